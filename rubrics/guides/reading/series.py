"""Which lines ask. A question is seldom known by itself: lines of one shape in one place are judged together."""

from collections import defaultdict

from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.outline import Scope
from rubrics.guides.reading.roles import INTERVIEW, SELF_ASKED, STRONG, Label, asks, label_of

APART = (
    "avoid",
    "reference",
    "candidate_question",
    "contents",
    "marketing",
    "tip",
    "kit_flag",
    "kit_sign",
    "scale",
    "skills",
    "test",
    "probe",
)
SOFT_APART = ("tip", "skills", "test", "scale", "instruction", "round", "composition")
PRIOR, FEW, ENOUGH, SURE = 2, 0.35, 0.5, 0.6
LONG = 420


def asking_lines(scopes: list[Scope]) -> set[int]:
    """The numbers of the lines that are questions to a candidate."""
    if not for_interviews(scopes):
        return set()
    share = shares(scopes)
    found: set[int] = set()
    for scope in scopes:
        found |= asked_in(scope, share)
    return found


def for_interviews(scopes: list[Scope]) -> bool:
    """Whether the text is about interviews at all: it says so, or asks as interviewers do."""
    lines = [line for scope in scopes for line in (*([scope.heading] if scope.heading else []), *scope.lines)]
    said = sum(bool(INTERVIEW.search(line.text)) for line in lines)
    headed = any(INTERVIEW.search(scope.name) for scope in scopes[:3]) or any(
        INTERVIEW.search(line.text) for line in lines[:3]
    )
    asking = [line for line in lines if asks(line.text) and len(line.text) < LONG]
    strong = sum(bool(STRONG.search(line.text)) for line in asking)
    own = sum(bool(SELF_ASKED.match(line.text)) for line in asking)
    if own > max(2, len(asking) / 4):
        return False
    return headed or said >= 3 or strong >= max(2, len(asking) / 4)


def shares(scopes: list[Scope]) -> dict[tuple, float]:
    """Of the lines of each shape, outside of what is kept apart, the share that asks."""
    asked: dict[tuple, list[int]] = defaultdict(list)
    for scope in scopes:
        if scope.topic not in APART:
            for line in candidates(scope):
                asked[line.shape].append(min(1, asks(line.text)))
    return {shape: sum(found) / len(found) for shape, found in asked.items()}


def candidates(scope: Scope) -> list[Line]:
    """Lines of a scope that could be questions: not code, not tables, not under a label that says otherwise."""
    found, label, depth, mark = [], "", 0, ""
    for line in scope.lines:
        if line.code or line.cells or line.aside:
            continue
        if (named := labelled(line)) and not (named.kind == "question" and named.rest):
            if named.kind in ("question", "minutes", "difficulty", "section"):
                label = "question" if not named.rest else ""
            else:
                label, depth, mark = named.kind, line.depth, line.mark
            continue
        if line.mark == "asked" or (label and label != "question" and closes(line, depth, mark)):
            label = ""
        if not label or label == "question":
            found.append(line)
    return found


def labelled(line: Line) -> Label | None:
    """The label of a line, unless the line is itself a numbered question."""
    if line.mark == "asked" or (line.mark == "number" and asks(line.text)):
        return None
    return label_of(line.text)


def closes(line: Line, depth: int, mark: str) -> bool:
    """Whether a line ends the list under a label: it is numbered, or bold, or stands further out."""
    if line.level or (line.bold and not line.depth > depth):
        return True
    if line.mark == "number" and mark != "number" and line.depth <= depth:
        return bool(asks(line.text)) or line.bold
    return bool(mark) and line.depth < depth


def asked_in(scope: Scope, share: dict[tuple, float]) -> set[int]:
    if scope.topic in APART and scope.topic not in SOFT_APART:
        return set()
    found: set[int] = {line.number for line in scope.lines if outspoken(line, scope)}
    groups: dict[tuple, list[Line]] = defaultdict(list)
    for line in candidates(scope):
        if line.number not in found:
            groups[line.shape].append(line)
    chosen: int | None = None
    for shape, lines in sorted(groups.items(), key=lambda item: (item[0][1], item[1][0].number)):
        if found and shape[0] != "asked" and any(line.mark == "asked" for line in scope.lines):
            continue
        if chosen is not None and (shape[1] > chosen):
            continue
        if picked := picked_from(scope, shape, lines, share):
            chosen = shape[1] if shape[0] else chosen
            found |= picked
    return found


def outspoken(line: Line, scope: Scope) -> bool:
    """“Q3.” and “Question: …” tell by themselves."""
    if line.mark == "asked":
        return scope.topic not in APART
    label = labelled(line)
    return bool(label) and label.kind == "question" and bool(asks(label.rest))


def picked_from(scope: Scope, shape: tuple, lines: list[Line], share: dict[tuple, float]) -> set[int]:
    """The questions among lines of one shape in one scope."""
    asking = [line for line in lines if asks(line.text) and len(line.text) < LONG]
    here = len(asking) / len(lines)
    if not shape[0] and not shape[2] and not shape[3]:
        return bare_questions(scope, lines, asking, here)
    judged = (len(asking) + PRIOR * share.get(shape, 0)) / (len(lines) + PRIOR)
    if scope.topic in SOFT_APART:
        return all_or_none(lines, asking)
    if scope.own == "questions" or (scope.topic == "questions" and judged >= ENOUGH) or judged >= SURE:
        return {line.number for line in (lines if judged >= ENOUGH else asking if judged >= FEW else [])}
    return {line.number for line in asking if asks(line.text) == 2} if scope.topic == "questions" else set()


def all_or_none(lines: list[Line], asking: list[Line]) -> set[int]:
    """Under a heading that promises something else, only what asks from beginning to end."""
    sure = [line for line in asking if asks(line.text) == 2]
    return {line.number for line in sure} if len(sure) >= 2 and len(sure) >= 0.8 * len(lines) else set()


def bare_questions(scope: Scope, lines: list[Line], asking: list[Line], here: float) -> set[int]:
    """Lines without any mark ask only one by one, and only where lines are asked at all."""
    if scope.topic in SOFT_APART:
        return all_or_none(lines, asking)
    sure = [line for line in asking if asks(line.text) == 2]
    if scope.topic == "questions" or here >= SURE:
        return {line.number for line in (asking if here >= SURE and scope.topic == "questions" else sure)}
    return set()
