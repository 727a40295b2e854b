"""Where parts go that are moved up or down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.guides.parts import KINDS, NoSuchPart, Part
from rubrics.imports.moving import moved

LETTERS = {"S": "section", "Q": "question", "n": "look_for", "u": "unknown", "t": "title"}


def parts_of(kinds):
    return tuple(Part(key, LETTERS[letter], "x", key) for key, letter in enumerate(kinds, 1))


@pytest.mark.parametrize(
    ("kinds", "key", "steps", "keys"),
    [
        ("QnnQn", 4, -1, [4, 5, 1, 2, 3]),
        ("QnnQn", 1, 1, [4, 5, 1, 2, 3]),
        ("QnSQn", 4, -1, [1, 2, 4, 5, 3]),
        ("QnSQn", 3, -1, [3, 1, 2, 4, 5]),
        ("SQnQn", 1, 1, [2, 3, 1, 4, 5]),
        ("QnnQn", 3, -1, [1, 3, 2, 4, 5]),
        ("QnnQn", 3, 1, [1, 2, 4, 3, 5]),
        ("QuuQn", 4, -1, [1, 4, 5, 2, 3]),
        ("QunQn", 4, -1, [4, 5, 1, 2, 3]),
        ("Quunt", 4, -1, [1, 4, 2, 3, 5]),
        ("Quun", 3, -1, [1, 3, 2, 4]),
        ("QnQuu", 3, 1, [1, 2, 4, 5, 3]),
        ("QnQ", 1, -1, [1, 2, 3]),
        ("QnQn", 3, 1, [1, 2, 3, 4]),
        ("QnQnQn", 5, -9, [5, 6, 1, 2, 3, 4]),
    ],
)
def test_a_part_goes_where_the_eye_expects_it(kinds, key, steps, keys):
    assert [part.key for part in moved(parts_of(kinds), key, steps)] == keys


def test_a_part_that_is_gone_does_not_move():
    with pytest.raises(NoSuchPart):
        moved(parts_of("Qn"), 9, 1)


@given(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=12), st.data())
def test_moving_loses_nothing(kinds, data):
    parts = tuple(Part(key, kind, "x", key) for key, kind in enumerate(kinds, 1))
    key, steps = data.draw(st.integers(1, len(parts))), data.draw(st.integers(-3, 3))
    assert sorted(part.key for part in moved(parts, key, steps)) == [part.key for part in parts]
