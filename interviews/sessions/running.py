"""A session is opened, its cards are sealed one by one, and the last seal closes it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from interviews import decisions, events, sync
from interviews.models import Card, Operation, Session
from interviews.operations.canonical import digest

from .closing import close, locked
from .planning import CLOSED, SessionClosed
from .sealed import copy_of

Counts = Mapping[str, int]
PLAN_OPEN = (
    "The questions of this opening are being changed. Nothing was sealed, and what you wrote is safe. Seal once the "
    "panel lead has settled the plan again."
)


class NotReady(Exception):
    """The card cannot be sealed yet; nothing was changed and nothing is lost.

    `code` is "need_ops" (`found`: client id -> operations missing), "changed", "conflicts" (`found`: sync.Sibling)
    or "incomplete" (`found`: refs of questions that nobody said anything about).
    """

    SENTENCES = {
        "need_ops": "Some of what you typed has not arrived yet. What is here is safe. Keep the page open until it "
        "says saved, then seal.",
        "changed": "The card changed after this page was made, perhaps in another window. Nothing was sealed. Read it "
        "again below, then seal.",
        "conflicts": "Two versions of one answer are waiting for your choice. Both are kept. Choose, then seal.",
        "incomplete": "Some questions have no answer yet. Nothing was sealed. Score them, or mark them as not asked.",
    }

    def __init__(self, code: str, found: object = None):
        super().__init__(self.SENTENCES[code])
        self.code = code
        self.found = found


@transaction.atomic
def open_session(*, actor, session: Session) -> Session:
    """Start the clock, once. Raises SessionClosed when the interview was cancelled."""
    held = locked(session)
    if held.status == Session.Status.CANCELLED:
        raise SessionClosed(CLOSED[held.status])
    if held.status == Session.Status.PLANNED:
        held.status, held.opened_at = Session.Status.OPEN, timezone.now()
        held.save(update_fields=["status", "opened_at"])
        events.record(actor=actor, verb="session.opened", candidacy=held.candidacy, session=str(held.ref))
    return held


def open_on_mark(*, card: Card, fields: Sequence[str]) -> None:
    """The first mark (`fields`, see sync.marked) of somebody whose card counts starts the interview."""
    session = card.seat.session
    if fields and session.status == Session.Status.PLANNED and card.seat.counts:
        with suppress(SessionClosed):  # called off since: what was typed is kept, and there is nothing to start
            card.seat.session = open_session(actor=card.seat.user, session=session)


@transaction.atomic
def submit(*, card: Card, seen: str = "", clients: Counts | None = None) -> Card:
    """Seal the card: from here on it never changes, and its author may read the others'. Sealing twice is sealing once.

    `seen` is the digest of what the author saw, `clients` the last count of each of their clients. Raises NotReady,
    and SessionClosed while the plan is open: no question is taken from under a sealed card.
    """
    held = sync.lock(card)
    if held.is_sealed:
        return held
    if not held.seat.session.candidacy.opening.plan_settled_at:
        raise SessionClosed(PLAN_OPEN)
    session = open_session(actor=held.seat.user, session=held.seat.session)
    fields = sync.fields_of(held)
    _check(held, fields, seen, clients or {})
    _seal(held, fields)
    events.record(
        actor=held.seat.user, verb="card.sealed", candidacy=session.candidacy, card=str(held.ref), hash=held.sealed_hash
    )
    close(session=session)
    decisions.settle(candidacy=session.candidacy)
    return held


def _check(card: Card, fields: sync.Fields, seen: str, clients: Counts) -> None:
    missing = _missing_operations(card, clients)
    if missing:
        raise NotReady("need_ops", missing)
    siblings = sync.open_siblings(card)
    if siblings:
        raise NotReady("conflicts", siblings)
    if seen and seen != sync.digest_of_fields(fields):
        raise NotReady("changed")
    unanswered = unanswered_of(card, fields)
    if unanswered:
        raise NotReady("incomplete", unanswered)


def _missing_operations(card: Card, clients: Counts) -> dict[str, int]:
    """How many operations of each client are not here yet; a client counts from one without gaps."""
    rows = Operation.objects.filter(card=card, client_id__in=clients).values_list("client_id", "cseq")
    here = [str(client) for client, cseq in rows if cseq <= clients[str(client)]]
    return {client: last - here.count(client) for client, last in clients.items() if here.count(client) < last}


def unanswered_of(card: Card, fields: sync.Fields) -> list[str]:
    """Refs of the plan's questions that have neither a level nor a state, in the order of the plan."""
    refs = card.seat.session.candidacy.opening.plan_items.values_list("question__ref", flat=True)
    return [str(ref) for ref in refs if f"score:{ref}" not in fields and f"state:{ref}" not in fields]


def _seal(card: Card, fields: sync.Fields) -> None:
    now = timezone.now()
    card.sealed_at = now.replace(microsecond=now.microsecond // 1000 * 1000)
    card.sealed_copy = copy_of(card, fields, card.sealed_at)
    card.sealed_hash = digest(card.sealed_copy)
    card.status = Card.Status.SEALED
    card.save(update_fields=["status", "sealed_at", "sealed_copy", "sealed_hash", "changed_at"])
