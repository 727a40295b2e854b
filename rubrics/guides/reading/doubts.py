"""What a careful reader would ask back: announcements that do not hold, numbers that skip, a text that breaks off."""

import re
from collections import Counter
from itertools import pairwise

from rubrics.guides.draft import Problem
from rubrics.guides.parts import Part
from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.outline import Scope
from rubrics.guides.reading.roles import kind_of, topic_of
from rubrics.guides.words import shortened

CLAIM = re.compile(r"\b(\d{1,3})\+?\s+(?:[\w-]+\s+){0,4}?(?:interview\s+)?questions\b", re.IGNORECASE)
COUNT = re.compile(r"\d{1,3}")
LEAST_CLAIM, QUOTED, LONG = 5, 60, 12


def doubts(scopes: list[Scope], asking: set[Line], parts: list[Part]) -> list[Problem]:
    """What is doubtful in a text of lines; doubts that any layout can raise are those of `of_parts`."""
    return [
        *empty_sections(scopes, asking),
        *claims(scopes, asking),
        *tabled_claims(scopes, parts),
        *skipped(scopes, asking),
    ]


def of_parts(text: str, parts: list[Part]) -> list[Problem]:
    """No questions at all, questions that stand twice, and a last sentence that is cut."""
    asked = [part for part in parts if part.kind == "question"]
    if not asked:
        told = "No interview questions were found. All lines are kept, and each can be made a question by hand."
        return [Problem(1, "no_questions", told)]
    return [*repeated(asked), *broken_off(text)]


def empty_sections(scopes: list[Scope], asking: set[Line]) -> list[Problem]:
    if not asking:
        return []
    filled = {id(above) for scope in scopes if asking.intersection(scope.lines) for above in scope.above()}
    return [
        Problem(
            scope.heading.number, "empty_section", f"“{scope.name}” is announced here, and nothing stands under it."
        )
        for scope in scopes[1:]
        if scope.heading and scope.own == "questions" and scope.rank > 1 and scope.empty and id(scope) not in filled
    ]


def claims(scopes: list[Scope], asking: set[Line]) -> list[Problem]:
    """“12 questions, with how to answer them”, where another number was found."""
    problems = []
    for scope in scopes:
        own = len(asking.intersection(scope.lines))
        for line in (*([scope.heading] if scope.heading else []), *scope.lines[:2]):
            match = CLAIM.search(line.text)
            if (
                match
                and line not in asking
                and int(match[1]) >= LEAST_CLAIM
                and int(match[1]) not in (own, len(asking))
            ):
                problems += miscounted(match[1], len(asking), line.number)
    return problems


def tabled_claims(scopes: list[Scope], parts: list[Part]) -> list[Problem]:
    """“Technical questions: 15” among the facts at the top, where the sections of that kind hold another number."""
    found: Counter = Counter()
    about = ""
    for part in parts:
        about = part.about if part.kind == "section" else about
        found[about] += part.kind == "question"
    problems = []
    for scope in scopes:
        for line, following in pairwise(scope.lines):
            number = following.text.strip()
            kind = kind_of(line.text) if COUNT.fullmatch(number) and topic_of(line.text) == "questions" else ""
            if kind and found[kind] and int(number) != found[kind]:
                problems += miscounted(number, found[kind], following.number)
    return problems


def miscounted(claimed: str, found: int, line: int) -> list[Problem]:
    if not found:
        return []
    told = f"The guide speaks of {claimed} questions here; {found} were found. See whether one is missing."
    return [Problem(line, "count", told)]


def skipped(scopes: list[Scope], asking: set[Line]) -> list[Problem]:
    """Numbers that jump. One that begins again, or stands twice, says nothing."""
    numbered = [line for scope in scopes for line in scope.lines if line in asking and line.n.isdecimal()]
    return [
        Problem(line.number, "numbering", f"Question {before.n} is followed by {line.n}: see whether one is missing.")
        for before, line in pairwise(numbered)
        if int(line.n) > int(before.n) + 1 and line.shape == before.shape
    ]


def repeated(asked: list[Part]) -> list[Problem]:
    first: dict[str, Part] = {}
    problems = []
    for part in asked:
        folded = " ".join(re.findall(r"\w+", part.text.casefold()))
        if folded in first and folded:
            told = f"“{shortened(part.text, QUOTED)}” stands in line {first[folded].line} too. Both are kept."
            problems.append(Problem(part.line, "repeated", told))
        first.setdefault(folded, part)
    return problems


def broken_off(text: str) -> list[Problem]:
    """Whether the last line ends within a sentence that others end."""
    lines = text.rstrip().split("\n")
    last = lines[-1].rstrip()
    if len(last.split()) < LONG / 2 or not last[-1].isalnum():
        return []
    ended = sum(
        bool(re.search(r"[.!?。！？:;)\"”]$", line.rstrip())) for line in lines[:-1] if len(line.split()) > LONG / 2
    )
    long = sum(len(line.split()) > LONG / 2 for line in lines[:-1])
    if long >= 4 and ended > 0.75 * long:
        told = "The text seems to end in the middle of a sentence. See whether the rest is missing."
        return [Problem(len(lines), "broken_off", told)]
    return []
