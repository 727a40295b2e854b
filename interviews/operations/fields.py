"""The fields of a card, and which values they take."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

NOTE_MAX = 12_000  # characters; the longest note still fits a batch of 48 KiB
FLAG_TEXT_MAX = 500
EVIDENCE_MAX = 4_000
STATES = ("asked", "not_asked", "no_evidence")
OVERALL = "overall"
EMPTY = {"score": None, "state": "asked", "tick": False, "note": "", "asked_at": None, "flag": None}
MARKS = ("score", "state", "tick")
YEARS = range(2000, 2200)  # of a moment; at the ends of the calendar another time zone has no date for it


@dataclass(frozen=True)
class Field:
    """A field's name taken apart: `tick:<question>:<look-for>` has the key of its question and a part."""

    kind: str
    key: str = ""
    part: str = ""

    @property
    def name(self) -> str:
        return ":".join(filter(None, (self.kind, self.key, self.part)))


@dataclass(frozen=True)
class Sheet:
    """What a card may speak of, as refs: its questions, its look-fors with their question, red flags of the kit."""

    questions: Set[str] = frozenset()
    look_fors: Mapping[str, str] = field(default_factory=dict)
    red_flags: Set[str] = frozenset()


def parse(name: str) -> Field | None:
    """The field of that name, or None when no card has such a field."""
    kind, *keys = name.split(":")
    if kind not in EMPTY or len(keys) != (2 if kind == "tick" else 1):
        return None
    if not all(is_ref(key) or (kind, key) == ("note", OVERALL) for key in keys):
        return None
    return Field(kind, *keys)


def is_ref(text: object) -> bool:
    try:
        return isinstance(text, str) and str(UUID(text)) == text
    except ValueError:
        return False


def is_valid(name: str, value: Any, sheet: Sheet) -> bool:
    """The field exists on this sheet and takes this value."""
    found = parse(name)
    return found is not None and _exists(found, sheet) and _CHECKS[found.kind](value, sheet)


def _exists(found: Field, sheet: Sheet) -> bool:
    if found.kind == "flag" or found.key == OVERALL:
        return True
    if found.kind == "tick":
        return sheet.look_fors.get(found.part) == found.key and found.key in sheet.questions
    return found.key in sheet.questions


def _is_level(value: Any, _sheet: Sheet) -> bool:
    return value is None or (type(value) is int and 1 <= value <= 4)


def _is_state(value: Any, _sheet: Sheet) -> bool:
    return isinstance(value, str) and value in STATES


def _is_tick(value: Any, _sheet: Sheet) -> bool:
    return type(value) is bool


def _is_note(value: Any, _sheet: Sheet) -> bool:
    return isinstance(value, str) and len(value) <= NOTE_MAX


def _is_time(value: Any, _sheet: Sheet) -> bool:
    """A moment with its offset, or None."""
    try:
        moment = None if value is None else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return moment is None or (moment.tzinfo is not None and moment.year in YEARS)


def _is_flag(value: Any, sheet: Sheet) -> bool:
    if value == {"withdrawn": True}:
        return True
    if not isinstance(value, dict) or set(value) != {"text", "evidence", "red_flag", "question"}:
        return False
    texts = _is_filled(value["text"], FLAG_TEXT_MAX) and _is_filled(value["evidence"], EVIDENCE_MAX)
    return texts and _is_known(value["red_flag"], sheet.red_flags) and _is_known(value["question"], sheet.questions)


def _is_known(value: Any, refs: Set[str]) -> bool:
    return value is None or (isinstance(value, str) and value in refs)


def _is_filled(value: Any, limit: int) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= limit


_CHECKS = {
    "score": _is_level,
    "state": _is_state,
    "tick": _is_tick,
    "note": _is_note,
    "asked_at": _is_time,
    "flag": _is_flag,
}
