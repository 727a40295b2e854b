"""Trees of data to parts: maps with a question in them, wherever they stand, in the section that stands above them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rubrics.guides.parts import Part
from rubrics.guides.reading.about import role_in
from rubrics.guides.reading.leftovers import leftovers
from rubrics.guides.reading.nodes import Node
from rubrics.guides.reading.records import QUESTION, Record, field_of, parts_of, take, words_of
from rubrics.guides.reading.roles import (
    INTERVIEW,
    OTHER_PURPOSE,
    TOPIC,
    asks,
    difficulty_of,
    topic_of,
)
from rubrics.guides.reading.words import Words

LOOSE, OPTIONS, GENERIC = Words("{columns.loose}"), Words("{columns.options}"), Words("{columns.generic}")
NAMING = Words("{columns.naming}")
CHOICE = "▢ "
NAME_MAX = 120
# Under keys with these words questions may stand; under others stand things of their own.
OPEN_TOPICS = ("questions", "skills", "round", "test", "scale")
# At the root these are the level of the role, not the difficulty of its questions.
SENIORITY = re.compile(r"\b(?:senior|junior|mid|lead|principal|staff|entry)\b", re.IGNORECASE)


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
    level = level_of(node, outermost=place == Place())
    named = next((child for key, child in node.items if child.kind == "text" and child.text and naming(key)), None)
    if named and len(named.text) <= NAME_MAX:
        place = replace(place, section=named.text, line=named.line)
    for key, child in node.items:
        if child.kind != "text" and (topic_of(words_of(key)) or "questions") in OPEN_TOPICS:
            yield from walk(child, inside(key, child, place, level))


def level_of(node: Node, outermost: bool) -> str | None:
    """The difficulty that a map names for all that it holds."""
    for key, child in node.items:
        of_the_role = outermost and SENIORITY.search(child.text)
        if (
            child.kind == "text"
            and field_of(key) == "difficulty"
            and not of_the_role
            and (level := difficulty_of(child.text))
        ):
            return level
    return None


def inside(key: str, child: Node, place: Place, level: str | None) -> Place:
    """Where the node under a key stands: a key that is no general word names a section, or a difficulty."""
    words = words_of(key)
    generic = GENERIC.fullmatch(words) or not words or field_of(key) in ("difficulty", "section")
    asked = bool(TOPIC["questions"].search(words)) or (place.asked and child.kind == "list")
    keyed = difficulty_of(words) if len(words.split()) == 1 else None
    stays = generic or (keyed and place.section)
    section = place.section if stays else key.replace("_", " ")
    return Place(section, place.line if generic else child.line, keyed or level or place.difficulty, asked)


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
