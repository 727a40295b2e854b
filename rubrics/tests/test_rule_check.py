"""Settings that cannot work are refused when a kit is published."""

from fractions import Fraction

import pytest

from rubrics import rule

SIZES = {
    "technical": rule.SectionSize(15, 4, 6),
    "behavioral": rule.SectionSize(7, 2, 3),
    "role_fit": rule.SectionSize(5, 1, 2),
    "warm_up": rule.SectionSize(3),
}
CRITERIA = {"audit": 25, "modelling": 30, "serving": 20, "judgement": 25}


def problems(*, sizes=None, criteria=CRITERIA, pass_mark=3, pick_min=None, **fixed):
    sizes = SIZES | (sizes or {})
    if pick_min is None:
        pick_min = {name: size.pick_min for name, size in sizes.items() if size.pick_min is not None}
    found = rule.check(rule.Rule(pick_min, **fixed), sizes, criteria, pass_mark)
    return [(problem.field, problem.code) for problem in found]


def size(*numbers):
    return {"technical": rule.SectionSize(*numbers)}


def test_a_kit_that_works_has_no_problem():
    weights = rule.Weights({"hard": "3/2"}, {"role_fit": "3/2"})
    assert problems(weights=weights) == []
    assert problems(criteria=None, test_required=False) == []
    assert problems(sizes=size(15, 0, 6)) == []
    assert problems(sizes=size(4, 4, 4)) == []
    assert problems(sizes=size(4, 4, None)) == []
    assert problems(sizes=size(1, 1, 1)) == []
    assert problems(sizes=size(1, 0, 1)) == []
    assert problems(criteria={"audit": 99, "serving": 1}) == []


@pytest.mark.parametrize("pass_mark", [1, "2.75", 4])
def test_a_pass_mark_on_the_scale_works(pass_mark):
    assert problems(pass_mark=pass_mark) == []


def test_without_a_pass_mark_the_test_is_passed_at_three():
    assert rule.check(rule.Rule({"technical": 4}), {"technical": SIZES["technical"]}, CRITERIA) == []


@pytest.mark.parametrize("threshold", [1, "11/4", 4])
def test_a_threshold_on_the_scale_works(threshold):
    assert problems(threshold=threshold) == []


@pytest.mark.parametrize(
    ("fixed", "expected"),
    [
        ({"threshold": Fraction(99, 100)}, ("threshold", "off_the_scale")),
        ({"threshold": "4.01"}, ("threshold", "off_the_scale")),
        ({"reading": "median"}, ("reading", "not_one_of")),
        ({"pooling": "best"}, ("pooling", "not_one_of")),
        ({"weights": rule.Weights({"hard": 0})}, ("weights.difficulty.hard", "weight_not_positive")),
        ({"weights": rule.Weights({}, {"technical": -1})}, ("weights.section.technical", "weight_not_positive")),
        ({"weights": rule.Weights({"brutal": 2})}, ("weights.difficulty.brutal", "not_one_of")),
        ({"weights": rule.Weights({}, {"warm_up": 2})}, ("weights.section.warm_up", "weight_not_counted")),
        ({"sizes": size(3, 4, 6)}, ("sections.technical.pick_min", "too_few_questions")),
        ({"sizes": size(5, 4, 6)}, ("sections.technical.pick_max", "too_few_questions")),
        ({"sizes": size(4, 4, 5)}, ("sections.technical.pick_max", "too_few_questions")),
        ({"sizes": size(0, 0, 1)}, ("sections.technical.pick_max", "too_few_questions")),
        ({"sizes": size(9, 4, 3)}, ("sections.technical.pick_max", "pick_range_empty")),
        ({"sizes": size(9, 0, 0)}, ("sections.technical.pick_max", "pick_range_empty")),
        ({"sizes": size(9, None, 3)}, ("sections.technical.pick_min", "pick_min_absent")),
        ({"sizes": size(9, -1, 3)}, ("sections.technical.pick_min", "negative")),
        ({"pick_min": {}}, ("sections", "no_counted_section")),
        ({"pick_min": {"technical": 3}}, ("sections.technical.pick_min", "pick_min_differs")),
        ({"pick_min": {"technical": 4, "other": 1}}, ("sections.other", "section_unknown")),
        ({"criteria": {}}, ("criteria", "test_without_criteria")),
        ({"criteria": CRITERIA | {"serving": 19}}, ("criteria", "weights_not_100")),
        ({"criteria": CRITERIA | {"serving": None}}, ("criteria.serving", "criterion_without_weight")),
        ({"criteria": {"audit": 100, "serving": 0}}, ("criteria.serving", "weight_not_positive")),
        ({"criteria": CRITERIA | {"serving": 19}, "test_required": False}, ("criteria", "weights_not_100")),
        ({"pass_mark": Fraction(1, 2)}, ("pass_mark", "off_the_scale")),
        ({"pass_mark": "4.5"}, ("pass_mark", "off_the_scale")),
    ],
)
def test_what_cannot_work_is_refused_with_its_field(fixed, expected):
    assert problems(**fixed) == [expected]


def test_a_kit_that_requires_no_question_is_refused():
    optional = {name: rule.SectionSize(5, 0, 2) for name in ("technical", "behavioral", "role_fit")}
    assert problems(sizes=optional) == [("sections", "nothing_required")]


def test_every_problem_of_a_kit_is_told_at_once():
    found = problems(threshold=5, sizes=size(3, 4, 6), criteria={"audit": 90})
    assert [field for field, _ in found] == ["threshold", "sections.technical.pick_min", "criteria"]


def test_problems_have_words():
    found = rule.check(rule.Rule({"role_fit": 3}, 5), {"role_fit": rule.SectionSize(2, 3)}, {"audit": 90})
    assert [rule.words.problem(problem, {"role_fit": "Role fit"}) for problem in found] == [
        "must be between 1 and 4, not 5",
        "Role fit asks for 3 and has two questions",
        "the weights of the criteria add up to 90, not 100",
    ]
