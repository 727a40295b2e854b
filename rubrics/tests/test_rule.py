"""decide() on single cases, exact numbers, and the practical test."""

import time
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal
from fractions import Fraction

import pytest

from rubrics import rule


def marks_of(seat="ana", **sections):
    return [
        rule.Mark(seat, f"{section}{number}", section, level)
        for section, levels in sections.items()
        for number, level in enumerate(levels, start=1)
    ]


def decide(marks, *, flags=(), test="passed", seats=None, **fixed):
    seats = seats or [rule.Seat("ana", submitted=True)]
    pick_min = dict.fromkeys(dict.fromkeys(mark.section for mark in marks), 1)
    return rule.decide(rule.Rule(**{"pick_min": pick_min} | fixed), marks, flags, rule.Test(test), seats)


def test_decide_works_from_the_package_and_from_any_iterable():
    verdict = rule.decide(
        rule.Rule({"technical": 1}),
        iter(marks_of(technical=[3])),
        iter([]),
        rule.Test("passed"),
        iter([rule.Seat("ana", submitted=True)]),
    )
    assert verdict.outcome == rule.HIRE


def test_everything_is_frozen():
    verdict = decide(marks_of(technical=[3]))
    with pytest.raises(FrozenInstanceError):
        verdict.outcome = "HIRE"
    with pytest.raises(TypeError):
        verdict.sections["technical"] = Fraction(4)


def test_a_rule_takes_exact_numbers_and_refuses_floats():
    made = rule.Rule({"technical": 1}, Decimal("2.75"), weights=rule.Weights({"hard": "3/2"}, {"technical": 2}))
    assert (made.threshold, made.weights.difficulty["hard"]) == (Fraction(11, 4), Fraction(3, 2))
    for wrong in (3.0, True, None):
        with pytest.raises(TypeError):
            rule.Rule({"technical": 1}, wrong)


@pytest.mark.parametrize("text", ["", "3,0", "three", "1e5", "1/0", "nan", "3/", "--3", "٣", "9" * 13])
def test_text_that_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r"is not a number|divides by zero"):
        rule.as_fraction(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("599/200", "2.99"),
        ("59/20", "2.95"),
        ("3", "3.00"),
        ("32/9", "3.55"),
        ("-1/3", "-0.33"),
        ("1/200", "0.00"),
        ("0", "0.00"),
        (None, "–"),
    ],
)
def test_numbers_are_cut_and_never_rounded(value, shown):
    assert rule.show(None if value is None else Fraction(value)) == shown


def test_the_exact_number_stands_beside_it():
    assert [rule.fraction_text(value) for value in (Fraction(32, 9), Fraction(3), None)] == ["32/9", "3", "–"]


def test_clauses_stand_in_their_order_and_without_a_test_there_are_four():
    names = [clause.name for clause in decide(marks_of(technical=[3])).clauses]
    assert tuple(names) == rule.CLAUSES
    assert [clause.name for clause in decide(marks_of(technical=[3]), test_required=False).clauses] == names[:4]


def test_each_clause_carries_its_numbers():
    verdict = decide(marks_of(technical=[3, 4]), pick_min={"technical": 2, "role_fit": 1})
    assert [dict(line.params) for line in verdict.clause("coverage").reasons] == [
        {"section": "technical", "scored": 2, "needed": 2},
        {"section": "role_fit", "scored": 0, "needed": 1},
    ]
    assert dict(verdict.clause("average").reasons[0].params) == {
        "average": "7/2",
        "threshold": "3",
        "reading": "answers",
        "pooling": "question",
    }
    assert [line.code for line in verdict.reasons] == ["section_short", "average_waits"]
    assert [line.code for line in verdict.missing] == ["section_short"]


def test_an_undecided_verdict_says_nothing_of_robustness():
    verdict = decide(marks_of(technical=[3]), test="missing")
    assert (verdict.outcome, verdict.without_interviewer, verdict.without_question) == ("UNDECIDED", (), ())
    assert verdict.flip_distance == 1


def test_scores_nobody_asked_for_leave_the_average_missing():
    verdict = decide([], pick_min={"technical": 0})
    assert [(clause.name, clause.state) for clause in verdict.clauses][2] == ("average", "missing")
    assert [line.code for line in verdict.missing] == ["no_scores"]


def test_a_shared_question_left_out_leaves_out_every_score_of_it():
    marks = [*marks_of("ana", technical=[1, 3]), *marks_of("ben", technical=[1, 3])]
    verdict = decide(marks, seats=[rule.Seat("ana", submitted=True), rule.Seat("ben", submitted=True)])
    assert verdict.without_question == (rule.Without("technical1", "", Fraction(3), "HIRE"),)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"marks": marks_of(technical=[3]) * 2}, "marks[1].question"),
        ({"marks": marks_of("otto", technical=[3])}, "marks[0].seat"),
        ({"marks": marks_of(technical=[5])}, "marks[0].level"),
        ({"marks": marks_of(technical=[True])}, "marks[0].level"),
        ({"marks": marks_of(technical=[3.0])}, "marks[0].level"),
        ({"marks": marks_of(technical=[None])}, "marks[0].state"),
        ({"marks": [rule.Mark("ana", "t1", "technical", 3, state="not_asked")]}, "marks[0].state"),
        ({"flags": (rule.Flag("f1", "ana"), rule.Flag("f1", "ana"))}, "flags[1].id"),
        ({"flags": (rule.Flag("f1", "otto"),)}, "flags[0].seat"),
        ({"flags": (rule.Flag("f1", "ana", "lifted"),)}, "flags[0].state"),
        ({"test": rule.Test("done")}, "test.state"),
        ({"seats": (rule.Seat("ana"), rule.Seat("ana"))}, "seats[1].id"),
        ({"seats": (rule.Seat("ana", "lead"),)}, "seats[0].kind"),
        ({"rule": rule.Rule({"technical": -1})}, "rule.pick_min.technical"),
        ({"rule": rule.Rule({"technical": 1}, threshold=5)}, "rule.threshold"),
        ({"rule": rule.Rule({"technical": 1}, reading="median")}, "rule.reading"),
        ({"rule": rule.Rule({"technical": 1}, pooling="best")}, "rule.pooling"),
        ({"rule": rule.Rule({"technical": 1}, weights=rule.Weights({"hard": 0}))}, "rule.weights.difficulty.hard"),
    ],
)
def test_contradictions_are_refused_with_their_field(change, field):
    sound = rule.Case(rule.Rule({"technical": 1}), seats=(rule.Seat("ana", submitted=True),))
    with pytest.raises(rule.CaseError) as caught:
        rule.decide_case(replace(sound, **{key: tuple(v) if isinstance(v, list) else v for key, v in change.items()}))
    assert caught.value.field == field


@pytest.mark.parametrize("name", ["section", "difficulty"])
def test_one_question_cannot_have_two_sections_or_difficulties(name):
    marks = [rule.Mark("ana", "t1", "technical", 3, "hard"), rule.Mark("ben", "t1", "technical", 3, "hard")]
    marks[1] = replace(marks[1], **{name: "easy"})
    with pytest.raises(rule.CaseError, match=rf"^marks\[1\]\.{name}: "):
        decide(marks, seats=[rule.Seat("ana"), rule.Seat("ben")])


WEIGHTS = {"audit": 25, "modelling": 30, "serving": 20, "judgement": 25}


@pytest.mark.parametrize(
    ("levels", "state", "mean"),
    [
        ((3, 3, 3, 3), "passed", Fraction(3)),
        ((4, 2, 4, 3), "passed", Fraction(63, 20)),
        ((4, 2, 3, 3), "failed", Fraction(59, 20)),
        ((4, 4, 4, None), "missing", None),
        ((None, None, None, None), "missing", None),
    ],
)
def test_the_practical_test_is_a_weighted_mean(levels, state, mean):
    result = rule.test_state(WEIGHTS, dict(zip(WEIGHTS, levels, strict=True)), Decimal("3.00"))
    assert result == rule.Test(state, mean)


def test_the_pass_mark_is_three_unless_the_kit_says_otherwise():
    levels = dict(zip(WEIGHTS, (1, 2, 4, 4), strict=True))
    assert rule.test_state(WEIGHTS, levels) == rule.Test("failed", Fraction(53, 20))
    assert rule.test_state(WEIGHTS, levels, "2.65") == rule.Test("passed", Fraction(53, 20))
    assert rule.test_state(WEIGHTS, dict.fromkeys(WEIGHTS, 3)).state == "passed"
    assert rule.test_state({"a": 1, "b": 1, "c": 1, "d": 1}, {"a": 1, "b": 2, "c": 3, "d": 4}).state == "failed"


def test_a_test_without_criteria_is_missing_and_a_level_off_the_scale_an_error():
    assert rule.test_state({}, {}) == rule.Test("missing")
    with pytest.raises(ValueError, match="scored 1, 2, 3 or 4"):
        rule.test_state({"audit": 100}, {"audit": 5})


def test_a_large_panel_is_judged_at_once():
    sections = ("technical", "behavioral", "role_fit")
    marks = [
        rule.Mark(
            f"seat{seat}", f"q{number}", sections[number % 3], 1 + number * seat % 4, rule.DIFFICULTIES[number % 3]
        )
        for number in range(30)
        for seat in range(8)
    ]
    weights = rule.Weights({"hard": "3/2"}, {"role_fit": "3/2"})
    seats = [rule.Seat(f"seat{seat}", submitted=True) for seat in range(8)]
    began = time.perf_counter()
    verdict = decide(marks, seats=seats, weights=weights, pooling="interviewer", reading="sections", threshold="5/2")
    assert time.perf_counter() - began < 0.5
    assert verdict.outcome in rule.OUTCOMES
