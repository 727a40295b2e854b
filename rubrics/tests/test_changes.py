"""What differs between two versions of a kit."""

from dataclasses import replace

from hypothesis import given, settings

from rubrics.changes import compare, matched, rows_of
from rubrics.changes.rows import Piece, Row
from rubrics.guides.draft import Guide, NamedList, PracticalTest, Question, RedFlag, Section
from rubrics.tests.test_kitfile import guides

YEAST = Question("Why yeast and not soda?", "Yeast", "easy", 5, ("Gas", "Taste"))
OVEN = Question("Which oven do you trust?", "Oven", "hard", 6, ("Heat",))
KIT = Guide("Baker", sections=(Section("technical", "Technical", pick_min=1, questions=(YEAST, OVEN)),))


def with_questions(*questions):
    return replace(KIT, sections=(replace(KIT.sections[0], questions=questions),))


def blocks(old, new):
    return [(block.label, block.kind) for block in compare(old, new).blocks]


@settings(max_examples=15, deadline=None)
@given(guides())
def test_a_kit_does_not_differ_from_itself(guide):
    assert compare(guide, guide).blocks == ()


def test_a_changed_word_is_marked_in_its_line():
    assert rows_of(["Why rye?"], ["Why spelt?"]) == (
        Row(
            (Piece("Why "), Piece("rye", True), Piece("?")),
            (Piece("Why "), Piece("spelt", True), Piece("?")),
        ),
    )


def test_a_line_of_one_side_stands_alone():
    same = Row((Piece("a"),), (Piece("a"),))
    assert rows_of(["a"], ["a", "b"]) == (same, Row((), (Piece("b", True),)))
    assert rows_of(["a", "b"], ["a"]) == (same, Row((Piece("b", True),), ()))


def test_lines_that_have_nothing_in_common_are_changed_as_a_whole():
    assert rows_of(["flour"], ["1234567"]) == (Row((Piece("flour", True),), (Piece("1234567", True),)),)


def test_every_part_of_a_kit_is_compared():
    new = Guide(
        "Cook", role="Cook", threshold="11/4", anchors=("a", "b", "c", "d"), red_flags=(RedFlag("Rude"),),
        sections=(replace(KIT.sections[0], pick_min=2, questions=(replace(YEAST, minutes=9), OVEN)), Section("b", "B")),
        practical_test=PracticalTest("Bake."), candidate_questions=("Why?",), lists=(NamedList("Topics", ("Dough",)),),
    )  # fmt: skip
    assert blocks(KIT, new) == [
        ("About the kit", "changed"), ("Scale", "added"), ("Rule", "changed"), ("Section: Technical", "changed"),
        ("Section: B", "added"), ("Question: Yeast", "changed"), ("Red flags", "added"), ("Practical test", "added"),
        ("Questions from the candidate", "added"), ("Topics", "added"),
    ]  # fmt: skip


def test_a_reworded_question_is_the_same_question():
    new = replace(YEAST, text="Why yeast and never soda?", title="Raising")
    assert matched([YEAST, OVEN], [OVEN, new]) == [(OVEN, OVEN), (YEAST, new)]


def test_added_and_removed_questions_stand_alone():
    new = Question("What do you do with stale bread at closing time?", "Stale")
    assert matched([YEAST], [new]) == [(None, new), (YEAST, None)]
    assert blocks(with_questions(YEAST), with_questions(new)) == [
        ("Question: Stale", "added"), ("Question: Yeast", "removed"),
    ]  # fmt: skip


def test_equal_questions_are_paired_once():
    assert matched([YEAST], [YEAST, YEAST]) == [(YEAST, YEAST), (None, YEAST)]


def test_a_moved_question_shows_as_order_alone():
    changes = compare(KIT, with_questions(OVEN, YEAST))
    assert [block.label for block in changes.blocks] == ["Order of the questions"]
    assert (changes.questions, changes.changed) == (2, 0)


def test_questions_are_counted():
    new = Question("What do you do with stale bread at closing time?", "Stale")
    changes = compare(KIT, with_questions(replace(OVEN, minutes=7), new))
    assert (changes.questions, changes.changed, changes.added, changes.removed) == (1, 1, 1, 1)
