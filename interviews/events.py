"""The only writer of the event log."""

from django.utils import timezone

from .models import Event


def record(*, actor, verb, opening=None, candidacy=None, **data):
    """Append one event and return it.

    `verb` is a code such as "card.sealed"; `data` holds JSON values only (refs as text, never row ids). The opening
    is taken from the candidacy when it is left out. The time is cut to milliseconds, which is what JSON keeps.
    """
    now = timezone.now()
    return Event.objects.create(
        at=now.replace(microsecond=now.microsecond // 1000 * 1000),
        actor=actor,
        verb=verb,
        opening=opening or (candidacy.opening if candidacy else None),
        candidacy=candidacy,
        data=data,
    )
