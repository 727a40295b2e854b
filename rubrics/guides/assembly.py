"""Parts of a guide as a kit: what `parts` say, put together. Pure; the same parts give the same draft."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from rubrics.guides.draft import (
    DIFFICULTIES,
    GUIDE_TITLE_MAX,
    KEY_MAX,
    KINDS,
    LEVELS,
    NAME_MAX,
    Criterion,
    Guide,
    NamedList,
    PracticalTest,
    Problem,
    Question,
    RedFlag,
    Round,
    Section,
)
from rubrics.guides.parts import OF_A_QUESTION, Part, Parts
from rubrics.guides.words import exact, shortened, slug

NAMELESS, UNTITLED = "Questions", "Untitled guide"
NOTE_FIELDS = {"look_for": "look_for", "follow_up": "follow_ups", "red_flag": "red_flags", "green_flag": "green_flags"}
RANGE = re.compile(r"(\d{1,3})(?:\s*-\s*(\d{1,3}))?")
# Notes for all questions of a section are copied to each; beyond that many characters they stay with the last one.
COPIED_MAX = 300_000


@dataclass(frozen=True)
class Scale:
    """The scale as the guide has it, which need not be the house's 1 to 4. `anchors` are (level, text) pairs."""

    low: int
    high: int
    anchors: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Draft:
    """A kit to be, and what the guide says that a kit has no room for.

    `threshold` is the guide's own text of the number ("3.0"); `composition` are (kind of section, least, most) and
    ("minutes", n, n). `problems` are what stands between these parts and a good kit, with lines.
    """

    guide: Guide
    publisher: str = ""
    scale: Scale | None = None
    threshold: str | None = None
    composition: tuple[tuple[str, int, int], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass
class Heap:
    """A section while its questions and their notes come in."""

    part: Part | None
    questions: list[tuple[Part, list[Part]]] = field(default_factory=list)
    shared: list[Part] = field(default_factory=list)


def assemble(parts: Parts, name: str = "") -> Draft:
    """The draft that these parts make; `name` titles it where they have no title. Never an exception."""
    problems: list[Problem] = []
    parts = tuple(part for part in parts if part.kind == "section" or says(part.text))
    scale, threshold = scale_of(parts, problems), threshold_of(parts)
    composition = composition_of(parts)
    guide = Guide(
        title=first(parts, "title", GUIDE_TITLE_MAX) or shortened(name, GUIDE_TITLE_MAX) or UNTITLED,
        role=first(parts, "role"),
        level=first(parts, "level"),
        summary="\n\n".join(texts(parts, "summary")),
        minutes=number(next(iter(values(parts, "minutes")), "")),
        sections=sections_of(parts, problems),
        red_flags=tuple(RedFlag(part.text, part.line) for part in of(parts, "kit_flag")),
        practical_test=test_of(parts, problems),
        anchors=house_anchors(scale),
        threshold=house_threshold(scale, threshold, parts, problems),
        rounds=tuple(round_of(part) for part in of(parts, "round")),
        candidate_questions=texts(parts, "candidate_question"),
        lists=lists_of(parts),
    )
    publisher = first(parts, "publisher")
    return Draft(replace(guide, source=publisher), publisher, scale, threshold, composition, tuple(problems))


def says(text: str) -> bool:
    """Whether anything is left of a text on paper."""
    return any(char.isprintable() and char != " " for char in text)


def of(parts: Parts, kind: str) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.kind == kind)


def texts(parts: Parts, kind: str) -> tuple[str, ...]:
    return tuple(part.text for part in of(parts, kind))


def values(parts: Parts, kind: str) -> tuple[str, ...]:
    return tuple(part.value for part in of(parts, kind) if part.value)


def first(parts: Parts, kind: str, limit: int = NAME_MAX) -> str:
    return shortened(next(iter(texts(parts, kind)), ""), limit)


def number(text: str, most: int = 999) -> int | None:
    """The first whole number of a value, from 1 to `most`."""
    match = RANGE.search(text)
    return min(int(match[1]), most) or None if match else None


def pair(text: str, most: int = 999) -> tuple[int, int] | None:
    match = RANGE.search(text)
    if not match:
        return None
    low, high = int(match[1]), int(match[2] or match[1])
    return min(low, high, most), min(max(low, high), most)


def sections_of(parts: Parts, problems: list[Problem]) -> tuple[Section, ...]:
    taken: Counter = Counter()
    made: list[Section] = []
    for heap in heaps(parts):
        if heap.questions:
            made.append(section_of(heap, taken))
        elif heap.part:
            problems.append(
                Problem(heap.part.line, "empty_section", f"The section “{heap.part.text}” has no questions.")
            )
    return tuple(made)


def heaps(parts: Parts) -> list[Heap]:
    """Questions under the section above them, notes under their question."""
    found = [Heap(None)]
    for part in parts:
        if part.kind == "section":
            # A category that is repeated above each of its questions is one section.
            if not (found[-1].part and found[-1].part.text.casefold() == part.text.casefold()):
                found.append(Heap(part))
        elif part.kind == "question":
            found[-1].questions.append((part, []))
        elif part.kind in OF_A_QUESTION and part.whole:
            found[-1].shared.append(part)
        elif part.kind in OF_A_QUESTION and found[-1].questions:
            found[-1].questions[-1][1].append(part)
    return found


def section_of(heap: Heap, taken: Counter) -> Section:
    name = (shortened(heap.part.text, NAME_MAX) if heap.part else "") or NAMELESS
    key = free_key(slug(name) or "section", taken)
    kind = heap.part.about if heap.part and heap.part.about in KINDS else "other"
    copied = sum(len(part.text) + 1 for part in heap.shared) * len(heap.questions)
    if copied > COPIED_MAX:
        heap.questions[-1][1].extend(heap.shared)
        heap.shared = []
    questions = tuple(question_of(part, [*notes, *heap.shared], heap.part) for part, notes in heap.questions)
    line = heap.part.line if heap.part else 0
    return Section(key, name, kind, 1, questions=questions, line=line)


def free_key(key: str, taken: Counter) -> str:
    """The key, or the same with the next number that no section has. `taken` counts how often each was asked for."""
    made = key
    while made in taken:
        taken[key] += 1
        number = f"_{taken[key]}"
        made = key[: KEY_MAX - len(number)].rstrip("_") + number
    taken[made] = 1
    return made


def question_of(part: Part, notes: list[Part], section: Part | None) -> Question:
    found: dict[str, list[str]] = {name: [] for name in NOTE_FIELDS.values()}
    answers = []
    for note in notes:
        if note.kind == "answer":
            answers.append(note.text)
        else:
            found[NOTE_FIELDS[note.kind]].append(note.text)
    difficulty = part.difficulty or (section.difficulty if section else None)
    difficulty = difficulty if difficulty in DIFFICULTIES else None
    minutes = number(part.value, 600)
    return Question(
        part.text, difficulty=difficulty, minutes=minutes, answer="\n".join(answers), line=part.line, **found
    )


def scale_of(parts: Parts, problems: list[Problem]) -> Scale | None:
    anchors = {}
    for part in of(parts, "anchor"):
        if part.value.isdecimal() and len(part.value) <= 3:
            anchors.setdefault(int(part.value), part.text)
    ends = [pair(value) for value in values(parts, "scale")]
    low, high = next((end for end in ends if end), (min(anchors), max(anchors)) if len(anchors) > 1 else (0, 0))
    if high <= low:
        return None
    scale = Scale(low, high, tuple(sorted((level, text) for level, text in anchors.items() if low <= level <= high)))
    if (low, high) != (LEVELS[0], LEVELS[-1]):
        line = next(part.line for part in parts if part.kind in ("scale", "anchor"))
        told = f"The guide scores from {low} to {high}, a kit from 1 to 4: levels and threshold are not taken over."
        problems.append(Problem(line, "other_scale", told))
    return scale


def house_anchors(scale: Scale | None) -> tuple[str, ...]:
    found = dict(scale.anchors) if scale and (scale.low, scale.high) == (LEVELS[0], LEVELS[-1]) else {}
    return tuple(found[level] for level in LEVELS) if set(found) == set(LEVELS) else ()


def threshold_of(parts: Parts) -> str | None:
    return next(iter(values(parts, "threshold")), None)


def house_threshold(scale: Scale | None, text: str | None, parts: Parts, problems: list[Problem]) -> str | None:
    """The threshold as an average from 1 to 4; None, and said, when the guide means something else."""
    if text is None:
        return None
    try:
        value = exact(text)
    except ValueError:
        value = ""
    fits = scale is None or (scale.low, scale.high) == (LEVELS[0], LEVELS[-1])
    if fits and value and 1 <= float(eval_fraction(value)) <= 4:
        return value
    line = next(part.line for part in parts if part.kind == "threshold")
    told = f"The guide’s threshold {text} is not on a kit’s scale of 1 to 4. The kit begins with 3.0: set it yourself."
    problems.append(Problem(line, "other_threshold", told))
    return None


def eval_fraction(text: str) -> float:
    top, _, bottom = text.partition("/")
    return int(top) / int(bottom or 1)


def composition_of(parts: Parts) -> tuple[tuple[str, int, int], ...]:
    found = []
    for value in values(parts, "composition"):
        kind, _, numbers = value.rpartition(" ")
        if kind and (ends := pair(numbers, 99)):
            found.append((kind, *ends))
    minutes = number(next(iter(values(parts, "minutes")), ""))
    return (*found, *([("minutes", minutes, minutes)] if found and minutes else []))


def test_of(parts: Parts, problems: list[Problem]) -> PracticalTest | None:
    tests = of(parts, "test")
    criteria = tuple(criterion_of(part) for part in of(parts, "criterion"))
    if not tests:
        return None
    total = sum(item.weight or 0 for item in criteria)
    if criteria and all(item.weight is not None for item in criteria) and total != 100:
        problems.append(
            Problem(tests[0].line, "weights", f"The weights of the practical test add up to {total} %, not 100 %.")
        )
    hours = next((number(part.value) for part in tests if part.value), None)
    brief = "\n".join(part.text for part in tests)
    bonus = "; ".join(texts(parts, "bonus"))
    return PracticalTest(brief, hours, texts(parts, "deliverable"), criteria, bonus, line=tests[0].line)


def criterion_of(part: Part) -> Criterion:
    weight = number(part.value, 100)
    return Criterion(shortened(part.text, NAME_MAX), weight, line=part.line)


def round_of(part: Part) -> Round:
    low, high = pair(part.value) or (None, None)
    return Round(shortened(part.text, NAME_MAX), low or None, high or None)


def lists_of(parts: Parts) -> tuple[NamedList, ...]:
    found: list[tuple[str, list[str]]] = []
    for part in parts:
        if part.kind == "list":
            found.append((shortened(part.text, NAME_MAX), []))
        elif part.kind == "item":
            if not found:
                found.append(("Notes", []))
            found[-1][1].append(part.text)
    signs = texts(parts, "kit_sign")
    made = tuple(NamedList(name, tuple(items)) for name, items in found if items)
    return (*made, NamedList("Good signs", signs)) if signs else made
