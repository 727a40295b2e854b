"""The writers of imports: guides are read, corrected step by step, and made into kits."""

from rubrics.imports.editing import (
    add_part,
    bring_back,
    change_part,
    dismiss,
    leave_out,
    merge_part,
    move_part,
    restore,
    split_part,
    undo,
)
from rubrics.imports.errors import ImportChanged, ImportDone, ImportRefused, NothingToAsk
from rubrics.imports.making import begin, discard, make_kit

__all__ = [
    "ImportChanged",
    "ImportDone",
    "ImportRefused",
    "NothingToAsk",
    "add_part",
    "begin",
    "bring_back",
    "change_part",
    "discard",
    "dismiss",
    "leave_out",
    "make_kit",
    "merge_part",
    "move_part",
    "restore",
    "split_part",
    "undo",
]
