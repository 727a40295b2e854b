"""The shapes of a summary. Every identifier in them is public; times are aware datetimes."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from rubrics import rule


@dataclass(frozen=True)
class Number:
    """An exact value on the 1-4 scale, or none. `shown` is cut to two decimals, `exact` says it whole ("32/9")."""

    value: Fraction | None = None

    @property
    def shown(self) -> str:
        return rule.show(self.value)

    @property
    def exact(self) -> str:
        return rule.fraction_text(self.value)

    @property
    def bar(self) -> str | None:
        """What a bar is drawn to: the cut number, so that no bar reaches a threshold that the value does not."""
        return None if self.value is None else self.shown

    @property
    def is_cut(self) -> bool:
        """Two decimals do not say it whole."""
        return self.value is not None and 100 % self.value.denominator != 0


@dataclass(frozen=True)
class ClauseLine:
    """One line of the ledger. `state` is held, failed or missing; `number` is for the right-hand column."""

    name: str
    title: str
    state: str
    state_words: str
    sentences: tuple[str, ...]
    number: str


@dataclass(frozen=True)
class SectionLine:
    """A counted section: its own mean, and how many of its questions have a score."""

    key: str
    name: str
    mean: Number
    scored: int
    needed: int


@dataclass(frozen=True)
class SessionLine:
    """A session and who sits in it; nothing of their cards."""

    ref: str
    starts_at: datetime
    minutes: int
    place: str
    status: str
    status_words: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class CardLine:
    """A scoring seat and whether its card is sealed."""

    seat: str
    session: str
    person: str
    initials: str
    kind_words: str
    starts_at: datetime
    sealed_at: datetime | None

    @property
    def is_sealed(self) -> bool:
        return self.sealed_at is not None


@dataclass(frozen=True)
class Cell:
    """What one card says about one question.

    `state` is asked, not_asked or no_evidence; "" while the card is not sealed or says nothing. `anchor` is the id of
    the evidence on the page, "" when there is none.
    """

    level: int | None
    state: str
    anchor: str

    @property
    def look(self) -> str:
        """The name of its look: 1-4, not_asked, no_evidence or none."""
        if self.level is not None:
            return str(self.level)
        return self.state if self.state in ("not_asked", "no_evidence") else "none"


@dataclass(frozen=True)
class Row:
    """A question of the plan (or one that was scored besides it) with a cell for each card."""

    question: str
    number: int
    title: str
    section: str
    difficulty: str
    cells: tuple[Cell, ...]
    mean: Number


@dataclass(frozen=True)
class Grid:
    """Questions down, cards across; `columns` and the cells of each row are in the same order."""

    columns: tuple[CardLine, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Answer:
    """The evidence behind one cell: the note, and which look-fors were heard."""

    anchor: str
    person: str
    level: int | None
    state: str
    note: str
    heard: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """The answers to one question; `number` is 0 for what was said about the interview as a whole."""

    number: int
    title: str
    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class FlagLine:
    """A red flag of a sealed card, with its ruling. `moves` are the states it may be ruled to."""

    ref: str
    anchor: str
    text: str
    evidence: str
    question: str
    state: str
    state_words: str
    stands: bool
    raised_by: str
    raised_by_ref: str
    raised_at: datetime
    ruled_by: str
    ruled_at: datetime | None
    ruling: str
    moves: tuple[str, ...]


@dataclass(frozen=True)
class CriterionLine:
    name: str
    detail: str
    weight: int | None
    level: int | None


@dataclass(frozen=True)
class TestLine:
    """The practical test, graded or not."""

    __test__ = False  # no test class, whatever its name says

    state: str
    state_words: str
    mean: Number
    pass_mark: Number
    criteria: tuple[CriterionLine, ...]
    bonus: bool
    bonus_text: str
    note: str
    graded_by: str
    graded_at: datetime | None


@dataclass(frozen=True)
class DecisionLine:
    """A decision of a person. `stance` is with, against, early (the indication was undecided) or hold."""

    ref: str
    kind: str
    kind_words: str
    reason: str
    stance: str
    stance_words: str
    indicated: str
    indicated_words: str
    person: str
    at: datetime
    current: bool
    digest: str


@dataclass(frozen=True)
class EventLine:
    at: datetime
    person: str
    words: str


@dataclass(frozen=True)
class Progress:
    """What a reader who is blind may know: when the panel meets, and how many of its cards are sealed."""

    sessions: tuple[SessionLine, ...]
    cards_in: int
    cards_expected: int


@dataclass(frozen=True)
class Summary:
    """Everything that sealed cards say about one candidacy, and what was decided upon it."""

    candidacy: str
    candidate: str
    opening: str
    kit: str
    status: str
    outcome: str
    outcome_words: str
    sentence: str
    average: Number
    provisional: bool
    threshold: Number
    settled_at: datetime | None
    digest: str
    rule_words: tuple[str, ...]
    anchors: tuple[str, ...]
    clauses: tuple[ClauseLine, ...]
    sections: tuple[SectionLine, ...]
    sessions: tuple[SessionLine, ...]
    cards: tuple[CardLine, ...]
    missing: tuple[str, ...]
    robustness: tuple[str, ...]
    other_readings: tuple[str, ...]
    grid: Grid
    topics: tuple[Topic, ...]
    flags: tuple[FlagLine, ...]
    test: TestLine | None
    decisions: tuple[DecisionLine, ...]

    @property
    def cards_in(self) -> int:
        return sum(card.is_sealed for card in self.cards)

    @property
    def waits_for_ruling(self) -> bool:
        """A flag stands that nobody has ruled on."""
        return any(flag.stands and not flag.ruled_by for flag in self.flags)

    @property
    def decision(self) -> DecisionLine | None:
        """The one that holds now."""
        return next((line for line in self.decisions if line.current), None)

    @property
    def has_moved(self) -> bool:
        """The indication is another one than when the decision was taken."""
        return self.decision is not None and self.decision.indicated != self.outcome
