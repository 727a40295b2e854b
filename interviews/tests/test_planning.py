"""Sessions are planned, moved, given other people, or called off: the writer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conftest import NINE, card_of, make_candidacy, make_opening, make_session, seal
from interviews import decisions, sessions
from interviews.models import Card, Event, Session


@pytest.fixture
def candidacy(lea, rae):
    return make_candidacy(make_opening(lead=lea, recruiter=rae))


def plan(candidacy, actor, *seats, **fields):
    fields = {"starts_at": NINE, "minutes": 45, "place": "Room 1"} | fields
    return sessions.plan(actor=actor, candidacy=candidacy, seats=seats, **fields)


def panel(session):
    return sorted((str(seat.user), seat.kind) for seat in session.seats.all())


def write_on(session, user):
    Card.objects.filter(seat__session=session, seat__user=user).update(last_seq=1)


def tomorrow():
    return timezone.now() + timedelta(days=1)


def test_session_gives_each_seat_an_empty_card(candidacy, rae, ana, ben, lea):
    session = plan(candidacy, rae, (ana, "scorer"), (lea, "lead"), (ben, "shadow"))
    assert panel(session) == [("Ana", "scorer"), ("Ben", "shadow"), ("Lea", "lead")]
    assert [card.status for card in Card.objects.all()] == ["draft"] * 3
    assert candidacy.indication.cards_expected == 2
    assert [event.verb for event in Event.objects.all()] == ["session.planned"]


def test_session_needs_a_settled_plan(rae, ana, lea):
    candidacy = make_candidacy(make_opening(lead=lea, plan=False))
    with pytest.raises(sessions.SessionClosed, match="not settled yet"):
        plan(candidacy, rae, (ana, "scorer"))
    assert not Session.objects.exists()


def test_withdrawn_candidate_gets_no_session(candidacy, rae, ana):
    candidacy.status = "withdrawn"
    candidacy.save(update_fields=["status"])
    with pytest.raises(sessions.SessionClosed, match="has withdrawn"):
        plan(candidacy, rae, (ana, "scorer"))


def test_candidate_never_sits_on_their_own_panel(candidacy, rae, ana, ben):
    candidacy.candidate.user = ana
    candidacy.candidate.save(update_fields=["user"])
    with pytest.raises(sessions.SeatRefused, match="is the candidate"):
        plan(candidacy, rae, (ana, "scorer"), (ben, "scorer"))


def test_panel_has_each_person_once_and_somebody_who_scores(candidacy, rae, ana, ben):
    ben.is_active = False
    bad = [[], [(ana, "shadow")], [(ana, "scorer"), (ana, "lead")], [(ana, "scorer"), (ben, "scorer")]]
    for seats in bad:
        with pytest.raises(sessions.SeatRefused):
            plan(candidacy, rae, *seats)
    assert not Session.objects.exists()


def test_session_is_moved(candidacy, rae, ana):
    session = plan(candidacy, rae, (ana, "scorer"))
    later = NINE + timedelta(hours=2)
    for _ in range(2):
        sessions.replan(actor=rae, session=session, starts_at=later, minutes=60, place="Room 1")
    session.refresh_from_db()
    assert (session.starts_at, session.minutes, session.place) == (later, 60, "Room 1")
    assert [event.verb for event in Event.objects.all()] == ["session.planned", "session.moved"]


def test_seats_come_go_and_turn(candidacy, rae, ana, ben, lea):
    session = plan(candidacy, rae, (ana, "scorer"), (ben, "scorer"))
    sessions.reseat(actor=rae, session=session, seats=[(ana, "shadow"), (lea, "lead")])
    assert panel(session) == [("Ana", "shadow"), ("Lea", "lead")]
    candidacy.indication.refresh_from_db()
    assert candidacy.indication.cards_expected == 1


def test_seat_with_a_written_card_stays_as_it_counts(candidacy, rae, ana, ben):
    session = plan(candidacy, rae, (ana, "scorer"), (ben, "scorer"))
    write_on(session, ben)
    for seats in ([(ana, "scorer")], [(ana, "scorer"), (ben, "shadow")]):
        with pytest.raises(sessions.SeatRefused, match="Ben has begun"):
            sessions.reseat(actor=rae, session=session, seats=seats)
    sessions.reseat(actor=rae, session=session, seats=[(ana, "scorer"), (ben, "lead")])
    assert panel(session) == [("Ana", "scorer"), ("Ben", "lead")]


@pytest.mark.parametrize("written", [True, False])
def test_blind_lead_learns_nothing_by_taking_a_seat_away(candidacy, lea, ana, written):
    session = plan(candidacy, lea, (ana, "scorer"), (lea, "lead"))
    if written:
        write_on(session, ana)
    with pytest.raises(sessions.SeatRefused, match="your own card is open"):
        sessions.reseat(actor=lea, session=session, seats=[(lea, "lead")])
    assert panel(session) == [("Ana", "scorer"), ("Lea", "lead")]


def test_blind_lead_may_change_the_panel_before_it_begins(candidacy, lea, ana, ben):
    session = plan(candidacy, lea, (ana, "scorer"), (lea, "lead"), starts_at=tomorrow())
    sessions.reseat(actor=lea, session=session, seats=[(ben, "scorer"), (lea, "lead")])
    assert panel(session) == [("Ben", "scorer"), ("Lea", "lead")]


def test_cancelled_session_no_longer_counts_and_never_changes(candidacy, rae, ana):
    session = plan(candidacy, rae, (ana, "scorer"))
    sessions.cancel(actor=rae, session=session)
    assert decisions.settle(candidacy=candidacy).cards_expected == 0
    for change in (
        lambda: sessions.cancel(actor=rae, session=session),
        lambda: sessions.replan(actor=rae, session=session, starts_at=NINE, minutes=30, place=""),
        lambda: sessions.reseat(actor=rae, session=session, seats=[(ana, "lead")]),
    ):
        with pytest.raises(sessions.SessionClosed, match="was cancelled"):
            change()


def test_session_with_a_sealed_card_is_not_cancelled(candidacy, rae, ana, ben):
    session = make_session(candidacy, ana, ben)
    seal(card_of(session, ana))
    with pytest.raises(sessions.SessionClosed, match="sealed"):
        sessions.cancel(actor=rae, session=session)
    session.refresh_from_db()
    assert session.status == "open"


def test_done_session_stays_as_it_was(candidacy, rae, ana):
    session = make_session(candidacy, ana, status="done")
    with pytest.raises(sessions.SessionClosed, match="is over"):
        sessions.replan(actor=rae, session=session, starts_at=NINE, minutes=30, place="")
