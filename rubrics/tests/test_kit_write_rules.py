"""Every route that writes a kit: who may not, by which method not, and in which state not."""

import pytest
from django.urls import reverse

from conftest import make_kit
from rubrics import kits
from rubrics.models import Kit, Question

pytestmark = pytest.mark.django_db

# Every route that writes, with something that it would accept.
ROUTES = {
    "kit_edit": {"title": "New", "minutes": "60"},
    "kit_rule": {"threshold": "3", "reading": "answers", "pooling": "question"},
    "kit_extras": {"red_flags": "Late", "lists-TOTAL_FORMS": "0", "lists-INITIAL_FORMS": "0"},
    "kit_rounds": {"rounds-TOTAL_FORMS": "0", "rounds-INITIAL_FORMS": "0"},
    "kit_test": {"brief": "Bake.", "pass_mark": "3", "criteria-TOTAL_FORMS": "0", "criteria-INITIAL_FORMS": "0"},
    "kit_test_remove": {},
    "section_new": {"name": "New", "kind": "other"},
    "section": {"name": "New", "kind": "other"},
    "section_move": {"step": "down"},
    "section_remove": {},
    "question_new": {"text": "New?"},
    "question": {"text": "New?"},
    "question_move": {"step": "down"},
    "question_remove": {},
    "kit_publish": {},
    "kit_discard": {},
}
POSTED_ONLY = [name for name in ROUTES if name.endswith(("_remove", "_move", "_publish", "_discard"))]
FORMS = [name for name in ROUTES if name not in POSTED_ONLY]
POSTED_ONLY += ["kit_revise", "kit_retire"]


def target(name, kit):
    if name.startswith("question") and name != "question_new":
        return Question.objects.filter(section__kit=kit).first()
    return kit.sections.first() if name.startswith(("section", "question")) and name != "section_new" else kit


def url(name, kit):
    return reverse(f"rubrics:{name}", args=[target(name, kit).ref])


def sent(name, kit):
    data = ROUTES.get(name, {})
    return data | {"section": kit.sections.first().ref} if name in ("question", "question_new") else data


def state():
    return [(kit.slug, kit.version, kit.status, kits.as_guide(kit)) for kit in Kit.objects.order_by("pk")]


def answers(client, method, names, kit):
    send = getattr(client, method)
    return {name: send(url(name, kit), sent(name, kit)).status_code for name in names}


@pytest.fixture
def draft():
    return make_kit(status="draft")


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


@pytest.mark.parametrize("person", ["ana", "rae"])
def test_a_reader_writes_nothing_and_knows_of_no_draft(client, request, draft, person):
    client.force_login(request.getfixturevalue(person))
    published, before = make_kit("Cook"), state()
    every = [*ROUTES, "kit_revise", "kit_retire"]
    assert answers(client, "post", every, published) == dict.fromkeys(every, 403)
    assert answers(client, "post", every, draft) == dict.fromkeys(every, 404)
    assert state() == before


def test_a_reader_gets_no_form(client, ana, draft):
    client.force_login(ana)
    assert answers(client, "get", FORMS, make_kit("Cook")) == dict.fromkeys(FORMS, 403)
    assert answers(client, "get", FORMS, draft) == dict.fromkeys(FORMS, 404)


def test_a_change_is_no_page(as_lea, draft):
    before = state()
    assert answers(as_lea, "get", POSTED_ONLY, draft) == dict.fromkeys(POSTED_ONLY, 405)
    assert state() == before


def test_a_form_is_there_and_changes_nothing(as_lea, draft):
    before = state()
    assert answers(as_lea, "get", FORMS, draft) == dict.fromkeys(FORMS, 200)
    assert answers(as_lea, "delete", FORMS, draft) == dict.fromkeys(FORMS, 405)
    assert state() == before


@pytest.mark.parametrize("status", ["published", "retired"])
def test_a_frozen_version_is_answered_with_409(as_lea, status):
    kit = make_kit(status=status)
    before = state()
    assert answers(as_lea, "post", ROUTES, kit) == dict.fromkeys(ROUTES, 409)
    assert state() == before
    words = f"Version 1 of “Baker” is {status}, so it stays as it is."
    assert words in as_lea.post(url("kit_edit", kit), ROUTES["kit_edit"]).content.decode()


def test_a_form_that_is_sent_empty_saves_nothing(as_lea, draft):
    before = state()
    for name in FORMS:
        response = as_lea.post(url(name, draft))
        told = "Nothing was saved yet." in response.content.decode()
        assert (name, response.status_code, told) == (name, 422, True)
    assert state() == before


def test_a_form_takes_twelve_queries_at_most(as_lea, django_assert_max_num_queries):
    draft = make_kit(status="draft", sections=(("technical", 15), ("behavioral", 7), ("role_fit", 5)))
    for name in FORMS:
        with django_assert_max_num_queries(12):
            as_lea.get(url(name, draft))
