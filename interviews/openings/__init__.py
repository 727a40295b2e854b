"""Openings, the people who run them, their plan and their candidates. The only writer of all four."""

from .candidates import add_candidate, change_candidate, reactivate, withdraw
from .people import add_member, remove_member
from .plan import choose, reopen_plan, settle_plan
from .positions import change_opening, create_opening
from .refusals import Closed, PlanIncomplete, Refused

__all__ = [
    "Closed", "PlanIncomplete", "Refused",
    "add_candidate", "add_member", "change_candidate", "change_opening", "choose", "create_opening", "reactivate",
    "remove_member", "reopen_plan", "settle_plan", "withdraw",
]  # fmt: skip
