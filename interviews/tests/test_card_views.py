"""The pages of the live card: each works, for its author alone, by its method, and says no without a side effect."""

import uuid

import pytest

from conftest import card_of, make_candidacy, make_kit, make_opening, make_session, seal
from interviews import sync
from interviews.models import Card, Flag, Operation, Score, Tick
from interviews.operations import batch
from rubrics.models import LookFor, Question, RedFlag


@pytest.fixture
def session(ana, ben, lea, rae):
    return make_session(make_candidacy(make_opening(lead=lea, recruiter=rae)), ana, ben)


@pytest.fixture
def card(session, ana):
    return card_of(session, ana)


@pytest.fixture
def question(card):
    return Question.objects.select_related("section").first()


@pytest.fixture
def mine(client, ana):
    client.force_login(ana)
    return client


def at(card, rest=""):
    return f"/cards/{card.ref}/{rest}"


def write(card, fields, base=0):
    sync.apply(card=card, operations=batch.compose(str(card.ref), fields, base), user=card.seat.user)
    card.refresh_from_db()


def fill(card, level=3):
    write(card, {f"score:{question.ref}": level for question in Question.objects.all()})


def save(mine, card, question, **data):
    return mine.post(at(card, f"questions/{question.ref}/"), {"base": card.last_seq, "note": ""} | data)


def raise_flag(mine, card, **data):
    return mine.post(at(card, "flags/"), {"evidence": "Said so.", "q": "1"} | data)


# the card


def test_card_opens_at_the_first_question_without_an_answer(mine, card, question):
    write(card, {f"score:{question.ref}": 3})
    response = mine.get(at(card))
    assert (response.status_code, response.context["focus"]) == (200, 2)


@pytest.mark.parametrize(("q", "focus"), [("1", 1), ("6", 6), ("close", 7), ("7", 7), ("8", 1), ("x", 1), ("²", 1)])
def test_card_goes_where_it_is_asked_to(mine, card, q, focus):
    assert mine.get(at(card), {"q": q}).context["focus"] == focus


def test_nothing_is_preselected(mine, card):
    assert b"checked" not in mine.get(at(card, "?q=1")).content.replace(b'id="help-keys" checked', b"")


def test_card_shows_what_was_said_and_the_running_average(mine, card, question):
    look_for = question.look_fors.first()
    write(
        card,
        {
            f"score:{question.ref}": 4,
            f"note:{question.ref}": "<b>Sharp</b>",
            f"tick:{question.ref}:{look_for.ref}": True,
        },
    )
    html = mine.get(at(card, "?q=1")).content.decode()
    assert 'id="mark-1-4" value="4" aria-labelledby="mark-1-4-words" checked' in html
    assert f'value="{look_for.ref}" checked' in html
    assert "&lt;b&gt;Sharp&lt;/b&gt;" in html
    assert '<p class="stand__number" id="stand-shown">4.00</p>' in html


def test_kit_may_keep_the_average_from_interviewers(mine, card):
    kit = card.seat.session.candidacy.opening.kit
    kit.show_average = False
    kit.save(update_fields=["show_average"])
    assert b"stand-shown" not in mine.get(at(card)).content


def test_question_with_anchors_of_its_own_shows_them(mine, card, question):
    question.anchors = ["None", "Some", "All", "More"]
    question.save(update_fields=["anchors"])
    lines = mine.get(at(card)).context["page"].lines
    assert lines[0].anchors == ((1, "None"), (2, "Some"), (3, "All"), (4, "More"))
    assert lines[1].anchors[0] == (1, "Misses it")


@pytest.mark.parametrize("person", ["ben", "lea", "rae", "adi", "otto"])
@pytest.mark.parametrize("rest", ["", "review/"])
def test_card_is_its_authors_alone(client, request, person, card, rest):
    client.force_login(request.getfixturevalue(person))
    theirs, nobodys = client.get(at(card, rest)), client.get(f"/cards/{uuid.uuid4()}/{rest}")
    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


def test_candidate_never_reads_a_card_about_themselves(mine, card, ana):
    candidate = card.seat.session.candidacy.candidate
    candidate.user = ana
    candidate.save(update_fields=["user"])
    assert mine.get(at(card)).status_code == 404


def test_stranger_is_asked_to_sign_in(client, card):
    assert client.get(at(card)).status_code == 302


WRITES = ["start/", "note/", "flags/", "choice/", "rest/", "seal/"]


@pytest.mark.parametrize("rest", WRITES)
def test_writes_are_posts(mine, card, rest):
    assert mine.get(at(card, rest)).status_code == 405


@pytest.mark.parametrize("rest", ["", "review/"])
def test_pages_are_gets(mine, card, rest):
    assert mine.post(at(card, rest)).status_code == 405


@pytest.mark.parametrize("rest", [*WRITES, "questions/{question}/", "flags/{question}/withdraw/"])
def test_nobody_writes_on_anothers_card(client, ben, card, question, rest):
    client.force_login(ben)
    data = {"base": 0, "note": "x", "mark": "3", "evidence": "x", "text": "x"}
    assert client.post(at(card, rest.format(question=question.ref)), data).status_code == 404
    assert not Operation.objects.exists()


# one question


def test_question_is_saved_and_the_next_comes_into_focus(mine, card, question):
    look_for = question.look_fors.first()
    response = save(mine, card, question, mark="3", tick=[str(look_for.ref)], note="one\r\ntwo", next="on")
    assert (response.status_code, response["Location"]) == (302, at(card, "?q=2"))
    score = Score.objects.get()
    assert (score.level, score.state, score.note, Tick.objects.get().look_for) == (3, "asked", "one\ntwo", look_for)


def test_plain_save_stays_where_it_is(mine, card, question):
    assert save(mine, card, question, mark="3")["Location"] == at(card, "?q=1")


def test_saving_the_same_again_writes_nothing(mine, card, question):
    save(mine, card, question, mark="3", note="x")
    card.refresh_from_db()
    before = card.last_seq
    save(mine, card, question, mark="3", note="x")
    card.refresh_from_db()
    assert card.last_seq == before


def test_form_that_was_made_earlier_changes_only_what_was_changed_on_it(mine, card, question):
    stale = card.last_seq
    write(card, {f"score:{question.ref}": 2, f"note:{question.ref}": "from the other window"})
    save(mine, card, question, base=stale, note="")
    assert (Score.objects.get().level, Score.objects.get().note) == (2, "from the other window")
    assert sync.open_siblings(card) == []


@pytest.mark.parametrize("mark", ["not_asked", "no_evidence"])
def test_question_without_a_level(mine, card, question, mark):
    save(mine, card, question, mark=mark)
    assert (Score.objects.get().state, Score.objects.get().counted) == (mark, None)


def test_level_after_not_asked_counts_again(mine, card, question):
    save(mine, card, question, mark="not_asked")
    card.refresh_from_db()
    save(mine, card, question, mark="2")
    assert Score.objects.get().counted == 2


def test_score_is_cleared(mine, card, question):
    save(mine, card, question, mark="3")
    card.refresh_from_db()
    save(mine, card, question, mark="3", clear="on")
    assert not Score.objects.get().is_answered


@pytest.mark.parametrize("bad", [{"mark": "5"}, {"note": "x" * 12_001}, {"tick": ["x"]}, {"base": ""}, {"note": "\0"}])
def test_bad_question_is_422_and_keeps_what_was_typed_on_the_page(mine, card, question, bad):
    response = save(mine, card, question, **({"mark": "4", "note": "my words"} | bad))
    assert (response.status_code, Operation.objects.count()) == (422, 0)
    assert response.context["page"].lines[0].note == bad.get("note", "my words")


def test_question_of_another_kit_is_not_found(mine, card):
    other = make_opening(make_kit("Other"))
    assert save(mine, card, other.plan_items.first().question, mark="3").status_code == 404


def test_first_mark_opens_the_session(mine, card, question):
    session = card.seat.session
    session.status, session.opened_at = "planned", None
    session.save(update_fields=["status", "opened_at"])
    save(mine, card, question, note="only a note")
    session.refresh_from_db()
    assert session.status == "planned"
    save(mine, card, question, mark="3")
    session.refresh_from_db()
    assert session.status == "open"


def test_button_opens_the_session(mine, card):
    session = card.seat.session
    session.status, session.opened_at = "planned", None
    session.save(update_fields=["status", "opened_at"])
    assert mine.post(at(card, "start/"), {"q": "2"})["Location"] == at(card, "?q=2")
    session.refresh_from_db()
    assert session.status == "open"


# the note of the card


def test_note_of_the_whole_interview(mine, card):
    assert mine.post(at(card, "note/"), {"base": 0, "note": "Calm."})["Location"] == at(card, "?q=close")
    card.refresh_from_db()
    assert card.note == "Calm."


def test_note_is_saved_on_the_way_to_the_review(mine, card):
    response = mine.post(at(card, "note/"), {"base": 0, "note": "Kind and clear.", "review": "on"})
    assert (response.status_code, response.url) == (302, at(card, "review/"))
    card.refresh_from_db()
    assert card.note == "Kind and clear."


def test_review_says_how_many_flags_the_card_raises(mine, card):
    assert b"Your card raises" not in mine.get(at(card, "review/")).content
    raise_flag(mine, card, text="Blames colleagues")
    assert b"Your card raises 1 red flag." in mine.get(at(card, "review/")).content


def test_note_too_long_is_422(mine, card):
    response = mine.post(at(card, "note/"), {"base": 0, "note": "x" * 12_001})
    assert (response.status_code, Operation.objects.count(), response.context["focus"]) == (422, 0, 7)


# flags


def test_flag_of_the_kit_is_raised_with_evidence(mine, card, question):
    red_flag = RedFlag.objects.get()
    response = raise_flag(mine, card, red_flag=str(red_flag.ref), question=str(question.ref))
    assert response["Location"] == at(card, "?q=1")
    flag = Flag.objects.get()
    assert (flag.red_flag, flag.question, flag.text, flag.evidence) == (red_flag, question, red_flag.text, "Said so.")


def test_flag_in_own_words(mine, card):
    raise_flag(mine, card, text="Was rude to the host")
    assert (Flag.objects.get().text, Flag.objects.get().red_flag) == ("Was rude to the host", None)


@pytest.mark.parametrize(
    "bad", [{"text": "x", "evidence": " "}, {}, {"red_flag": "x"}, {"text": "x", "question": "x"}, {"text": "x" * 501}]
)
def test_bad_flag_is_422(mine, card, bad):
    response = raise_flag(mine, card, **bad)
    assert (response.status_code, Operation.objects.count()) == (422, 0)


def test_flag_is_withdrawn(mine, card):
    raise_flag(mine, card, text="x")
    ref = Flag.objects.get().ref
    assert mine.post(at(card, f"flags/{ref}/withdraw/")).status_code == 302
    assert Flag.objects.get().state == "withdrawn"


def test_flag_of_nobody_is_not_withdrawn(mine, card):
    assert mine.post(at(card, f"flags/{uuid.uuid4()}/withdraw/")).status_code == 404


# two versions


@pytest.fixture
def disputed(card, question):
    write(card, {f"note:{question.ref}": "laptop"})
    write(card, {f"note:{question.ref}": "phone"})
    (sibling,) = sync.open_siblings(card)
    return {"base": card.last_seq, "field": sibling.field, "seq": sibling.seq, "q": "1"}


def test_both_versions_stand_side_by_side(mine, card, disputed):
    html = mine.get(at(card, "?q=1")).content.decode()
    assert html.count("Written elsewhere") == 1
    assert ">phone<" in html


@pytest.mark.parametrize(
    ("take", "note"), [("current", "laptop"), ("other", "phone"), ("both", "laptop\n\nphone"), ("neither", "laptop")]
)
def test_choice_between_two_versions(mine, card, disputed, take, note):
    response = mine.post(at(card, "choice/"), disputed | {"take": take})
    assert response.status_code == (422 if take == "neither" else 302)
    assert (Score.objects.get().note, len(sync.open_siblings(card))) == (note, int(take == "neither"))


def test_choice_is_made_once(mine, card, disputed):
    for take in ("other", "current"):
        mine.post(at(card, "choice/"), disputed | {"take": take})
    assert Score.objects.get().note == "phone"


# looking through and sealing


def test_review_lists_what_is_open_and_offers_no_seal(mine, card):
    response = mine.get(at(card, "review/"))
    assert (response.status_code, len(response.context["page"].unanswered)) == (200, 6)
    assert b"Seal my card" not in response.content


def test_rest_becomes_not_asked(mine, card, question):
    write(card, {f"score:{question.ref}": 3})
    assert mine.post(at(card, "rest/"))["Location"] == at(card, "review/")
    assert sorted(Score.objects.values_list("state", flat=True)) == ["asked"] + ["not_asked"] * 5
    assert b"Seal my card" in mine.get(at(card, "review/")).content


def test_review_warns_and_does_not_block(mine, card, question):
    fill(card, 4)
    write(card, {f"note:{question.ref}": "Has a strong accent"}, card.last_seq)
    response = mine.get(at(card, "review/"))
    assert [about for about, _ in response.context["warnings"]] == [
        "Technical 2", "Technical 3", "Technical 4", "Behavioral 1", "Behavioral 2", "The whole card", "Technical 1",
    ]  # fmt: skip
    assert b"Seal my card" in response.content


def seen(mine, card):
    return mine.get(at(card, "review/")).context["seen"]


def test_seal_ends_in_a_page_that_only_reads(mine, card):
    fill(card)
    response = mine.post(at(card, "seal/"), {"seen": seen(mine, card)}, follow=True)
    sealed = Card.objects.get(pk=card.pk)
    assert (response.redirect_chain, sealed.is_sealed) == ([(at(card), 302)], True)
    assert sealed.sealed_hash[:12] in response.content.decode()
    assert b"<textarea" not in response.content


def test_seal_is_refused_when_the_card_changed_meanwhile(mine, card):
    fill(card)
    before = seen(mine, card)
    write(card, {"note:overall": "from the other window"}, card.last_seq)
    response = mine.post(at(card, "seal/"), {"seen": before})
    assert (response.status_code, response.context["seen"] == before) == (409, False)
    assert not Card.objects.get(pk=card.pk).is_sealed


def test_seal_of_an_incomplete_card_is_409(mine, card):
    response = mine.post(at(card, "seal/"), {"seen": seen(mine, card)})
    assert (response.status_code, Card.objects.get(pk=card.pk).status) == (409, "draft")


@pytest.mark.parametrize("bad", [{}, {"seen": "x"}, {"clients": "[]"}, {"clients": '{"a": 1}'}])
def test_seal_without_what_was_seen_is_422(mine, card, bad):
    fill(card)
    data = {"seen": seen(mine, card)} | bad if bad else {}
    assert mine.post(at(card, "seal/"), data).status_code == 422
    assert not Card.objects.get(pk=card.pk).is_sealed


def test_seal_waits_for_operations_of_a_client(mine, card):
    fill(card)
    data = {"seen": seen(mine, card), "clients": f'{{"{uuid.uuid4()}": 1}}'}
    assert mine.post(at(card, "seal/"), data).status_code == 409


def test_what_is_saved_after_the_seal_is_shown_and_not_counted(mine, card, question):
    seal(card)
    response = save(mine, card, question, mark="1", note="too late")
    assert (response.status_code, Score.objects.count()) == (409, 0)
    assert [row.words for row in response.context["unheeded"]] == ["1", "too late"]
    assert mine.get(at(card, "review/"))["Location"] == at(card)


def test_card_of_a_cancelled_session_only_reads(mine, card):
    write(card, {"note:overall": "Calm."})
    session = card.seat.session
    session.status = "cancelled"
    session.save(update_fields=["status"])
    response = mine.get(at(card))
    assert (response.status_code, b"Calm." in response.content, b"<textarea" in response.content) == (200, True, False)
    assert mine.get(at(card, "review/")).status_code == 404


# how much it costs


@pytest.mark.parametrize("questions", [1, 30])
def test_card_takes_eleven_queries(client, ana, questions, django_assert_num_queries):
    kit = make_kit(sections=(("technical", questions),))
    card = card_of(make_session(make_candidacy(make_opening(kit)), ana), ana)
    fields = {f"score:{q.ref}": 3 for q in Question.objects.all()}
    fields |= {f"tick:{look.question.ref}:{look.ref}": True for look in LookFor.objects.select_related("question")}
    fields |= {f"flag:{uuid.uuid4()}": {"text": "T", "evidence": "E", "red_flag": None, "question": None}}
    write(card, fields)
    client.force_login(ana)
    for rest in ("", "review/"):
        with django_assert_num_queries(11 if not rest else 10):
            client.get(at(card, rest))


def test_sealed_card_takes_eleven_queries(mine, card, django_assert_num_queries):
    fill(card)
    seal(card)
    write(card, {"note:overall": "late"})
    with django_assert_num_queries(11):
        mine.get(at(card))
