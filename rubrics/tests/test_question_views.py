"""The forms of sections and questions: what they save, and what they refuse without saving anything."""

import pytest

from conftest import make_kit, make_question, make_section
from rubrics.guides.draft import Question, Section
from rubrics.models import Question as QuestionRow
from rubrics.models import Section as SectionRow

from .kit_pages import at, guide, state, url

pytestmark = pytest.mark.django_db
SHUT_BAKERY = "How do you keep a starter alive when nobody is in the"


def first_question(kit):
    return QuestionRow.objects.filter(section__kit=kit).first()


def target(name, kit):
    things = {"question": first_question(kit), "question_move": first_question(kit), "section_new": kit}
    return things.get(name, kit.sections.first())


@pytest.fixture
def draft():
    return make_kit(status="draft", sections=(("technical", 3), ("behavioral", 1)))


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


SECTION = {"name": "Ovens", "kind": "technical", "pick_min": "1", "pick_max": "2", "intro": "Hot."}


def test_a_section_is_added(as_lea, draft):
    response = as_lea.post(url("section_new", draft), SECTION)
    assert response.url == at(draft, f"s-{SectionRow.objects.get(name='Ovens').ref}")
    assert guide(draft).sections[2] == Section("ovens", "Ovens", "technical", 1, 2, "Hot.")


def test_a_section_is_changed(as_lea, draft):
    before = guide(draft).sections[0]
    as_lea.post(url("section", draft.sections.first()), {"name": "Craft", "kind": "other"})
    assert guide(draft).sections[0] == Section("technical", "Craft", "other", questions=before.questions)


@pytest.mark.parametrize("bad", [{"name": ""}, {"kind": "x"}, {"pick_min": "3"}, {"pick_min": ""}, {"pick_max": "0"}])
def test_a_section_that_cannot_work_is_refused(as_lea, draft, bad):
    before = state()
    for name in ("section", "section_new"):
        assert (as_lea.post(url(name, target(name, draft)), SECTION | bad).status_code, state()) == (422, before)


def test_a_section_is_moved_and_removed(as_lea, draft):
    section = draft.sections.first()
    as_lea.post(url("section_move", section), {"step": "down"})
    assert [row.key for row in guide(draft).sections] == ["behavioral", "technical"]
    response = as_lea.post(url("section_remove", section))
    assert (response.url, [row.key for row in guide(draft).sections]) == (at(draft, "sections"), ["behavioral"])


@pytest.mark.parametrize("name", ["section_move", "question_move"])
@pytest.mark.parametrize("step", ["", "sideways"])
def test_a_move_without_a_direction_is_refused(as_lea, draft, name, step):
    before = state()
    assert (as_lea.post(url(name, target(name, draft)), {"step": step}).status_code, state()) == (422, before)


QUESTION = {
    "text": "How long?", "title": "Time", "difficulty": "hard", "minutes": "9", "look_for": "Says so\nSays why",
    "answer": "An hour.", "follow_ups": "And rye?", "red_flags": "Guesses", "green_flags": "Asks", "anchor_1": "a",
    "anchor_2": "b", "anchor_3": "c", "anchor_4": "d",
}  # fmt: skip
ASKED = Question(
    "How long?", "Time", "hard", 9, ("Says so", "Says why"), "An hour.", ("And rye?",), ("Guesses",), ("Asks",),
    ("a", "b", "c", "d"),
)  # fmt: skip


def test_a_question_is_added(as_lea, draft):
    section = draft.sections.first()
    response = as_lea.post(url("question_new", draft.sections.first()), QUESTION | {"section": section.ref})
    assert response.url == at(draft, f"q-{QuestionRow.objects.get(title='Time').ref}")
    assert guide(draft).sections[0].questions[3] == ASKED


def test_a_question_is_changed_and_put_into_another_section(as_lea, draft):
    other = draft.sections.get(key="behavioral")
    as_lea.post(url("question", first_question(draft)), QUESTION | {"section": other.ref})
    assert [len(row.questions) for row in guide(draft).sections] == [2, 2]
    assert guide(draft).sections[1].questions[1] == ASKED


def test_the_form_of_a_question_holds_what_it_says(as_lea, draft):
    content = as_lea.get(url("question", first_question(draft))).content.decode()
    assert "Names a step of technical 1\nSays why of technical 1</textarea>" in content


@pytest.mark.parametrize(
    "bad",
    [{"text": " "}, {"title": "x" * 61}, {"difficulty": "x"}, {"minutes": "0"}, {"section": "x"}, {"section": ""}],
)
def test_a_question_that_cannot_be_asked_is_refused(as_lea, draft, bad):
    before = state()
    data = QUESTION | {"section": draft.sections.first().ref} | bad
    assert (as_lea.post(url("question", first_question(draft)), data).status_code, state()) == (422, before)


def test_a_question_does_not_go_into_a_section_of_another_kit(as_lea, draft):
    foreign = make_kit("Cook", status="draft").sections.first()
    before = state()
    answer = as_lea.post(url("question", first_question(draft)), QUESTION | {"section": foreign.ref})
    assert (answer.status_code, state()) == (422, before)


def test_a_question_is_moved_and_removed(as_lea, draft):
    question = first_question(draft)
    as_lea.post(url("question_move", question), {"step": "down"})
    titles = [question.title for question in guide(draft).sections[0].questions]
    assert titles == ["Technical 2", "Technical 1", "Technical 3"]
    response = as_lea.post(url("question_remove", question))
    assert (response.url, QuestionRow.objects.filter(pk=question.pk).count()) == (
        at(draft, f"s-{question.section.ref}"), 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text", "same"),
    [
        ("How do you keep a starter alive?", "How do you keep a starter alive?", True),
        ("How do you keep a starter alive when nobody is in the…", f"{SHUT_BAKERY} bakery?", True),
        ("Starter", "How do you keep a starter alive?", False),
        ("Two lines of it", "Two lines\nof it", False),
        ("x" * 59 + "…", "x" * 400, False),
    ],
)
def test_a_title_that_only_begins_the_text_is_not_said_twice(as_lea, title, text, same):
    kit = make_kit(sections=())
    make_question(make_section(kit, count=0), title=title, text=text)
    assert as_lea.get(at(kit)).context["page"].sections[0].questions[0].is_its_title == same
