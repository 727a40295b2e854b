"""Composing, settling and reading the plan of an opening."""

import uuid

import pytest
from django.urls import reverse

from conftest import card_of, make_candidacy, make_kit, make_opening, make_session, seal
from interviews import openings, plans
from interviews.models import Event
from rubrics.models import Question


@pytest.fixture
def opening(lea, rae):
    return make_opening(lead=lea, recruiter=rae, plan=False)


@pytest.fixture
def signed_in(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def url(name, opening):
    return reverse(f"interviews:{name}", args=[opening.ref])


def refs(opening, *titles):
    found = {question.title: str(question.ref) for question in Question.objects.filter(section__kit=opening.kit)}
    return [found[title] for title in titles] if titles else list(found.values())


def titles(answer):
    return [question.title for question in answer.context["questions"]]


def kept(opening):
    return [question.title for question in plans.chosen(opening)]


PAIR = ("Technical 1", "Behavioral 1")


def test_lead_keeps_a_choice(signed_in, opening, lea):
    answer = signed_in(lea).post(url("plan", opening), {"question": refs(opening, "Behavioral 2", "Technical 1")})
    assert (answer.status_code, answer.url) == (302, url("plan", opening))
    assert kept(opening) == ["Technical 1", "Behavioral 2"]


def test_lead_settles_a_choice_at_once_and_reopens_it(signed_in, opening, lea):
    client = signed_in(lea)
    client.post(url("plan", opening), {"question": refs(opening, *PAIR), "settle": "1"})
    opening.refresh_from_db()
    assert opening.plan_settled_at is not None
    client.post(url("plan_reopen", opening))
    opening.refresh_from_db()
    assert (opening.plan_settled_at, kept(opening)) == (None, list(PAIR))


def test_choice_below_a_range_is_kept_and_not_settled(signed_in, opening, lea):
    answer = signed_in(lea).post(url("plan", opening), {"question": refs(opening, "Technical 1"), "settle": "1"})
    assert answer.status_code == 422
    assert answer.context["errors"] == ["Behavioral needs 1 question more: 0 chosen, the kit asks for 1–2."]
    opening.refresh_from_db()
    assert (opening.plan_settled_at, kept(opening)) == (None, ["Technical 1"])


def test_order_of_the_page_is_kept(signed_in, opening, lea):
    order = refs(opening, "Behavioral 1", "Technical 1")
    picked = refs(opening, "Technical 1", "Behavioral 1", "Technical 3")
    signed_in(lea).post(url("plan", opening), {"question": picked, "order": order})
    assert kept(opening) == ["Technical 3", "Behavioral 1", "Technical 1"]


def test_draft_measures_moves_and_keeps_nothing(signed_in, opening, lea):
    client, picked = signed_in(lea), refs(opening, "Technical 1", "Technical 2", "Behavioral 1")
    fields = {"question": picked, "order": picked, "move": f"up:{picked[2]}"}
    answer = client.post(url("plan_draft", opening), fields)
    assert titles(answer) == ["Technical 1", "Behavioral 1", "Technical 2"]
    assert (answer.context["shape"].minutes_used, answer.context["kept"]) == (18, False)
    order = [picked[2], picked[0], picked[1]]
    answer = client.post(url("plan_draft", opening), {"question": picked, "order": order, "move": "kit_order"})
    assert titles(answer) == ["Technical 1", "Technical 2", "Behavioral 1"]
    assert not Event.objects.exists()


def test_draft_is_a_page_without_javascript_and_a_fragment_with_it(signed_in, opening, lea):
    client, fields = signed_in(lea), {"question": refs(opening, "Technical 1")}
    page = client.post(url("plan_draft", opening), fields)
    part = client.post(url("plan_draft", opening), fields, headers={"HX-Request": "true"})
    assert [b"<html" in answer.content for answer in (page, part)] == [True, False]
    assert part.content.strip() in page.content


def test_proposal_is_shown_with_its_reasons_and_not_kept(signed_in, opening, lea):
    answer = signed_in(lea).post(url("plan_draft", opening), {"propose": "1"})
    assert len(titles(answer)) == 6
    assert answer.context["reasons"] == [
        "Technical: 4 questions, within the range of the kit (1–4).",
        "Behavioral: 2 questions, within the range of the kit (1–2).",
        "Difficulties: 2 easy, 1 medium, 1 hard.",
        "It takes 33 of 45 minutes, 3 of them to hand over the practical test.",
    ]
    assert kept(opening) == []


def test_question_of_another_kit_never_enters(signed_in, opening, lea):
    foreign = str(Question.objects.filter(section__kit=make_kit("Cook")).first().ref)
    for wrong in ([foreign], [str(uuid.uuid4())], ["x"]):
        answer = signed_in(lea).post(url("plan", opening), {"question": wrong + refs(opening, "Technical 1")})
        assert answer.status_code == 409
    assert not Event.objects.exists()


def test_plan_is_read_by_panel_and_recruiter_and_written_by_leads(signed_in, opening, lea, rae, ana, otto):
    openings.choose(actor=lea, opening=opening, questions=plans.menu_of(opening.kit).questions)
    openings.settle_plan(actor=lea, opening=opening)
    make_session(make_candidacy(opening), ana)
    events = Event.objects.count()
    for user, read, write in ((rae, 200, 403), (ana, 200, 403), (otto, 404, 404)):
        client = signed_in(user)
        assert client.get(url("plan", opening)).status_code == read
        for name in ("plan", "plan_draft", "plan_reopen"):
            assert client.post(url(name, opening), {"question": []}).status_code == write
    assert Event.objects.count() == events


def test_interviewer_reads_the_plan_without_the_ways_to_the_opening(signed_in, ana, lea):
    opening = make_opening(lead=lea)
    make_session(make_candidacy(opening), ana)
    page = signed_in(ana).get(url("plan", opening)).content.decode()
    assert "Practical test" in page
    assert [url(name, opening) in page for name in ("opening", "opening_people", "plan_reopen")] == [False] * 3


def test_settled_plan_is_changed_by_nobody(signed_in, opening, lea):
    settled = make_opening(opening.kit, title="Settled", lead=lea)
    client = signed_in(lea)
    assert client.post(url("plan", settled), {"question": refs(settled, "Technical 1")}).status_code == 409
    assert client.post(url("plan_draft", settled), {"propose": "1"}).status_code == 409
    assert len(kept(settled)) == 6


def test_plan_stays_once_a_card_is_sealed(signed_in, ana, lea):
    opening = make_opening(lead=lea)
    seal(card_of(make_session(make_candidacy(opening), ana), ana))
    answer = signed_in(lea).post(url("plan_reopen", opening))
    assert (answer.status_code, b"has begun" in answer.content) == (409, True)


def test_plan_has_its_methods(signed_in, opening, lea):
    client = signed_in(lea)
    assert [client.get(url(name, opening)).status_code for name in ("plan_draft", "plan_reopen")] == [405, 405]
    assert client.delete(url("plan", opening)).status_code == 405
    assert client.get(url("plan", opening), {"question": refs(opening)}).status_code == 200
    assert kept(opening) == []


def test_plan_asks_as_much_for_30_questions_as_for_1(signed_in, lea, django_assert_max_num_queries):
    client, counts = signed_in(lea), []
    for number, size in enumerate((1, 30)):
        opening = make_opening(make_kit(f"Kit {number}", sections=[("technical", size)]), lead=lea, plan=False)
        openings.choose(actor=lea, opening=opening, questions=plans.menu_of(opening.kit).questions)
        for name, method in (("plan", client.get), ("plan_draft", client.post)):
            with django_assert_max_num_queries(12) as queries:
                assert method(url(name, opening), {"question": refs(opening)}).status_code == 200
            counts.append((name, len(queries)))
    assert len(set(counts)) == 2


# the order of a choice


def test_arranged_keeps_an_order_and_lets_new_questions_in():
    menu = plans.Menu((), (), tuple(item(n) for n in range(5)), (), None)
    assert plans.arranged(menu, ["q3", "q1", "q0"]) == ["q0", "q1", "q3"]
    assert plans.arranged(menu, ["q3", "q1", "q2"], ["q3", "q1"]) == ["q2", "q3", "q1"]
    assert plans.arranged(menu, ["q1", "q4"], ["q3", "q1"]) == ["q1", "q4"]
    assert plans.arranged(menu, ["q1", "other"]) == ["q1"]


@pytest.mark.parametrize(
    ("move", "after"),
    [
        ("up:b", "bac"),
        ("down:b", "acb"),
        ("up:a", "abc"),
        ("down:c", "abc"),
        ("up:x", "abc"),
        ("", "abc"),
        ("b", "abc"),
    ],
)
def test_moved_goes_one_place_or_nowhere(move, after):
    assert "".join(plans.moved(list("abc"), move)) == after


def item(number):
    return plans.compose.Item(f"q{number}", "technical", place=number)
