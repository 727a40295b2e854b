"""What a careful reader counted in a published guide, and what is read of it, in one shape."""

import json
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rubrics.guides.assembly import Draft, assemble
from rubrics.guides.draft import Section
from rubrics.guides.reading import Reading, read

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("GUIDES") or ROOT.parent / "shared" / "guides")


@dataclass(frozen=True)
class Published:
    """A guide with its truth file, whose `accept` holds other values that are as right."""

    path: Path
    truth: dict[str, Any]

    @property
    def content(self) -> bytes:
        return (self.path.parent / self.truth["file"]).read_bytes()


def published() -> list[Published]:
    """Every guide with a truth file, those of the subfolder included; none when the folder is not there."""
    paths = [*sorted(FOLDER.glob("*.truth.json")), *sorted(FOLDER.glob("more/*.truth.json"))]
    return [Published(path, json.loads(path.read_text(encoding="utf-8"))) for path in paths]


def expected(truth: dict[str, Any]) -> dict[str, Any]:
    """The truth, in the shape of `found`."""
    questions, threshold, test = truth.get("questions", []), truth["threshold"], truth.get("practical", {})
    rule = truth.get("pick_rule", {})
    return {
        "questions": [folded(question["text"]) for question in questions],
        "difficulties": dict(Counter(question["difficulty"] for question in questions)),
        "sections": [(section["name"], section["n_questions"], level(section)) for section in truth["sections"]],
        "look_fors": truth["n_look_for"],
        "answers": truth["n_model_answers"],
        "follow_ups": truth.get("n_followups", 0),
        "flags": truth["red_flags"],
        "signs": truth.get("green_flags", 0),
        "for_us": truth.get("reverse_questions", []),
        "test": (truth["practical_test"], truth["weights"], test.get("hours"), test.get("deliverables", 0)),
        "scale": truth["scale"],
        "anchors": truth.get("scale_anchors"),
        "threshold": None if threshold is None else float(threshold),
        "composition": {kind: str(value) for kind, value in rule.items()},
        "announced": truth.get("announced_but_empty_sections"),
        "title": truth["title"],
        "role": truth["role"],
        "level": truth.get("level"),
    }


def found(guide: Published) -> dict[str, Any]:
    """What is read of a guide, counted as the truth counts."""
    reading = read(guide.content, guide.truth["file"])
    draft = assemble(reading.parts)
    questions = [question for section in draft.guide.sections for question in section.questions]
    kinds = Counter(part.kind for part in reading.parts)
    return {
        "questions": [folded(question.text) for question in questions],
        "difficulties": dict(Counter(question.difficulty for question in questions)),
        "sections": [(section.name, len(section.questions), common(section)) for section in draft.guide.sections],
        "look_fors": sum(bool(question.look_for) for question in questions),
        "answers": sum(bool(question.answer) for question in questions),
        "follow_ups": sum(len(question.follow_ups) for question in questions),
        "flags": kinds["kit_flag"],
        "signs": kinds["kit_sign"],
        "for_us": list(draft.guide.candidate_questions),
        "title": draft.guide.title if kinds["title"] else None,
        "role": draft.guide.role or None,
        "level": draft.guide.level or None,
        "announced": announced(reading) if "announced_but_empty_sections" in guide.truth else None,
        "anchors": anchors(draft) if "scale_anchors" in guide.truth else None,
    } | numbers(draft)


def numbers(draft: Draft) -> dict[str, Any]:
    test, scale = draft.guide.practical_test, draft.scale
    weights = {item.name: item.weight for item in test.criteria} if test else None
    ranges = {kind: str(low) if low == high else f"{low}-{high}" for kind, low, high in draft.composition}
    return {
        "test": (test is not None, weights, test.hours if test else None, len(test.deliverables) if test else 0),
        "scale": f"{scale.low}-{scale.high}" if scale else None,
        "threshold": None if draft.threshold is None else float(draft.threshold),
        "composition": ranges,
    }


def anchors(draft: Draft) -> dict[str, str]:
    """The labels of the levels: what a table says beside them is kept, and the truth does not list it."""
    return {str(number): text.split(" — ")[0] for number, text in draft.scale.anchors} if draft.scale else {}


def announced(reading: Reading) -> list[str]:
    """The lines that announce questions which are not there."""
    lines = reading.text.split("\n")
    return [lines[each.line - 1].strip() for each in reading.warnings if each.code == "empty_section"]


def level(section: dict[str, Any]) -> str | None:
    """The difficulty of a section in a truth file; “mixed” is none that all its questions share."""
    return None if section["difficulty"] == "mixed" else section["difficulty"]


def common(section: Section) -> str | None:
    levels = {question.difficulty for question in section.questions}
    return levels.pop() if len(levels) == 1 else None


def folded(text: str) -> str:
    return " ".join(text.split())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many words, whatever stands between them."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}
