"""Meetings of a candidate with a panel: planned here, held in `running`. The only writer of sessions and seats."""

from .closing import close
from .planning import SeatRefused, SessionClosed, cancel, change, plan, replan, reseat
from .running import NotReady, open_on_mark, open_session, submit, unanswered_of

__all__ = [
    "NotReady",
    "SeatRefused",
    "SessionClosed",
    "cancel",
    "change",
    "close",
    "open_on_mark",
    "open_session",
    "plan",
    "replan",
    "reseat",
    "submit",
    "unanswered_of",
]
