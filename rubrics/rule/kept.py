"""Verdicts as JSON values: what `manage.py decide` prints and what a recorded decision keeps."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from rubrics.rule import words
from rubrics.rule.figures import show
from rubrics.rule.model import Clause, OtherReading, Reason, Verdict, Without

_WORDING = ("missing", "sentence")


def verdict_to_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as `manage.py decide` prints it and decisions keep it."""
    return {
        "outcome": verdict.outcome,
        "average": _fraction_json(verdict.average),
        "average_shown": show(verdict.average),
        "sections": {name: _fraction_json(mean) for name, mean in verdict.sections.items()},
        "clauses": {clause.name: clause.state for clause in verdict.clauses},
        "missing": words.missing(verdict),
        "reasons": [_reason_json(reason) for reason in verdict.reasons],
        "other_readings": [
            {"reading": other.reading, "pooling": other.pooling} | _answer_json(other)
            for other in verdict.other_readings
        ],
        "flip_distance": verdict.flip_distance,
        "sentence": words.sentence(verdict),
        "provisional": verdict.provisional,
        "threshold": str(verdict.threshold),
        "reading": verdict.reading,
        "pooling": verdict.pooling,
        "cards": {"in": verdict.cards_in, "expected": verdict.cards_expected},
        "without_interviewer": [_without_json(gone) for gone in verdict.without_interviewer],
        "without_question": [_without_json(gone) for gone in verdict.without_question],
        "ledger": [
            {"clause": clause.name, "state": clause.state, "reasons": [_reason_json(line) for line in clause.reasons]}
            for clause in verdict.clauses
        ],
    }


def verdict_from_json(data: Mapping[str, Any]) -> Verdict:
    """The inverse of `verdict_to_json`, for verdicts that we kept ourselves."""
    return Verdict(
        outcome=data["outcome"],
        average=_fraction(data["average"]),
        provisional=data["provisional"],
        threshold=Fraction(data["threshold"]),
        sections={name: _fraction(mean) for name, mean in data["sections"].items()},
        clauses=tuple(
            Clause(line["clause"], line["state"], tuple(_reason(reason) for reason in line["reasons"]))
            for line in data["ledger"]
        ),
        cards_in=data["cards"]["in"],
        cards_expected=data["cards"]["expected"],
        reading=data["reading"],
        pooling=data["pooling"],
        other_readings=tuple(
            OtherReading(**other | {"average": _fraction(other["average"])}) for other in data["other_readings"]
        ),
        flip_distance=data["flip_distance"],
        without_interviewer=tuple(_without(gone) for gone in data["without_interviewer"]),
        without_question=tuple(_without(gone) for gone in data["without_question"]),
    )


def same_answer(kept: Mapping[str, Any], again: Mapping[str, Any]) -> bool:
    """Whether two verdicts in JSON are the same decision; how their sentences are worded does not matter."""
    return _meaning(kept) == _meaning(again)


def _meaning(verdict: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in verdict.items() if key not in _WORDING}


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _fraction_json(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _reason(data: Mapping[str, Any]) -> Reason:
    return Reason(data["code"], tuple(sorted((key, value) for key, value in data.items() if key != "code")))


def _reason_json(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code} | dict(reason.params)


def _answer_json(item: OtherReading | Without) -> dict[str, Any]:
    return {"average": _fraction_json(item.average), "outcome": item.outcome}


def _without(data: Mapping[str, Any]) -> Without:
    return Without(**data | {"average": _fraction(data["average"])})


def _without_json(gone: Without) -> dict[str, Any]:
    return {"id": gone.id, "label": gone.label} | _answer_json(gone)
