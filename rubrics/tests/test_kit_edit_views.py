"""The forms of a draft: what they save, and what they refuse without saving anything."""

import pytest

from conftest import make_kit
from rubrics import kits
from rubrics.guides.draft import Criterion, NamedList, PracticalTest, Round

from .kit_pages import at, guide, state, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_kit(status="draft", sections=(("technical", 3), ("behavioral", 1)))


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


def test_title_role_and_length_are_saved(as_lea, draft):
    data = {
        "title": " Pastry  cook ",
        "role": "Cook",
        "level": "senior",
        "minutes": "60",
        "summary": "Sweet.\r\n\r\nSour.",
    }
    response = as_lea.post(url("kit_edit", draft), data)
    now = guide(draft)
    assert (response.status_code, response.url) == (302, at(draft))
    assert (now.title, now.role, now.level, now.minutes, now.summary) == (
        "Pastry cook", "Cook", "senior", 60, "Sweet.\n\nSour.",
    )  # fmt: skip


@pytest.mark.parametrize("bad", [{"title": ""}, {"title": "x" * 201}, {"minutes": "5"}, {"minutes": "many"}])
def test_a_kit_without_a_title_or_a_sane_length_is_refused(as_lea, draft, bad):
    before = state()
    response = as_lea.post(url("kit_edit", draft), {"title": "New", "minutes": "60"} | bad)
    assert (response.status_code, list(response.context["form"].errors), state()) == (422, list(bad), before)


RULE = {
    "threshold": "2.75", "reading": "sections", "pooling": "answer", "difficulty_easy": "1", "difficulty_medium": "",
    "difficulty_hard": "1.5", "section_technical": "3/2", "section_behavioral": "1", "anchor_1": "a", "anchor_2": "b",
    "anchor_3": "c", "anchor_4": "d",
}  # fmt: skip


def test_the_rule_and_the_scale_are_saved(as_lea, draft):
    response = as_lea.post(url("kit_rule", draft), RULE)
    now = guide(draft)
    assert (response.status_code, response.url) == (302, at(draft, "rule"))
    assert (now.threshold, now.reading, now.pooling, now.show_average) == ("11/4", "sections", "answer", False)
    assert (now.weights_difficulty, now.weights_section) == ((("hard", "3/2"),), (("technical", "3/2"),))
    assert now.anchors == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"threshold": "5"}, "threshold"), ({"threshold": "0.5"}, "threshold"), ({"threshold": "2.999"}, "threshold"),
        ({"reading": "lucky"}, "reading"), ({"pooling": ""}, "pooling"),
        ({"difficulty_hard": "heavy"}, "difficulty_hard"), ({"difficulty_hard": "0"}, "__all__"),
        ({"section_technical": "1/0"}, "section_technical"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_kept_is_refused(as_lea, draft, bad, field):
    before = state()
    response = as_lea.post(url("kit_rule", draft), RULE | bad)
    assert (response.status_code, list(response.context["form"].errors), state()) == (422, [field], before)


def test_flags_questions_and_lists_are_saved(as_lea, draft):
    data = {
        "red_flags": "Late \r\n\r\n  Rude", "candidate_questions": "Why?", "lists-TOTAL_FORMS": "2",
        "lists-INITIAL_FORMS": "0", "lists-0-name": "Topics", "lists-0-items": "Dough\nHeat", "lists-1-name": "",
    }  # fmt: skip
    response = as_lea.post(url("kit_extras", draft), data)
    now = guide(draft)
    assert (response.status_code, response.url) == (302, at(draft, "red-flags"))
    assert ([flag.text for flag in now.red_flags], now.candidate_questions) == (["Late", "Rude"], ("Why?",))
    assert now.lists == (NamedList("Topics", ("Dough", "Heat")),)


def test_a_list_without_a_name_is_refused(as_lea, draft):
    before = state()
    data = {"lists-TOTAL_FORMS": "1", "lists-INITIAL_FORMS": "0", "lists-0-items": "Dough"}
    response = as_lea.post(url("kit_extras", draft), data)
    assert (response.status_code, state()) == (422, before)
    assert "A list&#x27;s name is empty: give it one." in response.content.decode()


def test_rounds_are_saved_and_emptied_rows_go(as_lea, draft):
    kits.change_rounds(kit=draft, rounds=[Round("Old"), Round("Talk", 30)])
    data = {
        "rounds-TOTAL_FORMS": "3", "rounds-INITIAL_FORMS": "2", "rounds-0-name": "", "rounds-1-name": "Talk",
        "rounds-1-minutes_min": "30", "rounds-1-minutes_max": "45", "rounds-2-name": "Bake", "rounds-2-note": "hot",
    }  # fmt: skip
    assert as_lea.post(url("kit_rounds", draft), data).url == at(draft, "rounds")
    assert guide(draft).rounds == (Round("Talk", 30, 45), Round("Bake", note="hot"))


@pytest.mark.parametrize("bad", [{"rounds-0-minutes_min": "60", "rounds-0-minutes_max": "30"}, {"rounds-0-name": ""}])
def test_a_round_that_runs_backwards_or_has_no_name_is_refused(as_lea, draft, bad):
    before = state()
    data = {"rounds-TOTAL_FORMS": "1", "rounds-INITIAL_FORMS": "0", "rounds-0-name": "Talk", "rounds-0-note": "x"}
    assert (as_lea.post(url("kit_rounds", draft), data | bad).status_code, state()) == (422, before)


TEST = {
    "brief": "Bake.", "hours": "3", "pass_mark": "2.5", "deliverables": "A loaf\nA note", "bonus": "Rye",
    "criteria-TOTAL_FORMS": "3", "criteria-INITIAL_FORMS": "0", "criteria-0-name": "Crust", "criteria-0-weight": "70",
    "criteria-1-name": "Crumb", "criteria-1-weight": "30", "criteria-1-detail": "airy",
}  # fmt: skip


def test_the_practical_test_is_saved(as_lea, draft):
    response = as_lea.post(url("kit_test", draft), TEST)
    assert (response.status_code, response.url) == (302, at(draft, "practical-test"))
    criteria = (Criterion("Crust", 70), Criterion("Crumb", 30, "airy"))
    assert guide(draft).practical_test == PracticalTest("Bake.", 3, ("A loaf", "A note"), criteria, "Rye", "5/2")


def test_weights_that_do_not_add_up_are_refused_with_their_sum(as_lea, draft):
    before = state()
    response = as_lea.post(url("kit_test", draft), TEST | {"criteria-1-weight": "20"})
    assert (response.status_code, state()) == (422, before)
    assert "The weights add up to 90 %." in response.content.decode()


@pytest.mark.parametrize(
    "bad", [{"brief": ""}, {"pass_mark": "9"}, {"criteria-0-weight": "0"}, {"criteria-0-name": ""}]
)
def test_a_practical_test_that_cannot_be_marked_is_refused(as_lea, draft, bad):
    before = state()
    assert (as_lea.post(url("kit_test", draft), TEST | bad).status_code, state()) == (422, before)


def test_the_practical_test_is_removed(as_lea, draft):
    assert as_lea.post(url("kit_test_remove", draft)).url == at(draft, "practical-test")
    assert guide(draft).practical_test is None
