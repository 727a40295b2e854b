"""Which lines ask. A question is seldom known by itself: lines of one shape in one place are judged together."""

import re
from collections import defaultdict
from itertools import islice

from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.outline import Scope
from rubrics.guides.reading.roles import (
    ADDRESS,
    INTERVIEW,
    OTHER_PURPOSE,
    OTHERS,
    QUOTES,
    SELF_ASKED,
    Label,
    asks,
    ends_asking,
    label_of,
    topic_of,
    without_difficulty,
)
from rubrics.guides.reading.words import Words

APART = ("avoid", "reference", "candidate_question", "contents", "faq", "marketing", "kit_flag", "kit_sign", "probe")
# Headings that promise something else, under which guides ask all the same now and then.
SOFT_APART = ("tip", "skills", "test", "scale", "instruction", "round", "composition")
HIRING = Words("{texts.hiring}")
QUESTION_WORD = Words("{naming.question}|问|問")
NAMES_QUESTIONS = Words("{naming.announces}")
LISTS = ("number", "bullet", "check", "letter")
PRIOR, FEW, ENOUGH, SURE, NEARLY = 2, 0.35, 0.5, 0.6, 0.8
LONG, SHORT, EARLY, HEAD, CHAPTERS, SAID = 420, 120, 6, 2000, 3, 3


def asking_lines(scopes: list[Scope], name: str = "") -> set[Line]:
    """The lines that are questions to a candidate. `name` is that of the file."""
    if not for_interviews(scopes, name):
        return set()
    share = shares(scopes)
    found: set[Line] = set()
    for scope in scopes:
        found |= asked_in(scope, share)
    return without_repeats(scopes, found) or announced(scopes)


def for_interviews(scopes: list[Scope], name: str) -> bool:
    """Whether the text is about interviews at all: it says so, or asks as interviewers do."""
    lines = [line for scope in scopes for line in (*([scope.heading] if scope.heading else []), *scope.lines)]
    early = " ".join([re.sub(r"[_.-]", " ", name), *(line.text[:HEAD] for line in lines[:EARLY])])
    if OTHER_PURPOSE.search(early) and not HIRING.search(early):
        return False
    asking = [line for line in lines if asks(line.text) and len(line.text) < LONG]
    own = sum(bool(SELF_ASKED.match(line.text)) for line in asking)
    announced = (scope for index, scope in enumerate(scopes) if scope.own == "questions" or index < CHAPTERS)
    headed = any(INTERVIEW.search(scope.name) for scope in announced) or INTERVIEW.search(early)
    if headed or of_interviews(lines) >= SAID:
        return own <= max(2, len(asking) / 2)
    if sum(bool(without_difficulty(line.text)[1]) for line in asking) >= 2:
        return True
    if own > max(2, len(asking) / 4) or any(topic_of(scope.name) == "faq" for scope in scopes):
        return False
    outright = sum(outspoken(line, scope) for scope in scopes for line in scope.lines)
    if outright >= 3 or (len(asking) >= 5 and any(scope.own == "questions" for scope in scopes[:3])):
        return len(asking) + outright >= SURE * len([line for line in lines if line.mark in LISTS and not line.depth])
    addressed = sum(bool(ADDRESS.search(line.text)) for line in asking)
    listed = [line for line in lines if (line.mark in LISTS and not line.depth) or line.level > 1 or line.bold]
    return addressed >= 3 and addressed >= FEW * len(asking) and len(asking) >= SURE * len(listed)


def of_interviews(lines: list[Line]) -> int:
    """How many lines speak of interviews, as far as that matters."""
    speaking = (line for line in lines if INTERVIEW.search(line.text[:HEAD]))
    return sum(1 for _ in islice(speaking, SAID))


def shares(scopes: list[Scope]) -> dict[tuple, float]:
    """Of the lines of each shape, outside of what is kept apart, the share that asks."""
    asked: dict[tuple, list[int]] = defaultdict(list)
    for scope in scopes:
        if scope.topic not in (*APART, *SOFT_APART):
            for line in candidates(scope):
                asked[line.shape].append(min(1, asks(line.text)))
    return {shape: sum(found) / len(found) for shape, found in asked.items()}


def candidates(scope: Scope) -> list[Line]:
    """Lines of a scope that could be questions: not code, not tables, not under a label that says otherwise."""
    found, label, above = [], "", None
    for line in scope.lines:
        if line.code or line.cells or line.aside or (line.linked and not ends_asking(line.text)):
            continue
        named = labelled(line)
        if named and not (named.kind == "question" and named.rest):
            if named.kind in ("question", "minutes", "difficulty", "section", "meta"):
                label = ""
            else:
                label, above = named.kind, line
            continue
        if line.mark == "asked" or (label and closes(line, above)):
            label = ""
        if not label:
            found.append(line)
    return found


def labelled(line: Line) -> Label | None:
    """The label of a line, unless the line is itself a numbered question."""
    if line.mark == "asked" or (line.mark == "number" and (line.bold or asks(line.text))):
        return None
    return label_of(line.text)


def closes(line: Line, label: Line) -> bool:
    """Whether a line ends the list under a label: it is numbered, or bold, or stands further out."""
    if line.level or (line.bold and line.depth <= label.depth):
        return True
    if line.mark == "number" and label.mark != "number" and line.depth <= label.depth:
        return bool(asks(line.text)) or line.bold
    inline = not (line.mark or label.mark) and bool(labelled(label) and labelled(label).rest)
    return (bool(label.mark) and line.depth < label.depth) or (inline and line.gap and asks(line.text) == 2)


def asked_in(scope: Scope, share: dict[tuple, float]) -> set[Line]:
    """The questions of one scope: what stands out most is judged first, and what comes after it belongs to it."""
    if scope.topic in APART:
        return set()
    found = {line for line in scope.lines if outspoken(line, scope)}
    groups: dict[tuple, list[Line]] = defaultdict(list)
    for line in candidates(scope):
        if line not in found:
            groups[line.shape].append(line)
    # Not by their numbers: all of a page may stand in one line of its source.
    places = {line: place for place, line in enumerate(scope.lines)}
    chosen = [min(found, key=places.get)] if found else []
    for shape, lines in sorted(groups.items(), key=lambda item: (prominence(item[1][0]), item[1][0].number)):
        free = [line for line in lines if not any(under(line, first, places) for first in chosen)]
        if picked := picked_from(scope, shape, free, share) if free else set():
            chosen.append(min(picked, key=places.get))
            found |= picked
    return found


def prominence(line: Line) -> tuple[int, int]:
    """How much a line stands out: headings, “Q1”, bold lines, lists, bare lines; then by indent."""
    if line.level:
        return 0, line.level
    if line.mark == "asked":
        return 1, line.depth // 2
    if line.bold or line.quoted:
        return 2, line.depth // 2
    return (3, line.depth // 2) if line.mark in LISTS else (4, 0)


def under(line: Line, first: Line, places: dict[Line, int]) -> bool:
    """Whether a line comes after a question that stands out more: then it belongs to it."""
    return places[line] >= places[first] and prominence(line) > prominence(first)


def outspoken(line: Line, scope: Scope) -> bool:
    """“Q3.” and “Question: …” tell by themselves."""
    if line.mark == "asked":
        return not line.aside and (scope.topic not in SOFT_APART or bool(asks(line.text)))
    label = labelled(line)
    if not label or label.kind != "question" or not label.rest or line.code or line.aside:
        return False
    return asks(label.rest) > 0 or bool(QUESTION_WORD.search(label.name))


def picked_from(scope: Scope, shape: tuple, lines: list[Line], share: dict[tuple, float]) -> set[Line]:
    """The questions among lines of one shape in one scope."""
    asking = [line for line in lines if asks(line.text) and len(line.text) < LONG]
    if scope.topic in SOFT_APART:
        return all_or_none(lines, asking)
    if not (lines[0].mark or lines[0].level or lines[0].bold):
        return bare_questions(scope, lines, asking)
    judged = (len(asking) + PRIOR * share.get(shape, 0)) / (len(lines) + PRIOR)
    whole = len(asking) >= 0.4 * len(lines) and shape[0] in LISTS
    if scope.own == "questions" or (scope.topic == "questions" and judged >= ENOUGH) or judged >= SURE:
        sure = set(asking)
        alike = [line for line in lines if line in sure or fits(line, asking)]
        return set(alike if whole and judged >= ENOUGH else asking if judged >= FEW else [])
    return {line for line in asking if asks(line.text) == 2} if scope.topic == "questions" else set()


def fits(line: Line, asking: list[Line]) -> bool:
    """Whether a line that does not ask looks like those that do: it begins alike, and speaks of no candidate."""
    if not asking:
        return True
    begins = line.text[:1].islower() and not asking[0].text[:1].islower()
    quoted = line.text[:1] not in QUOTES and asking[0].text[:1] in QUOTES
    return not (
        begins
        or quoted
        or OTHERS.search(line.text)
        or (line.text.rstrip().endswith((":", "：")) and asking[0].mark == "bullet")
    )


def all_or_none(lines: list[Line], asking: list[Line]) -> set[Line]:
    """Under a heading that promises something else, only what asks from beginning to end."""
    sure = {line for line in asking if asks(line.text) == 2}
    return sure if len(sure) >= 2 and len(sure) >= NEARLY * len(lines) else set()


def bare_questions(scope: Scope, lines: list[Line], asking: list[Line]) -> set[Line]:
    """Lines without any mark ask only one by one, and only where lines are asked at all."""
    sure = [line for line in asking if asks(line.text) == 2]
    marked = [line for line in sure if ends_asking(line.text)]
    # Between answers, which also begin “Describe …” or “Use …”, a question shows its mark.
    if len(marked) >= ENOUGH * len(sure) and len(lines) - len(sure) >= 0.4 * len(sure):
        found = alternating(lines, set(marked))
        return found if scope.topic == "questions" or len(found) >= FEW * len(lines) else set()
    if scope.topic == "questions" or len(asking) >= SURE * len(lines):
        return set(asking if scope.topic == "questions" and len(asking) >= SURE * len(lines) else sure)
    return set()


def alternating(lines: list[Line], marked: set[Line]) -> set[Line]:
    """Questions between their answers: one without a mark only where an answer was before it."""
    found, above = set(), False
    for line in lines:
        above = line in marked or (not above and asks(line.text) == 2 and len(line.text) < SHORT)
        if above:
            found.add(line)
    return found


def without_repeats(scopes: list[Scope], found: set[Line]) -> set[Line]:
    """Without lists that only repeat what is asked elsewhere: a table of contents, a summary at the end."""
    foremost: dict[str, tuple[int, int]] = {}
    for line in found:
        text = folded(line.text)
        foremost[text] = min(prominence(line), foremost.get(text, prominence(line)))
    lists: dict[tuple, list[Line]] = defaultdict(list)
    for place, scope in enumerate(scopes):
        for line in scope.lines:
            if line in found:
                lists[place, line.shape].append(line)
    for own in lists.values():
        again = [line for line in own if foremost[folded(line.text)] < prominence(line)]
        if len(own) >= 3 and len(again) >= SURE * len(own):
            found = found - set(own)
    return found


def above_name(scope: Scope) -> str:
    return next((above.name for above in scope.above() if above.name), "")


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold())[:8])


def announced(scopes: list[Scope]) -> set[Line]:
    """Where nothing asks, yet a heading announces questions: the list under it, whatever it says."""
    for scope in scopes:
        listed = [line for line in scope.lines if line.mark in LISTS and not line.aside]
        least = min((line.depth for line in listed), default=0)
        outer = [line for line in listed if line.depth == least]
        told = any(OTHERS.search(line.text) or label_of(line.text) for line in outer)
        if (
            scope.topic == "questions"
            and len(outer) >= 3
            and not told
            and NAMES_QUESTIONS.search(scope.name or above_name(scope))
        ):
            return set(outer)
    return set()
