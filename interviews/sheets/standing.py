"""How one card stands while it is written: the average of its own levels under the kit's rule, and what is open.

Only the author's own marks enter. The numbers come from rubrics.rule, as every other number does.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db.models import prefetch_related_objects

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

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def standing_of_card(card: Card, fields: Fields | None = None) -> Standing:
    """As `standing_of`, with the plan read from the database."""
    opening = card.seat.session.candidacy.opening
    items = opening.plan_items.select_related("question__section")
    return standing_of(opening.kit, [item.question for item in items], fields or sync.fields_of(card))


def standing_of(kit: Kit, questions: Sequence[Question], fields: Fields) -> Standing:
    """How these questions of the plan stand under the rule of `kit`."""
    prefetch_related_objects([kit], "sections")
    marks = [mark for question in questions if (mark := _mark(question, fields))]
    terms = replace(rule_of(kit), test_required=False)
    verdict = rule.decide(terms, marks, [], rule.Test(), [rule.Seat(ME, rule.SCORER, submitted=True)])
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
        open=_open(kit, questions, answered, verdict),
    )


def _mark(question: Question, fields: Fields) -> rule.Mark | None:
    ref = str(question.ref)
    state, level = fields.get(f"state:{ref}"), fields.get(f"score:{ref}")
    if state is None and level is None:
        return None
    return rule.Mark(ME, ref, question.section.key, None if state else level, question.difficulty, state)


def _open(kit: Kit, questions: Sequence[Question], answered: set[str], verdict: rule.Verdict) -> tuple[str, ...]:
    """ "Technical: 3 open, 2 needed", one for each section that is not done, in the order of the kit."""
    left = Counter(question.section.key for question in questions if str(question.ref) not in answered)
    coverage = verdict.clause("coverage")
    lines = [reason for reason in (coverage.reasons if coverage else ()) if reason.code == "section_short"]
    needed = {reason["section"]: reason["needed"] - reason["scored"] for reason in lines}
    rows = [(section.name, left[section.key], needed.get(section.key, 0)) for section in kit.sections.all()]
    return tuple(_section(*row) for row in rows if row[1] or row[2])


def _section(name: str, left: int, needed: int) -> str:
    if not left:
        return f"{name}: {needed} short of its minimum"
    return f"{name}: {left} open" + (f", {needed} needed" if needed else "")
