"""A panel as its reader may see it: while they are blind there, a count without names."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from interviews import access
from interviews.agenda import ends_at
from interviews.models import Score, Session


def panel_of(user, session: Session, now: datetime) -> dict[str, Any]:
    """`seats` in the order they were made, `sealed` of `counting` cards, `phase`; states of cards unless `blind`."""
    blind = access.is_blind(user, session.candidacy)
    seats = list(_seats(session))
    counting = [seat for seat in seats if seat.counts]
    found = {
        "blind": blind,
        "seats": [{"user": seat.user, "kind": seat.get_kind_display()} for seat in seats],
        "counting": len(counting),
        "sealed": sum(seat.card.is_sealed for seat in counting),
        "phase": phase_of(session, now),
        "ends_at": ends_at(session),
    }
    if not blind:
        found["questions"] = session.candidacy.opening.plan_items.count()
        for row, seat in zip(found["seats"], seats, strict=True):
            row |= {"card": seat.card, "answered": seat.answered}
    return found


def phase_of(session, now: datetime) -> str:
    """What the clock and the seals say of a session, or of a line with its `status`, `starts_at` and `minutes`.

    The state in the row would tell a blind reader that somebody has begun.
    """
    if session.status in (Session.Status.CANCELLED, Session.Status.DONE):
        return session.status
    if now < session.starts_at:
        return Session.Status.PLANNED
    return Session.Status.OPEN if now < ends_at(session) else "over"


def _seats(session: Session):
    """Each seat with the number of questions that its card says something about."""
    said = Q(card__scores__level__isnull=False) | ~Q(card__scores__state=Score.State.ASKED)
    rows = session.seats.select_related("user", "card").order_by("pk")
    return rows.annotate(answered=Count("card__scores", filter=said & Q(card__scores__isnull=False)))
