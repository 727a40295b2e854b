"""What a candidacy comes to, for the page and the packet: frozen values, numbers already cut, words already chosen.

`summary_of` shows everything that sealed cards say. Ask `access.sees_summary` before calling it.
"""

from .assemble import RELATED, summary_of
from .facts import (
    Answer,
    CardLine,
    Cell,
    ClauseLine,
    CriterionLine,
    DecisionLine,
    EventLine,
    FlagLine,
    Grid,
    Number,
    Progress,
    Row,
    SectionLine,
    SessionLine,
    Summary,
    TestLine,
    Topic,
)
from .meetings import progress_of
from .practical import test_of
from .wording import events_of

__all__ = [
    "RELATED",
    "Answer",
    "CardLine",
    "Cell",
    "ClauseLine",
    "CriterionLine",
    "DecisionLine",
    "EventLine",
    "FlagLine",
    "Grid",
    "Number",
    "Progress",
    "Row",
    "SectionLine",
    "SessionLine",
    "Summary",
    "TestLine",
    "Topic",
    "events_of",
    "progress_of",
    "summary_of",
    "test_of",
]
