"""`manage.py decide` from the outside."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from rubrics.tests.test_rule_json import CASE, changed

ROOT = Path(__file__).resolve().parents[2]


def run(tmp_path, data):
    file = tmp_path / "case.json"
    file.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    out = io.StringIO()
    call_command("decide", str(file), stdout=out)
    return json.loads(out.getvalue())


def refusal(tmp_path, data):
    with pytest.raises(CommandError) as caught:
        run(tmp_path, data)
    assert caught.value.returncode == 2
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{tmp_path / 'case.json'}: ")


def test_one_case_gives_one_verdict(tmp_path):
    verdict = run(tmp_path, CASE)
    assert (verdict["outcome"], verdict["average"], verdict["average_shown"]) == ("HIRE", "7/2", "3.50")


def test_an_array_gives_an_array(tmp_path):
    low = changed(["marks", 1, "level"], 1)
    assert [verdict["outcome"] for verdict in run(tmp_path, [CASE, low])] == ["HIRE", "NO_HIRE"]
    assert run(tmp_path, []) == []


def test_a_byte_order_mark_is_read_over(tmp_path):
    assert run(tmp_path, b"\xef\xbb\xbf" + json.dumps(CASE).encode())["outcome"] == "HIRE"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (changed(["marks", 0, "level"], 3.0), "case 1: marks[0].level: must be 1, 2, 3, 4 or null"),
        ([CASE, changed(["marks", 1, "seat"], "otto")], "case 2: marks[1].seat: is not the id of a seat"),
        ([CASE | {"name": "two\nlines", "x": 1}], "case 1 (two lines): x: is not a key of this object"),
        ([CASE, 3], "case 2: must be an object"),
        (3, "case 1: must be an object"),
        (b"", "is not JSON: line 1, column 1: Expecting value"),
        (b"{", "is not JSON: line 1, column 2: Expecting property name enclosed in double quotes"),
        (b"\xff\xfe", "is not UTF-8 at byte 0"),
        (b"[NaN]", "NaN is not a number of JSON"),
        (b'{"rule": 1, "rule": 2}', "the key rule stands twice in one object"),
        (b"[" * 100_000, "is nested too deeply"),
    ],
)
def test_bad_input_is_one_line_that_names_case_and_field(tmp_path, data, said):
    assert refusal(tmp_path, data) == said


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(CommandError, match=r"cannot be read: No such file or directory$") as caught:
        call_command("decide", str(tmp_path / "none.json"))
    assert caught.value.returncode == 2


@pytest.mark.whole
def test_standard_input_and_the_exit_code():
    bad = json.dumps(changed(["rule", "threshold"], 2.5)).encode()
    done = subprocess.run(
        [sys.executable, "manage.py", "decide"], cwd=ROOT, input=bad, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        'CommandError: case 1: rule.threshold: must be exact: write it as text, such as "2.75" or "11/4"'
    ]
