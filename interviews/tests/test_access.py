"""Who sees what, as predicates: see docs/access.md."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from conftest import card_of, make_candidacy, make_flag, make_kit, make_opening, make_session, seal
from interviews import access
from interviews.models import Candidacy, Candidate


@pytest.fixture
def candidacy(lea, rae):
    return make_candidacy(make_opening(lead=lea, recruiter=rae))


def test_summary_unseen_by_interviewer_until_own_card_is_sealed(candidacy, ana, ben):
    session = make_session(candidacy, ana, ben)
    assert not access.sees_summary(ana, candidacy)
    seal(card_of(session, ben))
    assert not access.sees_summary(ana, candidacy)
    seal(card_of(session, ana))
    assert access.sees_summary(ana, candidacy)


@pytest.mark.parametrize("person", ["lea", "rae", "adi"])
def test_summary_seen_by_who_runs_the_opening(candidacy, ana, person, request):
    make_session(candidacy, ana)
    assert access.sees_summary(request.getfixturevalue(person), candidacy)


@pytest.mark.parametrize("person", ["lea", "rae", "adi"])
def test_who_scores_is_blind_whatever_their_role(candidacy, person, request):
    user = request.getfixturevalue(person)
    session = make_session(candidacy, user)
    assert access.is_blind(user, candidacy)
    assert not access.may_decide(user, candidacy)
    seal(card_of(session, user))
    assert access.may_decide(user, candidacy)


def test_cancelled_session_blinds_nobody(candidacy, lea):
    make_session(candidacy, lea, status="cancelled")
    assert access.sees_summary(lea, candidacy)


def test_shadow_reads_nothing_even_after_sealing(candidacy, ana):
    session = make_session(candidacy, (ana, "shadow"))
    seal(card_of(session, ana))
    assert not access.sees_summary(ana, candidacy)


def test_other_panel_knows_of_nothing(candidacy, otto):
    with pytest.raises(Http404):
        access.candidacy_or_404(otto, candidacy.ref)
    with pytest.raises(Http404):
        access.opening_or_404(otto, candidacy.opening.ref)


def test_candidate_with_an_account_knows_of_nothing(candidacy, lea):
    Candidacy.objects.get(pk=candidacy.pk)
    candidacy.candidate.user = lea
    candidacy.candidate.save(update_fields=["user"])
    assert not access.sees_summary(lea, candidacy)
    with pytest.raises(Http404):
        access.candidacy_or_404(lea, candidacy.ref)


def test_account_newer_than_the_candidacy_knows_of_nothing(candidacy, lea, ana):
    session = make_session(candidacy, ana)
    for user in (lea, ana):
        Candidate.objects.update(email=user.email.title())
        candidacy.candidate.refresh_from_db()
        assert access.is_candidate(user, candidacy)
        assert not access.candidacies_for(user).exists()
        with pytest.raises(Http404):
            access.authored_card_or_404(user, card_of(session, ana).ref)
        with pytest.raises(Http404):
            access.plan_or_404(user, candidacy.opening.ref)


def test_card_opens_for_its_author_alone(candidacy, ana, ben, adi):
    card = card_of(make_session(candidacy, ana, ben), ana)
    assert access.own_card_or_404(ana, card.ref) == card
    for other in (ben, adi):
        with pytest.raises(Http404):
            access.own_card_or_404(other, card.ref)


def test_card_of_a_cancelled_session_stays_with_its_author_alone(candidacy, ana, lea, adi):
    card = card_of(make_session(candidacy, ana, status="cancelled"), ana)
    assert access.authored_card_or_404(ana, card.ref) == card
    with pytest.raises(Http404):
        access.own_card_or_404(ana, card.ref)
    for other in (lea, adi):
        with pytest.raises(Http404):
            access.authored_card_or_404(other, card.ref)


def test_nobody_reads_a_card_about_themselves(candidacy, ana):
    card = card_of(make_session(candidacy, ana), ana)
    candidacy.candidate.user = ana
    candidacy.candidate.save(update_fields=["user"])
    with pytest.raises(Http404):
        access.authored_card_or_404(ana, card.ref)


def test_recruiter_may_not_do_what_leads_do(candidacy, rae):
    with pytest.raises(PermissionDenied):
        access.opening_or_404(rae, candidacy.opening.ref, access.LEAD)


def test_flag_is_ruled_on_by_a_lead_who_did_not_raise_it(candidacy, ana, ben, lea, rae):
    session = make_session(candidacy, ana, lea)
    ours, theirs = make_flag(card_of(session, lea)), make_flag(card_of(session, ana))
    for user in (ana, lea):
        seal(card_of(session, user))
    assert access.flag_or_404(lea, theirs.ref) == theirs
    for user, flag in ((lea, ours), (rae, theirs), (ana, ours)):
        with pytest.raises(PermissionDenied):
            access.flag_or_404(user, flag.ref)
    with pytest.raises(Http404):
        access.flag_or_404(ben, theirs.ref)


def test_flag_of_a_draft_does_not_exist_for_others(candidacy, ana, lea):
    flag = make_flag(card_of(make_session(candidacy, ana), ana))
    with pytest.raises(Http404):
        access.flag_or_404(lea, flag.ref)


def test_blindness_is_one_query_for_a_whole_board(ana, lea, django_assert_num_queries):
    opening = make_opening(make_kit(), lead=lea)
    for number in range(3):
        make_session(make_candidacy(opening, name=f"C{number} X"), ana, lea)
    with django_assert_num_queries(1):
        assert [row.blind for row in access.with_blindness(opening.candidacies.all(), lea)] == [True] * 3


@pytest.mark.parametrize(
    ("person", "standing"),
    [("lea", (True, True, False)), ("rae", (True, False, False)), ("adi", (True, True, False))],
)
def test_standing_says_who_runs_and_leads(candidacy, person, standing, request):
    row = access.met_candidacy_or_404(request.getfixturevalue(person), candidacy.ref)
    assert (row.runs_it, row.leads_it, row.chairs_it) == standing


def test_panel_member_meets_the_candidacy_after_sealing_only(candidacy, ana):
    session = make_session(candidacy, ana)
    with pytest.raises(Http404):
        access.met_candidacy_or_404(ana, candidacy.ref)
    seal(card_of(session, ana))
    assert access.met_candidacy_or_404(ana, candidacy.ref).runs_it is False
    with pytest.raises(PermissionDenied):
        access.decidable_candidacy_or_404(ana, candidacy.ref)


def test_blind_lead_meets_the_candidacy_and_may_not_decide(candidacy, lea):
    make_session(candidacy, lea)
    assert access.met_candidacy_or_404(lea, candidacy.ref).blind
    with pytest.raises(PermissionDenied):
        access.decidable_candidacy_or_404(lea, candidacy.ref)


def test_test_is_graded_by_leads_and_lead_seats(candidacy, ana, ben, lea, rae, otto):
    session = make_session(candidacy, (ana, "lead"), ben)
    for user in (ana, lea):
        assert access.gradable_candidacy_or_404(user, candidacy.ref) == candidacy
    for user in (ben, otto):
        with pytest.raises(Http404):
            access.gradable_candidacy_or_404(user, candidacy.ref)
    seal(card_of(session, ben))
    for user in (ben, rae):
        with pytest.raises(PermissionDenied):
            access.gradable_candidacy_or_404(user, candidacy.ref)


def test_lead_seat_of_a_cancelled_session_grades_nothing(candidacy, ana):
    make_session(candidacy, (ana, "lead"), status="cancelled")
    with pytest.raises(Http404):
        access.gradable_candidacy_or_404(ana, candidacy.ref)


def test_plan_is_read_by_who_runs_the_opening_and_by_its_panels(candidacy, ana, ben, lea, rae, otto):
    make_session(candidacy, ana)
    for user in (ana, lea, rae):
        assert access.plan_or_404(user, candidacy.opening.ref) == candidacy.opening
    for user in (ben, otto):
        with pytest.raises(Http404):
            access.plan_or_404(user, candidacy.opening.ref)
    for user in (ana, rae):
        with pytest.raises(PermissionDenied):
            access.planned_or_403(user, candidacy.opening.ref)


def test_plan_is_never_read_by_a_candidate_of_the_opening(candidacy, ana, lea):
    make_session(candidacy, ana)
    for user in (ana, lea):
        make_candidacy(candidacy.opening, name=f"{user} X", user=user)
        with pytest.raises(Http404):
            access.plan_or_404(user, candidacy.opening.ref)
