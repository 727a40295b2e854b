"""Meetings of a candidate with a panel: planned here, held in `running`. The only writer of sessions and seats."""

from .planning import SeatRefused, SessionClosed, cancel, plan, replan, reseat

__all__ = ["SeatRefused", "SessionClosed", "cancel", "plan", "replan", "reseat"]
