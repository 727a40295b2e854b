"""The readings of "average".

Every reading is a weighted mean of the single scores. `shares` gives each score its weight in that mean as
a whole number, so the average is `sum(share x level) / sum(share)`, and one point on a score moves the
average by its share. Marks passed in here have levels and count; see `judge.counting_marks`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

from rubrics.rule.model import Mark, Rule

ONE = Fraction(1)


def average(rule: Rule, marks: Sequence[Mark]) -> Fraction | None:
    """The average of the whole interview in the rule's reading, None without scores."""
    return _mean(marks, shares(rule, marks))


def section_means(rule: Rule, marks: Sequence[Mark]) -> dict[str, Fraction | None]:
    """Each counted section's own mean: difficulty weights, the rule's pooling, that section's marks alone."""
    parts = _by_section(rule, marks)
    return {name: _mean(part, _pooled(part, _by_difficulty(rule, part), rule.pooling)) for name, part in parts.items()}


def shares(rule: Rule, marks: Sequence[Mark]) -> list[int]:
    """The weight of each mark in the average, in the order of `marks`."""
    if rule.reading == "sections":
        return _sectioned(rule, marks)
    return _pooled(marks, _by_difficulty_and_section(rule, marks), rule.pooling)


def sections_below(rule: Rule, marks: Sequence[Mark]) -> dict[str, Fraction]:
    """The counted sections whose own mean is under the threshold."""
    means = section_means(rule, marks)
    return {name: mean for name, mean in means.items() if mean is not None and mean < rule.threshold}


def flip_distance(rule: Rule, marks: Sequence[Mark]) -> int | None:
    """The least number of one-point changes that turns the average clause; None when no number can."""
    if not marks or rule.reading == "every_section":
        return None
    scored = [(share, mark.level) for share, mark in zip(shares(rule, marks), marks, strict=True)]
    gap = sum(share * (level - rule.threshold) for share, level in scored)
    if gap >= 0:
        return _points([(share, level - 1) for share, level in scored], gap, over=True)
    return _points([(share, 4 - level) for share, level in scored], -gap, over=False)


def _points(room: list[tuple[int, int]], gap: Fraction, *, over: bool) -> int | None:
    """How many points, dearest first, sum to `gap` (`over`: to more than it); `room` is (share, points)."""
    taken = 0
    for share, points in sorted(room, reverse=True):
        needed = gap // share + 1 if over else -(-gap // share)
        if needed <= points:
            return taken + int(needed)
        taken += points
        gap -= share * points
    return None


def _mean(marks: Sequence[Mark], weights: Sequence[int]) -> Fraction | None:
    if not marks:
        return None
    return Fraction(sum(share * mark.level for share, mark in zip(weights, marks, strict=True)), sum(weights))


def _by_difficulty(rule: Rule, marks: Sequence[Mark]) -> list[int]:
    weights = rule.weights.difficulty
    return _whole([mark.difficulty for mark in marks], lambda difficulty: weights.get(difficulty, ONE))


def _by_difficulty_and_section(rule: Rule, marks: Sequence[Mark]) -> list[int]:
    difficulty, section = rule.weights.difficulty, rule.weights.section
    kinds = [(mark.difficulty, mark.section) for mark in marks]
    return _whole(kinds, lambda kind: difficulty.get(kind[0], ONE) * section.get(kind[1], ONE))


def _by_section(rule: Rule, marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    parts = {name: [] for name in rule.pick_min}
    for mark in marks:
        parts[mark.section].append(mark)
    return parts


def _pooled(marks: Sequence[Mark], weights: list[int], pooling: str) -> list[int]:
    if pooling == "answer":
        return weights
    if pooling == "question":
        return _split_by_question(marks, weights)
    return _even_by_interviewer(marks, weights)


def _split_by_question(marks: Sequence[Mark], weights: list[int]) -> list[int]:
    """A question's weight is divided among those who scored it."""
    scored = Counter(mark.question for mark in marks)
    scale = lcm(*scored.values())
    return [weight * (scale // scored[mark.question]) for mark, weight in zip(marks, weights, strict=True)]


def _even_by_interviewer(marks: Sequence[Mark], weights: list[int]) -> list[int]:
    """Every interviewer's weights add up to the same sum."""
    total = defaultdict(int)
    for mark, weight in zip(marks, weights, strict=True):
        total[mark.seat] += weight
    scale = lcm(*total.values())
    return [weight * (scale // total[mark.seat]) for mark, weight in zip(marks, weights, strict=True)]


def _sectioned(rule: Rule, marks: Sequence[Mark]) -> list[int]:
    """Shares inside each section, stretched so that the sections add up to their weights."""
    parts = {name: part for name, part in _by_section(rule, marks).items() if part}
    inner = {name: _pooled(part, _by_difficulty(rule, part), rule.pooling) for name, part in parts.items()}
    weights = _whole(list(parts), lambda name: rule.weights.section.get(name, ONE))
    scale = lcm(*(sum(row) for row in inner.values()))
    stretch = {name: weight * scale // sum(inner[name]) for name, weight in zip(parts, weights, strict=True)}
    rows = {name: iter(row) for name, row in inner.items()}
    return [next(rows[mark.section]) * stretch[mark.section] for mark in marks]


def _whole(kinds: Sequence[Hashable], weigh: Callable[[Any], Fraction]) -> list[int]:
    """The weight of each kind in whole numbers of the same proportions."""
    exact = {kind: weigh(kind) for kind in set(kinds)}
    scale = lcm(*(weight.denominator for weight in exact.values()))
    whole = {kind: weight.numerator * (scale // weight.denominator) for kind, weight in exact.items()}
    return [whole[kind] for kind in kinds]
