"""The pure half of the live card: canonical form, fields, merging, the outcome of one operation."""

import json
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.operations import batch, fields, fold
from interviews.operations.canonical import canonical, digest, is_storable, storable
from interviews.operations.merge import merge3

RANDOM = Random(7)


def uuid4():
    """The same ids in every process: parallel runs must collect the same tests."""
    return UUID(int=RANDOM.getrandbits(128), version=4)


CARD, QUESTION, LOOK_FOR, RED_FLAG = (str(uuid4()) for _ in range(4))
SHEET = fields.Sheet(frozenset({QUESTION}), {LOOK_FOR: QUESTION}, frozenset({RED_FLAG}))
FLAG = {"text": "Blames others", "evidence": "Said so.", "red_flag": RED_FLAG, "question": QUESTION}


def test_canonical_form_is_sorted_tight_and_readable():
    assert canonical({"b": "é😀\n", "a": [1, None, True]}) == '{"a":[1,null,true],"b":"é😀\\n"}'.encode()


def test_half_a_surrogate_pair_is_escaped_as_browsers_do():
    assert canonical("\ud83d") == b'"\\ud83d"'


def test_digest_is_known():
    assert digest({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"


@pytest.mark.parametrize("value", ["a\0b", ["\ud800"], {"\0": 1}])
def test_value_that_a_database_refuses_is_kept_as_text(value):
    assert not is_storable(value)
    assert is_storable(storable(value))


def test_text_that_spells_an_escape_is_kept_as_it_is():
    assert storable("\\u0000") == "\\u0000"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (f"score:{QUESTION}", 1), (f"score:{QUESTION}", 4), (f"score:{QUESTION}", None),
        (f"state:{QUESTION}", "no_evidence"), (f"tick:{QUESTION}:{LOOK_FOR}", True),
        (f"note:{QUESTION}", "x" * fields.NOTE_MAX), ("note:overall", ""),
        (f"asked_at:{QUESTION}", "2026-03-02T09:00:00+00:00"), (f"asked_at:{QUESTION}", None),
        (f"flag:{uuid4()}", FLAG), (f"flag:{uuid4()}", FLAG | {"red_flag": None, "question": None}),
        (f"flag:{uuid4()}", {"withdrawn": True}),
    ],
)  # fmt: skip
def test_value_is_valid(name, value):
    assert fields.is_valid(name, value, SHEET)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (f"score:{QUESTION}", 0), (f"score:{QUESTION}", 5), (f"score:{QUESTION}", True), (f"score:{QUESTION}", "3"),
        (f"score:{uuid4()}", 3), (f"score:{QUESTION.upper()}", 3), ("score", 3), (f"score:{QUESTION}:{LOOK_FOR}", 3),
        (f"state:{QUESTION}", "skipped"), (f"state:{QUESTION}", None), (f"state:{QUESTION}", ["asked"]),
        (f"tick:{QUESTION}:{LOOK_FOR}", 1), (f"tick:{QUESTION}:{uuid4()}", True), (f"tick:{QUESTION}", True),
        (f"note:{QUESTION}", "x" * (fields.NOTE_MAX + 1)), (f"note:{QUESTION}", None), ("note:other", ""),
        (f"asked_at:{QUESTION}", "2026-03-02T09:00:00"), (f"asked_at:{QUESTION}", 9), ("mood", "good"), ("", 1),
        (f"flag:{uuid4()}", FLAG | {"evidence": " "}), (f"flag:{uuid4()}", FLAG | {"text": ""}),
        (f"flag:{uuid4()}", FLAG | {"red_flag": str(uuid4())}), (f"flag:{uuid4()}", FLAG | {"more": 1}),
        (f"flag:{uuid4()}", {"withdrawn": False}), ("flag:overall", FLAG), ("score:overall", 3),
    ],
)  # fmt: skip
def test_value_is_not_valid(name, value):
    assert not fields.is_valid(name, value, SHEET)


words = st.lists(st.sampled_from(["asked", "why", "costs", "\n", "ünï", "😀"]), max_size=12).map(" ".join)


@given(words, words, words)
def test_merge_does_not_depend_on_the_order(base, ours, theirs):
    assert merge3(base, ours, theirs) == merge3(base, theirs, ours)


@given(words, words)
def test_merge_with_nothing_changed_is_the_change(base, ours):
    assert merge3(base, ours, base) == merge3(base, base, ours) == merge3(base, ours, ours) == ours


@given(words, words, words)
def test_merge_of_a_start_and_an_end_keeps_both(start, middle, end):
    base = f"one two {middle} three four"
    assert merge3(base, f"{start} {base}", f"{base} {end}") in {f"{start} {base} {end}", None}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("a b c", "a B c", "a b c d", "a B c d"),
        ("a b c", "a c", "a b c d", "a c d"),
        ("line one\nline two", "line 1\nline two", "line one\nline 2", "line 1\nline 2"),
        ("", "mine", "theirs", None),
        ("a b c", "a X c", "a Y c", None),
        ("a b", "a b c", "a b d", None),
    ],
)
def test_merge(base, ours, theirs, merged):
    assert merge3(base, ours, theirs) == merged


def sent(seq, value, *, kind="note", base=0, client="a", cseq=None):
    return fold.Sent(seq, kind, base, value, client, cseq or seq)


def steps(*operations):
    done = []
    for operation in operations:
        outcome, value = fold.judge(operation, done)
        if outcome in fold.KEPT:
            done.append(fold.Step(operation, outcome, value))
    return done


@pytest.mark.parametrize(
    ("before", "operation", "outcome"),
    [
        ([], sent(1, 3, kind="score"), "applied"),
        ([sent(1, 3, kind="score")], sent(2, 2, kind="score", base=1, client="b"), "applied"),
        ([sent(1, 3, kind="score")], sent(2, 2, kind="score"), "applied"),
        ([sent(1, 3, kind="score")], sent(2, 3, kind="score", client="b"), "applied"),
        ([sent(1, 3, kind="score")], sent(2, 2, kind="score", client="b"), "sibling"),
        ([sent(1, "asked", kind="state")], sent(2, "not_asked", kind="state", client="b"), "sibling"),
        ([sent(1, 3, kind="score", cseq=9)], sent(2, 2, kind="score", cseq=8), "superseded"),
        ([sent(1, "one two")], sent(2, "x", client="b"), "sibling"),
        ([sent(1, "one two"), sent(2, "one two three", base=1)], sent(3, "ONE two", base=1, client="b"), "merged"),
    ],
)
def test_outcome(before, operation, outcome):
    assert fold.judge(operation, steps(*before))[0] == outcome


def test_own_words_after_a_merge_do_not_take_back_the_other_ones():
    before = [sent(1, "one two"), sent(2, "one two three", base=1), sent(3, "ONE two", base=1, client="b")]
    assert steps(*before)[-1].value == "ONE two three"
    assert fold.judge(sent(4, "1 ONE two", base=1, client="b"), steps(*before)) == ("merged", "1 ONE two three")


def test_the_earlier_moment_wins_whoever_comes_first():
    early, late = "2026-03-02T09:00:00+00:00", "2026-03-02T10:30:00+01:00"
    for first, second in ((early, late), (late, early)):
        done = steps(sent(1, first, kind="asked_at"), sent(2, second, kind="asked_at", client="b"))
        assert done[-1].value == early


def test_flag_is_the_same_in_any_order_and_never_rewritten():
    raised, withdrawn = sent(1, FLAG, kind="flag"), sent(2, {"withdrawn": True}, kind="flag")
    back = [sent(1, {"withdrawn": True}, kind="flag", cseq=2), sent(2, FLAG, kind="flag", cseq=1)]
    assert fold.flag_of(steps(raised, withdrawn)) == fold.flag_of(steps(*back)) == FLAG | {"withdrawn": True}
    changed = sent(2, FLAG | {"evidence": "Other."}, kind="flag")
    assert fold.judge(changed, steps(raised))[0] == "kept_invalid"


def row(**fields):
    base = {"op_id": str(uuid4()), "card": CARD, "field": "note:overall", "base_ver": 0, "value": "x"}
    return base | {"client_id": str(uuid4()), "cseq": 1, "t_client": "", "proto": 1} | fields


def test_batch_is_read_with_the_digest_of_what_was_sent():
    one = row(value="é")
    (operation,) = batch.read_batch(json.dumps({"operations": [one]}).encode(), CARD)
    assert (operation.value, operation.digest) == ("é", digest(one))


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"[]", b"{}", b'{"operations": []}', b'{"operations": [1]}', b"[" * 100_000,
     *(json.dumps({"operations": [row(**bad)]}).encode() for bad in (
        {"op_id": "1"}, {"card": str(uuid4())}, {"cseq": 0}, {"cseq": True}, {"base_ver": -1}, {"proto": 2},
        {"value": 1.5}, {"field": "x" * 121}, {"field": "a\0"}, {"extra": 1}, {"value": [[[[[[[[[]]]]]]]]]},
        {"t_client": None}, {"cseq": 2**31}))],
    ids=len,
)  # fmt: skip
def test_what_is_no_batch_is_refused(data):
    with pytest.raises(batch.BatchError):
        batch.read_batch(data, CARD)


@pytest.mark.parametrize("data", [b" " * (batch.MAX_BYTES + 1), json.dumps({"operations": [1] * 51}).encode()], ids=len)
def test_batch_too_large_is_refused(data):
    with pytest.raises(batch.BatchTooLarge):
        batch.read_batch(data, CARD)


def test_the_plain_form_speaks_the_same_language():
    first, second = batch.compose(CARD, {"note:overall": "x", f"score:{QUESTION}": 3}, 7)
    assert (first.cseq, second.cseq, second.base_ver, first.client_id) == (1, 2, 7, second.client_id)
