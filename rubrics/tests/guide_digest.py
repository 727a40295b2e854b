"""What was read of a guide in few words, so that whole readings can be compared in one step."""

from collections.abc import Callable
from pathlib import Path

from rubrics.guides.assembly import Draft, assemble
from rubrics.guides.draft import Question
from rubrics.guides.parts import KEPT_APART
from rubrics.guides.reading import Reading, read

FOLDER = Path(__file__).parent / "guides_for_tests"
NOTES = {"look_for": "look", "follow_ups": "more", "red_flags": "red", "green_flags": "green"}


def digest(name: str) -> dict:
    """A guide of the folder: its kit with questions in brief, kinds that are kept apart, warnings as (line, code)."""
    reading = read((FOLDER / name).read_bytes(), name)
    draft = assemble(reading.parts, name)
    about = {"title": draft.guide.title, "role": draft.guide.role, "level": draft.guide.level, "layout": reading.layout}
    return without_empty(about | {"sections": sections(draft, brief)} | facts(draft) | rest(reading, draft))


def kit(source: str | bytes, name: str = "") -> dict:
    """The kit of a text with its questions in full, and nothing of what is kept apart."""
    draft = assemble(read(source, name).parts)
    return without_empty({"sections": sections(draft, full)} | facts(draft))


def asked(source: str | bytes, name: str = "") -> list[str]:
    """All questions in full, whatever their section."""
    return [text for texts in sections(assemble(read(source, name).parts), full).values() for text in texts]


def kinds(source: str | bytes, name: str = "") -> list[str]:
    """“kind: text” of every part, in order."""
    return [f"{part.kind}: {part.text}" for part in read(source, name).parts]


def codes(source: str | bytes, name: str = "") -> list[tuple[int, str]]:
    return [(each.line, each.code) for each in read(source, name).warnings]


def sections(draft: Draft, told: Callable[[Question], str]) -> dict[str, list[str]]:
    """Questions by “Name (kind)”; the kind only where it tells something."""
    found: dict[str, list[str]] = {}
    for section in draft.guide.sections:
        name = section.name if section.kind == "other" else f"{section.name} ({section.kind})"
        found.setdefault(name, []).extend(map(told, section.questions))
    return found


def brief(question: Question) -> str:
    """“12 hard How do you… two feet? 2 look 1 answer”."""
    text = question.text if len(question.text) < 36 else f"{question.text[:20].strip()}…{question.text[-12:].strip()}"
    notes = [f"{len(getattr(question, name))} {short}" for name, short in NOTES.items() if getattr(question, name)]
    return " ".join([str(question.line), *head(question), text, *notes, *(["answer"] if question.answer else [])])


def full(question: Question) -> str:
    """“hard 5' How do you …? | look: this; that | answer: …”, without its line."""
    found = {short: getattr(question, name) for name, short in NOTES.items()}
    notes = [f"{short}: {'; '.join(texts)}" for short, texts in found.items() if texts]
    answer = [f"answer: {question.answer}"] if question.answer else []
    return " | ".join([" ".join([*head(question), question.text]), *notes, *answer])


def head(question: Question) -> list[str]:
    return [text for text in (question.difficulty, question.minutes and f"{question.minutes}'") if text]


def facts(draft: Draft) -> dict:
    guide, scale, test = draft.guide, draft.scale, draft.guide.practical_test
    return {
        "red_flags": [flag.text for flag in guide.red_flags],
        "test": test and f"{test.hours} h: {test.brief}",
        "deliverables": test and list(test.deliverables),
        "weights": test and {item.name: item.weight for item in test.criteria},
        "bonus": test and test.bonus,
        "scale": scale and f"{scale.low}-{scale.high}",
        "anchors": scale and dict(scale.anchors),
        "threshold": draft.threshold,
        "composition": [f"{kind} {low}-{high}" for kind, low, high in draft.composition],
        "rounds": [f"{item.name} {item.minutes_min}-{item.minutes_max}" for item in guide.rounds],
        "candidate_questions": list(guide.candidate_questions),
        "lists": {named.name: list(named.items) for named in guide.lists},
    }


def rest(reading: Reading, draft: Draft) -> dict:
    apart = {part.kind for part in reading.parts if part.kind in KEPT_APART}
    warnings = sorted({(each.line, each.code) for each in (*reading.warnings, *draft.problems)})
    return {"apart": sorted(apart), "warnings": warnings}


def without_empty(found: dict) -> dict:
    return {key: value for key, value in found.items() if value}
