"""What holds for every case, and the rule against its slow twin."""

import json
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics import rule
from rubrics.rule.averages import shares
from rubrics.tests import rule_oracle as oracle
from rubrics.tests.rule_strategies import cases, quick

WAYS = list(product(rule.READINGS, rule.POOLINGS))
LINEAR = [way for way in WAYS if way[0] != "every_section"]
randoms = st.randoms(use_true_random=True)


@quick
@given(cases())
def test_a_verdict_equals_that_of_the_slow_twin(case):
    verdict = rule.decide_case(case)
    assert verdict.outcome == oracle.outcome(case)
    assert {clause.name: clause.state for clause in verdict.clauses} == oracle.clauses(case)
    assert verdict.average == oracle.average(case.rule, oracle.counted(case))
    assert dict(verdict.sections) == oracle.section_means(case.rule, oracle.counted(case))
    assert verdict.provisional == (oracle.clauses(case)["average"] == "missing")


@quick
@given(cases(all_in=True, questions=4))
def test_other_readings_are_those_that_change_the_outcome(case):
    found = [
        (other.reading, other.pooling, other.average, other.outcome) for other in rule.decide_case(case).other_readings
    ]
    assert found == oracle.other_readings(case, replace)


@pytest.mark.parametrize(("reading", "pooling"), LINEAR)
@settings(quick, max_examples=15)
@given(data=st.data())
def test_flip_distance_is_the_nearest_of_all_score_sheets(reading, pooling, data):
    case = data.draw(cases(all_in=True, questions=3, seats=2, reading=reading, pooling=pooling))
    marks = rule.counting_marks(case)[:4]
    if marks:
        assert rule.flip_distance(case.rule, marks) == oracle.flip_distance(case.rule, marks, replace)


@quick
@given(st.lists(st.integers(1, 4), min_size=1, max_size=12))
def test_flip_distance_of_one_card_is_the_formula(levels):
    marks = [rule.Mark("ana", f"q{number}", "technical", level) for number, level in enumerate(levels)]
    surplus = sum(levels) - 3 * len(levels)
    assert rule.flip_distance(rule.Rule({"technical": 1}), marks) == (surplus + 1 if surplus >= 0 else -surplus)


@quick
@given(cases())
def test_flip_distance_is_null_while_the_average_is_missing_and_for_every_section(case):
    verdict = rule.decide_case(case)
    if verdict.provisional or case.rule.reading == "every_section":
        assert verdict.flip_distance is None


@quick
@given(cases())
def test_the_average_is_the_mean_of_the_scores_by_their_shares(case):
    marks = rule.counting_marks(case)
    parts = shares(case.rule, marks)
    assert all(share > 0 for share in parts)
    total = sum(share * mark.level for share, mark in zip(parts, marks, strict=True))
    assert rule.average(case.rule, marks) == (Fraction(total, sum(parts)) if marks else None)


@pytest.mark.parametrize(("reading", "pooling"), WAYS)
@settings(quick, max_examples=15)
@given(data=st.data())
def test_raising_a_score_never_turns_hire_into_anything_else(reading, pooling, data):
    case = data.draw(cases(all_in=True, reading=reading, pooling=pooling, threshold=Fraction(5, 2)))
    if rule.decide_case(case).outcome != "HIRE":
        return
    for index, mark in enumerate(case.marks):
        if mark.level in (1, 2, 3):
            raised = (*case.marks[:index], replace(mark, level=mark.level + 1), *case.marks[index + 1 :])
            assert rule.decide_case(replace(case, marks=raised)).outcome == "HIRE"


@quick
@given(cases(), st.sampled_from(("raised", "upheld")))
def test_a_standing_flag_never_helps(case, state):
    for seat in case.seats:
        if seat.kind == "scorer" and seat.submitted:
            flagged = replace(case, flags=(*case.flags, rule.Flag("new", seat.id, state)))
            assert rule.decide_case(flagged).outcome == "NO_HIRE"


@quick
@given(cases(), randoms)
def test_order_never_matters(case, random):
    marks, flags, seats = [*case.marks], [*case.flags], [*case.seats]
    for rows in (marks, flags, seats):
        random.shuffle(rows)
    assert rule.decide(case.rule, marks, flags, case.test, seats) == rule.decide_case(case)


@quick
@given(cases(), randoms)
def test_what_shadows_and_drafts_say_changes_nothing(case, random):
    unheard = {seat.id for seat in case.seats if seat.kind == "shadow" or not seat.submitted}
    other = replace(
        case,
        marks=tuple(
            replace(mark, level=random.choice(rule.LEVELS), state=None) if mark.seat in unheard else mark
            for mark in case.marks
        ),
        flags=tuple(
            replace(flag, state=random.choice(rule.FLAG_STATES)) if flag.seat in unheard else flag
            for flag in case.flags
        ),
    )
    assert rule.decide_case(other) == rule.decide_case(case)


@quick
@given(cases(), st.booleans())
def test_a_shadow_more_changes_nothing(case, submitted):
    more = replace(
        case,
        seats=(*case.seats, rule.Seat("late", "shadow", submitted)),
        marks=(*case.marks, rule.Mark("late", "other", "technical", 1)),
        flags=(*case.flags, rule.Flag("late", "late")),
    )
    assert rule.decide_case(more) == rule.decide_case(case)


@quick
@given(cases())
def test_answers_without_a_level_change_nothing(case):
    scored = replace(case, marks=tuple(mark for mark in case.marks if mark.level is not None))
    assert rule.decide_case(scored) == rule.decide_case(case)


@quick
@given(cases())
def test_marks_of_other_sections_change_nothing(case):
    counted = replace(case, marks=tuple(mark for mark in case.marks if mark.section in case.rule.pick_min))
    assert rule.decide_case(counted) == rule.decide_case(case)


@quick
@given(cases())
def test_undecided_names_what_is_missing_and_a_hire_misses_nothing(case):
    verdict = rule.decide_case(case)
    assert verdict.reasons
    if verdict.outcome == "UNDECIDED":
        assert rule.words.missing(verdict)
    if verdict.outcome == "HIRE":
        assert rule.words.missing(verdict) == []


@quick
@given(cases())
def test_a_no_hire_stays_whatever_else_is_submitted(case):
    later = replace(case, seats=tuple(replace(seat, submitted=True) for seat in case.seats))
    if rule.decide_case(case).outcome == "NO_HIRE":
        assert rule.decide_case(later).outcome == "NO_HIRE"


@quick
@given(cases())
def test_leaving_one_interviewer_out_is_the_rest_of_the_panel(case):
    verdict = rule.decide_case(case)
    told = {gone.id: gone.outcome for gone in verdict.without_interviewer}
    if verdict.outcome == "UNDECIDED":
        assert told == {}
        return
    for seat in case.seats:
        rest = replace(
            case,
            seats=tuple(other for other in case.seats if other != seat),
            marks=tuple(mark for mark in case.marks if mark.seat != seat.id),
            flags=tuple(flag for flag in case.flags if flag.seat != seat.id),
        )
        assert told.get(seat.id, verdict.outcome) == oracle.outcome(rest)


@quick
@given(cases(all_in=True))
def test_leaving_one_question_out_is_the_plan_without_it(case):
    verdict = rule.decide_case(case)
    told = {gone.id: gone.outcome for gone in verdict.without_question}
    for section, question in {(mark.section, mark.question) for mark in oracle.counted(case)}:
        rest = replace(
            case,
            rule=replace(case.rule, pick_min=dict(case.rule.pick_min) | {section: 0}),
            marks=tuple(mark for mark in case.marks if mark.question != question),
        )
        assert told.get(question, verdict.outcome) == oracle.outcome(rest)


@quick
@given(cases())
def test_cases_and_verdicts_travel_without_loss(case):
    verdict = rule.decide_case(case)
    again = rule.case_from_json(rule.case_to_json(case))
    assert again == case
    assert rule.verdict_from_json(rule.verdict_to_json(verdict)) == verdict
    assert rule.same_answer(rule.verdict_to_json(verdict), rule.verdict_to_json(rule.decide_case(again)))


@quick
@given(cases())
def test_a_store_that_reorders_keys_changes_nothing(case):
    verdict = rule.decide_case(case)
    kept = json.loads(json.dumps(rule.case_to_json(case), sort_keys=True))
    again = rule.decide_case(rule.case_from_json(kept))
    assert json.dumps(rule.verdict_to_json(again)) == json.dumps(rule.verdict_to_json(verdict))
    stored = json.loads(json.dumps(rule.verdict_to_json(verdict), sort_keys=True))
    assert json.dumps(rule.verdict_to_json(rule.verdict_from_json(stored))) == json.dumps(rule.verdict_to_json(verdict))


@quick
@given(st.fractions(min_value=1, max_value=4))
def test_shown_numbers_are_cut(value):
    assert 0 <= value - Fraction(rule.show(value)) < Fraction(1, 100)


@quick
@given(cases())
def test_every_verdict_has_words(case):
    verdict = rule.decide_case(case)
    said = [
        rule.words.sentence(verdict),
        *rule.words.robustness(verdict),
        *(line for clause in verdict.clauses for line in rule.words.ledger(clause)),
    ]
    for text in said:
        assert text[0].isupper()
        assert text.endswith(".")
        assert not any(odd in text for odd in ("..", "  ", ": .", "None"))
