"""Kit files of a folder: published once, a changed file as the next version, a bad one refused with its line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rubrics import kits
from rubrics.models import Kit

pytestmark = pytest.mark.django_db

GOOD = """# Baker

## Section: Technical

- Key: technical
- Pick: 1

### Yeast

Why yeast?
"""


def load(folder, **options):
    out, err = StringIO(), StringIO()
    failed = None
    try:
        call_command("load_kits", folder, stdout=out, stderr=err, **options)
    except CommandError as error:
        failed = (error.returncode, str(error))
    return out.getvalue().splitlines(), err.getvalue().splitlines(), failed


def versions():
    return [(kit.slug, kit.version, kit.status) for kit in Kit.objects.order_by("slug", "version")]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "baker.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_the_kits_of_the_house_are_published():
    call_command("load_kits", verbosity=0)
    assert [(version, status) for _, version, status in versions()] == [(1, "published")] * 5


def test_a_file_becomes_a_published_kit_with_its_name_as_the_slug(folder):
    assert load(folder) == (["baker.md: published as version 1"], [], None)
    assert versions() == [("baker", 1, "published")]


def test_loading_twice_changes_nothing(folder):
    load(folder)
    before = Kit.objects.get()
    assert load(folder) == (["baker.md: unchanged, version 1"], [], None)
    assert [(kit.ref, kit.changed_at) for kit in Kit.objects.all()] == [(before.ref, before.changed_at)]


def test_quiet_loading_says_nothing(folder):
    assert load(folder, verbosity=0) == ([], [], None)


def test_a_changed_file_becomes_the_next_version_and_leaves_the_first(folder):
    load(folder)
    before = kits.as_guide(Kit.objects.get())
    (folder / "baker.md").write_text(GOOD.replace("Why yeast?", "Why not yeast?"), encoding="utf-8")
    assert load(folder) == (["baker.md: published as version 2"], [], None)
    assert versions() == [("baker", 1, "published"), ("baker", 2, "published")]
    assert kits.as_guide(Kit.objects.get(version=1)) == before


def test_a_version_revised_by_a_person_is_not_overwritten(folder):
    load(folder)
    draft = kits.revise(kit=Kit.objects.get())
    kits.change_about(kit=draft, about=kits.as_guide(draft).__class__("Better baker"))
    kits.publish(kit=draft)
    assert load(folder) == (["baker.md: unchanged, version 1"], [], None)


def test_a_retired_version_is_not_published_again(folder):
    load(folder)
    kits.retire(kit=Kit.objects.get())
    load(folder)
    assert versions() == [("baker", 1, "retired")]


def test_a_changed_file_waits_for_the_draft_of_a_person(folder):
    load(folder)
    kits.revise(kit=Kit.objects.get())
    (folder / "baker.md").write_text(GOOD.replace("# Baker", "# Cook"), encoding="utf-8")
    said = "baker.md: left alone. Version 2 of “Baker” is a draft already. Nothing was changed: go on with that draft, "
    assert load(folder) == ([f"{said}or discard it first."], [], None)
    assert versions() == [("baker", 1, "published"), ("baker", 2, "draft")]


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (GOOD.replace("- Pick: 1", "- Pick: some"),
         "bad.md, line 6: “some” is no pick range: write 4-6, 4 or more, or not counted."),
        (GOOD.replace("- Pick: 1", "- Pick: 3"), "bad.md, line 3: “Technical” asks for 3 and has one question."),
        (GOOD.replace("# Baker", "# Baker\n\n- Hire at: 5"),
         "bad.md, line 3: The threshold must be between 1 and 4, not 5."),
        (GOOD + "\n## Practical test\n\nBake.\n\n### Criteria\n\n- 90% Crust\n",
         "bad.md, line 12: The weights of the criteria add up to 90, not 100."),
        (GOOD + "\n## Practical test\n\nBake.\n\n### Criteria\n\n- 100% Crust\n- 0% Crumb\n",
         "bad.md, line 19: The weight of “Crumb” must be more than 0, not 0."),
        (GOOD + "\n#### Scale\n\n1. a\n2. b\n3. c\n4.\n",
         "bad.md, line 8: The scale of “Yeast” describes some levels only: describe all four, or none."),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_line_and_the_others_are_loaded(folder, bad, told):
    (folder / "bad.md").write_text(bad, encoding="utf-8")
    failed = (1, "1 of 2 kit files refused; nothing was loaded from them.")
    assert load(folder) == (["baker.md: published as version 1"], [told], failed)
    assert versions() == [("baker", 1, "published")]


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(folder):
    (folder / "baker.md").write_bytes(GOOD.replace("Why", "Waarom\xff").encode("latin-1"))
    assert load(folder)[1] == ["baker.md, line 10: this is not UTF-8 text: save the file as UTF-8."]
    assert versions() == []


def test_a_file_name_that_is_no_slug_is_refused(folder):
    (folder / "baker.md").rename(folder / "My Baker.md")
    told = "My Baker.md, line 1: rename the file: small letters, digits, hyphens and .md only."
    assert (load(folder)[1], versions()) == ([told], [])


def test_a_folder_without_kit_files_is_said_so(tmp_path):
    assert load(tmp_path)[2] == (1, f"There is no kit file (*.md) in {tmp_path}. Nothing was loaded.")
