"""The rule once more, slowly and by its wording, for the tests to compare with."""

from fractions import Fraction
from itertools import product

from rubrics.rule import POOLINGS, READINGS, Case

F = Fraction


def outcome(case: Case) -> str:
    states = clauses(case).values()
    if "failed" in states:
        return "NO_HIRE"
    return "UNDECIDED" if "missing" in states else "HIRE"


def clauses(case: Case) -> dict[str, str]:
    rule, marks = case.rule, counted(case)
    scorers = [seat for seat in case.seats if seat.kind == "scorer"]
    cards = "held" if scorers and all(seat.submitted for seat in scorers) else "missing"
    coverage = "held"
    for section, needed in rule.pick_min.items():
        if len({mark.question for mark in marks if mark.section == section}) < needed:
            coverage = "missing"
    judged = "missing"
    if cards == coverage == "held" and marks:
        judged = "held" if reaches(rule, marks) else "failed"
    submitted = {seat.id for seat in scorers if seat.submitted}
    standing = any(flag.state in ("raised", "upheld") and flag.seat in submitted for flag in case.flags)
    found = {"cards": cards, "coverage": coverage, "average": judged, "flags": "failed" if standing else "held"}
    if rule.test_required:
        found["test"] = {"passed": "held", "failed": "failed", "missing": "missing"}[case.test.state]
    return found


def counted(case: Case) -> list:
    submitted = {seat.id for seat in case.seats if seat.kind == "scorer" and seat.submitted}
    return [
        mark
        for mark in case.marks
        if mark.seat in submitted and mark.section in case.rule.pick_min and mark.level is not None
    ]


def reaches(rule, marks) -> bool:
    sections = [mean for mean in section_means(rule, marks).values() if mean is not None]
    if rule.reading == "every_section" and any(mean < rule.threshold for mean in sections):
        return False
    return average(rule, marks) >= rule.threshold


def average(rule, marks) -> Fraction | None:
    difficulty, section = rule.weights.difficulty, rule.weights.section
    if rule.reading == "sections":
        means = {name: mean for name, mean in section_means(rule, marks).items() if mean is not None}
        return weighted([(section.get(name, F(1)), mean) for name, mean in means.items()])
    return pooled(
        marks, rule.pooling, lambda mark: difficulty.get(mark.difficulty, F(1)) * section.get(mark.section, F(1))
    )


def section_means(rule, marks) -> dict[str, Fraction | None]:
    weights = rule.weights.difficulty
    return {
        name: pooled(
            [mark for mark in marks if mark.section == name],
            rule.pooling,
            lambda mark: weights.get(mark.difficulty, F(1)),
        )
        for name in rule.pick_min
    }


def pooled(marks, pooling, weigh) -> Fraction | None:
    if pooling == "answer":
        return weighted([(weigh(mark), F(mark.level)) for mark in marks])
    if pooling == "question":
        rows = []
        for question in {mark.question for mark in marks}:
            same = [mark for mark in marks if mark.question == question]
            rows.append((weigh(same[0]), F(sum(mark.level for mark in same), len(same))))
        return weighted(rows)
    means = []
    for seat in {mark.seat for mark in marks}:
        own = [mark for mark in marks if mark.seat == seat]
        means.append((F(1), weighted([(weigh(mark), F(mark.level)) for mark in own])))
    return weighted(means)


def weighted(rows) -> Fraction | None:
    if not rows:
        return None
    return sum(weight * value for weight, value in rows) / sum(weight for weight, _ in rows)


def other_readings(case, replace) -> list[tuple]:
    found = []
    for reading, pooling in product(READINGS, POOLINGS):
        other = replace(case, rule=replace(case.rule, reading=reading, pooling=pooling))
        if outcome(other) != outcome(case):
            found.append((reading, pooling, average(other.rule, counted(other)), outcome(other)))
    return found


def flip_distance(rule, marks, replace) -> int | None:
    """The nearest of all possible score sheets on the other side of the threshold."""
    before, distances = average(rule, marks) >= rule.threshold, []
    for levels in product((1, 2, 3, 4), repeat=len(marks)):
        sheet = [replace(mark, level=level) for mark, level in zip(marks, levels, strict=True)]
        if (average(rule, sheet) >= rule.threshold) != before:
            distances.append(sum(abs(level - mark.level) for level, mark in zip(levels, marks, strict=True)))
    return min(distances, default=None)
