"""One batch, one transaction: every operation gets its outcome, and the cells follow."""

import logging
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from interviews.models import Card, Operation
from interviews.operations import batch, fold
from interviews.operations.canonical import is_storable
from interviews.operations.fields import EMPTY, MARKS, is_valid

from .cells import write_cells
from .desk import Desk, load, lock, row_of, sent_now
from .reading import kind_of

log = logging.getLogger(__name__)
Answer = dict[str, Any]
Outcome = Operation.Outcome


@transaction.atomic
def apply(*, card: Card, operations: Sequence[batch.Operation], user) -> list[Answer]:
    """Keep a batch for the card and return one answer for each operation, in order.

    An answer echoes `op_id` and `digest`, and holds the `outcome`, the field's `version`, and its current `value`
    where that is not what was sent; `first` is the outcome of the first copy of a `dup`. Nothing is ever refused but
    an id that comes back with another content (`id_reuse`). Brings `card.last_seq`, `note` and `status` up to date.
    """
    locked = lock(card)
    desk = load(locked, operations, user)
    fresh: list[Operation] = []
    outcomes = [_take(desk, operation, fresh) for operation in operations]
    if fresh:
        _keep(desk, fresh)
    for name in ("last_seq", "note", "status"):
        setattr(card, name, getattr(locked, name))
    return [_answer(desk, operation, *outcome) for operation, outcome in zip(operations, outcomes, strict=True)]


def marked(operations: Sequence[batch.Operation], answers: Sequence[Answer]) -> list[str]:
    """The fields of scores, states and ticks that a batch changed."""
    pairs = zip(operations, answers, strict=True)
    return [one.field for one, answer in pairs if answer["outcome"] in fold.KEPT and kind_of(one.field) in MARKS]


def _take(desk: Desk, operation: batch.Operation, fresh: list[Operation]) -> tuple[str, str]:
    """The outcome of one operation, and that of its first copy when it came before."""
    known = desk.find(operation)
    if known is not None and known.digest == operation.digest:
        return "dup", known.outcome
    if known is not None:
        log.warning("Card %s: the id of operation %s came back with another content", desk.card.ref, operation.op_id)
        return "id_reuse", ""
    seq = desk.card.last_seq + 1
    outcome = _outcome(desk, operation, seq)
    row = row_of(desk.card, operation, seq, outcome)
    desk.card.last_seq = seq
    desk.known.append(row)
    fresh.append(row)
    return outcome, ""


def _outcome(desk: Desk, operation: batch.Operation, seq: int) -> str:
    if desk.parked:
        return Outcome.PARKED.value
    if desk.card.is_sealed:
        return Outcome.LATE.value
    if not _is_valid(desk, operation):
        return Outcome.KEPT_INVALID.value
    steps = desk.steps.setdefault(operation.field, [])
    sent = sent_now(operation, seq)
    outcome, value = fold.judge(sent, steps)
    if outcome in fold.KEPT:
        steps.append(fold.Step(sent, outcome, value))
    return outcome


def _is_valid(desk: Desk, operation: batch.Operation) -> bool:
    kind, _, key = operation.field.partition(":")
    if kind == "flag" and key in desk.foreign_flags:
        return False
    return is_storable(operation.value) and is_valid(operation.field, operation.value, desk.plan.sheet)


def _keep(desk: Desk, fresh: list[Operation]) -> None:
    Operation.objects.bulk_create(fresh)
    changed = {row.field for row in fresh if row.outcome in fold.KEPT}
    write_cells(desk.card, desk.plan, {name: desk.steps[name] for name in changed})
    desk.card.save(update_fields=["last_seq", "note", "changed_at"])


def _answer(desk: Desk, operation: batch.Operation, outcome: str, first: str) -> Answer:
    steps = desk.steps.get(operation.field)
    value = steps[-1].value if steps else EMPTY.get(kind_of(operation.field))
    answer: Answer = {"op_id": str(operation.op_id), "digest": operation.digest, "outcome": outcome}
    answer["version"] = steps[-1].seq if steps else 0
    if first:
        answer["first"] = first
    if value != operation.value:
        answer["value"] = value
    return answer
