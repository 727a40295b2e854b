"""What goes in and what comes out: frozen data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

DIFFICULTIES = ("easy", "medium", "hard")
ROLE_FIT = "role_fit"
# What a question takes when its kit does not say: eight of them and the briefing fill 45 minutes.
DEFAULT_MINUTES = 5
# Handing over the practical test at the end of an interview.
BRIEFING = 3


@dataclass(frozen=True)
class Item:
    """A question that can be chosen. `place` is its position in the whole kit, `minutes` None when unknown."""

    id: str
    section: str
    kind: str = "other"
    difficulty: str | None = None
    minutes: int | None = None
    title: str = ""
    place: int = 0

    @property
    def cost(self) -> int:
        """Minutes it takes in an interview."""
        return DEFAULT_MINUTES if self.minutes is None else self.minutes

    @property
    def rank(self) -> int | None:
        """0 easy, 1 medium, 2 hard; None without a difficulty."""
        return DIFFICULTIES.index(self.difficulty) if self.difficulty in DIFFICULTIES else None


@dataclass(frozen=True)
class Range:
    """How many questions of a section an interview takes. Without `pick_min` the section does not count."""

    section: str
    pick_min: int | None = None
    pick_max: int | None = None


@dataclass(frozen=True)
class Note:
    """Something to say: a code and its parameters. `level` is "error", "warning" or "info"."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    level: str = "info"

    def __getitem__(self, name: str) -> object:
        return self.params[name]


@dataclass(frozen=True)
class SectionCount:
    """How many questions of one section are chosen, of how many, against its range."""

    section: str
    chosen: int
    offered: int
    pick_min: int | None
    pick_max: int | None

    @property
    def state(self) -> str:
        """One of below, held and over; free without a range."""
        if self.pick_min is None:
            return "free"
        if self.chosen < self.pick_min:
            return "below"
        return "over" if self.pick_max is not None and self.chosen > self.pick_max else "held"


@dataclass(frozen=True)
class Shape:
    """A choice, measured. Minutes are whole; `difficulties` maps a name to (chosen, offered)."""

    sections: tuple[SectionCount, ...]
    difficulties: Mapping[str, tuple[int, int]]
    minutes_used: int
    minutes: int
    briefing: int
    guessed: int
    problems: tuple[Note, ...]

    @property
    def minutes_left(self) -> int:
        return self.minutes - self.minutes_used

    @property
    def errors(self) -> tuple[Note, ...]:
        return tuple(note for note in self.problems if note.level == "error")

    @property
    def warnings(self) -> tuple[Note, ...]:
        return tuple(note for note in self.problems if note.level == "warning")


@dataclass(frozen=True)
class Proposal:
    """Ids of the questions in the order of the kit, and why these."""

    chosen: tuple[str, ...]
    reasons: tuple[Note, ...]


def in_order(items: Iterable[Item]) -> list[Item]:
    """As the kit has them; ids settle what places leave open, so that input order never matters."""
    return sorted(items, key=lambda item: (item.place, item.section, item.id))
