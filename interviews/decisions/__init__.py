"""From rows to a verdict, and from a verdict to a person's decision. The only writer of both.

`settle` is called whenever something changes that the rule reads: a card is sealed, a seat comes or goes, a session
is cancelled, a flag is ruled on, the practical test is graded.
"""

from .human import decide, recompute, snapshot_of
from .inputs import inputs_of
from .practical import grade_test
from .refusals import IllegalMove, Incomplete, Moved, NotYours
from .rulings import rule_on_flag
from .settling import recomputed, settle

__all__ = [
    "IllegalMove",
    "Incomplete",
    "Moved",
    "NotYours",
    "decide",
    "grade_test",
    "inputs_of",
    "recompute",
    "recomputed",
    "rule_on_flag",
    "settle",
    "snapshot_of",
]
