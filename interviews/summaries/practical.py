"""The practical test as a line of the summary."""

from interviews.models import Candidacy, TestResult
from rubrics import rule

from .facts import CriterionLine, Number, TestLine


def test_of(candidacy: Candidacy) -> TestLine | None:
    """None when the kit has no practical test."""
    test = getattr(candidacy.opening.kit, "practical_test", None)
    if test is None:
        return None
    result = getattr(candidacy, "test_result", None)
    levels = result.levels if result else {}
    state = TestResult.State(result.state if result else TestResult.State.MISSING)
    return TestLine(
        state=state.value,
        state_words=state.label,
        mean=Number(rule.as_fraction(result.mean) if result and result.mean else None),
        pass_mark=Number(rule.as_fraction(test.pass_mark)),
        criteria=tuple(
            CriterionLine(row.name, row.detail, row.weight, levels.get(str(row.ref))) for row in test.criteria.all()
        ),
        bonus=bool(result and result.bonus),
        bonus_text=test.bonus,
        note=result.note if result else "",
        graded_by=str(result.recorded_by) if result else "",
        graded_at=result.recorded_at if result else None,
    )


test_of.__test__ = False
