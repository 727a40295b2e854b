"""The board of an opening: one row for each candidate, as far as the reader may see.

Sorting, filtering and counting happen in the database over masked columns (`columns`): on a row where the reader is
blind every secret column is null, so that neither the place of the row nor its absence says anything about it.
"""

from .columns import masked
from .rows import BoardRow, SectionMean, rows_of, section_names
from .wishes import DECISIONS, SORTS, STEPS, VERDICTS, Head, Wishes, choices, heads, wished

__all__ = [
    "DECISIONS",
    "SORTS",
    "STEPS",
    "VERDICTS",
    "BoardRow",
    "Head",
    "SectionMean",
    "Wishes",
    "choices",
    "heads",
    "masked",
    "rows_of",
    "section_names",
    "wished",
]
