"""What a kit is made of: sections with enough questions, look-fors, and minutes that fit."""

from collections.abc import Iterator

from rubrics.advice.model import Advice, counted, key_of, placed
from rubrics.compose import BRIEFING, DEFAULT_MINUTES, Item, Range, Shape, measure
from rubrics.guides.draft import Guide, Section

NAMED = 3


def too_few(guide: Guide) -> Iterator[Advice]:
    """Sections with fewer questions than their range asks for."""
    for place, section in enumerate(guide.sections):
        least, have = section.pick_min or 0, len(section.questions)
        if have < least:
            text = (
                f"“{section.name}” asks for {least} questions at least and has {have}. Add {least - have} more, or ask "
                "for fewer."
            )
            yield Advice(key_of("too_few", section.key, least, have), "too_few", (place, None), text)


def without_look_fors(guide: Guide) -> Iterator[Advice]:
    """One advice for each section with such questions; it points to the first of them."""
    for place, section in enumerate(guide.sections):
        bare = [number for number, question in enumerate(section.questions) if not question.look_for]
        if bare:
            yield Advice(key_of("look_for", section.key), "look_for", (place, bare[0]), _bare_words(section, bare))


def _bare_words(section: Section, bare: list[int]) -> str:
    why = "Two interviewers then listen for different things."
    titles = [f"“{section.questions[number].title}”" for number in bare]
    if len(bare) == len(section.questions):
        return f"No question of “{section.name}” says what to listen for. {why}"
    rest = [f"{len(titles) - NAMED} more"] if len(titles) > NAMED else []
    *most, last = [*titles[:NAMED], *rest]
    names = f"{', '.join(most)} and {last}" if most else last
    do = "does" if len(bare) == 1 else "do"
    whole = f"{len(bare)} of the {len(section.questions)} questions of “{section.name}”"
    return f"{whole} {do} not say what to listen for: {names}. {why}"


def over_minutes(guide: Guide) -> Iterator[Advice]:
    """The least that the ranges ask for, when it takes longer than the interview; nothing without a stated length."""
    if guide.minutes is None:
        return
    shape = least_of(guide, guide.minutes)
    if shape.minutes_left < 0:
        text = (
            f"The fewest questions that the ranges ask for take {counted(shape.minutes_used, 'minute')}"
            f"{_counting(shape)}, and the interview has {shape.minutes}. Make it longer, ask for fewer, or give "
            "questions less time."
        )
        yield Advice(key_of("over_minutes", shape.minutes_used, shape.minutes), "over_minutes", None, text)


def least_of(guide: Guide, minutes: int) -> Shape:
    """The shortest plan that holds every range, measured as plans are."""
    offered = [
        Item(f"{place}.{number}", section.key, section.kind, question.difficulty, question.minutes, question.title)
        for (place, number), section, question in placed(guide)
    ]
    chosen = [item for section in guide.sections for item in _cheapest(section, offered)]
    ranges = [Range(section.key, section.pick_min, section.pick_max) for section in guide.sections]
    return measure(chosen, ranges, minutes, offered, BRIEFING if guide.practical_test else 0)


def _cheapest(section: Section, offered: list[Item]) -> list[Item]:
    own = sorted((item for item in offered if item.section == section.key), key=lambda item: item.cost)
    return own[: section.pick_min or 0]


def _counting(shape: Shape) -> str:
    """How the minutes come about, where that is not said in the kit."""
    notes = []
    if shape.briefing:
        notes.append(f"{shape.briefing} of them to hand over the practical test")
    if shape.guessed:
        notes.append(f"{counted(shape.guessed, 'question')} without minutes at {DEFAULT_MINUTES} each")
    return f" ({', '.join(notes)})" if notes else ""
