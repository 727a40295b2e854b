"""What an interviewer of the demo world wrote, as operations: the same way that the live card writes."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from interviews import sync
from interviews.models import Card, PlanItem
from interviews.operations import batch
from interviews.operations.ids import uuid7
from rubrics.models import Question, RedFlag

STATES = {"x": "not_asked", "-": "no_evidence"}
UNTOUCHED = "."
# How many of n look-fors are heard at a level.
HEARD = {1: lambda n: min(n, 1), 2: lambda n: n // 2, 3: lambda n: max(n - 1, 1), 4: lambda n: n}

Fields = Iterator[tuple[str, Any]]


def write_card(stage, card: Card, script: dict[str, Any], variant: tuple[int, int]) -> None:
    """`script["levels"]` has a sign for each question of the plan: 1-4, x not asked, - no evidence, . untouched."""
    items = _items(card)
    values = dict(_answers(stage, card, items, script["levels"], variant))
    if script.get("note"):
        values["note:overall"] = script["note"]
    for flag in script.get("flags", ()):
        values[f"flag:{uuid7()}"] = _flag(card, items, flag)
    sync.apply(card=card, operations=batch.compose(str(card.ref), values, 0), user=card.seat.user)


def _items(card: Card) -> list[Question]:
    rows = PlanItem.objects.filter(opening=card.seat.session.candidacy.opening).select_related("question")
    return [item.question for item in rows.prefetch_related("question__look_fors")]


def _answers(stage, card: Card, items: list[Question], levels: str, variant: tuple[int, int]) -> Fields:
    begins = card.seat.session.starts_at + timedelta(minutes=2)
    for question, sign in zip(items, levels, strict=True):
        if sign == UNTOUCHED:
            continue
        yield f"asked_at:{question.ref}", begins.isoformat()
        begins += timedelta(minutes=question.minutes or 5)
        if sign in STATES:
            yield f"state:{question.ref}", STATES[sign]
            continue
        yield f"score:{question.ref}", int(sign)
        yield from _heard(question, int(sign), sum(variant))
        note = note_for(stage.notes, question.title, sign, variant)
        if note:
            yield f"note:{question.ref}", note


def _heard(question: Question, level: int, turn: int) -> Fields:
    points = list(question.look_fors.all())
    for place, point in enumerate(points):
        if (place + turn) % len(points) < HEARD[level](len(points)):
            yield f"tick:{question.ref}:{point.ref}", True


def note_for(notes: dict[str, Any], title: str, level: str, variant: tuple[int, int]) -> str:
    """Notes of one candidate tell one story; each seat has its own words for it, or none."""
    candidate, seat = variant
    stories = notes.get(title, {}).get(level, [[]])
    words = stories[candidate % len(stories)]
    return words[seat] if seat < len(words) else ""


def _flag(card: Card, items: list[Question], script: dict[str, str]) -> dict[str, Any]:
    kit = card.seat.session.candidacy.opening.kit
    known = RedFlag.objects.filter(kit=kit, text=script["text"]).first()
    question = next((str(item.ref) for item in items if item.title == script.get("question")), None)
    texts = {"text": script["text"], "evidence": script["evidence"]}
    return texts | {"red_flag": str(known.ref) if known else None, "question": question}
