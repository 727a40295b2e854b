"""A hiring guide as data. Pure: every layout is read into these, kit files and the database are written from them.

All values are frozen and hashable. Text is normalised when a value is built (`words.one_line` for names and list
items, `words.many_lines` for prose), blank list items are dropped, and numbers are kept as exact text ("3", "3/2").
A value that could not be written to a kit file and read back is refused with ValueError and a sentence that says what
to do. Line numbers (1-based, 0 for none) say where a thing came from; they take no part in equality.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

from rubrics.guides.words import exact, many_lines, one_line, shortened

KINDS = ("technical", "behavioral", "role_fit", "other")
DIFFICULTIES = ("easy", "medium", "hard")
POOLINGS = ("question", "answer", "interviewer")
READINGS = ("answers", "sections", "every_section")
LEVELS = (1, 2, 3, 4)
HOUSE_MARK = "3"
GUIDE_TITLE_MAX, NAME_MAX, QUESTION_TITLE_MAX, KEY_MAX, COUNT_MAX = 200, 120, 60, 50, 999
KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")


def _set(self, **values):
    for name, value in values.items():
        object.__setattr__(self, name, value)


def _name(value: str, what: str, limit: int = NAME_MAX) -> str:
    text = one_line(value)
    if not text:
        raise ValueError(f"{what} is empty: give it one.")
    return _short(text, what, limit)


def _short(value: str, what: str, limit: int = NAME_MAX) -> str:
    text = one_line(value)
    if len(text) > limit:
        raise ValueError(f"{what} has {len(text)} characters: shorten it to {limit} at most.")
    return text


def _items(values) -> tuple[str, ...]:
    return tuple(text for text in map(one_line, values) if text)


def _whole(value: int | None, what: str, low: int = 1) -> int | None:
    if value is not None and not low <= value <= COUNT_MAX:
        raise ValueError(f"{what} is {value}: write a whole number from {low} to {COUNT_MAX}.")
    return value


def _range(low: int | None, high: int | None, what: str) -> None:
    if low is not None and high is not None and low > high:
        raise ValueError(f"{what} runs from {low} down to {high}: put the smaller number first.")


def _one_of(value, choices: tuple[str, ...], what: str):
    if value not in choices:
        raise ValueError(f"{what} is “{value}”: choose one of {', '.join(choices)}.")
    return value


def _anchors(values) -> tuple[str, ...]:
    anchors = tuple(map(one_line, values))
    if len(anchors) not in (0, len(LEVELS)):
        raise ValueError(f"The scale describes {len(anchors)} levels: describe all four, 1 to 4, or none.")
    return anchors if any(anchors) else ()


def in_order(pairs, names: tuple[str, ...], what: str) -> tuple[tuple[str, str], ...]:
    """Weights in the order of `names`, without those that are 1 anyway. ValueError names the one that cannot be."""
    pairs = tuple(pairs)
    weights = {name: exact(value) for name, value in pairs}
    for name, value in weights.items():
        if name not in names:
            raise ValueError(f"There is no {what} “{name}” to weigh: choose one of {', '.join(names)}.")
        if Fraction(value) <= 0:
            raise ValueError(f"The weight of {name} is {value}: write a number above 0.")
    if len(weights) != len(pairs):
        raise ValueError(f"A weight is given twice for the same {what}: keep one.")
    return tuple((name, weights[name]) for name in names if weights.get(name, "1") != "1")


@dataclass(frozen=True)
class Problem:
    """Something doubtful (a warning of a reader) or wrong (a reason to refuse a kit file), with its line."""

    line: int
    code: str
    text: str


@dataclass(frozen=True)
class RedFlag:
    text: str
    line: int = field(default=0, compare=False)

    def __post_init__(self):
        text = one_line(self.text)
        if not text:
            raise ValueError("A red flag has no words: write what would be seen or heard.")
        _set(self, text=text)


@dataclass(frozen=True)
class Question:
    """One question. `title` is its short name in lists, made from the text when empty. `minutes` may be unknown."""

    text: str
    title: str = ""
    difficulty: str | None = None
    minutes: int | None = None
    look_for: tuple[str, ...] = ()
    answer: str = ""
    follow_ups: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    green_flags: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    def __post_init__(self):
        text = many_lines(self.text)
        if not text:
            raise ValueError("A question has no words: write under its heading what the interviewer asks.")
        if self.difficulty is not None:
            _one_of(self.difficulty, DIFFICULTIES, "A difficulty")
        _whole(self.minutes, "The time for a question")
        title = shortened(self.title, QUESTION_TITLE_MAX) or shortened(text, QUESTION_TITLE_MAX)
        _set(self, text=text, title=title, answer=many_lines(self.answer), anchors=_anchors(self.anchors))
        _set(self, look_for=_items(self.look_for), follow_ups=_items(self.follow_ups))
        _set(self, red_flags=_items(self.red_flags), green_flags=_items(self.green_flags))


@dataclass(frozen=True)
class Section:
    """`key` is the section's name in the hire rule; `pick_min` None means that its scores do not count."""

    key: str
    name: str
    kind: str = "technical"
    pick_min: int | None = None
    pick_max: int | None = None
    intro: str = ""
    questions: tuple[Question, ...] = ()
    line: int = field(default=0, compare=False)

    def __post_init__(self):
        _set(self, name=_name(self.name, "A section name"), intro=many_lines(self.intro))
        if not KEY.fullmatch(self.key) or len(self.key) > KEY_MAX:
            raise ValueError(f"The key “{self.key}” will not do: use small letters, digits and single underscores.")
        _one_of(self.kind, KINDS, "The kind of a section")
        _whole(self.pick_min, "The least to pick", low=0)
        _whole(self.pick_max, "The most to pick", low=0)
        _range(self.pick_min, self.pick_max, "The pick range")
        _set(self, questions=tuple(self.questions))


@dataclass(frozen=True)
class Criterion:
    """One thing the practical test is marked on; `weight` in whole percent, None when the guide gives none."""

    name: str
    weight: int | None = None
    detail: str = ""
    line: int = field(default=0, compare=False)

    def __post_init__(self):
        _set(self, name=_name(self.name, "A criterion's name"), detail=one_line(self.detail))
        if self.weight is not None and not 0 <= self.weight <= 100:
            raise ValueError(f"The weight of “{self.name}” is {self.weight}: write a percentage from 0 to 100.")


@dataclass(frozen=True)
class PracticalTest:
    brief: str
    hours: int | None = None
    deliverables: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    bonus: str = ""
    pass_mark: str = HOUSE_MARK
    line: int = field(default=0, compare=False)

    def __post_init__(self):
        _whole(self.hours, "The length of the practical test")
        _set(self, brief=many_lines(self.brief), bonus=one_line(self.bonus), pass_mark=exact(self.pass_mark))
        _set(self, deliverables=_items(self.deliverables), criteria=tuple(self.criteria))


@dataclass(frozen=True)
class Round:
    """One round of the employer's loop; the lengths may be open at either end."""

    name: str
    minutes_min: int | None = None
    minutes_max: int | None = None
    note: str = ""

    def __post_init__(self):
        _whole(self.minutes_min, "The length of a round")
        _whole(self.minutes_max, "The length of a round")
        _range(self.minutes_min, self.minutes_max, "The length of a round")
        _set(self, name=_name(self.name, "A round's name"), note=one_line(self.note))


@dataclass(frozen=True)
class NamedList:
    """Anything else a guide lists: topics, learning steps, skills, tips."""

    name: str
    items: tuple[str, ...] = ()

    def __post_init__(self):
        _set(self, name=_name(self.name, "A list's name"), items=_items(self.items))


@dataclass(frozen=True)
class Guide:
    """A whole kit. `minutes` is the length of the interview it is made for; `threshold` None when none is stated."""

    title: str
    role: str = ""
    level: str = ""
    source: str = ""
    summary: str = ""
    minutes: int | None = None
    sections: tuple[Section, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    practical_test: PracticalTest | None = None
    anchors: tuple[str, ...] = ()
    threshold: str | None = None
    pooling: str = "question"
    reading: str = "answers"
    weights_difficulty: tuple[tuple[str, str], ...] = ()
    weights_section: tuple[tuple[str, str], ...] = ()
    show_average: bool = True
    rounds: tuple[Round, ...] = ()
    candidate_questions: tuple[str, ...] = ()
    lists: tuple[NamedList, ...] = ()

    def __post_init__(self):
        self._set_words()
        self._set_rule()
        _whole(self.minutes, "The length of the interview")
        _set(self, red_flags=tuple(self.red_flags), rounds=tuple(self.rounds), lists=tuple(self.lists))

    def _set_words(self):
        _set(self, title=_name(self.title, "The kit's title", GUIDE_TITLE_MAX), role=_short(self.role, "The role"))
        _set(self, level=_short(self.level, "The level"), source=_short(self.source, "The source", GUIDE_TITLE_MAX))
        _set(self, summary=many_lines(self.summary), candidate_questions=_items(self.candidate_questions))

    def _set_rule(self):
        _one_of(self.pooling, POOLINGS, "The pooling")
        _one_of(self.reading, READINGS, "The reading of the average")
        keys = tuple(section.key for section in self.sections)
        if twice := next((key for key, count in Counter(keys).items() if count > 1), None):
            raise ValueError(f"Two sections have the key “{twice}”: give each its own.")
        _set(self, sections=tuple(self.sections), anchors=_anchors(self.anchors))
        _set(self, threshold=None if self.threshold is None else exact(self.threshold))
        _set(self, weights_difficulty=in_order(self.weights_difficulty, DIFFICULTIES, "difficulty"))
        _set(self, weights_section=in_order(self.weights_section, keys, "section"))
