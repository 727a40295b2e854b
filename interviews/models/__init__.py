"""The court as rows: everything that happens with a candidate.

`openings`: who is hired for what, by whom, with which plan. `cards`: what one interviewer wrote down.
`verdicts`: what follows from the sealed cards. `events`: what happened, in order.
"""

from .cards import Card, Flag, Operation, Score, Tick
from .events import Event
from .openings import Candidacy, Candidate, Membership, Opening, PlanItem, Seat, Session
from .verdicts import Decision, Indication, TestResult

__all__ = [
    "Candidacy", "Candidate", "Card", "Decision", "Event", "Flag", "Indication", "Membership", "Opening",
    "Operation", "PlanItem", "Score", "Seat", "Session", "TestResult", "Tick",
]  # fmt: skip
