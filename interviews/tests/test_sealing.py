"""Opening, sealing and closing: a seal is a barrier, an immutable copy, and the end of an interview."""

import uuid

import pytest

from conftest import card_of, make_candidacy, make_session
from interviews import sessions, sync
from interviews.models import Card, Event, Indication, Opening, Operation
from interviews.operations import batch
from interviews.operations.canonical import digest
from interviews.sessions import NotReady, SeatRefused, SessionClosed
from rubrics.models import Question


@pytest.fixture
def session(ana, ben):
    return make_session(make_candidacy(), ana, ben, status="planned")


@pytest.fixture
def card(session, ana):
    return card_of(session, ana)


def write(card, fields, base=0):
    return sync.apply(card=card, operations=batch.compose(str(card.ref), fields, base), user=card.seat.user)


def fill(card, level=3):
    write(card, {f"score:{question.ref}": level for question in Question.objects.all()})
    return card


def verbs():
    return list(Event.objects.exclude(verb="verdict.turned").values_list("verb", flat=True))


def test_first_use_opens_a_session_once(session, ana, ben):
    opened = sessions.open_session(actor=ana, session=session)
    assert opened.status == "open"
    assert sessions.open_session(actor=ben, session=session).opened_at == opened.opened_at
    assert verbs() == ["session.opened"]


def test_cancelled_session_cannot_be_opened_or_sealed(session, card, ana):
    fill(card)
    session.status = "cancelled"
    session.save(update_fields=["status"])
    with pytest.raises(SessionClosed):
        sessions.open_session(actor=ana, session=session)
    with pytest.raises(SessionClosed):
        sessions.submit(card=card)
    card.refresh_from_db()
    assert not card.is_sealed


def test_seal_is_a_copy_of_what_its_author_saw_and_its_hash(session, card):
    fill(card)
    fields = sync.fields_of(card)
    sessions.submit(card=card, seen=sync.digest_of_fields(fields))
    card = Card.objects.get(pk=card.pk)
    assert card.sealed_hash == digest(card.sealed_copy)
    assert card.sealed_copy["fields"] == fields
    assert [row["title"] for row in card.sealed_copy["plan"]] == [f"Technical {n}" for n in (1, 2, 3, 4)] + [
        "Behavioral 1",
        "Behavioral 2",
    ]
    assert card.sealed_copy["sealed_at"] == card.sealed_at.isoformat()


def test_sealing_twice_is_sealing_once(card):
    first = sessions.submit(card=fill(card))
    again = sessions.submit(card=card, seen="something else")
    assert (again.sealed_at, again.sealed_hash) == (first.sealed_at, first.sealed_hash)
    assert verbs() == ["session.opened", "card.sealed"]


def test_seal_settles_the_verdict(session, card):
    sessions.submit(card=fill(card))
    indication = Indication.objects.get(candidacy=session.candidacy)
    assert (indication.cards_in, indication.cards_expected) == (1, 2)


def test_last_seal_that_counts_closes_the_session(session, ana, ben, card, lea):
    sessions.submit(card=fill(card))
    session.refresh_from_db()
    assert session.status == "open"
    sessions.submit(card=fill(card_of(session, ben)))
    session.refresh_from_db()
    assert (session.status, session.opened_at is None, session.closed_at is None) == ("done", False, False)
    assert verbs() == ["session.opened", "card.sealed", "card.sealed", "session.done"]


def test_shadow_neither_holds_a_session_open_nor_closes_it(ana, lea):
    session = make_session(make_candidacy(), ana, (lea, "shadow"))
    sessions.submit(card=fill(card_of(session, lea)))
    session.refresh_from_db()
    assert session.status == "open"
    sessions.submit(card=fill(card_of(session, ana)))
    session.refresh_from_db()
    assert session.status == "done"


def refused(card, **arguments):
    with pytest.raises(NotReady) as refusal:
        sessions.submit(card=card, **arguments)
    card.refresh_from_db()
    assert (card.status, card.sealed_copy) == ("draft", None)
    return refusal.value.code, refusal.value.found


def test_card_with_an_open_question_is_not_sealed(card):
    first, *rest = Question.objects.all()
    write(card, {f"score:{question.ref}": 3 for question in rest})
    assert refused(card) == ("incomplete", [str(first.ref)])
    write(card, {f"state:{first.ref}": "not_asked"})
    assert sessions.submit(card=card).is_sealed


def test_seal_waits_for_operations_that_are_under_way(card):
    fill(card)
    client = str(Operation.objects.first().client_id)
    other = str(uuid.uuid4())
    assert refused(card, clients={client: 8, other: 1}) == ("need_ops", {client: 2, other: 1})
    assert sessions.submit(card=card, clients={client: 6}).is_sealed


def test_seal_is_refused_when_the_card_is_not_what_was_seen(card):
    seen = sync.digest_of_fields(sync.fields_of(fill(card)))
    write(card, {"note:overall": "One more thing."})
    assert refused(card, seen=seen) == ("changed", None)


def test_seal_waits_for_the_choice_between_two_versions(card):
    field = f"score:{Question.objects.first().ref}"
    fill(card)
    write(card, {field: 1})
    code, (sibling,) = refused(card)
    assert (code, sibling.field, sibling.value) == ("conflicts", field, 1)
    write(card, {field: 1}, base=card.last_seq)
    assert sessions.submit(card=card).is_sealed


def test_copy_of_the_seal_survives_whatever_is_typed_late(card):
    fill(card)
    kept = sessions.submit(card=card).sealed_copy
    (answer,) = write(card, {"note:overall": "too late"})
    card.refresh_from_db()
    assert (answer["outcome"], card.sealed_copy, card.note) == ("late", kept, "")


def test_nothing_is_sealed_while_the_plan_is_open(card):
    fill(card)
    Opening.objects.update(plan_settled_at=None)
    with pytest.raises(SessionClosed):
        sessions.submit(card=card)
    card.refresh_from_db()
    assert (card.is_sealed, card.seat.session.status) == (False, "planned")


def test_mark_that_meets_a_cancelled_session_starts_nothing(session, card, ana):
    stale = Card.objects.select_related("seat__session").get(pk=card.pk)
    sessions.cancel(actor=ana, session=session)
    sessions.open_on_mark(card=stale, fields=["score:x"])
    session.refresh_from_db()
    assert session.status == "cancelled"


def test_seat_that_goes_ends_an_interview_of_sealed_cards(session, card, ana):
    sessions.submit(card=fill(card))
    assert sessions.reseat(actor=ana, session=session, seats=[(ana, "scorer")]).status == "done"
    assert verbs() == ["session.opened", "card.sealed", "session.reseated", "session.done"]


def test_who_has_left_holds_up_nobody(session, card, ana, ben):
    write(card_of(session, ben), {"note:overall": "Begun"})
    sessions.submit(card=fill(card))
    with pytest.raises(SeatRefused):
        sessions.reseat(actor=ana, session=session, seats=[(ana, "scorer"), (ben, "shadow")])
    ben.is_active = False
    ben.save()
    done = sessions.reseat(actor=ana, session=session, seats=[(ana, "scorer"), (ben, "shadow")])
    assert (done.status, Indication.objects.get().cards_expected) == ("done", 1)
