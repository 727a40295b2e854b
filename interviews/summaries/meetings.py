"""The sessions of a candidacy and who sits in them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from interviews.decisions.inputs import is_submitted
from interviews.models import Candidacy, Seat, Session
from interviews.panels import phase_of

from .facts import Progress, SessionLine


def seats_of(candidacy: Candidacy) -> list[Seat]:
    """Every seat with its person, card and session, cancelled ones too. One query."""
    rows = Seat.objects.filter(session__candidacy=candidacy).select_related("user", "card", "session")
    return list(rows.order_by("session__starts_at", "session_id", "pk"))


def is_heard(seat: Seat) -> bool:
    """Its card enters the verdict: no shadow, and the session was not cancelled."""
    return seat.counts and seat.session.status != Session.Status.CANCELLED


def sessions_of(seats: Iterable[Seat]) -> tuple[SessionLine, ...]:
    """The sessions of these seats, in their order."""
    by_session: dict[Session, list[Seat]] = {}
    for seat in seats:
        by_session.setdefault(seat.session, []).append(seat)
    return tuple(_line(session, group) for session, group in by_session.items())


def progress_of(candidacy: Candidacy) -> Progress:
    """For somebody who is blind. One query; says nothing about a single card."""
    seats = seats_of(candidacy)
    heard = [seat for seat in seats if is_heard(seat)]
    lines = tuple(_unwritten(line, timezone.now()) for line in sessions_of(seats))
    return Progress(lines, sum(is_submitted(seat) for seat in heard), len(heard))


def _unwritten(line: SessionLine, now: datetime) -> SessionLine:
    """Going on by the clock alone: the state in the row would tell that somebody has begun to write."""
    phase = phase_of(line, now)
    words = "Over, cards open" if phase == "over" else Session.Status(phase).label
    return replace(line, status=phase, status_words=words)


def _line(session: Session, seats: list[Seat]) -> SessionLine:
    return SessionLine(
        ref=str(session.ref),
        starts_at=session.starts_at,
        minutes=session.minutes,
        place=session.place,
        status=session.status,
        status_words=session.get_status_display(),
        people=tuple(_named(seat) for seat in seats),
    )


def _named(seat: Seat) -> str:
    return str(seat.user) if seat.kind == Seat.Kind.SCORER else f"{seat.user} ({seat.get_kind_display().lower()})"
