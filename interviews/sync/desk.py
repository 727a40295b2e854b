"""What the writer has on its desk while it works on one batch: loaded in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Max, Q

from interviews.models import Card, Flag, Operation, Session
from interviews.operations import batch, fold
from interviews.operations.canonical import storable

from .reading import Plan, kind_of, sheet_of


@dataclass
class Desk:
    """`steps` holds, for each field of the batch, its last step, or all of them where judging needs more."""

    card: Card
    plan: Plan
    known: list[Operation]
    steps: dict[str, list[fold.Step]]
    parked: bool
    foreign_flags: set[str] = field(default_factory=set)

    def find(self, operation: batch.Operation) -> Operation | None:
        """The row that already has this id, or this place in its client's count."""
        places = ((row.op_id == operation.op_id or self._place(row, operation), row) for row in self.known)
        return next((row for same, row in places if same), None)

    def _place(self, row: Operation, operation: batch.Operation) -> bool:
        return (row.card_id, row.client_id, row.cseq) == (self.card.pk, operation.client_id, operation.cseq)


def lock(card: Card) -> Card:
    """The card as it is now, locked until the transaction ends.

    Rows are locked here without their keys, as in every writer of this app: a row that merely points at a locked one,
    such as an event at its opening, must not wait for it, or two writers wait for each other.
    """
    rows = Card.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("seat__session__candidacy__opening").get(pk=card.pk)


def load(card: Card, operations: Sequence[batch.Operation], user) -> Desk:
    names = {operation.field for operation in operations}
    flags = {name.partition(":")[2] for name in names if kind_of(name) == "flag"}
    seat = card.seat
    return Desk(
        card=card,
        plan=sheet_of(card, flags=bool(flags)),
        known=_known(card, operations),
        steps=_steps(card, operations, names),
        parked=seat.user_id != user.pk or seat.session.status == Session.Status.CANCELLED,
        foreign_flags=_foreign(card, flags),
    )


def _known(card: Card, operations: Sequence[batch.Operation]) -> list[Operation]:
    ids = Q(op_id__in=[operation.op_id for operation in operations])
    places = Q(
        card=card,
        client_id__in={operation.client_id for operation in operations},
        cseq__in={operation.cseq for operation in operations},
    )
    return list(Operation.objects.filter(ids | places).defer("value"))


def _foreign(card: Card, refs: Iterable[str]) -> set[str]:
    """Refs of flags that another card holds already."""
    wanted = [UUID(ref) for ref in refs]
    rows = Flag.objects.filter(ref__in=wanted).exclude(card=card).values_list("ref", flat=True) if wanted else ()
    return {str(ref) for ref in rows}


def _steps(card: Card, operations: Sequence[batch.Operation], names: set[str]) -> dict[str, list[fold.Step]]:
    kept = Operation.objects.filter(card=card, field__in=names, outcome__in=fold.KEPT)
    last = kept.order_by().values("field").annotate(last=Max("seq")).values("last")
    steps = {row.field: [fold.Step(sent_of(row), row.outcome, row.value)] for row in kept.filter(seq__in=last)}
    deep = {name for name in steps if _needs_history(name, steps[name][0], operations)}
    return steps | histories(card, deep) if deep else steps


def _needs_history(name: str, last: fold.Step, operations: Sequence[batch.Operation]) -> bool:
    here = [sent_now(operation, last.seq + 1) for operation in operations if operation.field == name]
    return len({sent.client for sent in here}) > 1 or any(fold.needs_history(sent, last) for sent in here)


def histories(card: Card, names: Iterable[str]) -> dict[str, list[fold.Step]]:
    """All steps of these fields, oldest first; one query."""
    rows: dict[str, list[tuple[fold.Sent, str]]] = {}
    for row in Operation.objects.filter(card=card, field__in=names, outcome__in=fold.KEPT).order_by("seq"):
        rows.setdefault(row.field, []).append((sent_of(row), row.outcome))
    return {name: fold.replay(kept) for name, kept in rows.items()}


def sent_of(row: Operation) -> fold.Sent:
    return fold.Sent(row.seq, kind_of(row.field), row.base_ver, row.value, str(row.client_id), row.cseq)


def sent_now(operation: batch.Operation, seq: int) -> fold.Sent:
    kind, client = kind_of(operation.field), str(operation.client_id)
    return fold.Sent(seq, kind, operation.base_ver, operation.value, client, operation.cseq)


def row_of(card: Card, operation: batch.Operation, seq: int, outcome: str) -> Operation:
    """The row that keeps the operation; not saved yet."""
    names = ("op_id", "client_id", "cseq", "field", "base_ver", "t_client", "proto", "digest")
    same = {name: getattr(operation, name) for name in names}
    return Operation(card=card, seq=seq, outcome=outcome, value=storable(operation.value), **same)
