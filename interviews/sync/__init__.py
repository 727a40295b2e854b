"""The only writer of cards: operations in, cells out. The protocol stands in docs/sync.md."""

from .desk import lock
from .reading import Fields, Sibling, digest_of_fields, fields_of, open_siblings, sheet_of, unheeded, versions_of
from .rebuilding import differences, rebuild
from .writing import apply

__all__ = [
    "Fields",
    "Sibling",
    "apply",
    "differences",
    "digest_of_fields",
    "fields_of",
    "lock",
    "open_siblings",
    "rebuild",
    "sheet_of",
    "unheeded",
    "versions_of",
]
