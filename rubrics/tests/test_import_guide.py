"""`manage.py import_guide` from the outside: what it prints, what it makes, and how it ends."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from rubrics import kits
from rubrics.models import Kit

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
KEYS = [
    "title", "role", "level", "publisher", "layout", "sections", "red_flags", "practical_test", "scale", "threshold",
    "composition", "rounds", "candidate_questions", "warnings",
]  # fmt: skip
GUIDE = """# Village baker interview guide

## Technical questions

1. How do you keep a starter alive through a week of holidays?

   What to look for: a feeding plan; a cold place

2. When would you bake rye without any wheat flour?

   What to look for: knows what gluten does

## Behavioral questions

1. Tell me about a morning when the oven failed.

   What to look for: customers were told early

## Red flags

- Blames the flour for every flat loaf
"""
NOTHING = "The bakery is closed on Mondays.\n\nOn other days it opens at six and sells until the shelves are bare.\n"


def run(file, *flags):
    """What stdout and stderr say, and how it ends: None, or the code and the sentence."""
    out, err, ended = StringIO(), StringIO(), None
    try:
        call_command("import_guide", str(file), *flags, stdout=out, stderr=err)
    except CommandError as error:
        ended = (error.returncode, str(error))
    return out.getvalue(), err.getvalue(), ended


@pytest.fixture
def guide(tmp_path):
    file = tmp_path / "baker.md"
    file.write_text(GUIDE, encoding="utf-8")
    return file


def test_a_dry_run_says_what_was_read_and_makes_nothing(guide):
    out, err, ended = run(guide, "--dry-run")
    lines = out.splitlines()
    assert (lines[0].split(". Read as ")[0], err, ended) == ("Village baker interview guide: 3 questions", "", None)
    assert lines[1:3] == ["  Technical questions: 2 questions", "  Behavioral questions: 1 question"]
    assert Kit.objects.count() == 0


def test_json_holds_every_key_in_its_order_and_the_lines_of_the_questions(guide):
    out, err, ended = run(guide, "--dry-run", "--json")
    found = json.loads(out)
    assert (list(found), err, ended, Kit.objects.count()) == (KEYS, "", None, 0)
    asked = [
        (question["line"], question["look_for"]) for section in found["sections"] for question in section["questions"]
    ]
    lines = GUIDE.splitlines()
    assert [lines[line - 1].split()[0] for line, _ in asked] == ["1.", "2.", "1."]
    assert [section["kind"] for section in found["sections"]] == ["technical", "behavioral"]
    assert [bool(points) for _, points in asked] == [True] * 3
    assert [flag["text"] for flag in found["red_flags"]] == ["Blames the flour for every flat loaf"]


def test_a_guide_becomes_a_draft_kit_with_its_address_at_the_end(guide, settings):
    settings.SITE_URL = "https://hiring.example.org"
    out, err, ended = run(guide)
    kit = Kit.objects.get()
    address = "https://hiring.example.org" + reverse("rubrics:kit", args=[kit.ref])
    assert (out.splitlines()[-1], err, ended, kit.status) == (address, "", None, "draft")
    asked = [question.text for section in kits.as_guide(kit).sections for question in section.questions]
    assert (len(asked), asked[2]) == (3, "Tell me about a morning when the oven failed.")


def test_with_json_the_address_stands_apart(guide):
    out, err, ended = run(guide, "--json")
    kit = Kit.objects.get()
    assert (list(json.loads(out)), ended) == (KEYS, None)
    assert err.strip().endswith(reverse("rubrics:kit", args=[kit.ref]))


@pytest.mark.parametrize("flags", [(), ("--json",), ("--dry-run", "--json")])
def test_a_text_without_questions_makes_no_kit_and_ends_with_3(tmp_path, flags):
    file = tmp_path / "notice.txt"
    file.write_text(NOTHING, encoding="utf-8")
    out, _, ended = run(file, *flags)
    assert (ended, Kit.objects.count()) == ((3, "No interview questions were found. No kit was made."), 0)
    assert "--json" not in flags or (list(json.loads(out)), json.loads(out)["sections"]) == (KEYS, [])


def test_a_file_that_cannot_be_read_ends_with_2_and_one_sentence(tmp_path):
    (large := tmp_path / "large.txt").write_bytes(b"Why?\n" * 500_000)
    (binary := tmp_path / "binary.md").write_bytes(bytes(range(256)) * 40)
    ends = [run(file, "--json") for file in (tmp_path / "none.md", tmp_path, large, binary)]
    assert [(out, err, ended[0]) for out, err, ended in ends] == [("", "", 2)] * 4
    sentences = [ended[1] for *_, ended in ends]
    assert sentences[:2] == [
        f"{tmp_path / 'none.md'} cannot be read: No such file or directory. Nothing was made.",
        f"{tmp_path} cannot be read: Is a directory. Nothing was made.",
    ]
    assert [(sentence[-1], "\n" in sentence) for sentence in sentences] == [(".", False)] * 4


@pytest.mark.whole
def test_standard_input_and_the_exit_codes():
    def ended(content):
        command = [sys.executable, "manage.py", "import_guide", "-", "--dry-run", "--json"]
        done = subprocess.run(command, cwd=ROOT, input=content, capture_output=True, check=False)
        return done.returncode, bool(done.stdout), done.stderr.decode().splitlines()

    assert ended(GUIDE.encode()) == (0, True, [])
    none = "CommandError: No interview questions were found. No kit was made."
    assert ended(NOTHING.encode()) == (3, True, [none])
    code, said, told = ended(b"\x00\x01\x02\x03" * 999)
    assert (code, said, len(told)) == (2, False, 1)
