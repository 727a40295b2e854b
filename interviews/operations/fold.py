"""The outcome table of the live card: what becomes of an operation on one field, given the steps before it.

A field's steps are the operations that changed it, oldest first; its version is the number of the last one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from interviews.operations.fields import EMPTY
from interviews.operations.merge import merge3

APPLIED, MERGED, SIBLING, SUPERSEDED, KEPT_INVALID = "applied", "merged", "sibling", "superseded", "kept_invalid"
KEPT = (APPLIED, MERGED)


@dataclass(frozen=True)
class Sent:
    """The part of an operation that decides its outcome. `seq` is its place on the card."""

    seq: int
    kind: str
    base_ver: int
    value: Any
    client: str
    cseq: int


@dataclass(frozen=True)
class Step:
    """An operation that changed its field. `value` is what the field became, `sent.value` what was typed."""

    sent: Sent
    outcome: str
    value: Any

    @property
    def seq(self) -> int:
        return self.sent.seq


def judge(sent: Sent, steps: Sequence[Step]) -> tuple[str, Any]:
    """The outcome of a valid operation and the value the field then has (of no meaning unless it is kept)."""
    if sent.kind == "flag":
        return _judge_flag(sent, steps)
    if any(step.sent.client == sent.client and step.sent.cseq > sent.cseq for step in steps):
        return SUPERSEDED, None
    if not steps or sent.base_ver >= steps[-1].seq or sent.value == steps[-1].value or _own(sent, steps[-1]):
        return APPLIED, sent.value
    return _reconcile(sent, steps)


def needs_history(sent: Sent, last: Step) -> bool:
    """Whether judging takes more than the last step."""
    return sent.kind == "flag" or last.outcome == MERGED or (sent.base_ver < last.seq and not _own(sent, last))


def _own(sent: Sent, last: Step) -> bool:
    """The same client goes on where it left off; after a merge its text lacks the other's words."""
    return last.sent.client == sent.client and last.outcome == APPLIED


def _reconcile(sent: Sent, steps: Sequence[Step]) -> tuple[str, Any]:
    current = steps[-1].value
    if sent.kind == "note":
        merged = merge3(ancestor(sent, steps), current, sent.value)
        return (SIBLING, None) if merged is None else (MERGED, merged)
    if sent.kind == "asked_at":
        return MERGED, min(filter(None, (current, sent.value)), key=moment, default=None)
    return SIBLING, None


def ancestor(sent: Sent, steps: Sequence[Step]) -> Any:
    """What the client last knew: the field at its base version, or its own later words."""
    known = EMPTY[sent.kind]
    for step in steps:
        if step.seq <= sent.base_ver:
            known = step.value
        elif step.sent.client == sent.client:
            known = step.sent.value
    return known


def _judge_flag(sent: Sent, steps: Sequence[Step]) -> tuple[str, Any]:
    """A flag is raised once and may be withdrawn; the order in which both arrive does not matter."""
    raised = next((step.sent.value for step in steps if not is_withdrawal(step.sent.value)), None)
    if is_withdrawal(sent.value) or raised in (None, sent.value):
        return APPLIED, sent.value
    return KEPT_INVALID, None


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def is_withdrawal(value: Any) -> bool:
    return value == {"withdrawn": True}


def replay(kept: Iterable[tuple[Sent, str]]) -> list[Step]:
    """The steps of one field from its kept operations with their outcomes, in order of arrival."""
    steps: list[Step] = []
    for sent, outcome in kept:
        value = judge(sent, steps)[1] if outcome == MERGED else sent.value
        steps.append(Step(sent, outcome, value))
    return steps


def flag_of(steps: Sequence[Step]) -> dict[str, Any] | None:
    """The flag that the steps of a `flag` field amount to, with `withdrawn`; None when nothing was raised."""
    raised = next((step.sent.value for step in steps if not is_withdrawal(step.sent.value)), None)
    withdrawn = any(is_withdrawal(step.sent.value) for step in steps)
    return None if raised is None else {**raised, "withdrawn": withdrawn}
