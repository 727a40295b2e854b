"""The clauses of a verdict as lines with a number on the right."""

from rubrics import rule

from .facts import ClauseLine


def line(verdict: rule.Verdict, clause: rule.Clause, names: dict[str, str]) -> ClauseLine:
    return ClauseLine(
        name=clause.name,
        title=rule.words.CLAUSE_WORDS[clause.name],
        state=clause.state,
        state_words=rule.words.STATE_WORDS[clause.state],
        sentences=tuple(rule.words.ledger(clause, names)),
        number=_NUMBERS[clause.name](verdict, clause),
    )


def _cards(verdict: rule.Verdict, clause: rule.Clause) -> str:
    return f"{verdict.cards_in} of {verdict.cards_expected}"


def _coverage(verdict: rule.Verdict, clause: rule.Clause) -> str:
    needed = sum(reason["needed"] for reason in clause.reasons)
    return f"{sum(min(reason['scored'], reason['needed']) for reason in clause.reasons)} of {needed}"


def _average(verdict: rule.Verdict, clause: rule.Clause) -> str:
    if verdict.average is None:
        return rule.NO_NUMBER
    return f"{rule.show(verdict.average)}, needs {rule.show(verdict.threshold)}"


def _flags(verdict: rule.Verdict, clause: rule.Clause) -> str:
    return f"{len(clause.reasons)}, none allowed" if clause.state == rule.FAILED else "0"


def _test(verdict: rule.Verdict, clause: rule.Clause) -> str:
    mean = clause.reasons[0]["mean"]
    return rule.show(None if mean is None else rule.as_fraction(mean))


_NUMBERS = {"cards": _cards, "coverage": _coverage, "average": _average, "flags": _flags, "test": _test}
