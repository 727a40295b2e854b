"""What was found out about a line is remembered while its guide is read: several stages ask the same."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from rubrics.guides.reading.limits import LINES_MAX

Found = TypeVar("Found")
LONG = 600
MEMORIES: list = []


def remembered(function: Callable[[str], Found]) -> Callable[[str], Found]:
    """A pure function of one text that is worked out once a text. Long texts are not kept."""
    memory = lru_cache(maxsize=LINES_MAX)(function)
    MEMORIES.append(memory)

    @wraps(function)
    def told(text: str) -> Found:
        return memory(text) if len(text) <= LONG else function(text)

    return told


def forget() -> None:
    """Nothing of a guide stays in memory when it is read."""
    for memory in MEMORIES:
        memory.cache_clear()
