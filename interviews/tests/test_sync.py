"""The outcome table of the live card, row by row, and its law: the cells are the fold of the operations."""

import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import card_of, make_candidacy, make_session, seal
from interviews import sync
from interviews.models import Flag, Operation, Score, Tick
from interviews.operations import batch
from interviews.operations.canonical import digest
from rubrics.models import LookFor, Question, RedFlag

PHONE, LAPTOP = "00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"
SAVEPOINT = 2  # statements that stand for begin and commit inside a test


@pytest.fixture
def card(ana):
    return card_of(make_session(make_candidacy(), ana), ana)


@pytest.fixture
def question(card):
    return Question.objects.first()


def operation(card, field, value, *, client=LAPTOP, cseq=1, base=0, op_id=None):
    row = {"op_id": op_id or str(uuid.uuid4()), "card": str(card.ref), "field": field, "value": value}
    row |= {"client_id": client, "cseq": cseq, "base_ver": base, "t_client": "", "proto": 1}
    return batch.Operation(
        uuid.UUID(row["op_id"]), field, value, uuid.UUID(client), cseq, base, digest(row)
    )  # fmt: skip


def send(card, *operations, user=None):
    return sync.apply(card=card, operations=operations, user=user or card.seat.user)


def outcomes(answers):
    return [answer["outcome"] for answer in answers]


def only_score(card):
    return Score.objects.get(card=card)


def test_first_value_is_applied_and_becomes_the_cell(card, question):
    sent = operation(card, f"score:{question.ref}", 3)
    assert send(card, sent) == [
        {"op_id": str(sent.op_id), "digest": sent.digest, "outcome": "applied", "version": 1}
    ]  # fmt: skip
    assert (only_score(card).level, only_score(card).question, card.last_seq) == (3, question, 1)


def test_same_operation_again_is_dup_with_the_first_answer(card, question):
    sent = operation(card, f"score:{question.ref}", 3)
    first, again = send(card, sent), send(card, sent)
    assert again == [first[0] | {"outcome": "dup", "first": "applied"}]
    assert Operation.objects.count() == 1


def test_same_operation_twice_in_one_batch_is_one_row(card, question):
    sent = operation(card, f"score:{question.ref}", 3)
    assert outcomes(send(card, sent, sent)) == ["applied", "dup"]
    assert Operation.objects.count() == 1


@pytest.mark.parametrize("reused", ["id", "place"])
def test_known_id_with_another_content_is_refused(card, question, reused, caplog):
    first = operation(card, f"score:{question.ref}", 3)
    send(card, first)
    same = {"op_id": str(first.op_id), "cseq": 2} if reused == "id" else {"cseq": 1}
    assert outcomes(send(card, operation(card, f"score:{question.ref}", 1, **same))) == ["id_reuse"]
    assert (only_score(card).level, Operation.objects.count(), len(caplog.records)) == (3, 1, 1)


def test_id_of_another_card_is_refused(card, question, ben):
    other = card_of(make_session(card.seat.session.candidacy, ben), ben)
    sent = operation(card, "note:overall", "mine")
    send(card, sent)
    stolen = operation(other, "note:overall", "mine", op_id=str(sent.op_id))
    assert outcomes(send(other, stolen)) == ["id_reuse"]
    assert other.note == ""


def test_current_base_same_client_and_same_value_are_applied(card, question):
    field = f"score:{question.ref}"
    send(card, operation(card, field, 3))
    answers = send(
        card,
        operation(card, field, 2, client=PHONE, base=1),
        operation(card, field, 1, client=PHONE, base=1, cseq=2),
        operation(card, field, 1, base=1, cseq=2),
    )
    assert [(a["outcome"], a["version"]) for a in answers] == [("applied", 4)] * 3
    assert only_score(card).level == 1


def test_stale_note_is_merged_word_by_word(card, question):
    field = f"note:{question.ref}"
    send(card, operation(card, field, "data first"), operation(card, field, "data first then model", base=1, cseq=2))
    (answer,) = send(card, operation(card, field, "asks for data first", client=PHONE, base=1))
    assert (answer["outcome"], answer["value"]) == ("merged", "asks for data first then model")
    assert only_score(card).note == "asks for data first then model"


def test_stale_note_that_cannot_be_merged_is_kept_beside(card, question):
    field = f"note:{question.ref}"
    send(card, operation(card, field, "on the laptop"))
    (answer,) = send(card, operation(card, field, "on the phone", client=PHONE))
    assert (answer["outcome"], answer["version"], answer["value"]) == ("sibling", 1, "on the laptop")
    assert sync.open_siblings(card) == [sync.Sibling(field, 2, "on the phone")]


@pytest.mark.parametrize(("kind", "values"), [("score", (3, 2)), ("state", ("not_asked", "no_evidence"))])
def test_stale_score_or_state_waits_beside_the_current_one(card, question, kind, values):
    field = f"{kind}:{question.ref}"
    send(card, operation(card, field, values[0]))
    assert outcomes(send(card, operation(card, field, values[1], client=PHONE))) == ["sibling"]
    assert sync.fields_of(card)[field] == values[0]


def test_sibling_is_settled_by_who_has_seen_it_and_by_nobody_else(card, question):
    field = f"score:{question.ref}"
    send(card, operation(card, field, 3), operation(card, field, 2, client=PHONE))
    send(card, operation(card, field, 4, base=1, cseq=2))
    assert len(sync.open_siblings(card)) == 1
    send(card, operation(card, field, 2, base=3, cseq=3))
    assert sync.open_siblings(card) == []
    assert only_score(card).level == 2


def test_newest_sibling_of_a_client_is_the_one_that_waits(card, question):
    field = f"note:{question.ref}"
    send(card, operation(card, field, "laptop"))
    send(card, operation(card, field, "ph", client=PHONE), operation(card, field, "phone", client=PHONE, cseq=2))
    assert [one.value for one in sync.open_siblings(card)] == ["phone"]


def test_older_operation_of_a_client_never_takes_back_its_newer_one(card, question):
    field = f"note:{question.ref}"
    assert outcomes(send(card, operation(card, field, "new", cseq=2), operation(card, field, "ne"))) == [
        "applied",
        "superseded",
    ]
    assert only_score(card).note == "new"


def test_sealed_card_keeps_what_comes_late_and_counts_none_of_it(card, question):
    send(card, operation(card, f"score:{question.ref}", 3))
    seal(card)
    assert outcomes(send(card, operation(card, f"score:{question.ref}", 1, cseq=2))) == ["late"]
    assert only_score(card).level == 3
    assert [row.value for row in sync.unheeded(card)] == [1]


def test_cancelled_session_and_lost_seat_park(card, question, ben):
    assert outcomes(send(card, operation(card, "note:overall", "x"), user=ben)) == ["parked"]
    card.seat.session.status = "cancelled"
    card.seat.session.save(update_fields=["status"])
    assert outcomes(send(card, operation(card, "note:overall", "y", cseq=2))) == ["parked"]
    card.refresh_from_db()
    assert (card.note, card.last_seq) == ("", 2)


@pytest.mark.parametrize("value", [0, 5, True, "3", {"a": "\0"}, "\ud800", 10**400])
def test_invalid_value_is_kept_and_never_counted(card, question, value):
    (answer,) = send(card, operation(card, f"score:{question.ref}", value))
    assert (answer["outcome"], answer["version"], Score.objects.count()) == ("kept_invalid", 0, 0)
    assert Operation.objects.get().outcome == "kept_invalid"


def test_field_of_another_plan_is_kept_and_never_counted(card):
    assert outcomes(send(card, operation(card, f"score:{uuid.uuid4()}", 3))) == ["kept_invalid"]


def test_tick_is_set_and_taken_back(card, question):
    look_for = LookFor.objects.filter(question=question).first()
    field = f"tick:{question.ref}:{look_for.ref}"
    send(card, operation(card, field, True))
    assert Tick.objects.get(card=card).look_for == look_for
    send(card, operation(card, field, False, cseq=2))
    assert not Tick.objects.exists()


def test_flag_is_raised_with_evidence_and_withdrawn(card, question):
    ref, red_flag = uuid.uuid4(), RedFlag.objects.get()
    value = {"text": red_flag.text, "evidence": "Said so.", "red_flag": str(red_flag.ref)}
    send(card, operation(card, f"flag:{ref}", value | {"question": str(question.ref)}))
    flag = Flag.objects.get()
    assert (flag.ref, flag.red_flag, flag.question, flag.state) == (ref, red_flag, question, "raised")
    send(card, operation(card, f"flag:{ref}", {"withdrawn": True}, cseq=2))
    assert Flag.objects.get().state == "withdrawn"


def test_flag_of_another_card_stays_with_its_card(card, ben):
    other = card_of(make_session(card.seat.session.candidacy, ben), ben)
    ref, value = uuid.uuid4(), {"text": "T", "evidence": "E", "red_flag": None, "question": None}
    send(card, operation(card, f"flag:{ref}", value))
    assert outcomes(send(other, operation(other, f"flag:{ref}", value))) == ["kept_invalid"]
    assert Flag.objects.get().card == card


def test_text_comes_back_byte_for_byte(card):
    text = "👩🏽‍🚀 שלום עולم é é\u2028\ttab\n" + "long " * 2000
    send(card, operation(card, "note:overall", text))
    card.refresh_from_db()
    assert (card.note, Operation.objects.get().value) == (text, text)


def test_number_of_statements_does_not_grow_with_the_batch(card, django_assert_num_queries):
    user, questions = card.seat.user, list(Question.objects.all())
    small = [operation(card, f"note:{questions[0].ref}", "x")]
    large = [operation(card, f"note:{questions[n % 6].ref}", f"{n}", cseq=n + 2) for n in range(40)]
    for sent in (small, large):
        with django_assert_num_queries(8 + SAVEPOINT):
            send(card, *sent, user=user)


def test_batch_of_every_kind_takes_twelve_statements(card, django_assert_num_queries):
    user, questions = card.seat.user, list(Question.objects.prefetch_related("look_fors"))
    fields = {f"score:{q.ref}": 2 for q in questions} | {f"note:{q.ref}": "n" for q in questions}
    fields |= {f"tick:{q.ref}:{look.ref}": True for q in questions for look in q.look_fors.all()}
    fields |= {f"flag:{uuid.uuid4()}": {"text": "T", "evidence": "E", "red_flag": None, "question": None}}
    sent = batch.compose(str(card.ref), fields, 0)
    with django_assert_num_queries(12 + SAVEPOINT):
        send(card, *sent, user=user)
    assert sync.differences(card) == []


@st.composite
def scripts(draw):
    """What two clients type, in their own order, cut into batches; some of it arrives twice or in the wrong order."""
    kinds = st.sampled_from(["score", "state", "note", "tick", "overall"])
    values = {"score": [None, 1, 3, 4], "state": ["asked", "not_asked"], "tick": [True, False]}
    typed = []
    for cseq in range(1, draw(st.integers(1, 12)) + 1):
        kind = draw(kinds)
        value = draw(st.sampled_from(values.get(kind, ["", "one two", "one two three", "zero one two"])))
        typed.append((kind, value, draw(st.sampled_from([LAPTOP, PHONE])), cseq, draw(st.integers(0, 8))))
    return typed, draw(st.lists(st.integers(0, len(typed) - 1), max_size=5)), draw(st.integers(1, 5))


def play(card, question, script):
    typed, copies, size = script
    look_for = question.look_fors.first()
    names = {"tick": f"tick:{question.ref}:{look_for.ref}", "overall": "note:overall"}
    sent = [
        operation(card, names.get(kind, f"{kind}:{question.ref}"), value, client=client, cseq=cseq, base=base)
        for kind, value, client, cseq, base in typed
    ]
    queue = sent + [sent[place] for place in copies]
    for start in range(0, len(queue), size):
        send(card, *queue[start : start + size])
    return sync.fields_of(card)


unhurried = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def clear(card):
    for model in (Operation, Score, Tick, Flag):
        model.objects.all().delete()
    type(card).objects.update(last_seq=0, note="")


@unhurried
@given(script=scripts())
def test_cells_are_the_fold_of_the_operations(card, question, script):
    clear(card)
    play(card, question, script)
    assert sync.differences(card) == []
    before = sync.fields_of(card)
    sync.rebuild(card=card)
    assert sync.fields_of(card) == before


@unhurried
@given(script=scripts())
def test_batches_and_copies_make_no_difference(card, question, script):
    clear(card)
    whole = play(card, question, (script[0], [], 50))
    clear(card)
    assert play(card, question, script) == whole


@unhurried
@given(order=st.permutations(range(6)))
def test_one_client_in_any_order_ends_the_same(card, question, order):
    clear(card)
    sent = [operation(card, f"note:{question.ref}", f"word {n}", cseq=n + 1) for n in range(6)]
    for place in order:
        send(card, sent[place])
    assert only_score(card).note == "word 5"


def test_rebuild_command_finds_and_mends_a_cell(card, question):
    send(card, operation(card, f"score:{question.ref}", 3))
    out = StringIO()
    call_command("rebuild_cards", "--check", stdout=out)
    assert out.getvalue() == "1 cards agree with their operations.\n"
    Score.objects.update(level=4)
    errors = StringIO()
    with pytest.raises(CommandError, match="1 of 1 cards differ"):
        call_command("rebuild_cards", "--check", stderr=errors)
    assert "the operations say 3, the row 4" in errors.getvalue()
    call_command("rebuild_cards", stdout=StringIO(), stderr=StringIO())
    assert only_score(card).level == 3
