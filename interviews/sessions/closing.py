"""The end of a session: it comes with the last card that counts."""

from django.db import transaction
from django.utils import timezone

from interviews import events
from interviews.models import Candidacy, Card, Seat, Session


@transaction.atomic
def close(*, session: Session) -> Session:
    """The interview is over once every card that counts is sealed; until then nothing happens."""
    held = locked(session)
    counting = Card.objects.filter(seat__session=held).exclude(seat__kind=Seat.Kind.SHADOW)
    if (
        held.status != Session.Status.OPEN
        or counting.exclude(status=Card.Status.SEALED).exists()
        or not counting.exists()
    ):
        return held
    held.status, held.closed_at = Session.Status.DONE, timezone.now()
    held.save(update_fields=["status", "closed_at"])
    events.record(actor=None, verb="session.done", candidacy=held.candidacy, session=str(held.ref))
    return held


def locked(session: Session) -> Session:
    """The session, its candidacy locked first: the order that everybody keeps."""
    Candidacy.objects.select_for_update(no_key=True).get(pk=session.candidacy_id)
    rows = Session.objects.select_for_update(of=("self",), no_key=True).select_related("candidacy__opening")
    return rows.get(pk=session.pk)
