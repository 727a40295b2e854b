"""Lines that belong together, and lines that hold two things: put in order before anybody asks what they are.

Each function takes lines and gives lines; numbers stay, so that every piece still tells where it stood.
"""

import re
from dataclasses import replace
from itertools import pairwise

from rubrics.guides.reading.lines import ALONE, Line
from rubrics.guides.reading.records import field_of
from rubrics.guides.reading.roles import asks, difficulty_of, ends_asking, label_of, unquoted, without_difficulty
from rubrics.guides.reading.rows import question_column
from rubrics.guides.reading.words import Words

NUMBERED_NAME = Words(r"^[^\w]*(?:q|{naming.question}|{naming.task})?\s*(?:no\.?|nr\.?|#|№)?\s*\d{0,3}\s*[.:)]?\s*$")
SEVERAL = Words("{naming.several}")
QUOTED = re.compile(r"^[\"“«„](.{8,}?)[\"”»“](.*)$")
OPEN_END = re.compile(r"[\w,;–—(/&]$")
FIELDS = {
    "look_for": "Look for",
    "answer": "Answer",
    "follow_up": "Follow-up",
    "red_flag": "Red flags",
    "green_flag": "Green flags",
    "minutes": "Time",
}
# A YAML item whose words stand in the lines below, in a text that is no YAML.
BLOCK_SIGNS = ("|", ">", "|-", ">-")
NAME_MAX = 120
PARAGRAPHS, WRAPPED, LEAST_RUN, NAME_MAX, PARAGRAPH_MAX = 3, 45, 4, 80, 4000


def joined(lines: list[Line]) -> list[Line]:
    """All joins, the simpler first."""
    return tables(listed(named_below(titled(counted(wrapped(lone_answers(lines)))))))


def lone_answers(lines: list[Line]) -> list[Line]:
    """An “A.” that no “B.” follows is no first choice of several: it stands for the answer."""
    choices = any(line.mark == "letter" and line.n in "bB" for line in lines)
    return [
        replace(line, mark="", n="", text=f"A: {line.text}")
        if line.mark == "letter" and line.n == "A" and not choices
        else line
        for line in lines
    ]


def counted(lines: list[Line]) -> list[Line]:
    """Numbers alone on their lines that count up: each belongs before what stands below it."""
    alone = [index for index, line in enumerate(lines[:-1]) if counts(line, lines[index + 1])]
    numbers = [int(ALONE.match(lines[index].text)[1]) for index in alone]
    after = {index for index, (one, two) in zip(alone, pairwise(numbers), strict=False) if two == one + 1}
    before = {index for index, (one, two) in zip(alone[1:], pairwise(numbers), strict=True) if two == one + 1}
    found = list(lines)
    for index in after | before:
        name, below = lines[index], lines[index + 1]
        found[index + 1] = replace(
            below, mark="number", n=ALONE.match(name.text)[1], gap=True, title=name.text, titled=name.number
        )
    return [line for index, line in enumerate(found) if index not in after | before]


def counts(line: Line, below: Line) -> bool:
    plain = not (line.mark or line.level or line.cells or line.code or below.mark or below.level or below.cells)
    return plain and bool(ALONE.match(line.text)) and not below.code and not ALONE.match(below.text)


def listed(lines: list[Line]) -> list[Line]:
    """Questions that go on below a list item without a mark of their own, each on its line, are of that list."""
    found = list(lines)
    for index, line in enumerate(lines):
        if line.mark in ("bullet", "number") and not line.level and asks(line.text):
            run = index + 1
            while run < len(lines) and unmarked_question(lines[run]):
                run += 1
            if run - index > LEAST_RUN:
                found[index + 1 : run] = [
                    replace(item, mark=line.mark, depth=line.depth) for item in lines[index + 1 : run]
                ]
    return found


def unmarked_question(line: Line) -> bool:
    return (
        not (line.mark or line.gap or line.level or line.code or line.cells)
        and asks(line.text) == 2
        and ends_asking(line.text)
    )


def wrapped(lines: list[Line]) -> list[Line]:
    """Sentences that were broken to fit a width, whole again."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and goes_on(last, line):
            found[-1] = replace(last, text=f"{last.text} {line.text}", end=line.number, bold=last.bold and line.bold)
        else:
            found.append(line)
    return found


def goes_on(last: Line, line: Line) -> bool:
    plain = not (line.mark or line.level or line.code or line.cells or line.gap or line.head)
    if (
        not plain
        or last.level
        or last.code
        or last.cells
        or (line.number - (last.end or last.number)) != 1
        or line.quoted != last.quoted
    ):
        return False
    if not OPEN_END.match(last.text[-1:]) or len(last.text) > PARAGRAPH_MAX or label_of(line.text):
        return False
    return (line.text[:1].islower() and len(last.text) > 20) or (
        len(last.text) > WRAPPED and line.depth > 0 and bool(last.mark)
    )


def titled(lines: list[Line]) -> list[Line]:
    """“**Pressure:** “Tell me …””: title and question apart; “**Why?** Because …”: question and rest apart."""
    found: list[Line] = []
    for line in lines:
        found += parted(line) if line.head and not line.cells else [line]
    return found


def parted(line: Line) -> list[Line]:
    rest = line.text[len(line.head) :].strip() if line.text.startswith(line.head) else ""
    if not rest or label_of(line.text):
        return [line]
    if line.head.endswith((":", "：")) or rest.startswith((":", "：")):
        spoken = rest.lstrip(":： ")
        match = QUOTED.match(spoken)
        if match and asks(match[1]):
            return [replace(line, text=match[1], head="", title=line.head.rstrip(":："))]
    elif asks(line.head) and not without_difficulty(rest)[0]:
        return [replace(line, head="", bold=True)]
    elif asks(line.head) and len(line.head) > 20 and len(rest) > 2:
        rest = rest.lstrip(".,:;–— ")
        return [
            replace(line, text=line.head, head="", bold=True),
            *([Line(line.number, rest, depth=line.depth + 1)] if rest else []),
        ]
    return [line]


def named_below(lines: list[Line]) -> list[Line]:
    """“Question 3”, “1. (5 min)” or “Question:” alone on a line: what stands below is the question."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        taken = below(lines, index) if names_next(line) else []
        if taken:
            first, block = taken[0], line.text in BLOCK_SIGNS
            text = " ".join(item.text for item in taken)
            found.append(
                replace(
                    first,
                    text=text,
                    mark=line.mark if block else "asked",
                    n=line.n,
                    gap=True,
                    level=line.level,
                    depth=line.depth,
                    end=taken[-1].number,
                    bold=False,
                    title="" if block else line.text,
                    titled=line.number,
                )
            )
            index += 1 + len(taken)
        else:
            found.append(line)
            index += 1
    return found


def names_next(line: Line) -> bool:
    if line.text in BLOCK_SIGNS:
        return True
    if line.cells or line.code or (line.mark == "bullet" and not line.head):
        return False
    label = label_of(line.text)
    if (
        label
        and label.kind == "question"
        and not label.rest
        and (line.text.rstrip().endswith((":", "：")) or line.bold)
    ):
        return not SEVERAL.search(label.name) and not re.search(
            r"sample|example|possible|suggested", label.name, re.IGNORECASE
        )
    if not line.level and not line.bold:
        return False
    text = re.sub(r"[(（][^()（）]*[)）]", "", line.text)
    if line.mark in ("asked", "number") and not re.search(r"\w", text):
        return True
    text = " ".join(text.split())
    if len(text) > NAME_MAX:
        return False
    return bool(re.search(r"\d", line.text) and NUMBERED_NAME.match(text) and re.search(r"[^\W\d_]{2}", text))


def below(lines: list[Line], index: int) -> list[Line]:
    """The paragraph below a name, and the next ones where the first only tells the situation."""
    taken: list[Line] = []
    for line in lines[index + 1 : index + 1 + PARAGRAPHS * 4]:
        if (
            line.level
            or line.cells
            or line.code
            or (line.mark and taken)
            or label_of(line.text)
            or line.mark == "asked"
            or (taken and names_next(line))
        ):
            break
        if taken and line.gap and (asks(taken[-1].text) or sum(item.gap for item in taken) >= PARAGRAPHS):
            break
        taken.append(line)
    while len(taken) > 1 and not any(asks(item.text) for item in taken[1:]) and taken[-1].gap:
        taken.pop()
    return taken


def tables(lines: list[Line]) -> list[Line]:
    """Tables with a column of questions, one question a row with its notes under it; other tables stay."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and lines[end].cells and (end == index or not lines[end].gap):
            end += 1
        if end - index > 1 and (spread := questions_of(lines[index:end])):
            found += spread
        else:
            found += lines[index : max(end, index + 1)]
        index = max(end, index + 1)
    return found


def questions_of(rows: list[Line]) -> list[Line]:
    head = [field_of(cell) for cell in rows[0].cells]
    if all(kind != "question" for kind in head):
        return []
    column = question_column(head, [(row.number, list(row.cells)) for row in rows])
    if column is None:
        return []
    found, section = [], ""
    for row in rows[1:]:
        named = next((cell for kind, cell in zip(head, row.cells, strict=False) if kind == "section" and cell), section)
        if named != section and len(named) <= NAME_MAX:
            found.append(Line(row.number, named, gap=True, level=6))
        section = named
        if column < len(row.cells) and row.cells[column]:
            found += row_lines(row, head, column, rows[0].cells)
    return found


def row_lines(row: Line, head: list[str | None], column: int, names: tuple[str, ...]) -> list[Line]:
    """The question of a row, then its other cells as labelled notes; those whose names tell nothing stand before it."""
    others = [
        f"{name}: {cell}"
        for kind, name, cell in zip(head, names, row.cells, strict=False)
        if kind is None and re.search(r"[^\W\d_]{2}", cell)
    ]
    level = next(
        (difficulty_of(cell) for kind, cell in zip(head, row.cells, strict=False) if kind == "difficulty"), None
    )
    text = unquoted(row.cells[column]) + (f" ({level})" if level else "")
    notes = [(FIELDS[kind], cell) for kind, cell in zip(head, row.cells, strict=False) if kind in FIELDS and cell]
    return [
        Line(row.number, text, "asked", gap=True, title="; ".join(others)),
        *(Line(row.number, f"{name}: {cell}", depth=2) for name, cell in notes),
    ]
