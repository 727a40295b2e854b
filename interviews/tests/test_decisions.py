"""From rows to a verdict, to a ruling, to a person's decision."""

import copy

import pytest
from django.core.management import CommandError, call_command

from conftest import card_of, make_candidacy, make_flag, make_kit, make_opening, make_scores, make_session, seal
from interviews import decisions
from interviews.models import Decision, Event, Flag, Indication, PlanItem
from interviews.operations.canonical import digest
from rubrics import rule
from rubrics.models import Criterion, PracticalTest


@pytest.fixture
def candidacy(lea, rae):
    return make_candidacy(make_opening(lead=lea, recruiter=rae))


@pytest.fixture
def session(candidacy, ana, ben):
    return make_session(candidacy, ana, ben)


def sealed(session, user, levels):
    """The user's card with these levels in plan order, sealed."""
    card = card_of(session, user)
    make_scores(card, levels)
    return seal(card)


def grade(candidacy, actor, *levels, **fields):
    criteria = Criterion.objects.filter(test__kit=candidacy.opening.kit).order_by("order")
    graded = {str(row.ref): level for row, level in zip(criteria, levels, strict=False)}
    return decisions.grade_test(candidacy=candidacy, actor=actor, levels=graded, **fields)


def outcome(candidacy):
    return decisions.settle(candidacy=candidacy).outcome


# what the rule is told


def test_settle_of_a_panel_that_has_not_met(candidacy, session):
    indication = decisions.settle(candidacy=candidacy)
    facts = (indication.outcome, indication.average, indication.cards_in, indication.cards_expected)
    assert facts == ("UNDECIDED", None, 0, 2)


def test_drafts_say_nothing_but_that_they_are_missing(candidacy, session, ana):
    card = card_of(session, ana)
    make_scores(card, [1, 1, 1])
    make_flag(card)
    case = decisions.inputs_of(candidacy)
    assert (case.marks, case.flags) == ((), ())
    assert [(seat.label, seat.submitted) for seat in case.seats] == [("Ana", False), ("Ben", False)]


def test_shadows_and_cancelled_sessions_do_not_exist(candidacy, session, ana, ben, otto, adi):
    sealed(session, ana, [4, 4, 4, 4, 4, 4])
    before = decisions.inputs_of(candidacy)
    shadowed = make_session(candidacy, (otto, "shadow"))
    cancelled = make_session(candidacy, adi, status="cancelled")
    for other, user in ((shadowed, otto), (cancelled, adi)):
        make_flag(sealed(other, user, [1, 1, 1, 1, 1, 1]))
    assert decisions.inputs_of(candidacy) == before


def test_lead_seats_score(candidacy, lea):
    sealed(make_session(candidacy, (lea, "lead")), lea, [3] * 6)
    assert decisions.settle(candidacy=candidacy).average == 3


def test_marks_carry_section_difficulty_and_state(candidacy, ana):
    card = card_of(make_session(candidacy, ana), ana)
    make_scores(card, [4, "not_asked", "no_evidence", None, 2])
    seal(card)
    marks = decisions.inputs_of(candidacy).marks
    assert [(mark.section, mark.difficulty, mark.level, mark.state) for mark in marks] == [
        ("technical", "easy", 4, None),
        ("technical", "medium", None, "not_asked"),
        ("technical", "hard", None, "no_evidence"),
        ("behavioral", None, 2, None),
    ]


def test_level_that_was_scored_before_the_question_was_not_asked_never_counts(candidacy, ana):
    card = card_of(make_session(candidacy, ana), ana)
    make_scores(card, [4])
    card.scores.update(state="no_evidence")
    seal(card)
    assert [mark.level for mark in decisions.inputs_of(candidacy).marks] == [None]


def test_kit_without_a_practical_test_asks_for_none(ana):
    kit = make_kit()
    PracticalTest.objects.all().delete()
    candidacy = make_candidacy(make_opening(kit))
    sealed(make_session(candidacy, ana), ana, [3] * 6)
    assert outcome(candidacy) == "HIRE"


def test_inputs_take_as_many_queries_for_a_large_panel(candidacy, ana, ben, lea, otto, django_assert_num_queries):
    with django_assert_num_queries(3):
        decisions.inputs_of(candidacy)
    for user in (ana, ben, lea, otto):
        card = card_of(make_session(candidacy, user), user)
        make_flag(card)
        make_scores(card, [3] * 6)
        seal(card)
    with django_assert_num_queries(5):
        decisions.inputs_of(candidacy)


# the indication


def test_average_is_kept_cut_for_sorting(candidacy, ana, ben):
    sealed(make_session(candidacy, ana), ana, [4, 3, 3])
    indication = decisions.settle(candidacy=candidacy)
    assert (str(indication.average), indication.verdict["average"]) == ("3.333333", "10/3")


def test_settle_twice_changes_nothing(candidacy, session):
    first = decisions.settle(candidacy=candidacy)
    again = decisions.settle(candidacy=candidacy)
    assert (again.pk, again.settled_at) == (first.pk, first.settled_at)


def test_stored_inputs_recompute_to_the_stored_verdict(candidacy, session, ana, ben):
    make_flag(sealed(session, ana, [3, "not_asked", 2, 4, 1, 3]))
    sealed(session, ben, [4, 4, "no_evidence", 3, 2, 2])
    grade(candidacy, ana, 3, 2)
    indication = Indication.objects.get(candidacy=candidacy)
    assert decisions.recomputed(indication.inputs) == indication.verdict
    assert rule.case_to_json(rule.case_from_json(indication.inputs)) == indication.inputs


def test_turn_of_the_verdict_is_an_event(candidacy, session, ana):
    decisions.settle(candidacy=candidacy)
    make_flag(sealed(session, ana, [3] * 6))
    decisions.settle(candidacy=candidacy)
    decisions.settle(candidacy=candidacy)
    event = Event.objects.get()
    assert (event.verb, event.data) == ("verdict.turned", {"was": "UNDECIDED", "now": "NO_HIRE"})


# the story of one candidate


def test_two_interviewers_a_flag_dismissed_and_a_hire_at_exactly_three(candidacy, session, ana, ben, lea, rae):
    assert outcome(candidacy) == "UNDECIDED"
    flag = make_flag(sealed(session, ana, [4, 3, 3, 3, 2, 3]))
    assert outcome(candidacy) == "NO_HIRE"
    sealed(session, ben, [3, 3, 3, 3, 3, 3])
    grade(candidacy, lea, 3, 3)
    no_hire = Indication.objects.get(candidacy=candidacy)
    assert no_hire.verdict["sentence"] == "No hire: one red flag stands. Average 3.00, test passed."
    decisions.rule_on_flag(flag=flag, actor=lea, state="dismissed", reason="A misunderstanding.")
    hire = Indication.objects.get(candidacy=candidacy)
    assert (hire.outcome, hire.verdict["average"], hire.standing_flags) == ("HIRE", "3", 0)
    decision = decisions.decide(candidacy=candidacy, actor=rae, kind="hire", reason="Solid all round.")
    assert (decision.against, decisions.recompute(decision)) == (False, True)
    assert [event.verb for event in Event.objects.filter(candidacy=candidacy)] == [
        "verdict.turned",
        "test.graded",
        "flag.ruled",
        "verdict.turned",
        "decision.recorded",
    ]


# rulings


@pytest.fixture
def flag(session, ana):
    return make_flag(sealed(session, ana, [3] * 6))


def ruled(flag, actor, state, reason="Heard it myself."):
    return decisions.rule_on_flag(flag=flag, actor=actor, state=state, reason=reason)


def test_ruling_may_be_turned_and_keeps_its_person_and_reason(flag, lea, adi):
    ruled(flag, lea, "upheld")
    ruled(flag, adi, "dismissed", "  Heard wrongly. ")
    kept = Flag.objects.get(pk=flag.pk)
    assert (kept.state, kept.ruled_by, kept.ruling) == ("dismissed", adi, "Heard wrongly.")


@pytest.mark.parametrize(
    ("first", "second"), [("upheld", "upheld"), ("dismissed", "dismissed"), (None, "withdrawn"), (None, "raised")]
)
def test_illegal_move_changes_nothing(flag, lea, first, second):
    if first:
        ruled(flag, lea, first)
    events = Event.objects.count()
    with pytest.raises(decisions.IllegalMove):
        ruled(flag, lea, second)
    assert (Flag.objects.get(pk=flag.pk).state, Event.objects.count()) == (first or "raised", events)


def test_nobody_rules_on_their_own_flag(flag, ana):
    with pytest.raises(decisions.NotYours):
        ruled(flag, ana, "dismissed")


def test_ruling_without_a_reason_is_refused(flag, lea):
    with pytest.raises(decisions.Incomplete):
        ruled(flag, lea, "dismissed", "  ")


def test_flag_of_a_draft_is_not_ruled_on(session, ana, lea):
    with pytest.raises(decisions.IllegalMove):
        ruled(make_flag(card_of(session, ana)), lea, "dismissed")


def test_withdrawn_flag_stays_withdrawn(session, ana, lea):
    flag = make_flag(seal(card_of(session, ana)), state="withdrawn")
    with pytest.raises(decisions.IllegalMove):
        ruled(flag, lea, "upheld")


# the practical test


@pytest.mark.parametrize(
    ("levels", "state", "mean"),
    [
        ((3, 3), "passed", "3"),
        ((4, 2), "passed", "16/5"),
        ((2, 4), "failed", "14/5"),
        ((4,), "missing", ""),
        ((), "missing", ""),
    ],
)
def test_grading_takes_the_exact_weighted_mean(candidacy, lea, levels, state, mean):
    result = grade(candidacy, lea, *levels, note=" Neat. ", bonus=True)
    assert (result.state, result.mean, result.note, result.bonus) == (state, mean, "Neat.", True)


def test_grading_again_replaces_the_first_grade(candidacy, lea, adi):
    first = grade(candidacy, lea, 4, 4)
    again = grade(candidacy, adi, 2, 2)
    assert (again.pk, again.state, again.recorded_by) == (first.pk, "failed", adi)


def test_level_off_the_scale_is_refused(candidacy, lea):
    with pytest.raises(decisions.Incomplete):
        grade(candidacy, lea, 3, 5)


@pytest.mark.parametrize(("passed", "state"), [(True, "passed"), (False, "failed"), (None, "missing")])
def test_test_without_criteria_is_passed_or_failed(candidacy, lea, passed, state):
    Criterion.objects.all().delete()
    assert grade(candidacy, lea, passed=passed).state == state


def test_test_whose_criteria_weigh_nothing_counts_them_alike(candidacy, lea):
    Criterion.objects.update(weight=None)
    assert grade(candidacy, lea, 4, 3).mean == "7/2"


def test_kit_without_a_test_is_not_graded(candidacy, lea):
    PracticalTest.objects.all().delete()
    candidacy.opening.kit.refresh_from_db()
    with pytest.raises(decisions.IllegalMove):
        grade(candidacy, lea)


# the human decision


def decided(candidacy, actor, kind="hire", **fields):
    return decisions.decide(candidacy=candidacy, actor=actor, kind=kind, **({"reason": "As agreed."} | fields))


@pytest.mark.parametrize(
    ("kind", "level", "against"),
    [
        ("hire", 3, False),
        ("no_hire", 3, True),
        ("hold", 3, False),
        ("hire", 2, True),
        ("no_hire", 2, False),
        ("hire", None, False),
        ("no_hire", None, False),
    ],
)
def test_decision_against_the_indication_is_marked(candidacy, ana, lea, rae, kind, level, against):
    session = make_session(candidacy, ana)
    if level:
        sealed(session, ana, [level] * 6)
    grade(candidacy, lea, 3, 3)
    assert decided(candidacy, rae, kind).against is against


def test_earlier_decision_is_no_longer_current(candidacy, rae, lea):
    first, second = decided(candidacy, rae, "hold"), decided(candidacy, lea, "no_hire")
    assert list(Decision.objects.filter(current=True)) == [second]
    assert list(candidacy.decisions.all()) == [second, first]


def test_decision_needs_a_reason(candidacy, rae):
    with pytest.raises(decisions.Incomplete):
        decided(candidacy, rae, reason=" ")


def test_decision_on_what_has_moved_is_refused(candidacy, session, ana, rae):
    seen = digest(decisions.settle(candidacy=candidacy).verdict)
    sealed(session, ana, [3] * 6)
    with pytest.raises(decisions.Moved):
        decided(candidacy, rae, seen=seen)
    assert not Decision.objects.exists()
    assert decided(candidacy, rae, seen=digest(decisions.settle(candidacy=candidacy).verdict)).current


def test_withdrawn_candidate_is_not_decided_on(candidacy, rae):
    candidacy.status = "withdrawn"
    candidacy.save(update_fields=["status"])
    with pytest.raises(decisions.IllegalMove):
        decided(candidacy, rae)


def test_snapshot_outlives_the_rows(candidacy, session, ana, rae):
    sealed(session, ana, [3] * 6)
    decision = decided(candidacy, rae)
    PlanItem.objects.all().delete()
    card_of(session, ana).scores.all().delete()
    kept = Decision.objects.get(pk=decision.pk)
    assert (kept.snapshot["verdict"]["average"], decisions.recompute(kept)) == ("3", True)


@pytest.mark.parametrize("part", ["verdict", "case"])
def test_snapshot_that_was_changed_does_not_recompute(candidacy, session, ana, rae, part):
    sealed(session, ana, [3] * 6)
    decision = decided(candidacy, rae)
    decision.snapshot = copy.deepcopy(decision.snapshot)
    changed = decision.snapshot[part]
    changed["outcome" if part == "verdict" else "name"] = "HIRE"
    assert not decisions.recompute(decision)
    decision.snapshot_hash = digest(decision.snapshot)
    assert decisions.recompute(decision) is (part == "case")


# the whole store


def test_recheck_finds_everything_in_order(candidacy, session, ana, rae, capsys):
    sealed(session, ana, [3] * 6)
    decided(candidacy, rae)
    call_command("recheck")
    assert capsys.readouterr().out == "All 2 follow from their inputs.\n"


def test_recheck_names_what_differs(candidacy, session, ana, rae, capsys):
    sealed(session, ana, [3] * 6)
    decision = decided(candidacy, rae)
    Indication.objects.update(verdict=decision.snapshot["verdict"] | {"outcome": "HIRE"})
    with pytest.raises(CommandError, match="1 of 2 differ"):
        call_command("recheck")
    assert capsys.readouterr().err == f"Indication of candidacy {candidacy.ref} differs from what its inputs give.\n"


def test_recheck_survives_inputs_that_cannot_be_decided(candidacy, session, rae, capsys):
    decision = decided(candidacy, rae)
    Indication.objects.update(inputs={})
    snapshot = decision.snapshot | {"case": {}}
    Decision.objects.update(snapshot=snapshot, snapshot_hash=digest(snapshot))
    with pytest.raises(CommandError, match="2 of 2 differ"):
        call_command("recheck")
