"""Two lists of lines side by side: rows of pieces, and which pieces differ."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
ALIKE = 0.5


@dataclass(frozen=True)
class Piece:
    text: str
    changed: bool = False


@dataclass(frozen=True)
class Row:
    """A line in its old and its new form; an empty side means that the other one has it alone."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        return self.old == self.new


def rows_of(old: list[str], new: list[str]) -> tuple[Row, ...]:
    """Two lists of lines side by side, with the words that differ marked."""
    rows = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [Row((Piece(line),), (Piece(line),)) for line in old[a:b]]
        else:
            rows += [_row(was, now) for was, now in zip_longest(old[a:b], new[c:d])]
    return tuple(rows)


def _row(was: str | None, now: str | None) -> Row:
    if was is None or now is None or likeness(was, now) < ALIKE:
        return Row(_whole(was), _whole(now))
    before, after = WORDS.findall(was), WORDS.findall(now)
    left, right = [], []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left.append(Piece("".join(before[a:b]), tag != "equal"))
        right.append(Piece("".join(after[c:d]), tag != "equal"))
    return Row(*(tuple(piece for piece in side if piece.text) for side in (left, right)))


def _whole(line: str | None) -> tuple[Piece, ...]:
    return () if line is None else (Piece(line, changed=True),)


def likeness(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return 0.0 if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE else matcher.ratio()
