"""What the review of a card warns about, and what it leaves alone."""

import pytest

from interviews.operations.review import GROUNDS, Row, review


def codes(*rows, overall=""):
    return [(doubt.code, doubt.title) for doubt in review(rows, overall)]


@pytest.mark.parametrize("level", [1, 4])
def test_extreme_without_a_note_or_a_tick(level):
    assert codes(Row("Q", level)) == [("bare", "Q")]
    assert codes(Row("Q", level, note="because")) == codes(Row("Q", level, ticks=1)) == []


def test_ticks_on_a_question_that_was_not_asked():
    assert codes(Row("Q", None, ticks=2, not_asked=True)) == [("heard", "Q")]
    assert codes(Row("Q", None, "no time left", not_asked=True)) == codes(Row("Q", None, ticks=2)) == []


def test_middle_needs_no_evidence():
    assert codes(Row("Q", 2), Row("R", 3), Row("S", None)) == []


def test_same_score_in_every_row():
    assert codes(*[Row("Q", 3)] * 3, Row("R", None)) == [("same", "")]
    assert codes(*[Row("Q", 3)] * 2) == codes(Row("Q", 3), Row("R", 3), Row("S", 2)) == []


@pytest.mark.parametrize(
    ("note", "ground", "words"),
    [
        ("Seems too old for the team", "age", ("old",)),
        ("Has two kids and is married", "family", ("kids", "married")),
        ("Thick ACCENT", "origin", ("accent",)),
        ("wears a headscarf", "belief", ("headscarf",)),
        ("mentioned depression", "health", ("depression",)),
    ],
)
def test_note_that_touches_protected_ground(note, ground, words):
    (doubt,) = review([Row("Q", 3, note)])
    assert (doubt.code, doubt.ground, doubt.words) == ("protected", ground, words)


@pytest.mark.parametrize(
    "note",
    ["Found the race condition in the old model", "Disabled by default: the older pipeline", "On the foreign key",
     "Kept the whole page accessible", "Ranked by average precision", "traced the package"],
)  # fmt: skip
def test_words_of_the_trade_are_left_alone(note):
    assert codes(Row("Q", 3, note)) == []


def test_overall_note_is_read_too():
    assert codes(overall="Too young.") == [("protected", "")]


def test_every_ground_has_words():
    assert all(review([Row("Q", 3, words.split("|")[0])]) for words in GROUNDS.values())
