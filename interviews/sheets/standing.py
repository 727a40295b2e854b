"""How one card stands while it is written: the average of its own levels under the kit's rule, and what is open.

Only the author's own marks enter. The numbers come from rubrics.rule, as every other number does.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from interviews import sync
from interviews.models import Card
from interviews.sync import Fields
from rubrics import rule
from rubrics.models import Kit, Question
from rubrics.rules import rule_of

ME = "me"


@dataclass(frozen=True)
class Standing:
    """`average` (a decimal text for a bar) and `shown` are empty when the kit keeps the average from interviewers."""

    shows_average: bool
    average: str
    shown: str
    threshold: str
    scored: int
    answered: int
    total: int
    open: tuple[str, ...]
    missing: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def standing_of_card(card: Card, fields: Fields | None = None) -> Standing:
    """As `standing_of`, with the plan read from the database."""
    opening = card.seat.session.candidacy.opening
    items = opening.plan_items.select_related("question__section")
    return standing_of(opening.kit, [item.question for item in items], fields or sync.fields_of(card))


def standing_of(kit: Kit, questions: Sequence[Question], fields: Fields) -> Standing:
    """How these questions of the plan stand under the rule of `kit`."""
    marks = [mark for question in questions if (mark := _mark(question, fields))]
    terms = replace(rule_of(kit), test_required=False)
    verdict = rule.decide(terms, marks, [], rule.Test(), [rule.Seat(ME, rule.SCORER, submitted=True)])
    names = {section.key: section.name for section in kit.sections.all()}
    answered = {mark.question for mark in marks}
    known = kit.show_average and verdict.average is not None
    return Standing(
        shows_average=kit.show_average,
        average=f"{float(verdict.average):.4f}" if known else "",
        shown=rule.show(verdict.average) if kit.show_average else "",
        threshold=rule.show(verdict.threshold),
        scored=sum(mark.level is not None for mark in marks),
        answered=len(marks),
        total=len(questions),
        open=_open(questions, answered),
        missing=tuple(rule.words.missing(verdict, names)),
    )


def _mark(question: Question, fields: Fields) -> rule.Mark | None:
    ref = str(question.ref)
    state, level = fields.get(f"state:{ref}"), fields.get(f"score:{ref}")
    if state is None and level is None:
        return None
    return rule.Mark(ME, ref, question.section.key, None if state else level, question.difficulty, state)


def _open(questions: Sequence[Question], answered: set[str]) -> tuple[str, ...]:
    """ "Technical: 2 open", one for each section with open questions, in the order of the plan."""
    counts: dict[str, int] = {}
    for question in questions:
        if str(question.ref) not in answered:
            counts[question.section.name] = counts.get(question.section.name, 0) + 1
    return tuple(f"{name}: {count} open" for name, count in counts.items())
