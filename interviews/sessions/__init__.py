"""Meetings of a candidate with a panel: planned here, held in `running`. The only writer of sessions and seats."""

from .planning import SeatRefused, SessionClosed, cancel, plan, replan, reseat
from .running import NotReady, close, open_session, submit, unanswered_of

__all__ = [
    "NotReady",
    "SeatRefused",
    "SessionClosed",
    "cancel",
    "close",
    "open_session",
    "plan",
    "replan",
    "reseat",
    "submit",
    "unanswered_of",
]
