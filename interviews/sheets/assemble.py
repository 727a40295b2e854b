"""The whole card page in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from interviews import access, sync
from interviews.models import Candidacy, Card, Seat, Session
from interviews.operations.batch import PROTOCOL
from interviews.operations.fields import OVERALL
from interviews.sync import Fields, Sibling
from rubrics.models import PracticalTest, Question, RedFlag

from .lines import Choice, Line, Raised, choices_of, line_of, raised_of
from .standing import Standing, standing_of


@dataclass(frozen=True)
class Page:
    """Everything that the card page shows. `fields` and `versions` are what a client starts from."""

    card: Card
    lines: tuple[Line, ...]
    standing: Standing
    fields: Fields
    versions: dict[str, int]
    siblings: tuple[Sibling, ...]
    red_flags: tuple[RedFlag, ...]
    test: PracticalTest | None
    may_grade: bool

    @property
    def session(self) -> Session:
        return self.card.seat.session

    @property
    def candidacy(self) -> Candidacy:
        return self.session.candidacy

    @property
    def note(self) -> str:
        return self.fields.get("note:overall", "")

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choices_of(OVERALL, self.fields, self.siblings))

    @property
    def all_choices(self) -> tuple[Choice, ...]:
        return tuple(choice for line in self.lines for choice in line.choices) + self.choices

    @cached_property
    def flags(self) -> tuple[Raised, ...]:
        return tuple(raised_of(self.fields))

    @property
    def flags_raised(self) -> tuple[Raised, ...]:
        return tuple(flag for flag in self.flags if not flag.withdrawn)

    @property
    def unanswered(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.mark)

    def having(self, line: Line) -> "Page":
        """The page with another line of the same number."""
        return replace(self, lines=tuple(line if line.number == one.number else one for one in self.lines))

    def start(self) -> dict[str, Any]:
        """What the client in the browser begins with; JSON values."""
        return {
            "protocol": PROTOCOL,
            "card": str(self.card.ref),
            "seq": self.card.last_seq,
            "fields": self.fields,
            "versions": self.versions,
        }


def page_of(card: Card) -> Page:
    """The page of a card that came with its session, candidacy, opening, kit and practical test: ten queries."""
    kit, questions = card.seat.session.candidacy.opening.kit, _questions(card)
    red_flags = tuple(kit.red_flags.all())
    fields, past = sync.fields_of(card), sync.past_of(card)
    siblings = tuple(sync.open_siblings(card, past))
    return Page(
        card=card,
        lines=tuple(_lines(questions, fields, kit.anchors, red_flags, siblings)),
        standing=standing_of(kit, questions, fields),
        fields=fields,
        versions=dict(past.versions),
        siblings=siblings,
        red_flags=red_flags,
        test=getattr(kit, "practical_test", None),
        may_grade=_may_grade(card),
    )


def _may_grade(card: Card) -> bool:
    """As access.may_grade_test, from the seat at hand; only people who run openings cost a query."""
    seat, opening = card.seat, card.seat.session.candidacy.opening
    return seat.kind == Seat.Kind.LEAD or (seat.user.recruits and access.runs(seat.user, opening, access.LEAD))


def _questions(card: Card) -> list[Question]:
    items = card.seat.session.candidacy.opening.plan_items.select_related("question__section")
    return [item.question for item in items.prefetch_related("question__look_fors")]


def _lines(questions: Sequence[Question], fields: Fields, anchors, red_flags, siblings):
    for number, question in enumerate(questions, start=1):
        yield line_of(number, question, fields, anchors=anchors, red_flags=red_flags, siblings=siblings)
