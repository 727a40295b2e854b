"""A session is planned, moved, given other people, or called off."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from interviews import access, decisions, events
from interviews.models import Candidacy, Card, Opening, Seat, Session

from .closing import close

Places = Sequence[tuple[object, str]]  # (user, Seat.Kind)

CLOSED = {
    Session.Status.DONE: "This interview is over, so it stays as it was. Nothing was changed.",
    Session.Status.CANCELLED: "This interview was cancelled. Nothing was changed. Schedule a new one instead.",
}


class SessionClosed(Exception):
    """The state does not allow it: no settled plan, a withdrawn candidate, an interview that is over."""


class SeatRefused(ValueError):
    """Somebody cannot have this seat, or cannot lose it."""


@transaction.atomic
def plan(*, actor, candidacy: Candidacy, starts_at: datetime, minutes: int, place: str, seats: Places) -> Session:
    """A session with `seats` and an empty card for each. Raises SessionClosed without a settled plan, SeatRefused."""
    opening = Opening.objects.select_for_update(no_key=True).get(pk=candidacy.opening_id)
    rows = Candidacy.objects.select_for_update(of=("self",), no_key=True).select_related("candidate", "opening")
    held = rows.get(pk=candidacy.pk)
    _check_ready(opening, held)
    _check_seats(held, seats)
    session = Session.objects.create(candidacy=held, starts_at=starts_at, minutes=minutes, place=place)
    for user, kind in seats:
        _seat(session, user, kind)
    people = [[str(user.ref), kind] for user, kind in seats]
    facts = {"session": str(session.ref), "starts_at": starts_at.isoformat(), "seats": people}
    events.record(actor=actor, verb="session.planned", candidacy=held, **facts)
    decisions.settle(candidacy=held)
    return session


@transaction.atomic
def replan(*, actor, session: Session, starts_at: datetime, minutes: int, place: str) -> Session:
    """Another time, length or place. Raises SessionClosed when it is over or cancelled."""
    held = _held(session)
    new = {"starts_at": starts_at, "minutes": minutes, "place": place}
    changed = [name for name, value in new.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, new[name])
    if changed:
        held.save(update_fields=changed)
        facts = {"session": str(held.ref), "fields": changed, "starts_at": starts_at.isoformat()}
        events.record(actor=actor, verb="session.moved", candidacy=held.candidacy, **facts)
    return held


@transaction.atomic
def reseat(*, actor, session: Session, seats: Places) -> Session:
    """Make `seats` the whole panel: who is new gets an empty card, who is missing loses the seat.

    Somebody who has left with their card open may become a shadow, so that nobody waits for it. An interview that has
    only sealed cards then is over. Raises SeatRefused for a seat whose card is written on, and for anybody else's seat
    while the actor is blind and the interview has begun: the answer would tell how far a card is.
    """
    held = _held(session)
    wanted = {user.pk: (user, kind) for user, kind in seats}
    now = {seat.user_id: seat for seat in held.seats.select_related("user", "card")}
    _check_seats(held.candidacy, seats, kept=now.keys())
    gone = [seat for key, seat in now.items() if key not in wanted]
    turned = [seat for key, seat in now.items() if key in wanted and wanted[key][1] != seat.kind]
    _check_untouched(actor, held, gone, [seat for seat in turned if _crosses(seat, wanted[seat.user_id][1])])
    _apply(held, gone, turned, wanted, now)
    if gone or turned or wanted.keys() - now.keys():
        facts = {"session": str(held.ref), "seats": [[str(user.ref), kind] for user, kind in seats]}
        events.record(actor=actor, verb="session.reseated", candidacy=held.candidacy, **facts)
        held = close(session=held)
        decisions.settle(candidacy=held.candidacy)
    return held


@transaction.atomic
def change(*, actor, session: Session, starts_at: datetime, minutes: int, place: str, seats: Places) -> Session:
    """Time, place and panel at once: all of it or nothing. Raises what `replan` and `reseat` raise."""
    replan(actor=actor, session=session, starts_at=starts_at, minutes=minutes, place=place)
    return reseat(actor=actor, session=session, seats=seats)


@transaction.atomic
def cancel(*, actor, session: Session) -> Session:
    """Call it off; what was typed stays with its author. Raises SessionClosed when it is over or a card is sealed."""
    held = _held(session)
    if Card.objects.filter(seat__session=held, status=Card.Status.SEALED).exists():
        raise SessionClosed("A card of this interview is sealed, so it stays. Nothing was changed.")
    held.status, held.closed_at = Session.Status.CANCELLED, timezone.now()
    held.save(update_fields=["status", "closed_at"])
    events.record(actor=actor, verb="session.cancelled", candidacy=held.candidacy, session=str(held.ref))
    decisions.settle(candidacy=held.candidacy)
    return held


def _held(session: Session) -> Session:
    """The session with its cards and its candidacy locked, in the order in which a card is sealed: cards come first."""
    list(Card.objects.select_for_update(of=("self",), no_key=True).filter(seat__session=session).order_by("pk"))
    Candidacy.objects.select_for_update(no_key=True).get(pk=session.candidacy_id)
    rows = Session.objects.select_for_update(of=("self",), no_key=True)
    held = rows.select_related("candidacy__candidate", "candidacy__opening").get(pk=session.pk)
    if held.status in CLOSED:
        raise SessionClosed(CLOSED[held.status])
    return held


def _check_ready(opening: Opening, candidacy: Candidacy) -> None:
    if not opening.plan_settled_at:
        raise SessionClosed(
            "The plan of this opening is not settled yet. Nothing was changed. Settle the plan first: all candidates "
            "get the same questions."
        )
    if candidacy.status == Candidacy.Status.WITHDRAWN:
        raise SessionClosed(f"{candidacy.candidate} has withdrawn. Nothing was changed. Reactivate first.")


def _check_seats(candidacy: Candidacy, seats: Places, kept: Collection[int] = ()) -> None:
    people = [user for user, _ in seats]
    if all(kind == Seat.Kind.SHADOW for _, kind in seats):
        raise SeatRefused("An interview needs somebody who scores: an interviewer or a lead interviewer.")
    for user in people:
        if people.count(user) > 1:
            raise SeatRefused(f"{user} has two seats. Give each person one.")
        if access.is_candidate(user, candidacy):
            raise SeatRefused(f"{user} is the candidate and cannot sit on the panel.")
        if not user.is_active and user.pk not in kept:
            raise SeatRefused(f"{user} has no active account. Choose somebody else.")


def _crosses(seat: Seat, kind: str) -> bool:
    """The change would make a card count that did not, or the other way round."""
    return seat.counts != (kind != Seat.Kind.SHADOW)


def _check_untouched(actor, session: Session, gone: list[Seat], crossing: list[Seat]) -> None:
    touched = [*gone, *crossing]
    others = any(seat.user_id != actor.pk for seat in touched)
    if others and session.starts_at <= timezone.now() and access.is_blind(actor, session.candidacy):
        raise SeatRefused(
            "This interview has begun and your own card is open, so the other seats stay. Nothing was changed. Seal "
            "your card, or ask somebody who is not on the panel."
        )
    for seat in touched:
        if seat.card.is_sealed or (seat.card.last_seq and not (seat in crossing and not seat.user.is_active)):
            raise SeatRefused(f"{seat.user} has begun to write on their card and keeps the seat. Nothing was changed.")


def _apply(session: Session, gone: list[Seat], turned: list[Seat], wanted: dict, now: dict) -> None:
    for seat in gone:
        seat.delete()
    for seat in turned:
        seat.kind = wanted[seat.user_id][1]
        seat.save(update_fields=["kind"])
    for key in wanted.keys() - now.keys():
        _seat(session, *wanted[key])


def _seat(session: Session, user, kind: str) -> Seat:
    seat = Seat.objects.create(session=session, user=user, kind=kind)
    Card.objects.create(seat=seat)
    return seat
