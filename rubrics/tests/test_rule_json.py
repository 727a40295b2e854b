"""Cases and verdicts as JSON: the contract, its refusals, and snapshots that can be recomputed."""

import copy
import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics import rule
from rubrics.tests.rule_strategies import quick

CASE = {
    "rule": {
        "threshold": "3",
        "reading": "answers",
        "pooling": "question",
        "weights": {"difficulty": {"hard": "3/2"}, "section": {"role_fit": "3/2"}},
        "pick_min": {"technical": 1, "role_fit": 1},
        "test_required": True,
    },
    "seats": [{"id": "ana", "kind": "scorer", "submitted": True, "label": "Ana"}],
    "marks": [
        {"seat": "ana", "question": "t1", "section": "technical", "difficulty": "hard", "level": 3},
        {"seat": "ana", "question": "r1", "section": "role_fit", "difficulty": None, "level": 4},
        {
            "seat": "ana",
            "question": "t2",
            "section": "technical",
            "difficulty": None,
            "level": None,
            "state": "not_asked",
        },
    ],
    "flags": [{"id": "f1", "seat": "ana", "state": "dismissed"}],
    "test": {"state": "passed", "mean": "63/20"},
}
ABSENT = object()


def changed(path, value):
    """CASE with the value at `path` set, or taken out."""
    case = copy.deepcopy(CASE)
    *way, last = path
    inner = case
    for step in way:
        inner = inner[step]
    if value is ABSENT:
        del inner[last]
    else:
        inner[last] = value
    return case


def refusal(case):
    with pytest.raises(rule.CaseError) as caught:
        rule.case_from_json(case)
    return str(caught.value)


def test_a_case_reads_back_without_loss():
    assert rule.case_to_json(rule.case_from_json(CASE)) == CASE


def test_readings_poolings_and_weights_may_be_left_out():
    bare = {key: CASE["rule"][key] for key in ("threshold", "pick_min", "test_required")}
    assert rule.rule_from_json(bare) == rule.Rule({"technical": 1, "role_fit": 1})


def test_difficulty_and_level_may_be_left_out_where_null_is_meant():
    case = changed(["marks", 2], {"seat": "ana", "question": "t2", "section": "technical", "state": "no_evidence"})
    assert rule.case_from_json(case).marks[2] == rule.Mark("ana", "t2", "technical", None, None, "no_evidence")


def test_the_verdict_keeps_the_contract():
    verdict = rule.verdict_to_json(rule.decide_case(rule.case_from_json(CASE)))
    assert json.loads(json.dumps(verdict)) == verdict
    assert {key: verdict[key] for key in list(verdict)[:9]} == {
        "outcome": "HIRE",
        "average": "7/2",
        "average_shown": "3.50",
        "sections": {"technical": "3", "role_fit": "4"},
        "clauses": {"cards": "held", "coverage": "held", "average": "held", "flags": "held", "test": "held"},
        "missing": [],
        "reasons": [
            {"code": "cards_in", "cards": 1},
            {"code": "section_covered", "section": "technical", "scored": 1, "needed": 1},
            {"code": "section_covered", "section": "role_fit", "scored": 1, "needed": 1},
            {
                "code": "average_reached",
                "average": "7/2",
                "threshold": "3",
                "reading": "answers",
                "pooling": "question",
            },
            {"code": "no_flag"},
            {"code": "test_passed", "mean": "63/20"},
        ],
        "other_readings": [],
        "flip_distance": 2,
    }


def test_a_snapshot_can_be_recomputed_and_a_changed_one_is_noticed():
    case = rule.case_from_json(CASE)
    kept = json.loads(
        json.dumps({"case": rule.case_to_json(case), "verdict": rule.verdict_to_json(rule.decide_case(case))})
    )
    again = rule.verdict_to_json(rule.decide_case(rule.case_from_json(kept["case"])))
    assert rule.same_answer(kept["verdict"], again)
    assert rule.same_answer(kept["verdict"] | {"sentence": "Worded otherwise."}, again)
    assert not rule.same_answer(kept["verdict"] | {"average": "4"}, again)
    lower = replace(case, marks=(replace(case.marks[0], level=2), *case.marks[1:]))
    assert not rule.same_answer(kept["verdict"], rule.verdict_to_json(rule.decide_case(lower)))


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["rule"], ABSENT, "rule: is missing"),
        (["seats"], ABSENT, "seats: is missing"),
        (["marks"], {}, "marks: must be an array"),
        (["flags"], None, "flags: must be an array"),
        (["test"], ABSENT, "test: is missing"),
        (["test"], None, "test: must be an object"),
        (["test", "state"], "done", "test.state: must be one of passed, failed, missing"),
        (["test", "mean"], 3.1, 'test.mean: must be exact: write it as text, such as "2.75" or "11/4"'),
        (["flag"], [], "flag: is not a key of this object"),
        (["rule", "tresholds"], "3", "rule.tresholds: is not a key of this object"),
        (["rule", "threshold"], 3.0, 'rule.threshold: must be exact: write it as text, such as "2.75" or "11/4"'),
        (["rule", "threshold"], True, 'rule.threshold: must be a number such as "3", "2.75" or "3/2"'),
        (["rule", "threshold"], "three", 'rule.threshold: must be a number such as "3", "2.75" or "3/2"'),
        (["rule", "threshold"], "5", "rule.threshold: must be between 1 and 4, not 5"),
        (["rule", "threshold"], ABSENT, "rule.threshold: is missing"),
        (["rule", "reading"], "mean", "rule.reading: must be one of answers, sections, every_section"),
        (["rule", "reading"], None, "rule.reading: must be text"),
        (["rule", "pooling"], ["question"], "rule.pooling: must be text"),
        (["rule", "weights"], [], "rule.weights: must be an object"),
        (["rule", "weights", "hard"], {}, "rule.weights.hard: is not a key of this object"),
        (["rule", "weights", "section", "role_fit"], "0", "rule.weights.section.role_fit: must be more than 0, not 0"),
        (["rule", "weights", "difficulty"], "hard", "rule.weights.difficulty: must be an object"),
        (["rule", "pick_min"], ABSENT, "rule.pick_min: is missing"),
        (["rule", "pick_min", "technical"], "4", "rule.pick_min.technical: must be a whole number"),
        (["rule", "pick_min", "technical"], True, "rule.pick_min.technical: must be a whole number"),
        (["rule", "pick_min", "technical"], -1, "rule.pick_min.technical: must not be negative, but is -1"),
        (["rule", "test_required"], "yes", "rule.test_required: must be true or false"),
        (["rule", "test_required"], ABSENT, "rule.test_required: is missing"),
        (["seats", 0], "ana", "seats[0]: must be an object"),
        (["seats", 0, "id"], 7, "seats[0].id: must be text"),
        (["seats", 0, "id"], " ", "seats[0].id: must not be empty"),
        (["seats", 0, "kind"], "lead", "seats[0].kind: must be one of scorer, shadow"),
        (["seats", 0, "submitted"], 1, "seats[0].submitted: must be true or false"),
        (["seats"], [CASE["seats"][0]] * 2, "seats[1].id: is used twice"),
        (["marks", 0, "seat"], "otto", "marks[0].seat: is not the id of a seat"),
        (["marks", 0, "level"], 5, "marks[0].level: must be 1, 2, 3, 4 or null"),
        (["marks", 0, "level"], 0, "marks[0].level: must be 1, 2, 3, 4 or null"),
        (["marks", 0, "level"], 3.0, "marks[0].level: must be 1, 2, 3, 4 or null"),
        (["marks", 0, "level"], True, "marks[0].level: must be 1, 2, 3, 4 or null"),
        (["marks", 0, "level"], "3", "marks[0].level: must be 1, 2, 3, 4 or null"),
        (["marks", 0, "level"], ABSENT, "marks[0].level: is missing"),
        (["marks", 0, "level"], None, "marks[0].state: must be one of not_asked, no_evidence"),
        (["marks", 0, "state"], "not_asked", "marks[0].state: must be left out when there is a level"),
        (["marks", 0, "difficulty"], 3, "marks[0].difficulty: must be text"),
        (["marks", 0, "question"], "t2", "marks[2].question: this seat has marked this question already"),
        (["marks", 0, "note"], "good", "marks[0].note: is not a key of this object"),
        (["flags", 0, "state"], "lifted", "flags[0].state: must be one of raised, upheld, dismissed, withdrawn"),
        (["flags", 0, "seat"], "otto", "flags[0].seat: is not the id of a seat"),
        (["flags"], [CASE["flags"][0]] * 2, "flags[1].id: is used twice"),
    ],
)
def test_bad_input_is_refused_with_its_field(path, value, said):
    assert refusal(changed(path, value)).startswith(said)


@pytest.mark.parametrize("data", [None, 3, "case", [], True])
def test_a_case_is_an_object(data):
    assert refusal(data) == "must be an object"


def test_a_question_keeps_its_section_and_difficulty_between_interviewers():
    case = changed(["seats"], [*CASE["seats"], {"id": "ben", "kind": "scorer", "submitted": True}])
    case["marks"].append({"seat": "ben", "question": "t1", "section": "technical", "difficulty": "easy", "level": 3})
    assert refusal(case) == "marks[3].difficulty: differs from the difficulty that an earlier mark gives this question"


def paths(value, way=()):
    yield way
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from paths(inner, (*way, key))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)


@settings(quick, max_examples=200)
@given(st.sampled_from([path for path in paths(CASE) if path]), anything)
def test_whatever_stands_in_a_case_it_is_decided_or_refused(path, value):
    with suppress(rule.CaseError):
        verdict = rule.verdict_to_json(rule.decide_case(rule.case_from_json(changed(path, value))))
        assert verdict["outcome"] in rule.OUTCOMES
