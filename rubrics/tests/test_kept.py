"""Kept verdicts: what counts as the same answer."""

import json

from rubrics import rule

CASE = {
    "rule": {"threshold": "3", "pick_min": {"technical": 1, "behavioral": 1}, "test_required": False},
    "seats": [{"id": "ana", "kind": "scorer", "submitted": True}],
    "marks": [
        {"seat": "ana", "question": "t1", "section": "technical", "difficulty": None, "level": 4},
        {"seat": "ana", "question": "b1", "section": "behavioral", "difficulty": None, "level": 3},
    ],
    "flags": [],
    "test": {"state": "missing"},
}


def verdict(case):
    return rule.verdict_to_json(rule.decide_case(rule.case_from_json(case)))


def test_same_answer_when_a_database_reorders_the_sections():
    kept = verdict(CASE)
    assert rule.same_answer(kept, verdict(json.loads(json.dumps(CASE, sort_keys=True))))


def test_other_answer_when_one_level_differs():
    other = json.loads(json.dumps(CASE))
    other["marks"][1]["level"] = 2
    assert not rule.same_answer(verdict(CASE), verdict(other))
