"""What goes into a decision and what comes out: frozen values without behaviour.

Levels are 1..4. Averages, weights and thresholds are exact Fractions. Identifiers are texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from rubrics.rule.figures import as_fraction

HIRE, NO_HIRE, UNDECIDED = OUTCOMES = ("HIRE", "NO_HIRE", "UNDECIDED")
HELD, FAILED, MISSING = CLAUSE_STATES = ("held", "failed", "missing")
CLAUSES = ("cards", "coverage", "average", "flags", "test")
READINGS = ("answers", "sections", "every_section")
POOLINGS = ("question", "answer", "interviewer")
DIFFICULTIES = ("easy", "medium", "hard")
LEVELS = (1, 2, 3, 4)
SCORER, SHADOW = SEAT_KINDS = ("scorer", "shadow")
UNSCORED_STATES = ("not_asked", "no_evidence")
FLAG_STATES = ("raised", "upheld", "dismissed", "withdrawn")
STANDING = ("raised", "upheld")
TEST_STATES = ("passed", "failed", "missing")
_FIRST = {name: place for place, name in enumerate(("technical", "behavioral", "role_fit", *DIFFICULTIES))}

Outcome = Literal["HIRE", "NO_HIRE", "UNDECIDED"]
State = Literal["held", "failed", "missing"]


class CaseError(ValueError):
    """A case that cannot be decided. `field` is a path such as `marks[2].level`."""

    def __init__(self, field: str, problem: str):
        super().__init__(f"{field}: {problem}" if field else problem)
        self.field = field
        self.problem = problem


def _frozen(pairs: Mapping) -> Mapping:
    """Read-only, and in one order: databases keep JSON objects without theirs."""
    return MappingProxyType({key: pairs[key] for key in sorted(pairs, key=_place)})


def _place(name: str) -> tuple[int, str]:
    return _FIRST.get(name, len(_FIRST)), name


@dataclass(frozen=True)
class Weights:
    """How much a difficulty and a section count. Whatever is not named weighs 1."""

    difficulty: Mapping[str, Fraction] = field(default_factory=dict)
    section: Mapping[str, Fraction] = field(default_factory=dict)

    def __post_init__(self):
        for name in ("difficulty", "section"):
            exact = {key: as_fraction(value) for key, value in getattr(self, name).items()}
            object.__setattr__(self, name, _frozen(exact))


@dataclass(frozen=True)
class Rule:
    """The parameters that a kit may change. The counted sections are those that `pick_min` names."""

    pick_min: Mapping[str, int]
    threshold: Fraction = Fraction(3)
    reading: str = "answers"
    pooling: str = "question"
    weights: Weights = field(default_factory=Weights)
    test_required: bool = True

    def __post_init__(self):
        object.__setattr__(self, "threshold", as_fraction(self.threshold))
        object.__setattr__(self, "pick_min", _frozen(self.pick_min))


@dataclass(frozen=True)
class Seat:
    """A place in the panel. `label` is what sentences call it; without one they use the id."""

    id: str
    kind: str = SCORER
    submitted: bool = False
    label: str = ""


@dataclass(frozen=True)
class Mark:
    """One answer of one seat: a level, or None with the state `not_asked` or `no_evidence`."""

    seat: str
    question: str
    section: str
    level: int | None
    difficulty: str | None = None
    state: str | None = None


@dataclass(frozen=True)
class Flag:
    id: str
    seat: str
    state: str = "raised"


@dataclass(frozen=True)
class Test:
    """The practical test. `mean` is for the reader only; the state decides."""

    state: str = "missing"
    mean: Fraction | None = None

    __test__ = False

    def __post_init__(self):
        if self.mean is not None:
            object.__setattr__(self, "mean", as_fraction(self.mean))


@dataclass(frozen=True)
class Case:
    """Everything that one decision depends on."""

    rule: Rule
    marks: tuple[Mark, ...] = ()
    flags: tuple[Flag, ...] = ()
    test: Test = Test()
    seats: tuple[Seat, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Reason:
    """A code with its parameters (texts, whole numbers, None; fractions as text). `rule.words` says it."""

    code: str
    params: tuple[tuple[str, str | int | None], ...] = ()

    @classmethod
    def of(cls, code: str, **params: str | int | Fraction | None) -> "Reason":
        plain = {key: str(value) if isinstance(value, Fraction) else value for key, value in params.items()}
        return cls(code, tuple(sorted(plain.items())))

    def __getitem__(self, key: str) -> str | int | None:
        return dict(self.params)[key]


@dataclass(frozen=True)
class Problem(Reason):
    """Why a setting or an input cannot work, and the field that it stands in."""

    field: str = ""

    @classmethod
    def at(cls, field: str, code: str, **params: str | int | Fraction | None) -> "Problem":
        return cls(code, Reason.of(code, **params).params, field)


@dataclass(frozen=True)
class SectionSize:
    """How many questions a section of a kit has, and how many an interview takes from it."""

    questions: int
    pick_min: int | None = None
    pick_max: int | None = None


@dataclass(frozen=True)
class Clause:
    """One line of the ledger; its reasons carry the numbers that it was judged by."""

    name: str
    state: State
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class OtherReading:
    """A reading and pooling that the kit did not choose and that would have changed the outcome."""

    reading: str
    pooling: str
    average: Fraction | None
    outcome: Outcome


@dataclass(frozen=True)
class Without:
    """What the outcome would be without one interviewer or one question."""

    id: str
    label: str
    average: Fraction | None
    outcome: Outcome


@dataclass(frozen=True)
class Verdict:
    """The computed indication. `average` is provisional while the average clause is missing."""

    outcome: Outcome
    average: Fraction | None
    provisional: bool
    threshold: Fraction
    sections: Mapping[str, Fraction | None]
    clauses: tuple[Clause, ...]
    cards_in: int
    cards_expected: int
    reading: str
    pooling: str
    other_readings: tuple[OtherReading, ...] = ()
    flip_distance: int | None = None
    without_interviewer: tuple[Without, ...] = ()
    without_question: tuple[Without, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "sections", _frozen(self.sections))

    def clause(self, name: str) -> Clause | None:
        return next((clause for clause in self.clauses if clause.name == name), None)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why: the failed clauses of a NO_HIRE, the missing ones of an UNDECIDED, all of a HIRE."""
        state = {HIRE: HELD, NO_HIRE: FAILED, UNDECIDED: MISSING}[self.outcome]
        found = (reason for clause in self.clauses if clause.state == state for reason in clause.reasons)
        return tuple(reason for reason in found if self.outcome == HIRE or reason.code != "section_covered")

    @property
    def missing(self) -> tuple[Reason, ...]:
        """Each thing that is still to come; an average that only waits for the others is none of them."""
        found = (reason for clause in self.clauses if clause.state == MISSING for reason in clause.reasons)
        return tuple(reason for reason in found if reason.code not in ("section_covered", "average_waits"))
