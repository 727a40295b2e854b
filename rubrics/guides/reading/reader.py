"""The stages of a reading, one after the other."""

from dataclasses import dataclass

from rubrics.guides.draft import Problem
from rubrics.guides.parts import Part, Parts
from rubrics.guides.reading.about import about_parts, announcements, front_matter
from rubrics.guides.reading.blocks import blocks
from rubrics.guides.reading.decode import decode
from rubrics.guides.reading.limits import Clock
from rubrics.guides.reading.lines import Line, lines_of
from rubrics.guides.reading.outline import outline
from rubrics.guides.reading.page import page_lines
from rubrics.guides.reading.records import table_parts, tree_parts
from rubrics.guides.reading.series import asking_lines
from rubrics.guides.reading.shape import is_page, table, tree

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
    clock = Clock()
    text, problems = decode(source)
    parts, layout, found = data(text, clock) or page(text) or prose(text)
    return Reading(text, layout, tuple(parts), tuple(sorted([*problems, *found], key=lambda problem: problem.line)))


def data(text: str, clock: Clock) -> Read | None:
    """A tree or a table with named fields, when some of them ask."""
    if not is_page(text) and (found := tree(text, clock)) and (parts := tree_parts(found[0])):
        return parts, found[1], []
    if not found_marks(text) and (rows := table(text)) and (parts := table_parts(rows)):
        return parts, "csv", []
    return None


def found_marks(text: str) -> bool:
    """Headings, lists or tags at the start: no table of values begins so."""
    return text.lstrip()[:1] in ("#", "<", "{", "[", "|") or text.lstrip()[:2] in ("- ", "* ")


def page(text: str) -> Read | None:
    if not is_page(text):
        return None
    lines, title = page_lines(text)
    headed = any(line.level == 1 for line in lines)
    return with_layout(blocks_of(lines, "" if headed else title), "html")


def prose(text: str) -> Read:
    """Text and Markdown: lines, scopes, blocks."""
    title, skipped = front_matter(text)
    lines = lines_of("\n".join(text.split("\n")[skipped:]), skipped + 1)
    marked = any(line.level or line.head or line.bold for line in lines)
    return with_layout(blocks_of(lines, title), "markdown" if marked else "text")


def blocks_of(lines: list[Line], title: str) -> tuple[list[Part], list[Problem]]:
    scopes = outline(lines)
    parts = about_parts(blocks(scopes, asking_lines(scopes)), scopes, title)
    return parts, announcements(scopes, parts)


def with_layout(found: tuple[list[Part], list[Problem]], layout: str) -> Read:
    return found[0], layout, found[1]
