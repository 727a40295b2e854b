"""What was read of a guide as plain values, for programs that compare it. docs/guides.md describes the form."""

from typing import Any

from rubrics.guides.assembly import Draft, Scale
from rubrics.guides.draft import PracticalTest, Problem, Question, Section
from rubrics.guides.reading import Reading


def outline(reading: Reading, draft: Draft) -> dict[str, Any]:
    """Values that JSON knows, all keys always there; what the guide does not say is null, an empty text or list.

    Lines are 1-based, those of `reading.text`; 0 when nothing in the source says it. `warnings` in order of lines.
    """
    guide = draft.guide
    return {
        "title": guide.title if any(part.kind == "title" for part in reading.parts) else None,
        "role": guide.role or None,
        "level": guide.level or None,
        "publisher": draft.publisher or None,
        "layout": reading.layout,
        "sections": [_section(section) for section in guide.sections],
        "red_flags": [{"text": flag.text, "line": flag.line} for flag in guide.red_flags],
        "practical_test": guide.practical_test and _practical_test(guide.practical_test),
        "scale": draft.scale and _scale(draft.scale),
        "threshold": draft.threshold,
        "composition": _composition(draft.composition) or None,
        "rounds": [_values(item, "name", "minutes_min", "minutes_max", "note") for item in guide.rounds],
        "candidate_questions": list(guide.candidate_questions),
        "warnings": [_values(warning, "code", "line", "text") for warning in warnings(reading, draft)],
    }


def warnings(reading: Reading, draft: Draft) -> tuple[Problem, ...]:
    """What is doubtful in the source and in the draft of it, each once, in order of lines."""
    return tuple(sorted(dict.fromkeys((*reading.warnings, *draft.problems)), key=lambda warning: warning.line))


def question_count(draft: Draft) -> int:
    return sum(len(section.questions) for section in draft.guide.sections)


def _section(section: Section) -> dict[str, Any]:
    return {
        "name": section.name,
        "kind": section.kind,
        "difficulty": _common_difficulty(section),
        "questions": [_question(question) for question in section.questions],
    }


def _common_difficulty(section: Section) -> str | None:
    """The difficulty of all its questions, when they have the same one."""
    found = {question.difficulty for question in section.questions}
    return found.pop() if len(found) == 1 else None


def _question(question: Question) -> dict[str, Any]:
    return _values(question, "text", "difficulty", "line") | {
        "look_for": list(question.look_for),
        "answer": question.answer,
        "follow_ups": list(question.follow_ups),
        "red_flags": list(question.red_flags),
        "minutes": question.minutes,
    }


def _practical_test(test: PracticalTest) -> dict[str, Any]:
    return {"brief": test.brief, "criteria": [_values(item, "name", "weight") for item in test.criteria]}


def _scale(scale: Scale) -> dict[str, Any]:
    return {"min": scale.low, "max": scale.high, "anchors": {str(level): text for level, text in scale.anchors}}


def _composition(ranges: tuple[tuple[str, int, int], ...]) -> dict[str, Any]:
    """Minutes first, as a number where they are one; the sections as ranges: "4-6", or "5" alone."""
    said = {kind: str(low) if low == high else f"{low}-{high}" for kind, low, high in ranges}
    minutes = said.pop("minutes", None)
    return said if minutes is None else {"minutes": int(minutes) if minutes.isdecimal() else minutes} | said


def _values(thing: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}
