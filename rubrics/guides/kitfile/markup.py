"""The little Markdown that a kit file uses: headings, fields, lists, prose with escapes. Knows nothing of kits."""

import re
from dataclasses import dataclass, replace

HEADING = re.compile(r"(#{1,6})(?:\s+(.*))?")
FIELD = re.compile(r"[-*]\s+([A-Za-z][A-Za-z ]*?)\s*:\s*(.*)")
BULLET = re.compile(r"[-*](?:\s+(.*))?")
NUMBERED = re.compile(r"(\d)\.(?:\s+(.*))?")
COLON = re.compile(r"(?<!\\)((?:\\\\)*):")
FENCE = "```"


@dataclass(frozen=True)
class Line:
    """One line of the file; `literal` inside a code fence, where nothing is markup."""

    number: int
    text: str
    literal: bool = False


@dataclass(frozen=True)
class Node:
    """A heading with the lines under it and the deeper headings that follow."""

    level: int
    title: str
    number: int
    body: tuple[Line, ...] = ()
    children: tuple["Node", ...] = ()


def fenced(lines: list[str]) -> tuple[set[int], int | None]:
    """Indexes of the lines in closed code fences, and the index of a fence that never closes."""
    inside, start = set(), None
    for index, line in enumerate(lines):
        if start is None and line.lstrip().startswith(FENCE):
            start = index
        elif start is not None and line.strip() == FENCE:
            inside.update(range(start, index + 1))
            start = None
    return inside, start


def escaped(text: str) -> str:
    """Prose that reads back as it is: a backslash stands before what would be a heading, field, fence or escape."""
    lines = text.split("\n")
    inside, _ = fenced(lines)
    for index, line in enumerate(lines):
        marked = line.lstrip().startswith(("#", "\\", FENCE)) or (index == 0 and FIELD.fullmatch(line))
        if marked and index not in inside:
            lines[index] = _behind_backslash(line)
    return "\n".join(lines)


def prose(lines: tuple[Line, ...]) -> str:
    """The text of the lines, escapes taken away."""
    return "\n".join(line.text if line.literal else _without_backslash(line.text) for line in lines)


def name_before_colon(name: str) -> str:
    """A name that a colon follows, its own colons and backslashes escaped."""
    return re.sub(r"([\\:])", r"\\\1", name)


def split_at_colon(text: str) -> tuple[str, str]:
    """The name before the first bare colon (escapes taken away) and what follows, both stripped."""
    found = COLON.search(text)
    name, rest = (text[: found.end() - 1], text[found.end() :]) if found else (text, "")
    return re.sub(r"\\([\\:])", r"\1", name.strip()), rest.strip()


def numbered_lines(text: str) -> tuple[tuple[Line, ...], int | None]:
    """All lines of the file, and the number of the line where an unclosed code fence begins."""
    texts = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    inside, unclosed = fenced(texts)
    lines = tuple(Line(index + 1, line.rstrip(), index in inside) for index, line in enumerate(texts))
    return lines, None if unclosed is None else unclosed + 1


def tree(lines: tuple[Line, ...]) -> Node:
    """The headings as a tree under a node of level 0."""
    found = [(i, HEADING.fullmatch(line.text)) for i, line in enumerate(lines) if not line.literal]
    marks = [(i, heading) for i, heading in found if heading]
    ends = [i for i, _ in marks] + [len(lines)]
    flat = [Node(0, "", 0, lines[: ends[0]])]
    for (start, heading), end in zip(marks, ends[1:], strict=True):
        title = (heading[2] or "").strip()
        flat.append(Node(len(heading[1]), title, lines[start].number, lines[start + 1 : end]))
    return _grown(flat)


def _grown(flat: list[Node]) -> Node:
    root, rest, children = flat[0], flat[1:], []
    while rest:
        end = next((i for i, node in enumerate(rest[1:], 1) if node.level <= rest[0].level), len(rest))
        children.append(_grown(rest[:end]))
        rest = rest[end:]
    return replace(root, children=tuple(children))


def _behind_backslash(line: str) -> str:
    bare = line.lstrip()
    return line[: len(line) - len(bare)] + "\\" + bare


def _without_backslash(line: str) -> str:
    bare = line.lstrip()
    return line[: len(line) - len(bare)] + bare[1:] if bare.startswith("\\") else line
