"""A verdict in words, for screen, PDF and docs alike; the single reasons are in `phrases`.

`names` maps the ids of sections, questions and seats to what people call them.
"""

from collections.abc import Callable, Iterable

from rubrics.rule.figures import show
from rubrics.rule.model import FAILED, HELD, HIRE, MISSING, NO_HIRE, UNDECIDED, Clause, OtherReading, Verdict, Without
from rubrics.rule.phrases import Names, Params, called, count, problem, reason

OUTCOME_WORDS = {HIRE: "Hire", NO_HIRE: "No hire", UNDECIDED: "Undecided"}
CLAUSE_WORDS = {
    "cards": "Cards",
    "coverage": "Coverage",
    "average": "Average",
    "flags": "Red flags",
    "test": "Practical test",
}
STATE_WORDS = {HELD: "held", FAILED: "failed", MISSING: "missing"}
READING_WORDS = {
    "answers": "over all questions",
    "sections": "by sections",
    "every_section": "with each section held to the threshold",
}
POOLING_WORDS = {
    "question": "each question once",
    "answer": "every score counted",
    "interviewer": "each interviewer alike",
}

__all__ = [
    "CLAUSE_WORDS",
    "OUTCOME_WORDS",
    "POOLING_WORDS",
    "READING_WORDS",
    "STATE_WORDS",
    "Names",
    "ledger",
    "missing",
    "other_readings",
    "problem",
    "reason",
    "robustness",
    "sentence",
]


def ledger(clause: Clause, names: Names | None = None) -> list[str]:
    """The sentences of one clause."""
    return [reason(item, names) for item in clause.reasons]


def missing(verdict: Verdict, names: Names | None = None) -> list[str]:
    """What is still to come, one sentence each; never empty for an UNDECIDED."""
    return [reason(item, names) for item in verdict.missing]


def sentence(verdict: Verdict, names: Names | None = None) -> str:
    """The verdict to read aloud: "No hire: one red flag stands. Average 3.12, test passed."."""
    if verdict.outcome == HIRE:
        return f"Hire: {', '.join(_asides(verdict, verdict.clauses))}."
    state = FAILED if verdict.outcome == NO_HIRE else MISSING
    causes = [_CAUSES[clause.name](clause, names) for clause in verdict.clauses if clause.state == state]
    first = f"{OUTCOME_WORDS[verdict.outcome]}: {_listed([cause for cause in causes if cause], 'and')}."
    waiting = [clause for clause in verdict.clauses if clause.state != state or clause.name == "average"]
    rest = ", ".join(_asides(verdict, waiting))
    return f"{first} {rest[:1].upper()}{rest[1:]}." if rest else first


def other_readings(verdict: Verdict) -> list[str]:
    """The readings that would have changed the outcome: "by sections 2.97: no hire".

    Where no pooling would change that, the number is the one of the kit's own pooling.
    """
    notes = []
    for reading in dict.fromkeys(other.reading for other in verdict.other_readings):
        found = [other for other in verdict.other_readings if other.reading == reading]
        alike = len(found) == len(POOLING_WORDS) and len({other.outcome for other in found}) == 1
        if alike:
            notes += [_note(READING_WORDS[reading], other) for other in found if other.pooling == verdict.pooling]
        else:
            notes += [_note(f"{READING_WORDS[reading]}, {POOLING_WORDS[other.pooling]}", other) for other in found]
    return notes


def robustness(verdict: Verdict, names: Names | None = None) -> list[str]:
    """What the outcome hangs on: "Hangs on one point.", "Holds without any one interviewer."."""
    if verdict.outcome == UNDECIDED:
        return []
    return [*_points(verdict), *_interviewers(verdict, names), *_questions(verdict, names)]


def _note(how: str, other: OtherReading) -> str:
    """Where every section has to reach the threshold, the average is not what fails."""
    number = "" if other.reading == "every_section" else f" {show(other.average)}"
    return f"{how}{number}: {OUTCOME_WORDS[other.outcome].lower()}"


def _cards_missing(clause: Clause, names: Names | None) -> str:
    if clause.reasons[0].code == "no_scorer":
        return "nobody has been asked to score"
    return f"{count(len(clause.reasons), 'card')} {_is(clause.reasons)} missing"


def _coverage_short(clause: Clause, names: Names | None) -> str:
    lack = sum(max(0, line["needed"] - line["scored"]) for line in clause.reasons)
    return f"{count(lack, 'more scored question')} {'is' if lack == 1 else 'are'} needed"


def _average_cause(clause: Clause, names: Names | None) -> str:
    lines = [Params(line, names) for line in clause.reasons]
    if lines[0].item.code == "average_waits":
        return ""
    if lines[0].item.code == "no_scores":
        return "no question has a score"
    if lines[0].item.code == "average_below":
        return "the average {} is below {}".format(*lines[0].against())
    return _listed(["{} {} is below {}".format(line.called("section"), *line.against()) for line in lines], "and")


def _flags_stand(clause: Clause, names: Names | None) -> str:
    return f"{count(len(clause.reasons), 'red flag')} {'stands' if len(clause.reasons) == 1 else 'stand'}"


def _test_cause(clause: Clause, names: Names | None) -> str:
    return "the practical test was failed" if clause.state == FAILED else "the practical test has no result yet"


_CAUSES: dict[str, Callable[[Clause, Names | None], str]] = {
    "cards": _cards_missing,
    "coverage": _coverage_short,
    "average": _average_cause,
    "flags": _flags_stand,
    "test": _test_cause,
}


def _asides(verdict: Verdict, clauses: Iterable[Clause]) -> list[str]:
    """What else a listener wants to know, in the order of the clauses."""
    return [words for clause in clauses if (words := _aside(verdict, clause))]


def _aside(verdict: Verdict, clause: Clause) -> str:
    if clause.name == "average":
        return _average_aside(verdict, clause)
    if clause.name == "cards" and clause.state == MISSING:
        return _cards_missing(clause, None)
    words = {("flags", HELD): "no red flag", ("test", HELD): "test passed", ("test", MISSING): "test not taken yet"}
    return words.get((clause.name, clause.state), "")


def _average_aside(verdict: Verdict, clause: Clause) -> str:
    if verdict.average is None or any(line.code == "average_below" for line in clause.reasons):
        return ""
    return f"average {'so far ' if verdict.provisional else ''}{show(verdict.average)}"


def _points(verdict: Verdict) -> list[str]:
    failed = {clause.name for clause in verdict.clauses if clause.state == FAILED}
    if verdict.flip_distance is None or failed - {"average"}:
        return []
    if verdict.flip_distance == 1:
        return ["Hangs on one point."]
    return [f"Turns only if {count(verdict.flip_distance, 'point')} change."]


def _interviewers(verdict: Verdict, names: Names | None) -> list[str]:
    if verdict.cards_in < 2:
        return ["Rests on one interviewer."] if verdict.cards_in else []
    return _without(verdict.without_interviewer, names) or ["Holds without any one interviewer."]


def _questions(verdict: Verdict, names: Names | None) -> list[str]:
    if verdict.provisional:
        return []
    return _without(verdict.without_question, names) or ["Holds without any one question."]


def _without(gone: tuple[Without, ...], names: Names | None) -> list[str]:
    """One sentence an outcome: "Without Ana or Ben: no hire."."""
    said = []
    for outcome in dict.fromkeys(item.outcome for item in gone):
        who = [called(item.id, names, item.label) for item in gone if item.outcome == outcome]
        said.append(f"Without {_listed(who, 'or')}: {OUTCOME_WORDS[outcome].lower()}.")
    return said


def _is(things: tuple) -> str:
    return "is" if len(things) == 1 else "are"


def _listed(parts: list[str], last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
