"""Where a part goes that is moved one place up or down, as the eye sees places. Pure.

A question takes its notes along, and questions and sections step over whole questions. What is kept apart is folded
away, so a run of it is one place.
"""

from rubrics.guides.parts import KEPT_APART, OF_A_QUESTION, Parts, place

OPENERS = ("section", "question")


def moved(parts: Parts, key: int, steps: int) -> Parts:
    """The part `steps` places further down (up, when negative), as far as there is room. Raises NoSuchPart."""
    for _ in range(abs(steps)):
        parts = _down(parts, key) if steps > 0 else _up(parts, key)
    return parts


def _up(parts: Parts, key: int) -> Parts:
    begin, end = _taken_along(parts, key)
    to = max((start for start in _places(parts, begin) if start < begin), default=begin)
    return (*parts[:to], *parts[begin:end], *parts[to:begin], *parts[end:])


def _down(parts: Parts, key: int) -> Parts:
    begin, end = _taken_along(parts, key)
    to = min((start for start in (*_places(parts, begin), len(parts)) if start > end), default=len(parts))
    return (*parts[:begin], *parts[end:to], *parts[begin:end], *parts[to:])


def _taken_along(parts: Parts, key: int) -> tuple[int, int]:
    begin = place(parts, key)
    return begin, _end_of_question(parts, begin) if parts[begin].kind == "question" else begin + 1


def _places(parts: Parts, moving: int) -> list[int]:
    """Where the places begin that the part with the index `moving` can step over."""
    whole, apart = parts[moving].kind in OPENERS, parts[moving].kind in KEPT_APART
    starts, index = [], 0
    while index < len(parts):
        starts.append(index)
        if whole and parts[index].kind == "question":
            index = _end_of_question(parts, index)
        elif not apart and parts[index].kind in KEPT_APART:
            index = _end_of_apart(parts, index)
        else:
            index += 1
    return starts


def _end_of_question(parts: Parts, index: int) -> int:
    """After the last note of the question there; what is kept apart before that note is within."""
    end = index + 1
    for after in range(end, len(parts)):
        if parts[after].kind in OPENERS:
            break
        if parts[after].kind in OF_A_QUESTION:
            end = after + 1
    return end


def _end_of_apart(parts: Parts, index: int) -> int:
    while index < len(parts) and parts[index].kind in KEPT_APART:
        index += 1
    return index
