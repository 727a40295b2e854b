"""What no form of ours sends: it is refused or kept aside in a sentence, and never breaks a page or a card."""

import json
import uuid

import pytest
from django.urls import reverse

from conftest import card_of, make_candidacy, make_opening, make_session
from interviews.models import Membership, Operation
from interviews.operations.fields import Sheet, is_valid
from interviews.operations.ids import uuid7

HUGE = "9" * 5000


@pytest.fixture
def card(ana, ben, lea, rae):
    return card_of(make_session(make_candidacy(make_opening(lead=lea, recruiter=rae)), ana, ben), ana)


def at(name, *refs):
    return reverse(f"interviews:{name}", args=refs)


def batch_of(card, field, value):
    row = {"op_id": str(uuid7()), "card": str(card.ref), "field": field, "value": value, "client_id": str(uuid7())}
    return json.dumps({"operations": [row | {"cseq": 1, "base_ver": 0, "t_client": "", "proto": 1}]})


FLAG = {"text": "Late", "evidence": "An hour", "red_flag": None, "question": None}


@pytest.mark.parametrize("value", [FLAG | {"red_flag": []}, FLAG | {"question": {}}, FLAG | {"question": 1}], ids=str)
def test_flag_that_points_to_no_text_is_not_valid(value):
    assert not is_valid(f"flag:{uuid.uuid4()}", value, Sheet())


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_moment_that_another_zone_cannot_say_is_kept_aside(client, ana, card, value):
    client.force_login(ana)
    question = card.seat.session.candidacy.opening.plan_items.first().question
    body = batch_of(card, f"asked_at:{question.ref}", value)
    answer = client.post(at("sync_ops", card.ref), body, content_type="application/json")
    assert (answer.status_code, answer.json()["answers"][0]["outcome"]) == (200, "kept_invalid")
    assert client.get(at("card", card.ref)).status_code == 200


@pytest.mark.parametrize("base", [HUGE, str(2**31)], ids=len)
def test_form_of_no_possible_version_is_refused(client, ana, card, base):
    client.force_login(ana)
    assert client.post(at("card_note", card.ref), {"base": base, "note": "Typed"}).status_code == 422
    assert not Operation.objects.exists()


def test_question_of_no_possible_number_is_the_first_open_one(client, ana, card):
    client.force_login(ana)
    assert client.post(at("card_flag", card.ref), {"q": HUGE}).status_code == 422


@pytest.mark.parametrize("clients", ["[" * 100_000, HUGE, "NaN", "{"], ids=len)
def test_counts_that_cannot_be_read_seal_nothing(client, ana, card, clients):
    client.force_login(ana)
    assert client.post(at("card_seal", card.ref), {"seen": "0" * 64, "clients": clients}).status_code == 422
    card.refresh_from_db()
    assert not card.is_sealed


def test_search_and_names_with_a_zero_character_find_nothing(client, lea, card):
    client.force_login(lea)
    assert client.get(at("openings") + "?q=%00").status_code == 200
    opening = card.seat.session.candidacy.opening
    assert client.post(at("member_remove", opening.ref), {"email": "\0", "role": "lead"}).status_code == 404
    assert Membership.objects.count() == 2


@pytest.mark.parametrize("starts_at", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_interview_at_the_end_of_the_calendar_is_refused(client, lea, card, starts_at):
    client.force_login(lea)
    candidacy = card.seat.session.candidacy
    seats = {"seat-TOTAL_FORMS": 1, "seat-INITIAL_FORMS": 0, "seat-0-user": str(lea.ref), "seat-0-kind": "scorer"}
    sent = {"starts_at": starts_at, "minutes": 45} | seats
    assert client.post(at("session_new", candidacy.ref), sent).status_code == 422
    assert candidacy.sessions.count() == 1
