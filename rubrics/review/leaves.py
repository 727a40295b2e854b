"""A long guide in leaves: so much of it as a page shows at a time. Pure."""

import itertools
from bisect import bisect_right
from dataclasses import dataclass

from rubrics.guides.parts import Parts

PARTS_MAX, LINES_MAX = 300, 1000
OPENERS = ("section", "question")


@dataclass(frozen=True)
class Leaf:
    """The parts from index `begin` up to `end`, and the lines `first` to `last` (1-based) that belong to them."""

    number: int
    begin: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Leaves:
    """All leaves in order; there is always one."""

    leaves: tuple[Leaf, ...]
    of_key: dict[int, int]

    def __len__(self) -> int:
        return len(self.leaves)

    def of_line(self, line: int) -> Leaf:
        """The leaf that shows that line; the nearest, when there is no such line."""
        starts = [leaf.first for leaf in self.leaves]
        return self.leaves[max(bisect_right(starts, line) - 1, 0)]

    def of_part(self, key: int) -> Leaf | None:
        number = self.of_key.get(key)
        return self.leaves[number - 1] if number else None

    def at(self, number: int) -> Leaf:
        """The leaf of that number; the nearest, when there is none."""
        return self.leaves[min(max(number, 1), len(self.leaves)) - 1]


def leaves_of(parts: Parts, lines: int) -> Leaves:
    """Cut where a section or a question begins, or anywhere when none comes for long."""
    cuts = [*_cuts(parts, lines), (len(parts), lines + 1)]
    leaves = tuple(
        Leaf(number, begin, end, first, after - 1)
        for number, ((begin, first), (end, after)) in enumerate(itertools.pairwise(cuts), start=1)
    )
    of_key = {part.key: leaf.number for leaf in leaves for part in parts[leaf.begin : leaf.end]}
    return Leaves(leaves, of_key)


def _cuts(parts: Parts, lines: int) -> list[tuple[int, int]]:
    """Where leaves begin: (index of the part, line)."""
    cuts = [(0, 1)]
    for index, part in enumerate(parts):
        _cut_empty(cuts, index, part.line)
        begin, first = cuts[-1]
        size = 2 if part.kind not in OPENERS else 1
        full = index - begin >= size * PARTS_MAX or part.line - first >= size * LINES_MAX
        if full and first < part.line <= lines:
            cuts.append((index, part.line))
    _cut_empty(cuts, len(parts), lines)
    return cuts


def _cut_empty(cuts: list[tuple[int, int]], index: int, line: int) -> None:
    """Lines that no part has make leaves of their own when they are many."""
    while line - cuts[-1][1] > 2 * LINES_MAX:
        cuts.append((index, cuts[-1][1] + LINES_MAX))
