"""Suggestions on a draft: what a careful second reader would ask about. Pure; nothing here knows a database.

`advise` says what it noticed, each with a key under which a person may dismiss it. It is advice to an editor and no
legal advice: `protected` knows the common ways to ask about protected ground, and would rather miss one than doubt a
good question.
"""

from collections.abc import Iterable

from rubrics.advice.doubles import two_questions
from rubrics.advice.likeness import duplicates
from rubrics.advice.model import Advice, Where
from rubrics.advice.protection import protected
from rubrics.advice.shape import over_minutes, too_few, without_look_fors
from rubrics.guides.draft import Guide

__all__ = ["Advice", "Where", "advise"]


def advise(guide: Guide, others: Iterable[tuple[str, str]] = ()) -> tuple[Advice, ...]:
    """Everything noticed about `guide`, the weightiest kind first, each kind in the order of the kit.

    `others` are questions of other kits: the kit's title and the question's text. The same guide gives the same advice.
    """
    return (
        *protected(guide),
        *two_questions(guide),
        *duplicates(guide, others),
        *too_few(guide),
        *over_minutes(guide),
        *without_look_fors(guide),
    )
