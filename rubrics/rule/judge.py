"""The hire rule: five clauses and an outcome, with the robustness of the answer."""

from collections.abc import Iterable
from dataclasses import replace

from rubrics.rule import averages
from rubrics.rule.checks import refuse
from rubrics.rule.model import (
    FAILED,
    HELD,
    HIRE,
    MISSING,
    NO_HIRE,
    POOLINGS,
    READINGS,
    SCORER,
    STANDING,
    UNDECIDED,
    Case,
    Clause,
    Flag,
    Mark,
    OtherReading,
    Outcome,
    Reason,
    Rule,
    Seat,
    Test,
    Verdict,
    Without,
)


def decide(rule: Rule, marks: Iterable[Mark], flags: Iterable[Flag], test: Test, seats: Iterable[Seat]) -> Verdict:
    """The verdict on one candidate. Raises CaseError when the inputs contradict each other."""
    return decide_case(Case(rule, tuple(marks), tuple(flags), test, tuple(seats)))


def decide_case(case: Case) -> Verdict:
    """As `decide`, for inputs that are kept together."""
    refuse(case)
    verdict = _judge(case)
    if verdict.clause("average").state != MISSING:
        verdict = replace(
            verdict,
            other_readings=_other_readings(case, verdict.outcome),
            flip_distance=averages.flip_distance(case.rule, counting_marks(case)),
        )
    if verdict.outcome == UNDECIDED:
        return verdict
    return replace(
        verdict,
        without_interviewer=_without_interviewer(case, verdict.outcome),
        without_question=_without_question(case, verdict.outcome),
    )


def counting_marks(case: Case) -> list[Mark]:
    """The scores that enter the average: levels of submitted scorers in counted sections."""
    heard = {seat.id for seat in _scorers(case) if seat.submitted}
    return [
        mark
        for mark in case.marks
        if mark.level is not None and mark.seat in heard and mark.section in case.rule.pick_min
    ]


def standing_flags(case: Case) -> list[Flag]:
    """Raised or upheld flags of submitted scorers, by id."""
    heard = {seat.id for seat in _scorers(case) if seat.submitted}
    return sorted(
        (flag for flag in case.flags if flag.state in STANDING and flag.seat in heard), key=lambda flag: flag.id
    )


def _scorers(case: Case) -> list[Seat]:
    return sorted((seat for seat in case.seats if seat.kind == SCORER), key=lambda seat: seat.id)


def _judge(case: Case) -> Verdict:
    marks = counting_marks(case)
    cards, coverage = _cards(case), _coverage(case.rule, marks)
    average = averages.average(case.rule, marks)
    ready = cards.state == coverage.state == HELD
    clauses = [cards, coverage, _average(case.rule, marks, average, ready), _flags(case)]
    if case.rule.test_required:
        clauses.append(_test(case.test))
    scorers = _scorers(case)
    return Verdict(
        outcome=_outcome(clauses),
        average=average,
        provisional=clauses[2].state == MISSING,
        threshold=case.rule.threshold,
        sections=averages.section_means(case.rule, marks),
        clauses=tuple(clauses),
        cards_in=sum(seat.submitted for seat in scorers),
        cards_expected=len(scorers),
        reading=case.rule.reading,
        pooling=case.rule.pooling,
    )


def _outcome(clauses: Iterable[Clause]) -> Outcome:
    states = {clause.state for clause in clauses}
    if FAILED in states:
        return NO_HIRE
    return UNDECIDED if MISSING in states else HIRE


def _cards(case: Case) -> Clause:
    scorers = _scorers(case)
    waiting = [Reason.of("card_missing", seat=seat.id, label=seat.label) for seat in scorers if not seat.submitted]
    if not scorers:
        waiting = [Reason.of("no_scorer")]
    return Clause("cards", MISSING if waiting else HELD, tuple(waiting) or (Reason.of("cards_in", cards=len(scorers)),))


def _coverage(rule: Rule, marks: list[Mark]) -> Clause:
    scored = {(mark.section, mark.question) for mark in marks}
    lines = []
    for section, needed in rule.pick_min.items():
        count = sum(1 for name, _ in scored if name == section)
        code = "section_covered" if count >= needed else "section_short"
        lines.append(Reason.of(code, section=section, scored=count, needed=needed))
    short = any(line.code == "section_short" for line in lines)
    return Clause("coverage", MISSING if short else HELD, tuple(lines))


def _average(rule: Rule, marks: list[Mark], average, ready: bool) -> Clause:
    numbers = {"average": average, "threshold": rule.threshold, "reading": rule.reading, "pooling": rule.pooling}
    if not ready:
        return Clause("average", MISSING, (Reason.of("average_waits", **numbers),))
    if average is None:
        return Clause("average", MISSING, (Reason.of("no_scores"),))
    failed = [Reason.of("average_below", **numbers)] if average < rule.threshold else []
    if rule.reading == "every_section":
        failed += [
            Reason.of("section_below", section=name, average=mean, threshold=rule.threshold)
            for name, mean in averages.sections_below(rule, marks).items()
        ]
    return Clause("average", FAILED if failed else HELD, tuple(failed) or (Reason.of("average_reached", **numbers),))


def _flags(case: Case) -> Clause:
    labels = {seat.id: seat.label for seat in case.seats}
    standing = tuple(
        Reason.of("flag_stands", flag=flag.id, seat=flag.seat, label=labels[flag.seat], state=flag.state)
        for flag in standing_flags(case)
    )
    return Clause("flags", FAILED if standing else HELD, standing or (Reason.of("no_flag"),))


def _test(test: Test) -> Clause:
    state = {"passed": HELD, "failed": FAILED, "missing": MISSING}[test.state]
    return Clause("test", state, (Reason.of(f"test_{test.state}", mean=test.mean),))


def _other_readings(case: Case, outcome: Outcome) -> tuple[OtherReading, ...]:
    found = []
    for reading in READINGS:
        for pooling in POOLINGS:
            other = _judge(replace(case, rule=replace(case.rule, reading=reading, pooling=pooling)))
            if other.outcome != outcome:
                found.append(OtherReading(reading, pooling, other.average, other.outcome))
    return tuple(found)


def _without_interviewer(case: Case, outcome: Outcome) -> tuple[Without, ...]:
    """The panel as if this person had never sat in it."""
    found = []
    for gone in (seat for seat in _scorers(case) if seat.submitted):
        rest = replace(
            case,
            seats=tuple(seat for seat in case.seats if seat.id != gone.id),
            marks=tuple(mark for mark in case.marks if mark.seat != gone.id),
            flags=tuple(flag for flag in case.flags if flag.seat != gone.id),
        )
        found.append((gone.id, gone.label, rest))
    return _changed(found, outcome)


def _without_question(case: Case, outcome: Outcome) -> tuple[Without, ...]:
    """The interview as if this question had never been planned, so its section needs one fewer."""
    found = []
    for section, question in sorted({(mark.section, mark.question) for mark in counting_marks(case)}):
        pick_min = dict(case.rule.pick_min)
        pick_min[section] = max(0, pick_min[section] - 1)
        rest = replace(
            case,
            rule=replace(case.rule, pick_min=pick_min),
            marks=tuple(mark for mark in case.marks if mark.question != question),
        )
        found.append((question, "", rest))
    return _changed(found, outcome)


def _changed(variants: list[tuple[str, str, Case]], outcome: Outcome) -> tuple[Without, ...]:
    judged = ((name, label, _judge(rest)) for name, label, rest in variants)
    return tuple(
        Without(name, label, verdict.average, verdict.outcome)
        for name, label, verdict in judged
        if verdict.outcome != outcome
    )
