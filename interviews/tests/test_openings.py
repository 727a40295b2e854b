"""Openings, who runs them, and their candidates: the writer."""

import pytest

from conftest import card_of, make_candidacy, make_kit, make_opening, make_session, seal
from interviews import openings
from interviews.models import Candidacy, Candidate, Event, Membership, Opening
from rubrics.models import Question


def verbs(**lookup):
    return [event.verb for event in Event.objects.filter(**lookup)]


def questions(opening, *keys):
    """The first questions of the sections named, one for each time a section is named."""
    found = []
    for key in keys:
        left = Question.objects.filter(section__kit=opening.kit, section__key=key).exclude(pk__in=[q.pk for q in found])
        found.append(left.order_by("order").first())
    return found


def roles(opening):
    return sorted((str(row.user), row.role) for row in opening.memberships.all())


# the opening


def test_new_opening_gets_its_lead_and_its_recruiter(lea, rae):
    opening = openings.create_opening(actor=rae, title="Morning baker", kit=make_kit(), lead=lea)
    assert roles(opening) == [("Lea", "lead"), ("Rae", "recruiter")]
    assert verbs(opening=opening) == ["opening.created", "member.added", "member.added"]


def test_lead_who_starts_an_opening_leads_it_only(lea):
    assert roles(openings.create_opening(actor=lea, title="Baker", kit=make_kit(), lead=lea)) == [("Lea", "lead")]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_opening_refuses_a_kit_that_is_not_published(lea, status):
    with pytest.raises(openings.Refused, match="published kit"):
        openings.create_opening(actor=lea, title="Baker", kit=make_kit(status=status), lead=lea)
    assert not Opening.objects.exists()


def test_opening_changes_only_what_differs(lea):
    opening = make_opening(lead=lea)
    openings.change_opening(actor=lea, opening=opening, title=opening.title, minutes=60)
    opening.refresh_from_db()
    assert opening.minutes == 60
    assert [event.data for event in Event.objects.all()] == [{"fields": ["minutes"]}]


def test_another_kit_empties_the_plan(lea):
    opening = make_opening(lead=lea, plan=False)
    openings.choose(actor=lea, opening=opening, questions=questions(opening, "technical"))
    make_candidacy(opening)
    openings.change_opening(actor=lea, opening=opening, kit=make_kit("Cook"))
    assert opening.plan_items.count() == 0


def test_kit_stays_while_the_plan_is_settled(lea):
    opening = make_opening(lead=lea)
    with pytest.raises(openings.Closed, match="Reopen the plan first"):
        openings.change_opening(actor=lea, opening=opening, kit=make_kit("Cook"))
    assert opening.plan_items.count() == 6


# people


def test_member_is_added_once(lea, otto):
    opening = make_opening(lead=lea)
    for _ in range(2):
        openings.add_member(actor=lea, opening=opening, user=otto, role="lead")
    assert roles(opening) == [("Lea", "lead"), ("Otto", "lead")]
    assert verbs() == ["member.added"]


def test_interviewer_neither_leads_nor_recruits(lea, ana):
    opening = make_opening(lead=lea)
    for role in Membership.Role.values:
        with pytest.raises(openings.Refused):
            openings.add_member(actor=lea, opening=opening, user=ana, role=role)
    assert roles(opening) == [("Lea", "lead")]


def test_recruiter_does_not_lead(lea, rae):
    with pytest.raises(openings.Refused, match="no panel lead"):
        openings.add_member(actor=lea, opening=make_opening(lead=lea), user=rae, role="lead")


def test_last_lead_stays(lea, rae):
    opening = make_opening(lead=lea, recruiter=rae)
    with pytest.raises(openings.Closed, match="only lead"):
        openings.remove_member(actor=lea, opening=opening, membership=opening.memberships.get(user=lea))
    openings.remove_member(actor=lea, opening=opening, membership=opening.memberships.get(user=rae))
    assert roles(opening) == [("Lea", "lead")]


# the plan


def test_plan_keeps_the_order_it_was_given(lea):
    opening = make_opening(lead=lea, plan=False)
    picked = questions(opening, "behavioral", "technical", "technical")
    openings.choose(actor=lea, opening=opening, questions=picked)
    assert [item.question for item in opening.plan_items.all()] == picked
    assert [item.order for item in opening.plan_items.all()] == [1, 2, 3]
    openings.choose(actor=lea, opening=opening, questions=picked)
    assert verbs() == ["plan.chosen"]


def test_plan_takes_questions_of_its_kit_once(lea):
    opening = make_opening(lead=lea, plan=False)
    (question,) = questions(opening, "technical")
    foreign = Question.objects.filter(section__kit=make_kit("Cook")).first()
    for picked in ([question, question], [foreign]):
        with pytest.raises(openings.Refused):
            openings.choose(actor=lea, opening=opening, questions=picked)
    assert opening.plan_items.count() == 0


def test_plan_below_a_range_is_not_settled(lea):
    opening = make_opening(lead=lea, plan=False)
    openings.choose(actor=lea, opening=opening, questions=questions(opening, "technical"))
    with pytest.raises(openings.PlanIncomplete) as refusal:
        openings.settle_plan(actor=lea, opening=opening)
    assert [(note.code, note["section"]) for note in refusal.value.problems] == [("below_range", "behavioral")]
    opening.refresh_from_db()
    assert opening.plan_settled_at is None


def test_settled_plan_is_reopened_to_be_changed(lea):
    opening = make_opening(lead=lea, plan=False)
    picked = questions(opening, "technical", "behavioral")
    openings.choose(actor=lea, opening=opening, questions=picked)
    openings.settle_plan(actor=lea, opening=opening)
    with pytest.raises(openings.Closed):
        openings.choose(actor=lea, opening=opening, questions=picked[:1])
    openings.reopen_plan(actor=lea, opening=opening)
    openings.choose(actor=lea, opening=opening, questions=picked[:1])
    assert verbs() == ["plan.chosen", "plan.settled", "plan.reopened", "plan.chosen"]


def test_plan_stays_settled_once_a_card_is_written_or_sealed(lea, ana):
    opening = make_opening(lead=lea)
    card = card_of(make_session(make_candidacy(opening), ana), ana)
    card.last_seq = 1
    card.save(update_fields=["last_seq"])
    with pytest.raises(openings.Closed, match="has begun"):
        openings.reopen_plan(actor=lea, opening=opening)
    card.last_seq = 0
    card.save(update_fields=["last_seq"])
    seal(card)
    with pytest.raises(openings.Closed, match="has begun"):
        openings.reopen_plan(actor=lea, opening=opening)
    opening.refresh_from_db()
    assert opening.plan_settled_at is not None


# candidates


def test_questions_that_may_be_scored_by_now_stay(lea, ana):
    opening = make_opening(lead=lea)
    card = card_of(make_session(make_candidacy(opening), ana, status="planned"), ana)
    openings.reopen_plan(actor=lea, opening=opening)
    card.last_seq = 1
    card.save()
    questions = [item.question for item in opening.plan_items.select_related("question__section")]
    with pytest.raises(openings.Closed):
        openings.choose(actor=lea, opening=opening, questions=questions[1:])
    with pytest.raises(openings.Closed):
        openings.change_opening(actor=lea, opening=opening, kit=make_kit("Another"))
    openings.choose(actor=lea, opening=opening, questions=questions[::-1])
    opening.refresh_from_db()
    assert [item.question for item in opening.plan_items.all()] == questions[::-1]


def test_candidate_is_added_with_an_undecided_indication(rae):
    candidacy = openings.add_candidate(actor=rae, opening=make_opening(), name="Cleo", email="cleo@example.org")
    assert (candidacy.candidate.name, candidacy.indication.outcome) == ("Cleo", "UNDECIDED")
    assert verbs(candidacy=candidacy) == ["candidacy.added"]


def test_candidate_with_an_account_is_tied_to_it(rae, ana):
    candidacy = openings.add_candidate(actor=rae, opening=make_opening(), name="Ana", email="Ana@Example.org")
    assert candidacy.candidate.user == ana


def test_address_is_free_once_in_an_opening(rae):
    opening, other = make_opening(), make_opening(make_kit("Cook"), title="Cook")
    openings.add_candidate(actor=rae, opening=opening, name="Cleo", email="cleo@example.org")
    with pytest.raises(openings.Refused, match="already"):
        openings.add_candidate(actor=rae, opening=opening, name="Cleo C", email="CLEO@example.org")
    openings.add_candidate(actor=rae, opening=other, name="Cleo", email="cleo@example.org")
    for name in ("No", "Address"):
        openings.add_candidate(actor=rae, opening=opening, name=name)
    assert Candidate.objects.count() == 4


def test_closed_opening_takes_no_candidate(rae):
    with pytest.raises(openings.Closed):
        openings.add_candidate(actor=rae, opening=make_opening(status="closed"), name="Cleo")
    assert not Candidacy.objects.exists()


def test_candidate_is_corrected(rae, ana):
    candidacy = make_candidacy()
    make_candidacy(candidacy.opening, name="Dara D")
    openings.change_candidate(actor=rae, candidacy=candidacy, name="Cleo C", email="ana@example.org")
    candidate = Candidate.objects.get(pk=candidacy.candidate_id)
    assert (candidate.name, candidate.email, candidate.user) == ("Cleo C", "ana@example.org", ana)
    with pytest.raises(openings.Refused):
        openings.change_candidate(actor=rae, candidacy=candidacy, name="Cleo C", email="dara@example.org")


def test_candidate_withdraws_and_comes_back(rae):
    candidacy = make_candidacy()
    for _ in range(2):
        assert openings.withdraw(actor=rae, candidacy=candidacy).status == "withdrawn"
    assert openings.reactivate(actor=rae, candidacy=candidacy).status == "active"
    assert verbs() == ["candidacy.withdrawn", "candidacy.reactivated"]
