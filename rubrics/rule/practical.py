"""The practical test: criteria with weights, each scored 1..4. The bonus is noted and never needed."""

from collections.abc import Mapping
from fractions import Fraction

from rubrics.rule.figures import as_fraction
from rubrics.rule.model import LEVELS, Test


def test_state(
    weights: Mapping[str, int | Fraction], levels: Mapping[str, int | None], pass_mark: Fraction = Fraction(3)
) -> Test:
    """Passed when the exact weighted mean reaches the pass mark; missing until every criterion has a level.

    Raises ValueError for a level off the scale.
    """
    scored = {name: levels.get(name) for name in weights}
    if not scored or None in scored.values():
        return Test("missing")
    if not set(scored.values()) <= set(LEVELS):
        raise ValueError("a criterion is scored 1, 2, 3 or 4")
    exact = {name: as_fraction(weight) for name, weight in weights.items()}
    mean = sum(exact[name] * level for name, level in scored.items()) / sum(exact.values())
    return Test("passed" if mean >= as_fraction(pass_mark) else "failed", mean)


test_state.__test__ = False
