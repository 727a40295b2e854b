"""Questions with named fields, from rows or trees alike. A field is known by its name, or else kept apart."""

import re
from dataclasses import dataclass, field

from rubrics.guides.parts import Part
from rubrics.guides.reading.nodes import Node
from rubrics.guides.reading.roles import (
    bare,
    difficulty_of,
    kind_of,
    label_of,
    minutes_of,
    unquoted,
    without_difficulty,
)
from rubrics.guides.reading.words import COLUMNS, Words

QUESTION = Words("{columns.question}")
FIELDS = {kind: Words(f"{{columns.{kind}}}") for kind in COLUMNS}
FROM_LABELS = ("look_for", "answer", "red_flag", "green_flag")


@dataclass
class Record:
    """One question with its named fields, each (kind, text, line), and the node that holds all of it."""

    text: str
    line: int
    section: str = ""
    section_line: int = 0
    difficulty: str | None = None
    minutes: str = ""
    notes: list[tuple[str, str, int]] = field(default_factory=list)
    source: Node | None = None


def words_of(key: str) -> str:
    """A key as words: lookFor, look_for and LOOK-FOR are the same."""
    key = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", key)
    return " ".join(re.sub(r"[_\-./#*:()\[\]]+", " ", key).casefold().split())


def field_of(key: str) -> str | None:
    """What a column or key holds; None when its name does not tell."""
    words = words_of(bare(key))
    if QUESTION.fullmatch(words):
        return "question"
    named = next((kind for kind, names in FIELDS.items() if names.fullmatch(words)), None)
    label = None if named else label_of(words)
    return label.kind if label and label.kind in FROM_LABELS and not label.rest else named


def take(record: Record, kind: str | None, text: str, line: int) -> None:
    """One field into its record."""
    if kind == "difficulty" and (level := difficulty_of(text)):
        record.difficulty = record.difficulty or level
    elif kind == "minutes" and re.search(r"\d", text):
        length = minutes_of(text)
        record.minutes = str(length[1]) if length else re.search(r"\d+", text)[0]
    elif kind == "section" and len(text) <= 120:
        if not record.section:
            record.section, record.section_line = text, line
    else:
        record.notes.append(
            (kind if kind in ("look_for", "answer", "follow_up", "red_flag", "green_flag") else "unknown", text, line)
        )


def parts_of(records: list[Record]) -> list[Part]:
    """Sections in the order in which they first come, each with its questions."""
    parts: list[Part] = []

    def add(kind: str, text: str, line: int, **more) -> None:
        if text.strip():
            parts.append(Part(len(parts) + 1, kind, text.strip(), line, line + text.strip().count("\n"), **more))

    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.section.casefold(), []).append(record)
    for group in groups.values():
        if group[0].section:
            add(
                "section",
                group[0].section,
                group[0].section_line or group[0].line,
                about=kind_of(words_of(group[0].section)),
            )
        for record in group:
            text, level = without_difficulty(unquoted(record.text))
            add("question", text, record.line, difficulty=record.difficulty or level, value=record.minutes)
            for kind, note, line in record.notes:
                add(kind, note, line)
    return parts
