"""From draft to published to retired, and the next draft."""

import logging

from django.db import transaction
from django.utils import timezone

from rubrics.kits.checking import findings
from rubrics.kits.errors import KitFrozen, KitProblems, locked, locked_draft
from rubrics.kits.making import create_from_guide
from rubrics.kits.reading import as_guide
from rubrics.models import Kit

log = logging.getLogger(__name__)


@transaction.atomic
def publish(*, kit: Kit, actor=None) -> Kit:
    """Freeze a draft. Raises KitFrozen when it is none, KitProblems when it cannot work in an interview."""
    row = locked_draft(kit)
    found = findings(row)
    if found:
        raise KitProblems(found)
    row.status, row.published_at = Kit.Status.PUBLISHED, timezone.now()
    row.save(update_fields=["status", "published_at", "changed_at"])
    _log("published", row, actor)
    return row


@transaction.atomic
def revise(*, kit: Kit, author=None) -> Kit:
    """A new draft that copies everything, one version on. Raises DraftStands when the kit has a draft."""
    row = locked(kit)
    draft = create_from_guide(guide=as_guide(row), author=author, slug=row.slug)
    draft.dismissed = row.dismissed
    draft.save(update_fields=["dismissed"])
    return draft


@transaction.atomic
def retire(*, kit: Kit, actor=None) -> Kit:
    """Take a published version out of use; openings that have it keep it. Raises KitFrozen for any other."""
    row = locked(kit)
    if Kit.Status.RETIRED not in Kit.MOVES[row.status]:
        raise KitFrozen(
            f"Version {row.version} of “{row.title}” is {row.get_status_display().lower()}, and only a published "
            "version can be retired. Nothing was changed."
        )
    row.status, row.retired_at = Kit.Status.RETIRED, timezone.now()
    row.save(update_fields=["status", "retired_at", "changed_at"])
    _log("retired", row, actor)
    return row


@transaction.atomic
def discard(*, kit: Kit, actor=None) -> None:
    """Throw a draft away for good. Raises KitFrozen when it is none."""
    row = locked_draft(kit)
    _log("discarded", row, actor)
    row.delete()


def _log(verb: str, kit: Kit, actor) -> None:
    log.info("kit %s version %s %s by %s", kit.slug, kit.version, verb, actor.ref if actor else "the command line")
