"""The three quiet meters of a plan: what a page shows of a measured choice."""

from collections.abc import Mapping
from dataclasses import dataclass

from rubrics.compose import SectionCount, Shape
from rubrics.compose.words import minutes, span


@dataclass(frozen=True)
class Meter:
    """A quantity on a scale from 0 to `top`; what is asked for lies between `low` and `high`."""

    label: str
    value: int
    low: int
    high: int
    top: int
    word: str
    off: bool
    unit: str = ""


def section_meters(shape: Shape, names: Mapping[str, str]) -> list[Meter]:
    return [_section(count, names.get(count.section, count.section)) for count in shape.sections if count.offered]


def difficulty_meters(shape: Shape) -> list[Meter]:
    lacking = {note["difficulty"] for note in shape.problems if note.code == "difficulty_missing"}
    return [
        Meter(name.capitalize(), chosen, 0, 0, max(offered, chosen, 1), _of(chosen, offered), name in lacking)
        for name, (chosen, offered) in shape.difficulties.items()
    ]


def minute_meter(shape: Shape) -> Meter:
    top = max(shape.minutes * 5 // 4, shape.minutes_used)
    over = shape.minutes_left < 0
    return Meter("Minutes", shape.minutes_used, 0, shape.minutes, top, _minute_word(shape), over, "min")


def _section(count: SectionCount, name: str) -> Meter:
    high = count.offered if count.pick_max is None else count.pick_max
    off = count.state in ("below", "over")
    if count.state == "free":
        return Meter(name, count.chosen, 0, 0, count.offered, "does not count in the verdict", off)
    return Meter(name, count.chosen, count.pick_min, high, max(high, count.chosen) + 1, _range_word(count), off)


def _range_word(count: SectionCount) -> str:
    limits = span(count.pick_min, count.pick_max)
    if count.state == "below":
        return f"{count.pick_min - count.chosen} too few: {limits}"
    if count.state == "over":
        return f"{count.chosen - count.pick_max} too many: {limits}"
    return f"in range: {limits}"


def _of(chosen: int, offered: int) -> str:
    return f"of {offered}" if chosen else f"none of {offered}"


def _minute_word(shape: Shape) -> str:
    if shape.minutes_left < 0:
        return f"{minutes(-shape.minutes_left)} too long for {shape.minutes}"
    return f"{shape.minutes_left or 'none'} left of {minutes(shape.minutes)}"
