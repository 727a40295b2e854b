"""A choice of questions against the ranges, difficulties and minutes of its kit."""

from collections import Counter
from collections.abc import Iterable, Iterator

from .model import BRIEFING, DIFFICULTIES, Item, Note, Range, SectionCount, Shape


def measure(
    items: Iterable[Item],
    ranges: Iterable[Range],
    minutes: int,
    offered: Iterable[Item] = (),
    briefing: int = BRIEFING,
) -> Shape:
    """Measure the chosen `items` for an interview of `minutes`.

    `offered` is everything the kit has: without it no difficulty can be missing. `briefing` is what handing over the
    practical test takes (0 for a kit without one). Sections come in the order of `ranges`.
    """
    chosen, offered = list(items), list(offered)
    sections = tuple(_count(limits, chosen, offered) for limits in ranges)
    spread = _spread(sections, chosen, offered)
    used = briefing + sum(item.cost for item in chosen)
    problems = (*_range_problems(sections), *_minute_problems(used, minutes), *_missing(spread))
    guessed = sum(item.minutes is None for item in chosen)
    return Shape(sections, spread, used, minutes, briefing, guessed, problems)


def _count(limits: Range, chosen: list[Item], offered: list[Item]) -> SectionCount:
    count = sum(item.section == limits.section for item in chosen)
    whole = sum(item.section == limits.section for item in offered)
    return SectionCount(limits.section, count, whole, limits.pick_min, limits.pick_max)


def _spread(sections: tuple[SectionCount, ...], chosen: list[Item], offered: list[Item]) -> dict[str, tuple[int, int]]:
    """Difficulties of the sections that count: (chosen, offered) by name, those alone that exist."""
    counted = {section.section for section in sections if section.pick_min is not None}
    have = Counter(item.difficulty for item in chosen if item.section in counted)
    may = Counter(item.difficulty for item in offered if item.section in counted)
    return {name: (have[name], may[name]) for name in DIFFICULTIES if have[name] or may[name]}


def _range_problems(sections: tuple[SectionCount, ...]) -> Iterator[Note]:
    for count in sections:
        limits = {"section": count.section, "chosen": count.chosen, "min": count.pick_min, "max": count.pick_max}
        if count.state == "below":
            yield Note("below_range", limits, "error")
        elif count.state == "over":
            yield Note("over_range", limits, "warning")


def _minute_problems(used: int, minutes: int) -> Iterator[Note]:
    if used > minutes:
        yield Note("over_minutes", {"used": used, "minutes": minutes, "over": used - minutes}, "warning")


def _missing(spread: dict[str, tuple[int, int]]) -> Iterator[Note]:
    """Nothing is missing from an empty choice: the ranges say that already."""
    if any(chosen for chosen, _ in spread.values()):
        for name, (chosen, offered) in spread.items():
            if offered and not chosen:
                yield Note("difficulty_missing", {"difficulty": name, "offered": offered}, "warning")
