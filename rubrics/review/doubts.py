"""Warnings that a person can act on: those of the reader, and those of the draft as it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from rubrics.guides.draft import Problem


@dataclass(frozen=True)
class Doubt:
    """One warning. `mark` names it as long as it says the same; `line` is 0 when it is about the whole."""

    mark: str
    line: int
    text: str


def doubts_of(warnings: Iterable[dict], problems: Iterable[Problem], dismissed: Iterable[str]) -> tuple[list, list]:
    """Those that stand and those that were dismissed, each once and in the order of their lines."""
    found = {}
    for line, code, text in [
        *((row["line"], row["code"], row["text"]) for row in warnings),
        *((problem.line, problem.code, problem.text) for problem in problems),
    ]:
        mark = sha256(f"{line}\0{code}\0{text}".encode()).hexdigest()[:16]
        found[mark] = Doubt(mark, line, text)
    away = set(dismissed)
    ordered = sorted(found.values(), key=lambda doubt: doubt.line)
    return [doubt for doubt in ordered if doubt.mark not in away], [doubt for doubt in ordered if doubt.mark in away]
