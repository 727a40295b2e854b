"""What was found out about a line is remembered while its guide is read: several stages ask the same."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from rubrics.guides.reading.limits import LINES_MAX

Found = TypeVar("Found")
LONG, NEW = 600, object()
MEMORIES: list[dict] = []


def remembered(function: Callable[[str], Found]) -> Callable[[str], Found]:
    """A pure function of one text that is worked out once a text. Long texts are not kept."""
    memory: dict[str, Found] = {}
    MEMORIES.append(memory)

    @wraps(function)
    def told(text: str) -> Found:
        found = memory.get(text, NEW)
        if found is NEW:
            found = function(text)
            if len(text) <= LONG and len(memory) < LINES_MAX:
                memory[text] = found
        return found

    return told


def forget() -> None:
    """Nothing of a guide stays in memory when it is read."""
    for memory in MEMORIES:
        memory.clear()
