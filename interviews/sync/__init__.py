"""The only writer of cards: operations in, cells out. The protocol stands in docs/sync.md."""

from .desk import lock
from .plain import typed
from .reading import Fields, Past, Sibling, digest_of_fields, fields_of, open_siblings, past_of, sheet_of, unheeded
from .rebuilding import differences, rebuild
from .writing import apply, marked

__all__ = [
    "Fields",
    "Past",
    "Sibling",
    "apply",
    "differences",
    "digest_of_fields",
    "fields_of",
    "lock",
    "marked",
    "open_siblings",
    "past_of",
    "rebuild",
    "sheet_of",
    "typed",
    "unheeded",
]
