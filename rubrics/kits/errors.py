"""What a writer of kits refuses, and the locks that every one of them takes."""

from rubrics.models import Kit


class KitFrozen(Exception):
    """The kit is in a state that does not allow the change. str(error) is a sentence for people."""


class DraftStands(KitFrozen):
    """There is a draft of this kit already, in `draft`."""

    def __init__(self, draft: Kit):
        self.draft = draft
        super().__init__(
            f"Version {draft.version} of “{draft.title}” is a draft already. Nothing was changed: go on with that "
            "draft, or discard it first."
        )


class WordsChanged(KitFrozen):
    """What a suggestion is about has changed meanwhile."""

    def __init__(self):
        super().__init__(
            "What this suggestion is about has changed since. Nothing was changed: go back to the kit and look again."
        )


class KitProblems(Exception):
    """The kit cannot work as it is. `findings` say where and why, each in a sentence."""

    def __init__(self, findings):
        self.findings = tuple(findings)
        super().__init__(" ".join(finding.text for finding in self.findings))


def locked(kit: Kit) -> Kit:
    """The row of `kit` as it stands now, locked until the transaction ends."""
    return Kit.objects.select_for_update().get(pk=kit.pk)


def locked_draft(kit: Kit) -> Kit:
    """As `locked`. Raises KitFrozen unless it is a draft, because a published version never changes."""
    row = locked(kit)
    refuse_frozen(row)
    return row


def refuse_frozen(kit: Kit) -> None:
    """Raise KitFrozen unless `kit` is a draft."""
    if not kit.is_draft:
        raise KitFrozen(
            f"Version {kit.version} of “{kit.title}” is {kit.get_status_display().lower()}, so it stays as it is. "
            "Nothing was changed: revise the kit to get a draft of the next version."
        )
