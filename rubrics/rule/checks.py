"""What cannot work: refused when a kit is published, and never decided upon."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from rubrics.rule import phrases
from rubrics.rule.figures import as_fraction
from rubrics.rule.model import (
    DIFFICULTIES,
    FLAG_STATES,
    LEVELS,
    POOLINGS,
    READINGS,
    SEAT_KINDS,
    TEST_STATES,
    UNSCORED_STATES,
    Case,
    CaseError,
    Flag,
    Mark,
    Problem,
    Rule,
    SectionSize,
)

Criteria = Mapping[str, int | Fraction | None]


def check(
    rule: Rule,
    sections: Mapping[str, SectionSize],
    criteria: Criteria | None = None,
    pass_mark: Fraction = Fraction(3),
) -> list[Problem]:
    """Everything in a kit's settings that cannot work in an interview; an empty list is a kit that can.

    `sections` are all sections of the kit by key, `criteria` the weights of the practical test by name (None
    or empty: the kit has no test). Fields are `threshold`, `reading`, `pooling`, `weights.section.<key>`,
    `sections.<key>.pick_min`, `criteria.<name>`, `pass_mark` and the like.
    """
    return [
        *_rule_problems(rule),
        *_weight_names(rule),
        *_counted_sections(rule, sections),
        *(problem for name, size in sections.items() for problem in _pick_range(name, size)),
        *_practical_test(rule, criteria or {}, as_fraction(pass_mark)),
    ]


def refuse(case: Case) -> None:
    """Raise CaseError for the first thing in a case that contradicts the scale, the rule or the rest of the case."""
    for problem in _case_problems(case):
        raise CaseError(problem.field, phrases.problem(problem))


def _rule_problems(rule: Rule) -> Iterator[Problem]:
    if not 1 <= rule.threshold <= 4:
        yield Problem.at("threshold", "off_the_scale", value=rule.threshold)
    if rule.reading not in READINGS:
        yield Problem.at("reading", "not_one_of", value=rule.reading, choices=", ".join(READINGS))
    if rule.pooling not in POOLINGS:
        yield Problem.at("pooling", "not_one_of", value=rule.pooling, choices=", ".join(POOLINGS))
    for group in ("difficulty", "section"):
        for name, weight in getattr(rule.weights, group).items():
            if weight <= 0:
                yield Problem.at(f"weights.{group}.{name}", "weight_not_positive", value=weight)


def _weight_names(rule: Rule) -> Iterator[Problem]:
    for name in rule.weights.difficulty:
        if name not in DIFFICULTIES:
            yield Problem.at(f"weights.difficulty.{name}", "not_one_of", value=name, choices=", ".join(DIFFICULTIES))
    for name in rule.weights.section:
        if name not in rule.pick_min:
            yield Problem.at(f"weights.section.{name}", "weight_not_counted", section=name)


def _counted_sections(rule: Rule, sections: Mapping[str, SectionSize]) -> Iterator[Problem]:
    if not rule.pick_min:
        yield Problem.at("sections", "no_counted_section")
    elif not any(rule.pick_min.values()):
        yield Problem.at("sections", "nothing_required")
    for name, needed in rule.pick_min.items():
        if name not in sections:
            yield Problem.at(f"sections.{name}", "section_unknown", section=name)
        elif sections[name].pick_min != needed:
            yield Problem.at(f"sections.{name}.pick_min", "pick_min_differs", section=name, needed=needed)


def _pick_range(name: str, size: SectionSize) -> Iterator[Problem]:
    low, high, field = size.pick_min, size.pick_max, f"sections.{name}"
    if low is None and high is not None:
        yield Problem.at(f"{field}.pick_min", "pick_min_absent", section=name)
    if low is not None and low < 0:
        yield Problem.at(f"{field}.pick_min", "negative", value=low)
    if low is not None and low > size.questions:
        yield Problem.at(f"{field}.pick_min", "too_few_questions", section=name, value=low, questions=size.questions)
    if high is not None and (high < 1 or high < (low or 0)):
        yield Problem.at(f"{field}.pick_max", "pick_range_empty", section=name, low=low, high=high)
    elif high is not None and high > size.questions >= (low or 0):
        yield Problem.at(f"{field}.pick_max", "too_few_questions", section=name, value=high, questions=size.questions)


def _practical_test(
    rule: Rule, criteria: Mapping[str, int | Fraction | None], pass_mark: Fraction
) -> Iterator[Problem]:
    if rule.test_required and not criteria:
        yield Problem.at("criteria", "test_without_criteria")
    if not criteria:
        return
    for name, weight in criteria.items():
        if weight is None:
            yield Problem.at(f"criteria.{name}", "criterion_without_weight", criterion=name)
        elif weight <= 0:
            yield Problem.at(f"criteria.{name}", "weight_not_positive", value=weight)
    total = sum(weight or 0 for weight in criteria.values())
    if None not in criteria.values() and total != 100:
        yield Problem.at("criteria", "weights_not_100", total=total)
    if not 1 <= pass_mark <= 4:
        yield Problem.at("pass_mark", "off_the_scale", value=pass_mark)


def _case_problems(case: Case) -> Iterator[Problem]:
    for problem in _rule_problems(case.rule):
        yield Problem(problem.code, problem.params, f"rule.{problem.field}")
    for section, needed in case.rule.pick_min.items():
        if needed < 0:
            yield Problem.at(f"rule.pick_min.{section}", "negative", value=needed)
    yield from _repeated("seats", [seat.id for seat in case.seats], "id")
    for index, seat in enumerate(case.seats):
        yield from _known(f"seats[{index}].kind", seat.kind, SEAT_KINDS)
    seats = {seat.id for seat in case.seats}
    yield from _mark_problems(case.marks, seats)
    yield from _flag_problems(case.flags, seats)
    yield from _known("test.state", case.test.state, TEST_STATES)


def _mark_problems(marks: tuple[Mark, ...], seats: set[str]) -> Iterator[Problem]:
    facts, given = {}, set()
    for index, mark in enumerate(marks):
        field = f"marks[{index}]"
        yield from _seat_known(f"{field}.seat", mark.seat, seats)
        yield from _level_problems(field, mark)
        if (mark.seat, mark.question) in given:
            yield Problem.at(f"{field}.question", "marked_twice", seat=mark.seat, question=mark.question)
        given.add((mark.seat, mark.question))
        first = facts.setdefault(mark.question, mark)
        for name in ("section", "difficulty"):
            if getattr(first, name) != getattr(mark, name):
                yield Problem.at(f"{field}.{name}", "question_differs", question=mark.question, name=name)


def _level_problems(field: str, mark: Mark) -> Iterator[Problem]:
    if mark.level is None:
        yield from _known(f"{field}.state", mark.state, UNSCORED_STATES)
    elif type(mark.level) is not int or mark.level not in LEVELS:
        yield Problem.at(f"{field}.level", "not_a_level")
    elif mark.state is not None:
        yield Problem.at(f"{field}.state", "level_and_state", value=mark.state)


def _flag_problems(flags: tuple[Flag, ...], seats: set[str]) -> Iterator[Problem]:
    yield from _repeated("flags", [flag.id for flag in flags], "id")
    for index, flag in enumerate(flags):
        yield from _seat_known(f"flags[{index}].seat", flag.seat, seats)
        yield from _known(f"flags[{index}].state", flag.state, FLAG_STATES)


def _repeated(field: str, ids: list[str], key: str) -> Iterator[Problem]:
    seen = set()
    for index, name in enumerate(ids):
        if name in seen:
            yield Problem.at(f"{field}[{index}].{key}", "repeated", value=name)
        seen.add(name)


def _known(field: str, value: str | None, choices: tuple[str, ...]) -> Iterator[Problem]:
    if value not in choices:
        yield Problem.at(field, "not_one_of", value=value, choices=", ".join(choices))


def _seat_known(field: str, seat: str, seats: set[str]) -> Iterator[Problem]:
    if seat not in seats:
        yield Problem.at(field, "seat_unknown", value=seat)
