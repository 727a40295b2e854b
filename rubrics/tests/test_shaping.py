"""What a guide says of picking, as the ranges of a kit's sections."""

import pytest

from rubrics.guides.assembly import Draft
from rubrics.guides.draft import Guide, Question, Section
from rubrics.guides.shaping import as_kit


def section(name, kind, count):
    return Section(name.lower().replace(" ", "_").replace(":", ""), name, kind, 1, questions=tuple(
        Question(f"{name} {number}?") for number in range(count)
    ))  # fmt: skip


def told(sections, *composition):
    kit = as_kit(Draft(Guide("Baker", sections=tuple(sections)), composition=composition))
    return [(each.name, len(each.questions), each.pick_min, each.pick_max) for each in kit.sections]


def test_sections_that_differ_by_difficulty_become_one_with_the_range_of_their_kind():
    sections = [
        section("Craft: easy", "technical", 3),
        section("Craft: hard", "technical", 2),
        section("Past", "behavioral", 2),
    ]
    assert told(sections, ("technical", 3, 4), ("behavioral", 1, 2)) == [("Craft", 5, 3, 4), ("Past", 2, 1, 2)]


def test_sections_with_nothing_in_common_share_the_least_of_their_range():
    sections = [section("Dough", "technical", 1), section("Ovens", "technical", 4)]
    assert told(sections, ("technical", 4, 5)) == [("Dough", 1, 1, None), ("Ovens", 4, 3, None)]


@pytest.mark.parametrize(("count", "least"), [(6, 1), (7, 0)])
def test_without_ranges_each_of_a_few_sections_is_asked_and_of_many_none_must(count, least):
    sections = [section(f"Part {number}", "other", 1) for number in range(count)]
    assert told(sections) == [(f"Part {number}", 1, least, None) for number in range(count)]
