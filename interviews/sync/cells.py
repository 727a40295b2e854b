"""From steps to rows: scores, ticks, notes and flags follow from the operations. A few statements for any batch."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from interviews.models import Card, Flag, Score, Tick
from interviews.operations import fold
from interviews.operations.fields import OVERALL, Field, parse

from .reading import Plan

COLUMNS = {"score": "level", "state": "state", "note": "note", "asked_at": "asked_at"}
Changes = Mapping[str, list[fold.Step]]


def write_cells(card: Card, plan: Plan, changes: Changes) -> None:
    """Bring the rows of the changed fields up to their last step. The card's own note is set, not saved."""
    found = [(field, steps) for name, steps in changes.items() if (field := parse(name))]
    for field, steps in found:
        if (field.kind, field.key) == ("note", OVERALL):
            card.note = steps[-1].value
    _write_scores(card, plan, [(f, s[-1].value) for f, s in found if f.kind in COLUMNS and f.key != OVERALL])
    _write_ticks(card, plan, {f.part: s[-1].value for f, s in found if f.kind == "tick"})
    _write_flags(card, plan, {f.key: fold.flag_of(s) for f, s in found if f.kind == "flag"})


def _write_scores(card: Card, plan: Plan, cells: list[tuple[Field, Any]]) -> None:
    ids = {plan.questions[field.key] for field, _ in cells}
    if not ids:
        return
    before = {row.question_id: row for row in Score.objects.filter(card=card, question__in=ids)}
    rows = {pk: _copy(card, pk, before.get(pk)) for pk in sorted(ids)}
    for field, value in cells:
        moment = datetime.fromisoformat(value) if field.kind == "asked_at" and value else value
        setattr(rows[plan.questions[field.key]], COLUMNS[field.kind], moment)
    Score.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["card", "question"],
        update_fields=list(COLUMNS.values()),
    )


def _copy(card: Card, question_id: int, before: Score | None) -> Score:
    """A row without its key, so that one statement can both insert and update."""
    kept = {name: getattr(before, name) for name in COLUMNS.values()} if before else {}
    return Score(card=card, question_id=question_id, **kept)


def _write_ticks(card: Card, plan: Plan, ticks: Mapping[str, bool]) -> None:
    gone = [plan.look_fors[ref] for ref, heard in ticks.items() if not heard]
    rows = [Tick(card=card, look_for_id=plan.look_fors[ref]) for ref, heard in ticks.items() if heard]
    if gone:
        Tick.objects.filter(card=card, look_for__in=gone).delete()
    if rows:
        Tick.objects.bulk_create(rows, ignore_conflicts=True)


def _write_flags(card: Card, plan: Plan, flags: Mapping[str, dict[str, Any] | None]) -> None:
    raised = {ref: flag for ref, flag in flags.items() if flag}
    if not raised:
        return
    Flag.objects.bulk_create([_flag(card, plan, ref, flag) for ref, flag in raised.items()], ignore_conflicts=True)
    withdrawn = [ref for ref, flag in raised.items() if flag["withdrawn"]]
    if withdrawn:
        Flag.objects.filter(card=card, ref__in=withdrawn).update(state=Flag.State.WITHDRAWN)


def _flag(card: Card, plan: Plan, ref: str, flag: Mapping[str, Any]) -> Flag:
    return Flag(
        ref=ref,
        card=card,
        text=flag["text"],
        evidence=flag["evidence"],
        red_flag_id=plan.red_flags.get(flag["red_flag"]),
        question_id=plan.questions.get(flag["question"]),
        state=Flag.State.WITHDRAWN if flag["withdrawn"] else Flag.State.RAISED,
    )
