"""docs/rule.md tells the truth."""

import json
import re
from dataclasses import replace
from pathlib import Path

from rubrics import rule
from rubrics.tests.test_rule_words import ANA, BEN, marks_of

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "rule.md").read_text("utf-8")


def worked_example(reading, pooling):
    marks = [
        *marks_of("ana", technical=[4, 4], behavioral=[2]),
        *marks_of("ben", technical=[3], behavioral=[3], role_fit=[2]),
    ]
    asked = rule.Rule({"technical": 2, "behavioral": 1, "role_fit": 1}, reading=reading, pooling=pooling)
    return rule.decide(asked, marks, [], rule.Test("passed"), [ANA, BEN])


def test_the_worked_example_is_what_the_rule_says():
    for reading in ("answers", "sections"):
        row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{reading}` |") and "**" in line)
        said = [worked_example(reading, pooling).average for pooling in rule.POOLINGS]
        assert re.findall(r"\*\*(\S+)\*\*", row) == [rule.fraction_text(average) for average in said]
    outcomes = [worked_example(reading, "question").outcome for reading in rule.READINGS]
    assert outcomes == ["HIRE", "NO_HIRE", "NO_HIRE"]
    assert rule.words.other_readings(worked_example("answers", "question"))[0] in TEXT
    without = worked_example("answers", "question").without_question
    assert [(gone.id, gone.outcome) for gone in without] == [("technical1", "NO_HIRE"), ("technical2", "NO_HIRE")]


def test_the_case_on_the_page_can_be_decided_and_refused():
    case = rule.case_from_json(json.loads(re.search(r"```json\n(.*?)```", TEXT, re.DOTALL).group(1)))
    verdict = rule.decide_case(case)
    assert verdict.outcome == "HIRE"
    assert all(f"`{key}`" in TEXT for key in list(rule.verdict_to_json(verdict))[:9])
    wrong = rule.case_to_json(replace(case, marks=(replace(case.marks[0], level=5),)))
    refused = None
    try:
        rule.case_from_json(wrong)
    except rule.CaseError as error:
        refused = f"CommandError: case 1: {error}"
    assert refused in TEXT
