"""POST and GET /sync/<card>/ops over HTTP: JSON whatever happens, and never a redirect."""

import json
import uuid

import pytest
from django.db import OperationalError, connection
from django.test import Client

from conftest import card_of, make_candidacy, make_session, seal
from interviews import sync
from interviews.models import Operation
from interviews.operations import batch
from interviews.operations.canonical import digest
from rubrics.models import Question

SAVEPOINT = 2


@pytest.fixture
def session(ana, ben):
    return make_session(make_candidacy(), ana, ben, status="planned")


@pytest.fixture
def card(session, ana):
    return card_of(session, ana)


@pytest.fixture
def question(card):
    return Question.objects.first()


def row(card, field, value, **fields):
    base = {"op_id": str(uuid.uuid4()), "card": str(card.ref), "field": field, "base_ver": 0, "value": value}
    return base | {"client_id": str(uuid.uuid4()), "cseq": 1, "t_client": "", "proto": 1} | fields


def post(client, card, *rows, **extra):
    body = json.dumps({"operations": rows})
    return client.post(f"/sync/{card.ref}/ops", body, content_type="application/json", **extra)


def test_batch_is_acknowledged_with_id_digest_outcome_and_version(client, ana, card, question):
    client.force_login(ana)
    sent = row(card, f"score:{question.ref}", 3)
    response = post(client, card, sent)
    body = response.json()
    assert (response.status_code, response["X-Scorecard-Protocol"]) == (200, "1")
    answer = {"op_id": sent["op_id"], "digest": digest(sent), "outcome": "applied", "version": 1}
    assert (body["answers"], body["seq"], body["status"], body["card"]) == ([answer], 1, "draft", str(card.ref))
    assert (body["standing"]["shown"], body["standing"]["answered"], body["standing"]["total"]) == ("3.00", 1, 6)


def test_average_stays_away_when_the_kit_keeps_it(client, ana, card, question):
    kit = card.seat.session.candidacy.opening.kit
    kit.show_average = False
    kit.save(update_fields=["show_average"])
    client.force_login(ana)
    standing = post(client, card, row(card, f"score:{question.ref}", 3)).json()["standing"]
    assert (standing["average"], standing["shown"], standing["shows_average"]) == ("", "", False)


def test_first_mark_opens_the_session_and_a_note_does_not(client, ana, card, session, question):
    client.force_login(ana)
    post(client, card, row(card, f"note:{question.ref}", "prepared"))
    session.refresh_from_db()
    assert session.status == "planned"
    post(client, card, row(card, f"score:{question.ref}", 3))
    session.refresh_from_db()
    assert session.status == "open"


def test_state_says_what_the_card_holds(client, ana, card, question):
    field = f"score:{question.ref}"
    operations = batch.compose(str(card.ref), {field: 3}, 0) + batch.compose(str(card.ref), {field: 2}, 0)
    sync.apply(card=card, operations=operations, user=ana)
    client.force_login(ana)
    body = client.get(f"/sync/{card.ref}/ops").json()
    assert (body["fields"], body["versions"], body["seq"]) == ({field: 3}, {field: 1}, 2)
    assert body["siblings"] == [{"field": field, "seq": 2, "value": 2}]


def test_late_is_stored_and_said(client, ana, card, question):
    seal(card)
    client.force_login(ana)
    body = post(client, card, row(card, f"score:{question.ref}", 3)).json()
    assert (body["status"], [answer["outcome"] for answer in body["answers"]]) == ("sealed", ["late"])


def test_card_of_a_cancelled_session_still_takes_its_authors_words(client, ana, card, session):
    session.status = "cancelled"
    session.save(update_fields=["status"])
    client.force_login(ana)
    assert post(client, card, row(card, "note:overall", "x")).json()["answers"][0]["outcome"] == "parked"


@pytest.mark.parametrize("person", ["ben", "lea", "rae", "adi", "otto"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_card_of_another_is_the_same_404_as_none(client, request, person, method, card):
    client.force_login(request.getfixturevalue(person))
    send = getattr(client, method)
    theirs, nobodys = send(f"/sync/{card.ref}/ops"), send(f"/sync/{uuid.uuid4()}/ops")
    assert (theirs.status_code, theirs.content, theirs["Content-Type"]) == (404, nobodys.content, "application/json")


@pytest.mark.parametrize("path", ["/sync/", "/sync/x", "/sync/x/ops", "/sync/x/ops/"])
def test_every_address_under_sync_answers_json(client, ana, path):
    client.force_login(ana)
    response = client.get(path)
    assert (response.status_code, response.json()["error"]) == (404, "not_found")
    client.logout()
    response = client.get(path)
    assert (response.status_code, response.json()["error"]) == (401, "login")


@pytest.mark.parametrize("method", ["get", "post"])
def test_expired_session_is_401_and_keeps_nothing(client, card, method):
    response = getattr(client, method)(f"/sync/{card.ref}/ops")
    assert (response.status_code, response.json()["error"], response["X-Scorecard-Protocol"]) == (401, "login", "1")
    assert not Operation.objects.exists()


def test_missing_token_is_403_for_who_is_signed_in_and_401_for_who_is_not(ana, card):
    client = Client(enforce_csrf_checks=True)
    response = post(client, card, row(card, "note:overall", "x"))
    assert (response.status_code, response.json()["error"]) == (401, "login")
    client.force_login(ana)
    response = post(client, card, row(card, "note:overall", "x"))
    assert (response.status_code, response.json()["error"]) == (403, "csrf")
    assert not Operation.objects.exists()


def test_other_pages_keep_their_own_words_about_the_token(ana):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ana)
    response = client.post("/accounts/password/")
    assert (response.status_code, response["Content-Type"]) == (403, "text/html; charset=utf-8")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "head"])
def test_other_methods_are_405(client, ana, card, method):
    client.force_login(ana)
    response = getattr(client, method)(f"/sync/{card.ref}/ops")
    assert (response.status_code, response["Allow"]) == (405, "GET, POST")


def test_batch_too_large_is_413_and_keeps_nothing(client, ana, card):
    client.force_login(ana)
    assert post(client, card, row(card, "note:overall", "x" * 50_000)).status_code == 413
    many = [row(card, "note:overall", "x", cseq=n) for n in range(1, 52)]
    response = post(client, card, *many)
    assert (response.status_code, response.json()["error"]) == (413, "too_large")
    assert not Operation.objects.exists()


@pytest.mark.parametrize("body", ["", "no", '{"operations": []}', '{"operations": [{}]}', '{"operations": 1e999}'])
def test_what_is_no_batch_is_422(client, ana, card, body):
    client.force_login(ana)
    response = client.post(f"/sync/{card.ref}/ops", body, content_type="application/json")
    assert (response.status_code, response.json()["error"]) == (422, "invalid")


def test_failing_database_is_503_with_a_time_to_come_back(client, ana, card, monkeypatch):
    def fail(**_):
        raise OperationalError("database is locked")

    monkeypatch.setattr(sync, "apply", fail)
    client.force_login(ana)
    response = post(client, card, row(card, "note:overall", "x"))
    assert (response.status_code, response["Retry-After"]) == (503, "5")


def test_number_of_statements_of_a_batch_over_http(client, ana, card, question, django_assert_num_queries):
    client.force_login(ana)
    post(client, card, row(card, "note:overall", "x"))
    me = str(uuid.uuid4())
    for counts in (range(1, 2), range(2, 32)):
        rows = [row(card, f"note:{question.ref}", f"{n}", cseq=n, client_id=me) for n in counts]
        with django_assert_num_queries(10 + SAVEPOINT):  # who, which card, and the eight of the writer
            post(client, card, *rows)


def test_seat_that_goes_under_a_batch_is_no_card_any_more(client, ana, card, question):
    """Between the look at the card and its lock."""

    def removed(execute, sql, params, many, context):
        if sql.startswith("SAVEPOINT") and card.seat.pk:
            card.seat.delete()
        return execute(sql, params, many, context)

    client.force_login(ana)
    with connection.execute_wrapper(removed):
        response = post(client, card, row(card, f"score:{question.ref}", 3))
    assert (response.status_code, response.json()["error"]) == (404, "not_found")
