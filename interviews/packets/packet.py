"""The packet of a candidacy: everything that sealed cards say, what was ruled and decided, and how to check it."""

from dataclasses import dataclass
from datetime import datetime

from interviews.decisions import snapshot_of
from interviews.models import Candidacy, Card, Decision, Event
from interviews.operations.canonical import canonical, digest
from interviews.summaries import (
    RELATED,
    Answer,
    CardLine,
    EventLine,
    Number,
    SectionLine,
    Summary,
    events_of,
    summary_of,
)
from rubrics.models import Kit

from .charts import bar

FORMAT = "scorecard-packet/1"


@dataclass(frozen=True)
class Heard:
    """What one card says about one question."""

    number: int
    title: str
    text: str
    answer: Answer


@dataclass(frozen=True)
class CardPages:
    """A sealed card on paper. `digest` is the start of its seal."""

    anchor: str
    line: CardLine
    digest: str
    answers: tuple[Heard, ...]


@dataclass(frozen=True)
class Bar:
    """An average against the threshold. `words` says the same to who cannot see it."""

    picture: str
    words: str


@dataclass(frozen=True)
class SectionBar:
    line: SectionLine
    bar: Bar


@dataclass(frozen=True)
class PacketFacts:
    """All that a packet says. `date` is the newest change in it, so that the same facts print the same bytes.

    `because` is the verdict's sentence without the outcome, which stands above it.
    """

    summary: Summary
    because: str
    kit: str
    kit_version: int
    sections: tuple[SectionBar, ...]
    average: Bar
    cards: tuple[CardPages, ...]
    events: tuple[EventLine, ...]
    date: datetime
    record: bytes
    digest: str


def of_candidacy(candidacy: Candidacy) -> PacketFacts:
    """The facts of a packet in a constant number of queries. Ask `access.may_decide` before calling it."""
    row = Candidacy.objects.select_related(*RELATED).get(pk=candidacy.pk)
    summary = summary_of(row)
    events = tuple(reversed(events_of(row)))
    sealed = {str(card.seat.ref): card for card in _sealed(row)}
    record = _record(row, summary, sealed)
    return PacketFacts(
        summary=summary,
        because=_because(summary),
        kit=row.opening.kit.title,
        kit_version=row.opening.kit.version,
        sections=tuple(SectionBar(line, _bar(line.name, line.mean, summary)) for line in summary.sections),
        average=_bar("All together", summary.average, summary),
        cards=tuple(
            _pages(place, line, summary, sealed[line.seat])
            for place, line in enumerate(summary.cards, start=1)
            if line.is_sealed
        ),
        events=events,
        date=max([row.created_at, *(event.at for event in events)]),
        record=canonical(record),
        digest=digest(record),
    )


def _sealed(candidacy: Candidacy):
    rows = Card.objects.filter(seat__session__candidacy=candidacy, status=Card.Status.SEALED)
    return rows.select_related("seat").order_by("seat_id")


def _because(summary: Summary) -> str:
    rest = summary.sentence.removeprefix(f"{summary.outcome_words}: ")
    return rest[:1].upper() + rest[1:]


def _bar(name: str, mean: Number, summary: Summary) -> Bar:
    words = f"{name}: {mean.shown} of 4, threshold {summary.threshold.shown}"
    return Bar(bar(mean.value, summary.threshold.value), words)


def _pages(place: int, line: CardLine, summary: Summary, card: Card) -> CardPages:
    """The answers of the seat in column `place` of the grid, in the order of the plan."""
    heard = [
        Heard(topic.number, topic.title, topic.text, answer)
        for topic in summary.topics
        for answer in topic.answers
        if answer.anchor.endswith(f"-{place}")
    ]
    return CardPages(f"card-{line.seat}", line, card.sealed_hash[:16], tuple(heard))


def _record(candidacy: Candidacy, summary: Summary, sealed: dict[str, Card]) -> dict:
    """What a program reads out of the packet: the case and its verdict, sealed cards, decisions and events."""
    kit: Kit = candidacy.opening.kit
    indication = getattr(candidacy, "indication", None)
    return {
        "format": FORMAT,
        "candidacy": {"ref": str(candidacy.ref), "candidate": summary.candidate, "opening": summary.opening},
        "kit": {"ref": str(kit.ref), "slug": kit.slug, "title": kit.title, "version": kit.version},
        **(snapshot_of(indication) if indication else {"case": None, "verdict": None}),
        "cards": [_card_record(seat, card) for seat, card in sealed.items()],
        "decisions": [_decision_record(row) for row in candidacy.decisions.order_by("pk")],
        "events": [_event_record(row) for row in candidacy.events.order_by("pk")],
    }


def _card_record(seat: str, card: Card) -> dict:
    sealed_at = card.sealed_at.isoformat()
    return {"seat": seat, "sealed_at": sealed_at, "sha256": card.sealed_hash, "card": card.sealed_copy}


def _decision_record(row: Decision) -> dict:
    said = {"ref": str(row.ref), "kind": row.kind, "reason": row.reason, "against": row.against}
    return {**said, "at": row.decided_at.isoformat(), "sha256": row.snapshot_hash, "snapshot": row.snapshot}


def _event_record(row: Event) -> dict:
    return {"at": row.at.isoformat(), "verb": row.verb, "data": row.data}
