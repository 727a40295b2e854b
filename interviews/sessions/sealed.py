"""The copy of a card that its seal is taken from: readable on its own, years later. Reads only."""

from datetime import datetime
from typing import Any

from interviews import sync
from interviews.models import Card, PlanItem
from interviews.operations.batch import PROTOCOL


def copy_of(card: Card, fields: sync.Fields, sealed_at: datetime) -> dict[str, Any]:
    """What the author saw (`fields`) beside the plan that the refs in it point to; JSON values only."""
    session = card.seat.session
    opening = session.candidacy.opening
    return {
        "protocol": PROTOCOL,
        "card": str(card.ref),
        "session": str(session.ref),
        "candidacy": str(session.candidacy.ref),
        "author": str(card.seat.user.ref),
        "seat": card.seat.kind,
        "kit": {"ref": str(opening.kit.ref), "slug": opening.kit.slug, "version": opening.kit.version},
        "plan": [_question(item) for item in _items(card)],
        "fields": fields,
        "seen": sync.digest_of_fields(fields),
        "last_seq": card.last_seq,
        "sealed_at": sealed_at.isoformat(),
    }


def _items(card: Card) -> list[PlanItem]:
    items = card.seat.session.candidacy.opening.plan_items.select_related("question__section")
    return list(items.prefetch_related("question__look_fors"))


def _question(item: PlanItem) -> dict[str, Any]:
    question = item.question
    return {
        "question": str(question.ref),
        "section": question.section.key,
        "title": question.title,
        "text": question.text,
        "look_fors": {str(look_for.ref): look_for.text for look_for in question.look_fors.all()},
    }
