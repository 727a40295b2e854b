"""The stages of a reading, one after the other."""

from dataclasses import dataclass

from rubrics.guides.draft import Problem
from rubrics.guides.parts import Part, Parts
from rubrics.guides.reading.about import about_parts, announcements, front_matter
from rubrics.guides.reading.blocks import blocks
from rubrics.guides.reading.decode import decode
from rubrics.guides.reading.lines import lines_of
from rubrics.guides.reading.outline import outline
from rubrics.guides.reading.series import asking_lines


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
    text, problems = decode(source)
    parts, layout, found = prose(text, name)
    return Reading(text, layout, tuple(parts), tuple(sorted([*problems, *found], key=lambda problem: problem.line)))


def prose(text: str, name: str) -> tuple[list[Part], str, list[Problem]]:
    """Text and Markdown: lines, scopes, blocks."""
    title, skipped = front_matter(text)
    lines = lines_of("\n".join(text.split("\n")[skipped:]), skipped + 1)
    scopes = outline(lines)
    parts = about_parts(blocks(scopes, asking_lines(scopes)), scopes, title, name)
    return parts, "text", announcements(scopes, parts)
