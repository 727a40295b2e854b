"""The stages of a reading, one after the other."""

from dataclasses import dataclass

from rubrics.guides.draft import Problem
from rubrics.guides.parts import Part, Parts, next_key
from rubrics.guides.reading.about import about_parts, front_matter
from rubrics.guides.reading.blocks import blocks
from rubrics.guides.reading.decode import decode
from rubrics.guides.reading.doubts import doubts, of_parts
from rubrics.guides.reading.joins import joined
from rubrics.guides.reading.limits import PARSER_SECONDS, Clock
from rubrics.guides.reading.lines import Line, lines_of
from rubrics.guides.reading.memory import forget
from rubrics.guides.reading.outline import outline
from rubrics.guides.reading.page import page_lines
from rubrics.guides.reading.records import words_of
from rubrics.guides.reading.roles import OTHER_PURPOSE
from rubrics.guides.reading.rows import table_parts
from rubrics.guides.reading.series import asking_lines
from rubrics.guides.reading.shape import is_page, table, tree
from rubrics.guides.reading.trees import tree_parts

Read = tuple[list[Part], str, list[Problem]]


@dataclass(frozen=True)
class Reading:
    """What was read: `text` is the source as repaired; the lines of `parts` and `warnings` are its lines (1-based).

    `layout` names what the text looked like, for instance "text, numbered questions" or "csv".
    """

    text: str
    layout: str
    parts: Parts
    warnings: tuple[Problem, ...] = ()


def read(source: str | bytes, name: str = "") -> Reading:
    """Read a guide in any layout. Raises Unreadable, and nothing else, whatever the text is."""
    clock = Clock(PARSER_SECONDS)
    text, problems = decode(source)
    try:
        parts, layout, found = data(text, name, clock) or page(text, name) or prose(text, name)
    finally:
        forget()
    problems += [*found, *of_parts(text, parts)]
    return Reading(text, layout, tuple(parts), tuple(sorted(problems, key=lambda problem: problem.line)))


def data(text: str, name: str, clock: Clock) -> Read | None:
    """A tree or a table with named fields, when some of them ask."""
    if not is_page(text) and (found := tree(text, clock)):
        remarks = "\n".join(line.strip("# ") for line in text.split("\n")[:10] if line.startswith("#"))
        parts = tree_parts(found[0], f"{remarks}\n{name}")
        return (parts, found[1], []) if parts else (kept_apart(text), found[1], [])
    if not found_marks(text) and (rows := table(text)):
        parts = None if OTHER_PURPOSE.search(words_of(name)) else table_parts(rows)
        return (parts, "csv", []) if parts else None
    return None


def kept_apart(text: str) -> list[Part]:
    """Every line as it stands, of which nothing was recognised."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    return [Part(number, "unknown", line, number) for number, line in lines if line]


def found_marks(text: str) -> bool:
    """Headings, lists or tags at the start: no table of values begins so."""
    return text.lstrip()[:1] in ("#", "<", "{", "[", "|") or text.lstrip()[:2] in ("- ", "* ")


def page(text: str, name: str) -> Read | None:
    if not is_page(text):
        return None
    lines, title = page_lines(text)
    headed = any(line.level == 1 for line in lines)
    return with_layout(blocks_of(lines, "" if headed else title, f"{name} {title}"), "html")


def prose(text: str, name: str) -> Read:
    """Text and Markdown: lines, scopes, blocks."""
    title, skipped = front_matter(text)
    lines = lines_of("\n".join(text.split("\n")[skipped:]), skipped + 1)
    marked = any(line.level or line.head or line.bold for line in lines)
    parts, problems = blocks_of(lines, title, name)
    if skipped:
        front = "\n".join(text.split("\n")[:skipped])
        parts = [Part(next_key(tuple(parts)), "unknown", front, 1, skipped), *parts]
    return parts, "markdown" if marked else "text", problems


def blocks_of(lines: list[Line], title: str, name: str) -> tuple[list[Part], list[Problem]]:
    scopes = outline(joined(lines))
    asking = asking_lines(scopes, f"{name} {title}")
    parts = about_parts(blocks(scopes, asking), scopes, title)
    return parts, doubts(scopes, asking, parts)


def with_layout(found: tuple[list[Part], list[Problem]], layout: str) -> Read:
    return found[0], layout, found[1]
