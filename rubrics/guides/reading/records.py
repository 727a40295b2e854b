"""Data to parts: rows and trees whose fields are named. A field is known by its name; what none tells is kept apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rubrics.guides.parts import Part
from rubrics.guides.reading.about import role_in
from rubrics.guides.reading.leftovers import leftovers
from rubrics.guides.reading.nodes import Node
from rubrics.guides.reading.roles import (
    INTERVIEW,
    OTHER_PURPOSE,
    TOPIC,
    asks,
    bare,
    difficulty_of,
    kind_of,
    label_of,
    minutes_of,
    topic_of,
    unquoted,
    without_difficulty,
)
from rubrics.guides.reading.words import COLUMNS, Words

QUESTION, LOOSE, OPTIONS = Words("{columns.question}"), Words("{columns.loose}"), Words("{columns.options}")
GENERIC, NAMING = Words("{columns.generic}"), Words("{columns.naming}")
FIELDS = {kind: Words(f"{{columns.{kind}}}") for kind in COLUMNS}
CHOICE = "▢ "
# At the root these are the level of the role, not the difficulty of its questions.
SENIORITY = re.compile(r"\b(?:senior|junior|mid|lead|principal|staff|entry)\b", re.IGNORECASE)
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


def table_parts(rows: list[tuple[int, list[str]]]) -> list[Part] | None:
    """A table whose columns are named; None when no column holds questions."""
    head = [field_of(cell) for cell in rows[0][1]]
    column = question_column(head, rows)
    if column is None:
        return None
    asking = [(line, cells) for line, cells in rows[1:] if column < len(cells) and cells[column]]
    parts = parts_of([row_record(line, cells, head, column) for line, cells in asking])
    lines = {line for line, _ in asking}
    others = [(line, " | ".join(filter(None, cells))) for line, cells in rows[1:] if line not in lines]
    return [*parts, *(Part(len(parts) + key, "unknown", text, line) for key, (line, text) in enumerate(others, 1))]


def question_column(head: list[str | None], rows) -> int | None:
    """The column that is named so and asks, or else the one that asks most."""
    shares = {}
    for column in range(len(head)):
        texts = [cells[column] for _, cells in rows[1:] if column < len(cells) and cells[column]]
        if texts:
            shares[column] = sum(asks(text) > 0 for text in texts) / len(texts)
    named = [column for column, kind in enumerate(head) if kind == "question" and column in shares]
    best = max(
        named or [c for c in shares if head[c] not in ("follow_up", "answer")],
        key=lambda column: shares[column],
        default=None,
    )
    return best if best is not None and shares[best] >= (0.3 if named else 0.6) else None


def row_record(line: int, cells: list[str], head: list[str | None], column: int) -> Record:
    record = Record(cells[column], line)
    for index, text in enumerate(cells):
        kind = head[index] if index < len(head) else None
        if index != column and text:
            take(record, kind if kind != "question" else None, text, line)
    return record


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


def tree_parts(root: Node, remarks: str = "") -> list[Part] | None:
    """A tree of data; None when nothing in it asks a candidate. `remarks` are the comments at its top."""
    records = list(walk(root, Place()))
    if not records or refused(root, records, remarks):
        return None
    head = head_parts(root)
    parts = [*head, *(replace(part, key=part.key + len(head)) for part in parts_of(records))]
    return [*parts, *leftovers(root, [record.source for record in records if record.source], parts)]


def refused(root: Node, records: list[Record], remarks: str) -> bool:
    """A quiz, a survey or a form asks too, but nobody who wants a job; and some lists are for candidates to ask."""
    texts = [node.text for _, node in root.items if node.kind == "text"]
    said = " ".join([remarks, *(key for key, _ in root.items), *texts])[:2000]
    choices = sum(any(note.startswith(CHOICE) for _, note, _ in record.notes) for record in records)
    if topic_of(remarks.split("\n")[0]) in ("candidate_question", "avoid", "reference"):
        return True
    return (bool(OTHER_PURPOSE.search(said)) or choices > len(records) / 2) and not INTERVIEW.search(said)


@dataclass(frozen=True)
class Place:
    """Where a node stands: the section it is in, and a difficulty that holds for all under it."""

    section: str = ""
    line: int = 0
    difficulty: str | None = None
    asked: bool = False


def walk(node: Node, place: Place) -> Iterator[Record]:
    """The records under a node, in order."""
    if node.kind == "list":
        for _, source in node.items:
            child = spelled(source)
            if child.kind == "text" and child.text.strip() and (asks(child.text) if not place.asked else True):
                yield Record(child.text, child.line, place.section, place.line, place.difficulty, source=source)
            elif child.kind != "text":
                yield from walk(child, place)
    elif node.kind == "map":
        if record := record_of(node, place):
            yield record
        else:
            yield from inner(node, place)


def spelled(node: Node) -> Node:
    """An item that ends with a colon was meant as a text, though YAML takes it for a key without a value."""
    if node.kind == "map" and len(node.items) == 1 and node.items[0][1].kind == "text" and not node.items[0][1].text:
        return Node("text", node.line, f"{node.items[0][0]}:")
    return node


def inner(node: Node, place: Place) -> Iterator[Record]:
    """The records in a map that is none itself."""
    outermost = place == Place()
    named = next((child for key, child in node.items if child.kind == "text" and child.text and naming(key)), None)
    if named and len(named.text) <= 120:
        place = Place(named.text, named.line, place.difficulty, place.asked)
    level = next(
        (
            difficulty_of(child.text)
            for key, child in node.items
            if child.kind == "text"
            and field_of(key) == "difficulty"
            and not (outermost and SENIORITY.search(child.text))
        ),
        None,
    )
    for key, child in node.items:
        if child.kind == "text" or (topic_of(words_of(key)) or "questions") not in (
            "questions",
            "skills",
            "round",
            "test",
            "scale",
        ):
            continue
        words = words_of(key)
        generic = GENERIC.fullmatch(words) or not words or field_of(key) in ("difficulty", "section")
        asked = bool(TOPIC["questions"].search(words)) or (place.asked and child.kind == "list")
        keyed = difficulty_of(words) if len(words.split()) == 1 else None
        section = (
            place.section if generic or (keyed and place.section) else key.replace("_", " ") if "_" in key else key
        )
        yield from walk(
            child, Place(section, place.line if generic else child.line, keyed or level or place.difficulty, asked)
        )


def naming(key: str) -> bool:
    return bool(NAMING.fullmatch(words_of(key)))


def record_of(node: Node, place: Place) -> Record | None:
    """A map with a question in it; None for any other map."""
    asked = question_in(node)
    if not asked:
        return None
    key, said = asked
    record = Record(said.text.strip(), said.line, source=node)
    for name, child in node.items:
        if name != key:
            take_node(record, name, child)
    if not record.section:
        record.section, record.section_line = place.section, place.line
    record.difficulty = record.difficulty or place.difficulty
    return record


def question_in(node: Node) -> tuple[str, Node] | None:
    """The key and text of the question in a map: by its name, or by a loose name when the text asks."""
    if any(
        child.kind == "list" and GENERIC.fullmatch(words_of(key)) and holds_maps(child) for key, child in node.items
    ):
        return None
    found = [(key, worded(child)) for key, child in node.items]
    texts = [(key, child) for key, child in found if child is not None and child.text.strip()]
    named = [(key, child) for key, child in texts if QUESTION.fullmatch(words_of(key)) and len(child.text.split()) > 1]
    if named:
        return max(named, key=lambda item: (words_of(item[0]).startswith(("question", "q")), asks(item[1].text)))
    loose = [
        (key, child)
        for key, child in texts
        if LOOSE.fullmatch(words_of(key)) and asks(child.text) and len(child.text.split()) > 2
    ]
    nested = any(child.kind == "list" and holds_maps(child) for _, child in node.items)
    return loose[0] if loose and not nested else None


def holds_maps(node: Node) -> bool:
    return any(item.kind == "map" for _, item in node.items)


def worded(node: Node) -> Node | None:
    """A text, or the first of one text in several languages."""
    if node.kind == "text":
        return node
    if node.kind == "map" and node.items and all(child.kind == "text" and len(key) <= 5 for key, child in node.items):
        return node.items[0][1]
    return None


def take_node(record: Record, key: str, node: Node) -> None:
    """A field of any depth into its record: lists as several notes, maps as “key: text”."""
    kind = field_of(key)
    if node.kind == "text":
        if node.text.strip() and kind != "question":
            take(record, kind, node.text.strip() if kind else f"{key}: {node.text.strip()}", node.line)
        return
    sign = CHOICE if OPTIONS.fullmatch(words_of(key)) else ""
    for name, child in node.items:
        text = flat(child)
        if text and kind == "section" and not record.section:
            take(record, kind, text, child.line)
        elif text and kind != "section":
            told = kind if kind not in ("difficulty", "minutes", "question") else None
            take(record, told, f"{name}: {text}" if name else sign + text, child.line)


def flat(node: Node) -> str:
    if node.kind == "text":
        return node.text.strip()
    texts = ((f"{key}: " if key else "") + flat(child) for key, child in node.items)
    return "; ".join(text for text in texts if text)


def head_parts(root: Node) -> list[Part]:
    """Title, role and level that stand at the root."""
    names = {
        "title": ("title", "name", "domain"),
        "role": ("role", "position", "job", "job_title", "jobTitle"),
        "level": ("level", "seniority"),
    }
    found = []
    for kind, keys in names.items():
        node = root.get(*keys) if root.kind == "map" else None
        if node and node.kind == "text" and node.text.strip() and len(node.text) < 200:
            found.append(Part(len(found) + 1, kind, node.text.strip(), node.line))
    titled = next((part for part in found if part.kind == "title"), None)
    if titled and all(part.kind != "role" for part in found) and (role := role_in(titled.text, sure=True)):
        found.append(Part(len(found) + 1, "role", role, titled.line))
    return found
