"""The review of an import: the source beside the draft, as values for a page."""

from rubrics.review.labels import choices
from rubrics.review.page import Review, review_of

__all__ = ["Review", "choices", "review_of"]
