"""Who leads and who recruits for an opening."""

from django.db import transaction

from interviews import events
from interviews.models import Membership, Opening

from .refusals import Closed, Refused

LEAD = Membership.Role.LEAD


@transaction.atomic
def add_member(*, actor, opening: Opening, user, role: str) -> Membership:
    """Give `user` a role in the opening; the same again changes nothing. Raises Refused when they may not hold it."""
    Opening.objects.select_for_update(no_key=True).get(pk=opening.pk)
    return seat_member(actor=actor, opening=opening, user=user, role=role)


def seat_member(*, actor, opening: Opening, user, role: str) -> Membership:
    """As `add_member`, inside a transaction that holds the opening."""
    _check(user, role)
    membership, made = Membership.objects.get_or_create(opening=opening, user=user, role=role)
    if made:
        events.record(actor=actor, verb="member.added", opening=opening, person=str(user.ref), role=role)
    return membership


@transaction.atomic
def remove_member(*, actor, opening: Opening, membership: Membership) -> Membership:
    """Take the role away. Raises Closed for the last lead: somebody must rule on flags and write the plan."""
    Opening.objects.select_for_update(no_key=True).get(pk=opening.pk)
    others = opening.memberships.filter(role=LEAD).exclude(pk=membership.pk)
    if membership.role == LEAD and not others.exists():
        raise Closed(f"{membership.user} is the only lead here and stays. Nothing was changed. Add another lead first.")
    membership.delete()
    person = str(membership.user.ref)
    events.record(actor=actor, verb="member.removed", opening=opening, person=person, role=membership.role)
    return membership


def _check(user, role: str) -> None:
    if not user.is_active:
        raise Refused(f"{user} has no active account. Choose somebody else.", "user")
    if role == LEAD and not user.leads:
        raise Refused(f"{user} is no panel lead. An administrator can change that.", "user")
    if role != LEAD and not user.recruits:
        raise Refused(f"{user} is an interviewer; give them a seat in a session instead.", "user")
