"""A card as its author meets it: questions with what was said about them, how it stands, what to look at twice.

Reads only, and reads one card alone: nothing of anybody else's enters here.
"""

from .assemble import Page, page_of
from .lines import Choice, Heard, Line, Raised
from .standing import Standing, standing_of, standing_of_card
from .unheeded import Unheeded, in_words
from .warnings import warnings_of

__all__ = [
    "Choice",
    "Heard",
    "Line",
    "Page",
    "Raised",
    "Standing",
    "Unheeded",
    "in_words",
    "page_of",
    "standing_of",
    "standing_of_card",
    "warnings_of",
]
