"""One candidate after the other: their interviews, and what followed, in the order in which it happened."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from interviews import decisions, openings, sessions
from interviews.models import Candidacy, Flag, Opening, Session

from .cards import write_card
from .clock import Clock

Script = dict[str, Any]
Act = tuple[datetime, Callable[[], object]]


@dataclass(frozen=True)
class Stage:
    """What the scenes of one opening share. `people` are found by key, `notes` by title of a question and level."""

    opening: Opening
    people: dict[str, Any]
    notes: dict[str, Any]
    clock: Clock
    lead: Any
    recruiter: Any


def play(stage: Stage, script: Script, place: int) -> Candidacy:
    """`place` is the candidate's number in the opening; it chooses between notes that say the same."""
    added = stage.clock.at(script["added"], "09:30")
    stage.clock.set(added)
    email = f"{script['name'].lower().replace(' ', '.')}@example.net"
    candidacy = openings.add_candidate(actor=stage.recruiter, opening=stage.opening, name=script["name"], email=email)
    moment = added + timedelta(hours=2)
    for meeting in script.get("sessions", ()):
        stage.clock.set(moment)
        hold(stage, candidacy, meeting, place)
        if meeting.get("cancelled"):
            moment = stage.clock.moment + timedelta(hours=1)
    for moment, act in sorted(_acts(stage, candidacy, script), key=lambda row: row[0]):
        stage.clock.set(moment)
        act()
    return candidacy


def hold(stage: Stage, candidacy: Candidacy, script: Script, place: int) -> None:
    """Plan the meeting, and let happen what its script says: called off, still to come, going on, or over."""
    session = _planned(stage, candidacy, script)
    if script.get("cancelled"):
        stage.clock.set(session.starts_at - timedelta(hours=16))
        sessions.cancel(actor=stage.recruiter, session=session)
    written = [(number, row) for number, row in enumerate(script["seats"]) if row["levels"]]
    if not written:
        return
    stage.clock.set(session.starts_at + timedelta(minutes=1))
    sessions.open_session(actor=stage.people[written[0][1]["who"]], session=session)
    cards = {seat.user.pk: seat.card for seat in session.seats.select_related("user", "card")}
    for number, row in written:
        stage.clock.set(session.starts_at + timedelta(minutes=session.minutes))
        card = cards[stage.people[row["who"]].pk]
        write_card(stage, card, row, variant=(place, number))
        if row["sealed"]:
            stage.clock.set(session.starts_at + timedelta(minutes=session.minutes + 12 + 17 * number))
            sessions.submit(card=card)


def _planned(stage: Stage, candidacy: Candidacy, script: Script) -> Session:
    clock = stage.clock
    near = script.get("minutes_from_now")
    starts_at = clock.at(script["day"], script["at"]) if near is None else clock.minutes_from_now(near)
    seats = [(stage.people[row["who"]], row["kind"]) for row in script["seats"]]
    return sessions.plan(
        actor=stage.lead, candidacy=candidacy, starts_at=starts_at, minutes=stage.opening.minutes,
        place=script["place"], seats=seats,
    )  # fmt: skip


def _acts(stage: Stage, candidacy: Candidacy, script: Script) -> Iterator[Act]:
    """Rulings, the graded test, decisions and a withdrawal, each with its moment."""
    flags = Flag.objects.filter(card__seat__session__candidacy=candidacy).order_by("pk")
    for flag, row in zip(flags, script.get("rulings", ()), strict=False):
        yield stage.clock.at(row["day"], "10:15"), _ruling(stage, flag, row)
    if "test" in script:
        yield stage.clock.at(script["test"]["day"], "11:40"), _grading(stage, candidacy, script["test"])
    for row in script.get("decisions", ()):
        yield stage.clock.at(row["day"], "15:20"), _decision(stage, candidacy, row)
    if "withdrawn" in script:
        yield stage.clock.at(script["withdrawn"]), lambda: openings.withdraw(actor=stage.recruiter, candidacy=candidacy)


def _ruling(stage: Stage, flag: Flag, row: Script) -> Callable[[], object]:
    actor = stage.people[row["who"]]
    return lambda: decisions.rule_on_flag(flag=flag, actor=actor, state=row["state"], reason=row["reason"])


def _grading(stage: Stage, candidacy: Candidacy, row: Script) -> Callable[[], object]:
    criteria = stage.opening.kit.practical_test.criteria.all()
    levels = {str(one.ref): level for one, level in zip(criteria, row["levels"], strict=True)}
    fields = {"levels": levels, "bonus": row["bonus"], "note": row["note"]}
    return lambda: decisions.grade_test(candidacy=candidacy, actor=stage.people[row["who"]], **fields)


def _decision(stage: Stage, candidacy: Candidacy, row: Script) -> Callable[[], object]:
    actor = stage.people[row["who"]]
    return lambda: decisions.decide(candidacy=candidacy, actor=actor, kind=row["kind"], reason=row["reason"])
