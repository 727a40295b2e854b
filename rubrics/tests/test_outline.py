"""The outline of a reading: keys, their order and their values, as programs compare them."""

import json

import pytest
from hypothesis import given, settings

from rubrics.guides.assembly import Draft, Scale
from rubrics.guides.draft import Criterion, Guide, PracticalTest, Problem, Question, RedFlag, Round, Section
from rubrics.guides.outline import outline, question_count
from rubrics.guides.parts import Part
from rubrics.guides.reading import Reading
from rubrics.tests.test_kitfile import guides

DOUBT = Problem(9, "numbering", "Number 4 is missing.")
READING = Reading("…", "text", (Part(1, "title", "Baker", 1),), (DOUBT,))
EMPTY = {
    "title": "Baker", "role": None, "level": None, "publisher": None, "layout": "text", "sections": [],
    "red_flags": [], "practical_test": None, "scale": None, "threshold": None, "composition": None, "rounds": [],
    "candidate_questions": [], "warnings": [{"code": "numbering", "line": 9, "text": "Number 4 is missing."}],
}  # fmt: skip


def told(**values):
    """The outline of a draft with nothing but these values."""
    guide = Guide(
        "Baker", **{name: values.pop(name) for name in list(values) if name not in Draft.__dataclass_fields__}
    )
    return outline(READING, Draft(guide, **values))


def test_a_guide_that_says_nothing_has_every_key_in_its_order():
    assert json.dumps(told()) == json.dumps(EMPTY)


@settings(max_examples=8, deadline=None)
@given(guides())
def test_an_outline_is_plain_json_with_the_same_keys_whatever_the_guide(guide):
    found = outline(READING, Draft(guide))
    assert (list(found), json.loads(json.dumps(found))) == (list(EMPTY), found)


def test_a_question_carries_what_is_said_about_it_and_its_line():
    question = Question(
        "Why yeast?", "Yeast", "hard", 5, ("gas", "time"), "It lives.", ("And soda?",), ("none",), ("asks",), line=7
    )
    section = Section("oven", "Oven", "technical", 1, 2, "Warm.", (question,), line=6)
    assert json.dumps(told(sections=(section,))["sections"]) == json.dumps([{
        "name": "Oven", "kind": "technical", "difficulty": "hard",
        "questions": [{
            "text": "Why yeast?", "difficulty": "hard", "line": 7, "look_for": ["gas", "time"], "answer": "It lives.",
            "follow_ups": ["And soda?"], "red_flags": ["none"], "minutes": 5,
        }],
    }])  # fmt: skip


@pytest.mark.parametrize(("difficulties", "common"), [
    ((), None), ((None,), None), (("easy",), "easy"), (("hard", "hard"), "hard"), (("easy", "hard"), None),
    (("easy", None), None),
])  # fmt: skip
def test_a_section_has_the_difficulty_that_all_its_questions_share(difficulties, common):
    questions = tuple(Question(f"Why {n}?", difficulty=each) for n, each in enumerate(difficulties))
    assert told(sections=(Section("a", "A", questions=questions),))["sections"][0]["difficulty"] == common


def test_the_rest_of_a_guide():
    found = told(
        role="Baker", level="mid", publisher="Guild", red_flags=(RedFlag("Burns it", line=20),),
        practical_test=PracticalTest("Bake.", 6, ("A loaf",), (Criterion("Crust", 60, "dark"), Criterion("Crumb"))),
        scale=Scale(0, 2, ((0, "raw"), (2, "done"))), threshold="1.5",
        rounds=(Round("Talk", 30, 45, "early"), Round("Trial")), candidate_questions=("Who eats it?",),
    )  # fmt: skip
    assert found == EMPTY | {
        "role": "Baker", "level": "mid", "publisher": "Guild", "red_flags": [{"text": "Burns it", "line": 20}],
        "practical_test": {
            "brief": "Bake.", "criteria": [{"name": "Crust", "weight": 60}, {"name": "Crumb", "weight": None}],
        },
        "scale": {"min": 0, "max": 2, "anchors": {"0": "raw", "2": "done"}}, "threshold": "1.5",
        "rounds": [
            {"name": "Talk", "minutes_min": 30, "minutes_max": 45, "note": "early"},
            {"name": "Trial", "minutes_min": None, "minutes_max": None, "note": ""},
        ],
        "candidate_questions": ["Who eats it?"],
    }  # fmt: skip


@pytest.mark.parametrize(("ranges", "expected"), [
    ((("technical", 4, 6), ("role_fit", 2, 2), ("minutes", 45, 45)),
     {"minutes": 45, "technical": "4-6", "role_fit": "2"}),
    ((("minutes", 45, 60),), {"minutes": "45-60"}),
])  # fmt: skip
def test_a_composition_begins_with_its_minutes(ranges, expected):
    assert json.dumps(told(composition=ranges)["composition"]) == json.dumps(expected)


def test_warnings_of_both_stages_stand_in_order_of_lines_each_once():
    problems = (Problem(30, "b", "Late."), *READING.warnings, Problem(2, "a", "Early."))
    assert [warning["line"] for warning in told(problems=problems)["warnings"]] == [2, 9, 30]


def test_questions_are_counted_over_all_sections():
    two = (Question("Why?"), Question("How?"))
    sections = (Section("a", "A", questions=two), Section("b", "B"), Section("c", "C", questions=two[:1]))
    assert question_count(Draft(Guide("Baker", sections=sections))) == 3


def test_a_guide_without_a_title_has_none_though_its_kit_needs_one():
    assert outline(Reading("…", "csv", ()), Draft(Guide("questions")))["title"] is None
