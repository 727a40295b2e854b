"""What somebody changed on a plain form, which sends everything it showed. Reads only."""

from collections.abc import Mapping
from typing import Any

from interviews.models import Card
from interviews.operations.fields import EMPTY

from .desk import histories
from .reading import Fields, fields_of, kind_of, past_of


def typed(card: Card, values: Mapping[str, Any], base: int) -> Fields:
    """The values that differ from what the form showed; it was made when the card's last number was `base`."""
    shown = fields_of(card)
    versions = past_of(card).versions
    stale = [name for name in values if versions.get(name, 0) > base]
    for name, steps in (histories(card, stale) if stale else {}).items():
        shown[name] = next((step.value for step in reversed(steps) if step.seq <= base), EMPTY[kind_of(name)])
    return {name: value for name, value in values.items() if value != shown.get(name, EMPTY[kind_of(name)])}
