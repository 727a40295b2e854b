"""The result of the practical test."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from interviews import events
from interviews.models import Candidacy, TestResult
from rubrics import rule

from .refusals import IllegalMove, Incomplete
from .settling import settle


@transaction.atomic
def grade_test(
    *,
    candidacy: Candidacy,
    actor,
    levels: Mapping[str, int | None],
    bonus: bool = False,
    note: str = "",
    passed: bool | None = None,
) -> TestResult:
    """Keep the levels (criterion ref -> 1-4) with their exact weighted mean, and settle the verdict anew.

    The result is missing until every criterion has a level. `passed` speaks only for a test without criteria. Raises
    Incomplete for a level off the scale, IllegalMove when the kit has no practical test.
    """
    Candidacy.objects.select_for_update(no_key=True).get(pk=candidacy.pk)
    weights = _weights(candidacy)
    known = {ref: levels[ref] for ref in weights if levels.get(ref) is not None}
    result = _result(candidacy, known, passed, weights)
    fields = {"state": result.state, "mean": "" if result.mean is None else str(result.mean), "levels": known}
    fields |= {"bonus": bonus, "note": note.strip(), "recorded_by": actor, "recorded_at": timezone.now()}
    row, _ = TestResult.objects.update_or_create(candidacy=candidacy, defaults=fields)
    events.record(actor=actor, verb="test.graded", candidacy=candidacy, state=row.state, mean=row.mean)
    settle(candidacy=candidacy)
    return row


def _weights(candidacy: Candidacy) -> dict[str, int]:
    """Criterion ref -> weight; criteria of a test that weighs none count alike."""
    test = getattr(candidacy.opening.kit, "practical_test", None)
    if test is None:
        raise IllegalMove("This kit has no practical test, so there is nothing to grade. Nothing was changed.")
    rows = list(test.criteria.all())
    weighted = all(row.weight is not None for row in rows)
    return {str(row.ref): row.weight if weighted else 1 for row in rows}


def _result(candidacy: Candidacy, levels: Mapping[str, int], passed: bool | None, weights) -> rule.Test:
    if not weights:
        return rule.Test({True: "passed", False: "failed", None: "missing"}[passed])
    try:
        return rule.test_state(weights, levels, rule.as_fraction(candidacy.opening.kit.practical_test.pass_mark))
    except ValueError as error:
        raise Incomplete("A criterion is graded 1, 2, 3 or 4. Nothing was changed.") from error
