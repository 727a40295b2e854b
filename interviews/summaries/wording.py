"""One table from the verbs of the event log to words, and the words for where a decision stands."""

from collections.abc import Callable, Mapping
from typing import Any

from interviews.models import Candidacy, Decision
from rubrics import rule

from .facts import EventLine

STANCES = {
    "with": "With the indication",
    "against": "Against the indication, which was {}",
    "early": "Taken while the indication was undecided",
    "hold": "On hold; the indication was {}",
}

_OUTCOMES = {key: words.lower() for key, words in rule.words.OUTCOME_WORDS.items()}
_DECISIONS = {kind.value: kind.label.lower() for kind in Decision.Kind}


def stance_of(decision: Decision, indicated: str) -> str:
    """Where a decision stands towards what was indicated then: with, against, early or hold."""
    if decision.kind == Decision.Kind.HOLD:
        return "hold"
    if decision.against:
        return "against"
    return "early" if indicated == rule.UNDECIDED else "with"


def events_of(candidacy: Candidacy, *, actor=None) -> tuple[EventLine, ...]:
    """What happened, newest first; with `actor` only what that person did. One query."""
    rows = candidacy.events.select_related("actor").order_by("-pk")
    return tuple(
        EventLine(row.at, str(row.actor) if row.actor else "", said(row.verb, row.data))
        for row in (rows.filter(actor=actor) if actor else rows)
    )


def said(verb: str, data: Mapping[str, Any]) -> str:
    """An event as words that follow a person's name. A verb without words is shown as it is, never hidden."""
    words = _VERBS.get(verb)
    return words(data) if words else verb.replace(".", " ").replace("_", " ")


def _graded(data: Mapping[str, Any]) -> str:
    if data["state"] == "missing":
        return "graded a part of the practical test"
    mean = f" with {rule.show(rule.as_fraction(data['mean']))}" if data["mean"] else ""
    return f"graded the practical test: {data['state']}{mean}"


def _ruled(data: Mapping[str, Any]) -> str:
    return f"{data['state']} a red flag: {data['reason']}"


def _decided(data: Mapping[str, Any]) -> str:
    against = ", against the indication" if data["against"] else ""
    return f"decided: {_DECISIONS[data['kind']]}{against}"


_VERBS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "candidacy.added": lambda data: "added the candidate",
    "candidacy.changed": lambda data: "corrected the candidate’s name or address",
    "candidacy.withdrawn": lambda data: "noted that the candidate withdrew",
    "candidacy.reactivated": lambda data: "noted that the candidate is back",
    "session.planned": lambda data: "scheduled an interview",
    "session.moved": lambda data: "changed the time, length or place of an interview",
    "session.reseated": lambda data: "changed who sits in an interview",
    "session.cancelled": lambda data: "cancelled an interview",
    "session.opened": lambda data: "began an interview",
    "session.done": lambda data: "An interview closed: every card is sealed",
    "card.sealed": lambda data: "sealed a card",
    "verdict.turned": lambda data: f"The indication turned from {_OUTCOMES[data['was']]} to {_OUTCOMES[data['now']]}",
    "flag.ruled": _ruled,
    "test.graded": _graded,
    "decision.recorded": _decided,
}
