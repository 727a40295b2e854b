"""Cases as JSON values, without loss.

Fractions travel as text ("32/9", "3"). Reading refuses what it does not know: a misspelt key would
otherwise change a decision in silence.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from rubrics.rule.checks import refuse
from rubrics.rule.figures import as_fraction
from rubrics.rule.model import Case, CaseError, Flag, Mark, Rule, Seat, Test, Weights

REQUIRED = object()


def case_from_json(data: Any) -> Case:
    """A case that can be decided. Raises CaseError that names the field."""
    given = _object(data, "", ("name", "rule", "seats", "marks", "flags", "test"))
    rule = rule_from_json(_take(given, "rule", ""), "rule")
    test = _take(given, "test", "", REQUIRED if rule.test_required else None)
    case = Case(
        rule=rule,
        seats=_each(given, "seats", _seat),
        marks=_each(given, "marks", _mark),
        flags=_each(given, "flags", _flag),
        test=Test() if test is None and not rule.test_required else _test(test),
        name=_text(given, "name", "", ""),
    )
    refuse(case)
    return case


def case_to_json(case: Case) -> dict[str, Any]:
    """The inverse of `case_from_json`."""
    data = {"name": case.name} if case.name else {}
    return data | {
        "rule": rule_to_json(case.rule),
        "seats": [_seat_json(seat) for seat in case.seats],
        "marks": [_mark_json(mark) for mark in case.marks],
        "flags": [{"id": flag.id, "seat": flag.seat, "state": flag.state} for flag in case.flags],
        "test": {"state": case.test.state} | ({} if case.test.mean is None else {"mean": str(case.test.mean)}),
    }


def rule_from_json(data: Any, field: str = "") -> Rule:
    """A rule; `reading`, `pooling` and `weights` may be left out. Raises CaseError that names the field."""
    given = _object(data, field, ("threshold", "reading", "pooling", "weights", "pick_min", "test_required"))
    pick_min = _object(_take(given, "pick_min", field), _path(field, "pick_min"))
    return Rule(
        threshold=_number(_take(given, "threshold", field), _path(field, "threshold")),
        reading=_text(given, "reading", field, "answers"),
        pooling=_text(given, "pooling", field, "question"),
        weights=weights_from_json(given.get("weights", {}), _path(field, "weights")),
        pick_min={name: _whole(value, f"{_path(field, 'pick_min')}.{name}") for name, value in pick_min.items()},
        test_required=_flagged(given, "test_required", field),
    )


def rule_to_json(rule: Rule) -> dict[str, Any]:
    return {
        "threshold": str(rule.threshold),
        "reading": rule.reading,
        "pooling": rule.pooling,
        "weights": {
            "difficulty": {name: str(weight) for name, weight in rule.weights.difficulty.items()},
            "section": {name: str(weight) for name, weight in rule.weights.section.items()},
        },
        "pick_min": dict(rule.pick_min),
        "test_required": rule.test_required,
    }


def weights_from_json(data: Any, field: str = "weights") -> Weights:
    """`{"difficulty": {"hard": "3/2"}, "section": {...}}`; either may be left out. Raises CaseError."""
    given = _object(data, field, ("difficulty", "section"))
    read = {}
    for group, named in given.items():
        path = _path(field, group)
        read[group] = {name: _number(value, f"{path}.{name}") for name, value in _object(named, path).items()}
    return Weights(**read)


def _seat(data: Any, field: str) -> Seat:
    given = _object(data, field, ("id", "kind", "submitted", "label"))
    return Seat(
        _id(given, "id", field),
        _text(given, "kind", field),
        _flagged(given, "submitted", field),
        _text(given, "label", field, ""),
    )


def _seat_json(seat: Seat) -> dict[str, Any]:
    data = {"id": seat.id, "kind": seat.kind, "submitted": seat.submitted}
    return data | ({"label": seat.label} if seat.label else {})


def _mark(data: Any, field: str) -> Mark:
    given = _object(data, field, ("seat", "question", "section", "difficulty", "level", "state"))
    level = _take(given, "level", field, None if "state" in given else REQUIRED)
    if level is not None and type(level) is not int:
        raise CaseError(_path(field, "level"), "must be 1, 2, 3, 4 or null")
    return Mark(
        seat=_id(given, "seat", field),
        question=_id(given, "question", field),
        section=_id(given, "section", field),
        level=level,
        difficulty=_optional_text(given, "difficulty", field),
        state=_optional_text(given, "state", field),
    )


def _mark_json(mark: Mark) -> dict[str, Any]:
    data = {
        "seat": mark.seat,
        "question": mark.question,
        "section": mark.section,
        "difficulty": mark.difficulty,
        "level": mark.level,
    }
    return data if mark.state is None else data | {"state": mark.state}


def _flag(data: Any, field: str) -> Flag:
    given = _object(data, field, ("id", "seat", "state"))
    return Flag(_id(given, "id", field), _id(given, "seat", field), _text(given, "state", field))


def _test(data: Any) -> Test:
    given = _object(data, "test", ("state", "mean"))
    mean = given.get("mean")
    return Test(_text(given, "state", "test"), None if mean is None else _number(mean, "test.mean"))


def _object(data: Any, field: str, keys: tuple[str, ...] | None = None) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise CaseError(field, "must be an object")
    for key in data:
        if keys is not None and key not in keys:
            raise CaseError(_path(field, key), "is not a key of this object")
    return data


def _each(given: dict[str, Any], key: str, read: Callable[[Any, str], Any]) -> tuple:
    rows = _take(given, key, "")
    if not isinstance(rows, list):
        raise CaseError(key, "must be an array")
    return tuple(read(row, f"{key}[{index}]") for index, row in enumerate(rows))


def _take(given: dict[str, Any], key: str, field: str, default: Any = REQUIRED) -> Any:
    if key in given:
        return given[key]
    if default is REQUIRED:
        raise CaseError(_path(field, key), "is missing")
    return default


def _text(given: dict[str, Any], key: str, field: str, default: Any = REQUIRED) -> str:
    value = _take(given, key, field, default)
    if not isinstance(value, str):
        raise CaseError(_path(field, key), "must be text")
    return value


def _id(given: dict[str, Any], key: str, field: str) -> str:
    value = _text(given, key, field)
    if not value.strip():
        raise CaseError(_path(field, key), "must not be empty")
    return value


def _optional_text(given: dict[str, Any], key: str, field: str) -> str | None:
    return None if given.get(key) is None else _text(given, key, field)


def _flagged(given: dict[str, Any], key: str, field: str) -> bool:
    value = _take(given, key, field)
    if not isinstance(value, bool):
        raise CaseError(_path(field, key), "must be true or false")
    return value


def _whole(value: Any, field: str) -> int:
    if type(value) is not int:
        raise CaseError(field, "must be a whole number")
    return value


def _number(value: Any, field: str) -> Fraction:
    if isinstance(value, float):
        raise CaseError(field, 'must be exact: write it as text, such as "2.75" or "11/4"')
    try:
        return as_fraction(value)
    except (TypeError, ValueError):
        raise CaseError(field, 'must be a number such as "3", "2.75" or "3/2"') from None


def _path(field: str, key: str) -> str:
    return f"{field}.{key}" if field else key
