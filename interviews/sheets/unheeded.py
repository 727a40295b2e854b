"""What was typed and does not count, in words for its author."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from interviews.models import Operation
from interviews.operations.fields import parse

from .lines import Line, words_of

WHY = {
    Operation.Outcome.LATE.value: "after sealing",
    Operation.Outcome.PARKED.value: "after the interview was cancelled",
    Operation.Outcome.KEPT_INVALID.value: "could not be read as an answer",
}
KINDS = {"score": "score", "state": "state", "tick": "look-for", "note": "note", "asked_at": "time", "flag": "flag"}


@dataclass(frozen=True)
class Unheeded:
    received_at: datetime
    about: str
    words: str
    why: str


def in_words(rows: Iterable[Operation], lines: Sequence[Line]) -> list[Unheeded]:
    """The newest of each field and reason, in order of arrival; times a question was asked are left out."""
    newest = {(row.field, row.outcome): row for row in rows if not row.field.startswith("asked_at:")}
    titles = {str(line.question.ref): line.question.title for line in lines}
    return [_words(row, titles) for row in sorted(newest.values(), key=lambda row: row.seq)]


def _words(row: Operation, titles: dict[str, str]) -> Unheeded:
    found = parse(row.field)
    title = titles.get(found.key, "The whole interview") if found else row.field
    about = f"{title}, {KINDS[found.kind]}" if found else title
    return Unheeded(row.received_at, about, _value(found.kind if found else "", row.value), WHY[row.outcome])


def _value(kind: str, value: Any) -> str:
    if isinstance(value, dict):
        return (
            "withdrawn" if "withdrawn" in value else ": ".join(str(value.get(key, "")) for key in ("text", "evidence"))
        )
    return words_of(kind, value) if isinstance(value, str | int | None) else str(value)
