"""The interviews of one person, sorted by what is to be done about them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from interviews import access
from interviews.models import Card, Seat


@dataclass(frozen=True)
class Agenda:
    """Seats without a sealed card: `overdue` ones, whose interview is past, those of `today`, and those `coming`."""

    overdue: list[Seat]
    today: list[Seat]
    coming: list[Seat]

    def __bool__(self) -> bool:
        return bool(self.overdue or self.today or self.coming)


def ends_at(session) -> datetime:
    return session.starts_at + timedelta(minutes=session.minutes)


def agenda_of(user, now: datetime) -> Agenda:
    """One query. Days are those of the active time zone."""
    seats = _seats(user).exclude(card__status=Card.Status.SEALED).order_by("session__starts_at", "id")
    found = Agenda([], [], [])
    for seat in _timed(seats):
        _pile(found, seat, now).append(seat)
    return found


def sealed_of(user) -> QuerySet[Seat]:
    """The seats whose card is sealed, the newest interview first."""
    return _seats(user).filter(card__status=Card.Status.SEALED).order_by("-session__starts_at", "-id")


def readable(user, seats: list[Seat]) -> list[Seat]:
    """The seats, each with `ends_at` and with `reads_others`: nothing keeps `user` blind there any more."""
    rows = access.with_blindness(access.candidacies_for(user), user)
    open_to = set(
        rows.filter(pk__in={seat.session.candidacy_id for seat in seats}, blind=False).values_list("pk", flat=True)
    )
    for seat in _timed(seats):
        seat.reads_others = seat.session.candidacy_id in open_to
    return seats


def _seats(user) -> QuerySet[Seat]:
    return access.seats_for(user).select_related("card", "session__candidacy__candidate", "session__candidacy__opening")


def _timed(seats) -> list[Seat]:
    found = list(seats)
    for seat in found:
        seat.ends_at = ends_at(seat.session)
    return found


def _pile(agenda: Agenda, seat: Seat, now: datetime) -> list[Seat]:
    if seat.ends_at <= now:
        return agenda.overdue
    begins_today = timezone.localdate(seat.session.starts_at) == timezone.localdate(now)
    return agenda.today if begins_today or seat.session.starts_at <= now else agenda.coming
