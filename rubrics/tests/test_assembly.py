"""Parts put together as a kit."""

import pytest
from hypothesis import given, settings

from rubrics.guides.assembly import Scale, assemble
from rubrics.guides.draft import Criterion, NamedList, RedFlag, Round
from rubrics.guides.kitfile import read, write
from rubrics.guides.parts import Part
from rubrics.tests.part_strategies import parts


def made(*rows):
    """Parts of (kind, text) or (kind, text, fields), a line each."""
    return tuple(
        Part(line, kind, text, line, **(more[0] if more else {})) for line, (kind, text, *more) in enumerate(rows, 1)
    )


def draft(*rows):
    return assemble(made(*rows))


def told(*rows):
    """Sections with (question, difficulty) and the notes of each."""
    return [
        (section.key, section.name, section.kind, [
            (q.text, q.difficulty, q.minutes, q.look_for, q.answer, q.follow_ups, q.red_flags, q.green_flags)
            for q in section.questions
        ])
        for section in draft(*rows).guide.sections
    ]  # fmt: skip


def question(text, difficulty=None, minutes=None, look=(), answer="", more=(), red=(), green=()):
    return (text, difficulty, minutes, tuple(look), answer, tuple(more), tuple(red), tuple(green))


def problems(*rows):
    return [(problem.line, problem.code) for problem in draft(*rows).problems]


def test_nothing_makes_an_empty_kit_named_after_its_file():
    assert [assemble((), name).guide.title for name in ("baker.md", "")] == ["baker.md", "Untitled guide"]


def test_what_a_guide_says_of_itself():
    found = draft(
        ("title", "Baker interview"), ("role", "Baker"), ("level", "mid"), ("publisher", "Guild"), ("summary", "One."),
        ("summary", "Two."), ("title", "Another"), ("minutes", "45 minutes", {"value": "45"}),
    )  # fmt: skip
    guide = found.guide
    assert (guide.title, guide.role, guide.level, found.publisher, guide.source, guide.summary, guide.minutes) == (
        "Baker interview", "Baker", "mid", "Guild", "Guild", "One.\n\nTwo.", 45,
    )  # fmt: skip


def test_notes_belong_to_the_question_above_them():
    assert told(
        ("section", "Doughs", {"about": "technical", "difficulty": "easy"}),
        ("question", "Why knead?", {"value": "5"}), ("look_for", "gluten"), ("look_for", "time"), ("answer", "One."),
        ("answer", "Two."), ("follow_up", "And rye?"), ("red_flag", "none"), ("green_flag", "asks"),
        ("question", "Why rest?", {"difficulty": "hard"}),
    ) == [("doughs", "Doughs", "technical", [
        question("Why knead?", "easy", 5, ["gluten", "time"], "One.\nTwo.", ["And rye?"], ["none"], ["asks"]),
        question("Why rest?", "hard"),
    ])]  # fmt: skip


def test_notes_for_all_are_shown_on_each_question_of_their_section():
    assert told(
        ("section", "Doughs"), ("question", "Why knead?"), ("look_for", "own"), ("question", "Why rest?"),
        ("look_for", "calm", {"whole": True}), ("section", "Ovens"), ("question", "How hot?"),
    ) == [
        ("doughs", "Doughs", "other", [
            question("Why knead?", look=["own", "calm"]), question("Why rest?", look=["calm"]),
        ]),
        ("ovens", "Ovens", "other", [question("How hot?")]),
    ]  # fmt: skip


def test_a_category_that_is_repeated_is_one_section_and_a_later_one_another():
    rows = [("section", "Ovens"), ("question", "A?"), ("section", "OVENS"), ("question", "B?"), ("section", "Doughs"),
            ("question", "C?"), ("section", "Ovens"), ("question", "D?")]  # fmt: skip
    assert [(key, name, len(asked)) for key, name, _, asked in told(*rows)] == [
        ("ovens", "Ovens", 2), ("doughs", "Doughs", 1), ("ovens_2", "Ovens", 1),
    ]  # fmt: skip


def test_keys_of_sections_are_never_the_same():
    names = ["Ovens 2", "Ovens", "Ovens!", "烤", "炉", "x" * 90, "x" * 95]
    keys = [row[0] for row in told(*(row for name in names for row in (("section", name), ("question", "Why?"))))]
    assert (len(set(keys)), max(map(len, keys))) == (len(names), 50)


def test_questions_without_a_section_have_one_of_their_own():
    assert told(("question", "Why?")) == [("questions", "Questions", "other", [question("Why?")])]


def test_a_section_without_questions_is_asked_back():
    assert (told(("section", "Ovens")), problems(("section", "Ovens"))) == ([], [(1, "empty_section")])


def test_what_is_kept_apart_is_in_no_kit():
    rows = [(kind, "Why?") for kind in ("tip", "avoid", "marketing", "contents", "reference", "unknown", "left_out")]
    assert draft(*rows) == assemble(())


def test_the_practical_test():
    found = draft(
        ("test", "Bake.", {"value": "6"}), ("test", "Then write."), ("deliverable", "A loaf"),
        ("deliverable", "A note"), ("criterion", "Crust", {"value": "60"}), ("criterion", "Crumb", {"value": "40"}),
        ("bonus", "rye"),
    ).guide.practical_test  # fmt: skip
    assert (found.brief, found.hours, found.deliverables, found.bonus) == (
        "Bake.\nThen write.", 6, ("A loaf", "A note"), "rye",
    )  # fmt: skip
    assert found.criteria == (Criterion("Crust", 60, line=5), Criterion("Crumb", 40, line=6))


def test_weights_that_do_not_add_up_are_asked_back():
    assert problems(("test", "Bake."), ("criterion", "Crust", {"value": "60"})) == [(1, "weights")]


def test_a_scale_of_four_and_its_threshold_are_taken_over():
    levels = [("anchor", text, {"value": str(level)}) for level, text in enumerate(("No", "Some", "Yes", "More"), 1)]
    found = draft(("scale", "1-4", {"value": "1-4"}), *levels, ("threshold", "3.0+", {"value": "3.0"}))
    assert (found.scale, found.guide.anchors, found.threshold, found.guide.threshold, found.problems) == (
        Scale(1, 4, ((1, "No"), (2, "Some"), (3, "Yes"), (4, "More"))), ("No", "Some", "Yes", "More"), "3.0", "3", (),
    )  # fmt: skip


@pytest.mark.parametrize(("rows", "scale", "threshold", "codes"), [
    ([("scale", "", {"value": "1-5"})], None, None, []),
    ([("scale", "1-5", {"value": "1-5"}), ("threshold", "3.5", {"value": "3.5"})],
     Scale(1, 5), "3.5", ["other_scale", "other_threshold"]),
    ([("anchor", "No", {"value": "0"}), ("anchor", "Yes", {"value": "2"})],
     Scale(0, 2, ((0, "No"), (2, "Yes"))), None, ["other_scale"]),
    ([("threshold", "18 points", {"value": "18"})], None, "18", ["other_threshold"]),
    ([("threshold", "9/0", {"value": "9/0"})], None, "9/0", ["other_threshold"]),
])  # fmt: skip
def test_another_scale_or_threshold_is_told_and_left_to_a_person(rows, scale, threshold, codes):
    found = draft(*rows)
    assert (found.scale, found.threshold, found.guide.threshold, [problem.code for problem in found.problems]) == (
        scale, threshold, None, codes,
    )  # fmt: skip


def test_the_rest_of_a_guide():
    found = draft(
        ("kit_flag", "Late"), ("kit_sign", "Early"), ("round", "Bench", {"value": "30-45"}), ("round", "Talk"),
        ("candidate_question", "Who eats it?"), ("item", "Lost"), ("list", "Skills"), ("item", "Kneading"),
        ("composition", "Pick", {"value": "technical 4-6"}), ("minutes", "", {"value": "45"}),
    )  # fmt: skip
    guide = found.guide
    assert (guide.red_flags, guide.rounds, guide.candidate_questions, found.composition) == (
        (RedFlag("Late", 1),), (Round("Bench", 30, 45), Round("Talk")), ("Who eats it?",), (("technical", 4, 6),),
    )  # fmt: skip
    assert guide.lists == (
        NamedList("Notes", ("Lost",)), NamedList("Skills", ("Kneading",)), NamedList("Good signs", ("Early",)),
    )  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(parts(10))
def test_any_parts_make_a_draft_that_can_be_kept_as_a_kit_file(found):
    assert read(write(assemble(found, "guide.md").guide)) == assemble(found, "guide.md").guide


@settings(max_examples=25, deadline=None)
@given(parts())
def test_each_question_is_in_the_draft_once_with_its_line(found):
    asked = [question.line for section in assemble(found).guide.sections for question in section.questions]
    assert asked == [part.line for part in found if part.kind == "question" and part.text.replace("\x00", "").strip()]
