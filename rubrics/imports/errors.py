"""What a writer of imports refuses, and the lock that every one of them takes."""

from rubrics.models import Import


class ImportRefused(Exception):
    """The import is in a state that does not allow the step. str(error) is a sentence for people."""


class ImportChanged(ImportRefused):
    """Another tab was faster."""

    def __init__(self):
        super().__init__(
            "This guide was changed in another tab meanwhile. Nothing of this step was kept: the page shows how it "
            "stands now."
        )


class ImportDone(ImportRefused):
    """A kit was made of it already."""

    def __init__(self, kit):
        super().__init__(
            f"A kit was made of this guide: “{kit.title}”. Nothing was changed: edit the kit, or discard its draft to "
            "come back here."
        )


class NothingToAsk(Exception):
    """No question is in the draft."""

    def __init__(self):
        super().__init__(
            "There is no question in this draft yet, so no kit was made. What was read is safe: turn what is asked "
            "into questions first."
        )


def locked(imported: Import, revision: int) -> Import:
    """The row as it stands now, locked until the transaction ends. Raises ImportChanged and ImportDone."""
    row = Import.objects.select_for_update().get(pk=imported.pk)
    if row.kit_id:
        raise ImportDone(row.kit)
    if row.revision != revision:
        raise ImportChanged
    return row
