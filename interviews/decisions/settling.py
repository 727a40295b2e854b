"""Rows -> rule -> the stored indication."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from interviews import events
from interviews.models import Candidacy, Indication
from rubrics import rule

from .inputs import inputs_of

MILLIONTHS = 1_000_000


@transaction.atomic
def settle(*, candidacy: Candidacy) -> Indication:
    """Recompute the verdict from the rows and keep it with its inputs. Changes nothing when both are as before."""
    Candidacy.objects.select_for_update(no_key=True).get(pk=candidacy.pk)
    case = inputs_of(candidacy)
    verdict = rule.decide_case(case)
    fields = {"inputs": rule.case_to_json(case), "verdict": rule.verdict_to_json(verdict)}
    before = Indication.objects.filter(candidacy=candidacy).first()
    if before and (before.inputs, before.verdict) == (fields["inputs"], fields["verdict"]):
        return before
    _note_a_turn(candidacy, before.outcome if before else rule.UNDECIDED, verdict.outcome)
    columns = fields | _columns(case, verdict) | {"settled_at": timezone.now()}
    return Indication.objects.update_or_create(candidacy=candidacy, defaults=columns)[0]


def recomputed(inputs: dict[str, Any]) -> dict[str, Any]:
    """The verdict on stored inputs, as JSON. Raises rule.CaseError when they cannot be decided."""
    return rule.verdict_to_json(rule.decide_case(rule.case_from_json(inputs)))


def _columns(case: rule.Case, verdict: rule.Verdict) -> dict[str, Any]:
    return {
        "outcome": verdict.outcome,
        "average": _sortable(verdict.average),
        "standing_flags": len(rule.standing_flags(case)),
        "cards_in": verdict.cards_in,
        "cards_expected": verdict.cards_expected,
    }


def _sortable(average: Fraction | None) -> Decimal | None:
    """Cut to six places, so that a value under the threshold never sorts as the threshold."""
    return None if average is None else Decimal(int(average * MILLIONTHS)) / MILLIONTHS


def _note_a_turn(candidacy: Candidacy, was: str, now: str) -> None:
    if was != now:
        events.record(actor=None, verb="verdict.turned", candidacy=candidacy, was=was, now=now)
