"""A lead's ruling on a flag that somebody else raised."""

from django.db import transaction
from django.utils import timezone

from interviews import events
from interviews.models import Candidacy, Flag

from .refusals import IllegalMove, Incomplete, NotYours
from .settling import settle

RULINGS = (Flag.State.UPHELD, Flag.State.DISMISSED)


@transaction.atomic
def rule_on_flag(*, flag: Flag, actor, state: str, reason: str) -> Flag:
    """Uphold or dismiss, with a reason, and settle the verdict anew.

    Raises NotYours on one's own flag, IllegalMove when the flag cannot go to `state`, Incomplete without a reason.
    """
    candidacy = flag.card.seat.session.candidacy
    Candidacy.objects.select_for_update(no_key=True).get(pk=candidacy.pk)
    flag.refresh_from_db(fields=["state"])
    _check(flag, actor, state, reason)
    flag.state, flag.ruling = state, reason.strip()
    flag.ruled_by, flag.ruled_at = actor, timezone.now()
    flag.save(update_fields=["state", "ruling", "ruled_by", "ruled_at"])
    events.record(
        actor=actor, verb="flag.ruled", candidacy=candidacy, flag=str(flag.ref), state=state, reason=flag.ruling
    )
    settle(candidacy=candidacy)
    return flag


def _check(flag: Flag, actor, state: str, reason: str) -> None:
    if flag.card.seat.user_id == actor.pk:
        raise NotYours("You raised this flag, so somebody else rules on it. Nothing was changed.")
    if not flag.card.is_sealed:
        raise IllegalMove("The card that holds this flag is not sealed yet. Nothing was changed.")
    if state not in RULINGS or state not in Flag.MOVES[Flag.State(flag.state)]:
        label = Flag.State(flag.state).label.lower()
        raise IllegalMove(f"This flag is {label} already, so this ruling changes nothing. Reload to see who ruled.")
    if not reason.strip():
        raise Incomplete("A ruling needs its reason in a sentence. Nothing was changed.")
