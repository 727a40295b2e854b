"""Which questions make an interview: measure a choice against its kit, and propose one with its reasons.

Pure and deterministic: the order of the input never matters. Reasons and problems are codes with parameters; `words`
turns them into sentences.
"""

from .measure import measure
from .model import BRIEFING, DEFAULT_MINUTES, DIFFICULTIES, Item, Note, Proposal, Range, SectionCount, Shape
from .propose import propose
from .words import note_words

__all__ = [
    "BRIEFING", "DEFAULT_MINUTES", "DIFFICULTIES", "Item", "Note", "Proposal", "Range", "SectionCount", "Shape",
    "measure", "note_words", "propose",
]  # fmt: skip
