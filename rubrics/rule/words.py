"""A verdict in words, for screen, PDF and docs alike; the single reasons are in `phrases`.

`names` maps the ids of sections, questions and seats to what people call them.
"""

from collections.abc import Callable

from rubrics.rule.figures import show
from rubrics.rule.model import FAILED, HELD, HIRE, MISSING, NO_HIRE, UNDECIDED, Clause, Verdict
from rubrics.rule.phrases import Names, Params, called, count, reason

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
    "every_section": "with every section at the threshold",
}
POOLING_WORDS = {
    "question": "each question once",
    "answer": "every score counted",
    "interviewer": "each interviewer alike",
}


def ledger(clause: Clause, names: Names | None = None) -> list[str]:
    """The sentences of one clause."""
    return [reason(item, names) for item in clause.reasons]


def missing(verdict: Verdict, names: Names | None = None) -> list[str]:
    """What is still to come, one sentence each; never empty for an UNDECIDED."""
    return [reason(item, names) for item in verdict.missing]


def sentence(verdict: Verdict, names: Names | None = None) -> str:
    """The verdict to read aloud: "No hire: one red flag stands. Average 3.12, test passed."."""
    state = {HIRE: HELD, NO_HIRE: FAILED, UNDECIDED: MISSING}[verdict.outcome]
    causes = [_CAUSES[clause.name, state](verdict) for clause in verdict.clauses if clause.state == state]
    rest = [_ASIDES[clause.name](verdict, clause) for clause in verdict.clauses if clause.state != state]
    first = f"{OUTCOME_WORDS[verdict.outcome]}: {_listed([cause for cause in causes if cause])}."
    return " ".join([first, *_closing([aside for aside in rest if aside])])


def other_readings(verdict: Verdict) -> list[str]:
    """The readings that would have changed the outcome: "by sections 2.97: no hire"."""
    notes = []
    for reading in dict.fromkeys(other.reading for other in verdict.other_readings):
        found = [other for other in verdict.other_readings if other.reading == reading]
        alike = len(found) == len(POOLING_WORDS) and len({(other.average, other.outcome) for other in found}) == 1
        for other in found[:1] if alike else found:
            how = READING_WORDS[reading] if alike else f"{READING_WORDS[reading]}, {POOLING_WORDS[other.pooling]},"
            notes.append(f"{how} {show(other.average)}: {OUTCOME_WORDS[other.outcome].lower()}")
    return notes


def robustness(verdict: Verdict, names: Names | None = None) -> list[str]:
    """What the outcome hangs on: "Hangs on one point.", "Holds without any one interviewer."."""
    if verdict.outcome == UNDECIDED:
        return []
    return [*_points(verdict), *_interviewers(verdict, names or {}), *_questions(verdict, names or {})]


def _flags_cause(verdict: Verdict) -> str:
    standing = len(verdict.clause("flags").reasons)
    return f"{count(standing, 'red flag')} {'stands' if standing == 1 else 'stand'}"


def _cards_cause(verdict: Verdict) -> str:
    waiting = verdict.cards_expected - verdict.cards_in
    if not waiting:
        return "nobody has been asked to score"
    return f"{count(waiting, 'card')} {'is' if waiting == 1 else 'are'} missing"


def _coverage_cause(verdict: Verdict) -> str:
    short = [line for line in verdict.clause("coverage").reasons if line.code == "section_short"]
    lack = sum(line["needed"] - line["scored"] for line in short)
    return f"{count(lack, 'more scored question')} needed"


def _average_failed(verdict: Verdict) -> str:
    lines = [Params(line, None) for line in verdict.clause("average").reasons]
    for line in lines:
        if line.item.code == "average_below":
            return "the average {} is below {}".format(*line.against())
    names = _listed([line.called("section") for line in lines])
    return f"{names} {'is' if len(lines) == 1 else 'are'} below {show(verdict.threshold)}"


def _average_missing(verdict: Verdict) -> str:
    return "no question has a score" if verdict.clause("average").reasons[0].code == "no_scores" else ""


_CAUSES: dict[tuple[str, str], Callable[[Verdict], str]] = {
    ("cards", HELD): lambda verdict: "",
    ("coverage", HELD): lambda verdict: "",
    ("average", HELD): lambda verdict: f"average {show(verdict.average)}",
    ("flags", HELD): lambda verdict: "no red flag",
    ("test", HELD): lambda verdict: "test passed",
    ("average", FAILED): _average_failed,
    ("flags", FAILED): _flags_cause,
    ("test", FAILED): lambda verdict: "the test was failed",
    ("cards", MISSING): _cards_cause,
    ("coverage", MISSING): _coverage_cause,
    ("average", MISSING): _average_missing,
    ("test", MISSING): lambda verdict: "the test has no result yet",
}


def _average_aside(verdict: Verdict, clause: Clause) -> str:
    if clause.state == MISSING:
        return "" if verdict.average is None else f"average so far {show(verdict.average)}"
    return f"average {show(verdict.average)}"


_TEST_WORDS = {HELD: "passed", FAILED: "failed", MISSING: "not taken yet"}
_ASIDES: dict[str, Callable[[Verdict, Clause], str]] = {
    "cards": lambda verdict, clause: _cards_cause(verdict) if clause.state == MISSING else "",
    "coverage": lambda verdict, clause: "",
    "average": _average_aside,
    "flags": lambda verdict, clause: "no red flag" if verdict.outcome == UNDECIDED else "",
    "test": lambda verdict, clause: {HELD: "test passed", FAILED: "test failed", MISSING: "no test result yet"}[
        clause.state
    ],
}


def _closing(asides: list[str]) -> list[str]:
    if not asides:
        return []
    text = ", ".join(asides)
    return [f"{text[:1].upper()}{text[1:]}."]


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _points(verdict: Verdict) -> list[str]:
    failed = {clause.name for clause in verdict.clauses if clause.state == FAILED}
    if verdict.flip_distance is None or failed - {"average"}:
        return []
    if verdict.flip_distance == 1:
        return ["Hangs on one point."]
    return [f"Would take {count(verdict.flip_distance, 'point')} to turn."]


def _interviewers(verdict: Verdict, names: Names) -> list[str]:
    if verdict.cards_in < 2:
        return ["Rests on one interviewer."] if verdict.cards_in else []
    if not verdict.without_interviewer:
        return ["Holds without any one interviewer."]
    return [_without(called(gone.id, names, gone.label), gone.outcome) for gone in verdict.without_interviewer]


def _questions(verdict: Verdict, names: Names) -> list[str]:
    if verdict.provisional:
        return []
    if not verdict.without_question:
        return ["Holds without any one question."]
    return [_without(f"the question {called(gone.id, names)}", gone.outcome) for gone in verdict.without_question]


def _without(what: str, outcome: str) -> str:
    return f"Without {what}: {OUTCOME_WORDS[outcome].lower()}."
