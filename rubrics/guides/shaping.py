"""A draft in the shape of a kit: how many questions to pick of each section, which guides say of kinds of sections."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from rubrics.guides.assembly import Draft
from rubrics.guides.draft import Guide, Section

MANY = 6


def as_kit(draft: Draft) -> Guide:
    """The kit that a draft becomes.

    Sections of one kind that differ by difficulty alone ("Technical: easy", "Technical: hard") become one, when the
    guide says how many questions of that kind to pick; difficulties stay with the questions. Where it says nothing, one
    question of each section must be asked; none must, where there are many sections.
    """
    ranges = {kind: (low, high) for kind, low, high in draft.composition}
    sections: list[Section] = []
    for kind, group in groupby(draft.guide.sections, key=lambda section: section.kind):
        found = list(group)
        sections += ranged(found, *ranges[kind]) if kind in ranges else found
    if not ranges and len(sections) > MANY:
        sections = [replace(section, pick_min=0) for section in sections]
    return replace(draft.guide, sections=tuple(sections))


def ranged(sections: Sequence[Section], low: int, high: int) -> list[Section]:
    """Sections of one kind with the range that holds for all of them together."""
    name = common_name(sections)
    if len(sections) == 1 or name:
        questions = tuple(question for section in sections for question in section.questions)
        return [replace(sections[0], name=name or sections[0].name, pick_min=low, pick_max=high, questions=questions)]
    least = shared_out(low, [len(section.questions) for section in sections])
    return [replace(section, pick_min=count, pick_max=None) for section, count in zip(sections, least, strict=True)]


def common_name(sections: Sequence[Section]) -> str:
    """What all names begin with, up to a dash, a colon or a bracket; empty when they have nothing in common."""
    letters = zip(*(section.name for section in sections), strict=False)
    prefix = "".join(group[0] for group in takewhile(lambda group: len(set(group)) == 1, letters))
    match = re.match(r"(.*\w)\s*[-–—:(|/,].*", prefix) or re.match(r"(.*\w)\s+$", prefix)
    return match[1].strip() if match and len(match[1]) > 2 else ""


def shared_out(total: int, sizes: list[int]) -> list[int]:
    """The least to pick of each section: one after the other in turn, as far as their questions go."""
    counts = [0] * len(sizes)
    while total > 0 and any(count < size for count, size in zip(counts, sizes, strict=True)):
        for index, size in enumerate(sizes):
            if total > 0 and counts[index] < size:
                counts[index] += 1
                total -= 1
    return counts
