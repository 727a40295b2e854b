"""A proposal: the least that the ranges ask for, then what the minutes allow, spread over the difficulties.

A senior plan starts from the same proposal and changes it move by move, towards role-fit and hard questions; a move
that would make the interview easier, break a range, lose a difficulty or pass the minutes is not made.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from .model import BRIEFING, DIFFICULTIES, ROLE_FIT, Item, Note, Proposal, Range, in_order

# Medium first: a plan of one question is neither a warm-up nor a wall.
FIRST_CHOICE = {"medium": 0, "easy": 1, "hard": 2, None: 3}


class Bench:
    """What can be chosen, by section, and the limits that a choice keeps."""

    def __init__(self, items: Iterable[Item], ranges: Iterable[Range], minutes: int, briefing: int) -> None:
        self.slot = minutes - briefing
        counted = {limits.section: limits for limits in ranges if limits.pick_min is not None}
        self.items = [item for item in in_order(items) if item.section in counted]
        self.sections = list(dict.fromkeys(item.section for item in self.items))
        self.limits = {name: counted[name] for name in [*self.sections, *sorted(counted.keys() - {*self.sections})]}

    def of(self, section: str) -> list[Item]:
        return [item for item in self.items if item.section == section]

    def least(self, section: str) -> int:
        """What the range asks for, as far as the kit can give it."""
        return min(self.limits[section].pick_min or 0, len(self.of(section)))

    def most(self, section: str) -> int:
        top = self.limits[section].pick_max
        whole = len(self.of(section))
        return whole if top is None else max(min(top, whole), self.least(section))

    def still_needed(self, chosen: list[Item]) -> int:
        """Minutes of the cheapest questions that lift every section to what its range asks for."""
        return sum(self._cheapest(section, chosen) for section in self.sections)

    def _cheapest(self, section: str, chosen: list[Item]) -> int:
        need = self.least(section) - _held(chosen, section)
        costs = sorted(item.cost for item in self.of(section) if item not in chosen)
        return sum(costs[: max(need, 0)])

    def fits(self, chosen: list[Item]) -> bool:
        """The choice, completed as cheaply as can be, stays within the minutes."""
        return sum(item.cost for item in chosen) + self.still_needed(chosen) <= self.slot

    def keeps_ranges(self, chosen: list[Item]) -> bool:
        return all(self.least(name) <= _held(chosen, name) <= self.most(name) for name in self.sections)


def propose(
    items: Iterable[Item], ranges: Iterable[Range], minutes: int, senior: bool = False, briefing: int = BRIEFING
) -> Proposal:
    """Choose questions for an interview of `minutes`: ranges held first, then minutes, then difficulties.

    Sections without a `pick_min` are left out: their scores enter nothing.
    """
    bench = Bench(items, ranges, minutes, briefing)
    chosen = _filled(bench, _minimum(bench))
    moves: list[Note] = []
    if senior:
        chosen, moves = _lean(bench, chosen)
    chosen = in_order(chosen)
    facts = (*_about_ranges(bench, chosen), *_about_spread(chosen))
    reasons = (*facts, *moves, *_about_minutes(chosen, minutes, briefing))
    return Proposal(tuple(item.id for item in chosen), reasons)


def _held(chosen: list[Item], section: str) -> int:
    return sum(item.section == section for item in chosen)


def _minimum(bench: Bench) -> list[Item]:
    chosen: list[Item] = []
    for section in bench.sections:
        for _ in range(bench.least(section)):
            left = [item for item in bench.of(section) if item not in chosen]
            fitting = [item for item in left if bench.fits([*chosen, item])]
            chosen.append(_next(fitting, chosen) if fitting else min(left, key=lambda item: item.cost))
    return chosen


def _filled(bench: Bench, chosen: list[Item]) -> list[Item]:
    """Add what the ranges allow while it fits: the section that is fullest by its own range waits."""
    while open_sections := [name for name in bench.sections if _addable(bench, chosen, name)]:
        section = min(open_sections, key=lambda name: _fullness(bench, chosen, name))
        chosen = [*chosen, _next(_addable(bench, chosen, section), chosen)]
    return chosen


def _addable(bench: Bench, chosen: list[Item], section: str) -> list[Item]:
    if _held(chosen, section) >= bench.most(section):
        return []
    return [item for item in bench.of(section) if item not in chosen and bench.fits([*chosen, item])]


def _fullness(bench: Bench, chosen: list[Item], section: str) -> Fraction:
    least, most = bench.least(section), bench.most(section)
    return Fraction(_held(chosen, section) - least, most - least)


def _next(options: list[Item], chosen: list[Item]) -> Item:
    """The difficulty that the plan has least of, then the place in the kit (`options` come in that order)."""
    have = Counter(item.difficulty for item in chosen)
    return min(options, key=lambda item: (have[item.difficulty], FIRST_CHOICE[item.difficulty]))


# senior plans


def _lean(bench: Bench, chosen: list[Item]) -> tuple[list[Item], list[Note]]:
    notes: list[Note] = []
    for moves in (_role_fit_moves, _harder_moves):
        while move := next((move for move in moves(bench, chosen) if _allowed(bench, chosen, move[0])), None):
            chosen = move[0]
            notes.append(move[1])
    return chosen, notes


Move = tuple[list[Item], Note]


def _role_fit_moves(bench: Bench, chosen: list[Item]) -> Iterator[Move]:
    """One more role-fit question, in free minutes or in the place of the easiest question of another kind."""
    more = [item for item in bench.items if item.kind == ROLE_FIT and item not in chosen]
    spare = sorted((item for item in chosen if item.kind != ROLE_FIT), key=lambda item: item.rank or 0)
    for new in more:
        yield [*chosen, new], Note("senior_role_fit", {"title": new.title})
        for old in spare:
            yield _swapped(chosen, old, new), Note("senior_role_fit_instead", {"title": new.title, "old": old.title})


def _harder_moves(bench: Bench, chosen: list[Item]) -> Iterator[Move]:
    """A question of the same section that is harder, the largest step first."""
    pairs = [
        (old, new)
        for old in in_order(chosen)
        for new in bench.of(old.section)
        if new not in chosen and None not in (old.rank, new.rank) and new.rank > old.rank
    ]
    for old, new in sorted(pairs, key=lambda pair: pair[0].rank - pair[1].rank):
        yield _swapped(chosen, old, new), Note("senior_harder", {"title": new.title, "old": old.title})


def _swapped(chosen: list[Item], old: Item, new: Item) -> list[Item]:
    return [*(item for item in chosen if item != old), new]


def _allowed(bench: Bench, before: list[Item], after: list[Item]) -> bool:
    fits = bench.fits(after) or _cost(after) <= _cost(before)
    return fits and bench.keeps_ranges(after) and _hardness(after) >= _hardness(before) and _kept(before, after)


def _kept(before: list[Item], after: list[Item]) -> bool:
    """As many difficulties and as many hard questions as before."""
    kinds = [len({item.rank for item in chosen} - {None}) for chosen in (before, after)]
    hard = [sum(item.rank == 2 for item in chosen) for chosen in (before, after)]
    return kinds[1] >= kinds[0] and hard[1] >= hard[0]


def _hardness(chosen: list[Item]) -> Fraction:
    ranks = [item.rank for item in chosen if item.rank is not None]
    return Fraction(sum(ranks), len(ranks)) if ranks else Fraction(0)


def _cost(chosen: list[Item]) -> int:
    return sum(item.cost for item in chosen)


# reasons


def _about_ranges(bench: Bench, chosen: list[Item]) -> Iterator[Note]:
    for section, limits in bench.limits.items():
        held = _held(chosen, section)
        params = {"section": section, "chosen": held, "min": limits.pick_min, "max": limits.pick_max}
        short = held < (limits.pick_min or 0)
        yield Note("kit_too_small", params, "warning") if short else Note("range_held", params)


def _about_spread(chosen: list[Item]) -> Iterator[Note]:
    have = Counter(item.difficulty for item in chosen)
    counts = {name: have[name] for name in DIFFICULTIES if have[name]}
    if counts:
        yield Note("spread", {"counts": counts})


def _about_minutes(chosen: list[Item], minutes: int, briefing: int) -> Iterator[Note]:
    used = _cost(chosen) + briefing
    params = {"used": used, "minutes": minutes, "briefing": briefing}
    yield Note("minutes_fit", params) if used <= minutes else Note("minutes_too_few", params, "warning")
    guessed = sum(item.minutes is None for item in chosen)
    if guessed:
        yield Note("minutes_guessed", {"questions": guessed})
