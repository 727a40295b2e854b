"""Parts and how a person corrects them: no word is lost by any edit."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.guides.parts import KINDS, NoSuchPart, Part, change, from_json, merge, next_key, place, split, to_json
from rubrics.tests.part_strategies import parts

ONE = Part(1, "question", "How do you knead? Why?", 4)
TWO = Part(2, "look_for", "gluten", 5, 6)
FEW = settings(max_examples=15, deadline=None)


def words(found):
    return [word for part in found for word in part.text.split()]


def letters(found):
    """A cut within a word makes two of it, so only letters can be compared."""
    return "".join(words(found))


def span(found):
    return min(part.line for part in found), max(part.end for part in found)


def test_a_part_ends_where_it_begins_or_later():
    assert [Part(1, "title", "Baker", 4).end, Part(1, "title", "Baker", 4, 2).end, TWO.end] == [4, 4, 6]


def test_a_part_of_no_known_kind_is_refused_with_the_kinds_that_are():
    with pytest.raises(ValueError, match="choose one of title, role"):
        Part(1, "riddle", "Why?", 1)


def test_a_change_touches_one_part_alone():
    assert change((ONE, TWO), 2, kind="answer", text="By hand") == (ONE, Part(2, "answer", "By hand", 5, 6))


def test_a_part_is_cut_in_two_of_which_the_second_is_new():
    found = split((ONE, TWO), 1, len("How do you knead?"), "follow_up")
    assert found == (Part(1, "question", "How do you knead?", 4), Part(3, "follow_up", "Why?", 4), TWO)


def test_line_breaks_tell_the_lines_of_the_halves():
    assert split((Part(1, "answer", "one\ntwo\nthree", 5, 7),), 1, 4) == (
        Part(1, "answer", "one", 5, 6), Part(2, "answer", "two\nthree", 6, 7),
    )  # fmt: skip


@pytest.mark.parametrize("at", [-50, 0, 22, 99])
def test_a_cut_at_an_end_changes_nothing(at):
    assert split((ONE, TWO), 1, at) == (ONE, TWO)


def test_a_part_joins_the_one_above_and_takes_its_kind():
    assert merge((ONE, TWO), 2) == (Part(1, "question", "How do you knead? Why?\ngluten", 4, 6),)


def test_the_first_part_has_nothing_to_join():
    assert merge((ONE, TWO), 1) == (ONE, TWO)


@pytest.mark.parametrize("edit", [
    lambda key: place((ONE,), key), lambda key: change((ONE,), key, text=""), lambda key: split((ONE,), key, 3),
    lambda key: merge((ONE,), key),
])  # fmt: skip
def test_a_part_that_is_gone_is_missed_in_words(edit):
    with pytest.raises(NoSuchPart, match="Nothing was lost"):
        edit(7)


def test_what_says_nothing_is_not_written():
    assert to_json((ONE,)) == [{"key": 1, "kind": "question", "text": "How do you knead? Why?", "line": 4, "end": 4}]


def test_a_strange_name_is_refused():
    with pytest.raises(TypeError, match="A part has no colour"):
        from_json([{"key": 1, "kind": "title", "line": 1, "colour": "red"}])


@FEW
@given(parts())
def test_parts_come_back_from_json_as_they_were(found):
    assert from_json(json.loads(json.dumps(to_json(found)))) == found


@FEW
@given(parts(least=1), st.integers(0, 5), st.integers(-2, 14), st.sampled_from([None, *KINDS]))
def test_a_cut_keeps_all_letters_lines_and_keys(found, place, at, kind):
    cut = split(found, found[place % len(found)].key, at, kind)
    assert (letters(cut), span(cut), len({part.key for part in cut})) == (letters(found), span(found), len(cut))


@FEW
@given(parts(least=1), st.integers(0, 5))
def test_a_join_keeps_all_words_and_lines(found, place):
    joined = merge(found, found[place % len(found)].key)
    assert (words(joined), span(joined)) == (words(found), span(found))


@FEW
@given(parts(least=1), st.integers(0, 5), st.integers(1, 11))
def test_what_is_cut_and_joined_again_says_the_same(found, place, at):
    cut = split(found, found[place % len(found)].key, at)
    again = merge(cut, next_key(found)) if len(cut) > len(found) else cut
    assert (letters(again), [part.key for part in again]) == (letters(found), [part.key for part in found])


@FEW
@given(parts(least=1), st.integers(0, 5), st.sampled_from(list(KINDS)))
def test_a_change_of_kind_keeps_all_words_lines_and_keys(found, place, kind):
    changed = change(found, found[place % len(found)].key, kind=kind)
    assert [(part.key, part.text, part.line) for part in changed] == [
        (part.key, part.text, part.line) for part in found
    ]
