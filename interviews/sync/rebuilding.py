"""The proof that the cells follow from the operations: fold them all again and compare."""

from typing import Any

from django.db import transaction

from interviews.models import Card, Flag, Operation, Score, Tick
from interviews.operations import fold

from .cells import write_cells
from .desk import lock, sent_of
from .reading import Fields, fields_of, is_empty, kind_of, sheet_of

UNJUDGED = (Operation.Outcome.LATE, Operation.Outcome.PARKED, Operation.Outcome.KEPT_INVALID)


def folded(card: Card) -> tuple[dict[str, list[fold.Step]], list[str]]:
    """The steps of every field from the operations alone, and a sentence for each outcome that does not repeat."""
    steps: dict[str, list[fold.Step]] = {}
    doubts = []
    for row in Operation.objects.filter(card=card).exclude(outcome__in=UNJUDGED).order_by("seq"):
        here = steps.setdefault(row.field, [])
        outcome, value = fold.judge(sent_of(row), here)
        if outcome != row.outcome:
            doubts.append(f"operation {row.seq} on {row.field}: kept as {row.outcome}, folds to {outcome}")
        if outcome in fold.KEPT:
            here.append(fold.Step(sent_of(row), outcome, value))
    return {name: done for name, done in steps.items() if done}, doubts


def differences(card: Card) -> list[str]:
    """Where the rows say something else than the operations; empty when all is well."""
    steps, doubts = folded(card)
    ours, rows = _values(steps), fields_of(card)
    names = sorted(name for name in ours.keys() | rows.keys() if not _same(name, ours.get(name), rows.get(name)))
    return doubts + [f"{name}: the operations say {ours.get(name)!r}, the row {rows.get(name)!r}" for name in names]


def _values(steps: dict[str, list[fold.Step]]) -> Fields:
    values: dict[str, Any] = {}
    for name, done in steps.items():
        values[name] = fold.flag_of(done) if kind_of(name) == "flag" else done[-1].value
    return {name: value for name, value in values.items() if not is_empty(name, value)}


def _same(name: str, ours: Any, theirs: Any) -> bool:
    """A moment may be written with another offset."""
    if kind_of(name) == "asked_at" and ours and theirs:
        return fold.moment(ours) == fold.moment(theirs)
    return ours == theirs


@transaction.atomic
def rebuild(*, card: Card) -> None:
    """Write the cells of a draft anew from its operations. Sealed cards are left as they are, and so are rulings."""
    locked = lock(card)
    if locked.is_sealed:
        return
    steps, _ = folded(locked)
    for model in (Score, Tick, Flag):
        model.objects.filter(card=locked).delete()
    locked.note = ""
    write_cells(locked, sheet_of(locked), steps)
    locked.save(update_fields=["note", "changed_at"])
