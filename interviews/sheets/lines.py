"""One line of a card: a question of the plan and what its author said about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from interviews.models import Score
from interviews.operations.fields import EMPTY, OVERALL, parse
from interviews.sync import Fields, Sibling
from rubrics.models import LookFor, Question, RedFlag

ASKED = Score.State.ASKED.value
STATE_WORDS = {"asked": "asked", "not_asked": "not asked", "no_evidence": "asked, no evidence"}


@dataclass(frozen=True)
class Heard:
    """A look-for and whether it was ticked."""

    look_for: LookFor
    heard: bool


@dataclass(frozen=True)
class Raised:
    """A red flag of this card."""

    ref: str
    text: str
    evidence: str
    question: str | None
    withdrawn: bool


@dataclass(frozen=True)
class Choice:
    """Two versions of one field: the current one and another, which was typed elsewhere and waits for a choice."""

    field: str
    kind: str
    seq: int
    current: str
    other: str

    @property
    def is_note(self) -> bool:
        return self.kind == "note"


@dataclass(frozen=True)
class Line:
    """`mark` is "1" to "4", "not_asked", "no_evidence" or "" for a question that nobody said anything about."""

    number: int
    question: Question
    state: str
    level: int | None
    note: str
    look_fors: tuple[Heard, ...]
    anchors: tuple[tuple[int, str], ...]
    red_flags: tuple[RedFlag, ...] = ()
    flags: tuple[Raised, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def mark(self) -> str:
        return self.state if self.state != ASKED else str(self.level or "")

    def as_typed(self, mark: str, ticks: Sequence[str], note: str) -> "Line":
        """The line with what somebody just typed, for a form that comes back with an error."""
        heard = tuple(Heard(row.look_for, str(row.look_for.ref) in ticks) for row in self.look_fors)
        level = int(mark) if mark in {"1", "2", "3", "4"} else None
        state = mark if mark in STATE_WORDS and not level else ASKED
        return replace(self, level=level, state=state, look_fors=heard, note=note)

    @property
    def counted(self) -> int | None:
        return self.level if self.state == ASKED else None

    @property
    def words(self) -> str:
        """What the mark says: the anchor of its level, or its state."""
        return dict(self.anchors).get(self.counted, "") if self.counted else STATE_WORDS[self.state].capitalize()

    @property
    def ticked(self) -> int:
        return sum(row.heard for row in self.look_fors)


def line_of(
    number: int,
    question: Question,
    fields: Fields,
    *,
    anchors: Sequence[str],
    red_flags: Iterable[RedFlag] = (),
    siblings: Iterable[Sibling] = (),
) -> Line:
    ref = str(question.ref)
    heard = [Heard(row, bool(fields.get(f"tick:{ref}:{row.ref}"))) for row in question.look_fors.all()]
    return Line(
        number=number,
        question=question,
        state=fields.get(f"state:{ref}", ASKED),
        level=fields.get(f"score:{ref}"),
        note=fields.get(f"note:{ref}", ""),
        look_fors=tuple(heard),
        anchors=tuple(enumerate(question.anchors or anchors, start=1)),
        red_flags=tuple(flag for flag in red_flags if flag.question_id == question.pk),
        flags=tuple(flag for flag in raised_of(fields) if flag.question == ref and not flag.withdrawn),
        choices=tuple(choices_of(ref, fields, siblings)),
    )


def raised_of(fields: Fields) -> list[Raised]:
    """The card's flags in the order of their refs, which is the order in which they were raised (UUIDv7)."""
    names = sorted(name for name in fields if name.startswith("flag:"))
    rows = [(name.partition(":")[2], fields[name]) for name in names]
    return [Raised(ref, row["text"], row["evidence"], row["question"], row["withdrawn"]) for ref, row in rows]


def choices_of(key: str, fields: Fields, siblings: Iterable[Sibling]) -> Iterable[Choice]:
    """The choices that wait in the fields of one question, or of the card itself (`overall`)."""
    for sibling in siblings:
        found = parse(sibling.field)
        if found and found.key == key:
            current = words_of(found.kind, fields.get(sibling.field, EMPTY[found.kind]))
            yield Choice(sibling.field, found.kind, sibling.seq, current, words_of(found.kind, sibling.value))


def words_of(kind: str, value: Any) -> str:
    """A value as its author reads it."""
    if kind == "score":
        return "not scored" if value is None else str(value)
    if kind == "tick":
        return "heard" if value else "not heard"
    return STATE_WORDS.get(value, "") if kind == "state" else str(value or "")


__all__ = ["OVERALL", "Choice", "Heard", "Line", "Raised", "choices_of", "line_of", "raised_of", "words_of"]
