"""The decision table of fixtures/rule_cases, worked out by hand."""

import json
from pathlib import Path

import pytest

from rubrics import rule

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "rule_cases"
ROWS = [(path.stem, row) for path in sorted(FOLDER.glob("*.json")) for row in json.loads(path.read_text("utf-8"))]


@pytest.mark.parametrize(("file", "row"), ROWS, ids=[f"{file}: {row['name']}" for file, row in ROWS])
def test_case_of_the_decision_table(file, row):
    verdict = rule.verdict_to_json(rule.decide_case(rule.case_from_json(row["case"])))
    assert {key: verdict[key] for key in row["expect"]} == row["expect"]


def test_the_table_names_every_case_once_and_judges_each_by_its_clauses():
    names = [row["name"] for _, row in ROWS]
    assert len(set(names)) == len(names) >= 60
    assert {key for _, row in ROWS for key in row} == {"name", "why", "case", "expect"}
    assert all(
        {"outcome", "average", "clauses", "flip_distance", "other_readings"} <= set(row["expect"]) for _, row in ROWS
    )
