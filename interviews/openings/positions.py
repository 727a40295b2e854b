"""The opening itself."""

from typing import Any

from django.db import transaction

from interviews import decisions, events
from interviews.models import Membership, Opening
from rubrics.models import Kit

from .people import seat_member
from .plan import refuse_begun
from .refusals import Closed, Refused

CHANGEABLE = ("title", "team", "kit", "senior", "minutes", "status")


@transaction.atomic
def create_opening(
    *, actor, title: str, kit: Kit, team: str = "", senior: bool = False, minutes: int = 45, lead=None
) -> Opening:
    """A new opening with its panel lead; who starts it without leading it becomes its recruiter.

    Raises Refused for a kit that is not published, and for a lead who may not lead.
    """
    _check_kit(kit)
    opening = Opening.objects.create(title=title, team=team, kit=kit, senior=senior, minutes=minutes, created_by=actor)
    events.record(actor=actor, verb="opening.created", opening=opening, kit=str(kit.ref))
    if lead is not None:
        seat_member(actor=actor, opening=opening, user=lead, role=Membership.Role.LEAD)
    if actor != lead:
        seat_member(actor=actor, opening=opening, user=actor, role=Membership.Role.RECRUITER)
    return opening


@transaction.atomic
def change_opening(*, actor, opening: Opening, **fields: Any) -> Opening:
    """Change title, team, kit, senior, minutes or status; another kit empties the plan.

    Raises Closed for another kit while the plan is settled or once an interview has begun, Refused for one that is
    not published.
    """
    held = Opening.objects.select_for_update(no_key=True).get(pk=opening.pk)
    changed = [name for name in CHANGEABLE if name in fields and fields[name] != getattr(held, name)]
    if "kit" in changed:
        _check_swap(held, fields["kit"])
        held.plan_items.all().delete()
    for name in changed:
        setattr(held, name, fields[name])
    if changed:
        held.save(update_fields=changed)
        events.record(actor=actor, verb="opening.changed", opening=held, fields=changed)
    if "kit" in changed:
        _settle_all(held)
    return held


def _check_kit(kit: Kit) -> None:
    if not kit.is_published:
        raise Refused("Choose a published kit: drafts may still change, and retired kits start no new opening.", "kit")


def _check_swap(opening: Opening, kit: Kit) -> None:
    if opening.plan_settled_at:
        raise Closed(
            "The plan of this opening is settled, so its kit stays. Nothing was changed. Reopen the plan first; that "
            "is possible until the first answer is scored."
        )
    _check_kit(kit)
    refuse_begun(opening)


def _settle_all(opening: Opening) -> None:
    for candidacy in opening.candidacies.all():
        decisions.settle(candidacy=candidacy)
