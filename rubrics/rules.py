"""The rule of a kit, out of its rows."""

from rubrics import rule
from rubrics.models import Kit


def rule_of(kit: Kit) -> rule.Rule:
    """The parameters of `kit` as the rule wants them; reads its sections and whether it has a practical test.

    Raises rule.CaseError when the kept weights cannot be read.
    """
    counted = {section.key: section.pick_min for section in kit.sections.all() if section.pick_min is not None}
    return rule.Rule(
        pick_min=counted,
        threshold=kit.threshold,
        reading=kit.reading,
        pooling=kit.pooling,
        weights=rule.weights_from_json(kit.weights),
        test_required=hasattr(kit, "practical_test"),
    )
