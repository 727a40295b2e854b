"""Suggestions on a draft's page: what is shown to whom, and what becomes of them."""

import re
from html import unescape

import pytest

from conftest import make_kit, make_question, make_section
from rubrics import kits
from rubrics.models import Kit, Question
from rubrics.suggestions import asked_elsewhere, suggestions_on

from .kit_pages import at, guide, state, url

pytestmark = pytest.mark.django_db
AGE = "Which training or qualifications do you have for this role?"


@pytest.fixture
def draft():
    """Of its four questions the first touches age, and the second has a follow-up on family."""
    kit = make_kit(status="draft", sections=(("technical", 4),))
    first, second = Question.objects.order_by("order")[:2]
    Question.objects.filter(pk=first.pk).update(text="How old are you?", title="How old are you?")
    Question.objects.filter(pk=second.pk).update(follow_ups=["And then?", "Do you have children?"])
    return kit


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


def panel(client, kit):
    """The words of the panel, white space folded; None without one."""
    found = re.search(r'<section class="part advice".*?</section>', client.get(at(kit)).content.decode(), re.DOTALL)
    return found and " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


def now(kit):
    kit = Kit.objects.get(pk=kit.pk)
    return suggestions_on(kit, Kit.objects.all())


def key(kit, code="protected", number=0):
    return [each.advice.key for each in now(kit).every if each.advice.code == code][number]


def first(kit):
    return Question.objects.filter(section__kit=kit).order_by("order").first()


# what is shown


def test_a_draft_shows_its_suggestions_with_links_and_what_can_be_done(as_lea, draft):
    content, words = as_lea.get(at(draft)).content.decode(), panel(as_lea, draft)
    assert f'<a href="{url("question", first(draft))}">How old are you?</a>' in content
    assert '<li><a href="#suggestions">Suggestions</a> <span class="caption num">2</span></li>' in content
    assert "It asks about age." in words
    assert f"Instead: {AGE} Use this wording" in words
    assert "The follow-up “Do you have children?” asks about marriage, pregnancy or family." in words
    assert (words.count("Use this wording"), words.count("Dismiss : ")) == (2, 2)


def test_a_sound_draft_has_no_panel(as_lea):
    assert panel(as_lea, make_kit(status="draft")) is None


@pytest.mark.parametrize("status", ["published", "retired"])
def test_a_version_that_is_frozen_has_no_panel(as_lea, status):
    kit = make_kit(status=status)
    Question.objects.update(text="How old are you?")
    assert (panel(as_lea, kit), kits.as_guide(kit).sections[0].questions[0].text) == (None, "How old are you?")


def test_a_long_list_is_folded_after_five(as_lea):
    kit = make_kit(status="draft", sections=(("technical", 8),))
    for number, question in enumerate(Question.objects.all()):
        question.look_fors.all().delete()
        Question.objects.filter(pk=question.pk).update(text=f"How old are you? And what of matter {number}x{number}?")
    assert "Show 4 more" in panel(as_lea, kit)


def test_a_section_and_the_whole_kit_lead_to_where_they_are_mended(as_lea):
    kit = make_kit(status="draft", sections=(("technical", 1),), minutes=10)
    section = kit.sections.get()
    Question.objects.update(minutes=30)
    section.pick_min = section.pick_max = 2
    section.save()
    content = as_lea.get(at(kit)).content.decode().partition('id="suggestions"')[2]
    assert f'<a href="{url("section", section)}">Technical</a>' in content
    assert f'<a href="{url("kit_edit", kit)}">Length of the interview</a>' in content


def test_other_kits_are_compared_in_their_newest_published_version(draft):
    make_kit("Cook", sections=(("technical", 1),))
    newest = make_kit("Cook", version=2, sections=(("technical", 1),))
    make_kit("Waiter", status="retired")
    make_kit("Baker", version=2)
    Question.objects.filter(section__kit=newest).update(text="Why salt?")
    assert asked_elsewhere(Kit.objects.all(), draft.slug) == [("Cook", "Why salt?")]


def test_a_question_of_another_kit_is_noticed_on_the_page(as_lea, draft):
    cook = make_kit("Cook", sections=(("technical", 1),))
    Question.objects.filter(section__kit=cook).update(text="So, how old are you?")
    assert "The kit “Cook” asks nearly the same: “So, how old are you?”." in panel(as_lea, draft)


def test_the_page_takes_as_many_queries_with_thirty_suggestions_as_with_one(as_lea, django_assert_num_queries):
    kit = make_kit(status="draft", sections=(("technical", 1),))
    Question.objects.update(text="How old are you?")
    with django_assert_num_queries(11):
        as_lea.get(at(kit))
    section = make_section(kit, "other", 30, order=1)
    section.questions.update(text="How old are you?")
    for number in range(5):
        make_kit(f"Kit {number}")
    with django_assert_num_queries(11):
        as_lea.get(at(kit))


# what becomes of them


def test_the_proposed_wording_takes_the_place_of_the_question_and_of_its_title(as_lea, draft):
    response = as_lea.post(url("question_reword", first(draft)), {"key": key(draft)})
    said = guide(draft).sections[0].questions[0]
    assert (response.status_code, response.url) == (302, at(draft, "suggestions"))
    assert (said.text, said.title) == (AGE, AGE)
    assert len(said.look_for) == 2


def test_a_short_title_of_its_own_stays(draft):
    Question.objects.filter(pk=first(draft).pk).update(title="Experience")
    kits.reword(question=first(draft), old="How old are you?", new=AGE)
    assert guide(draft).sections[0].questions[0].title == "Experience"


def test_the_proposed_wording_takes_the_place_of_a_follow_up_alone(as_lea, draft):
    second = Question.objects.order_by("order")[1]
    as_lea.post(url("question_reword", second), {"key": key(draft, number=1)})
    said = guide(draft).sections[0].questions[1]
    hours = "Are you able to work the hours of this role, with the travel and overtime that it asks for?"
    assert (said.text, said.follow_ups) == (second.text, ("And then?", hours))


def test_a_suggestion_is_dismissed_kept_apart_and_shown_again(as_lea, draft):
    age = key(draft)
    response = as_lea.post(url("kit_dismiss", draft), {"key": age})
    as_lea.post(url("kit_dismiss", draft), {"key": age})
    assert (response.url, Kit.objects.get().dismissed) == (at(draft, "suggestions"), [age])
    words = panel(as_lea, draft)
    assert ("Show dismissed (1)" in words, "Show again" in words, words.count("Use this wording")) == (True, True, 1)
    as_lea.post(url("kit_recall", draft), {"key": age})
    assert (Kit.objects.get().dismissed, "Show dismissed" in panel(as_lea, draft)) == ([], False)


def test_all_dismissed_leaves_a_quiet_panel(as_lea, draft):
    for number in (0, 1):
        kits.dismiss(kit=draft, key=key(draft, number=number))
    assert "None is open. Show dismissed (2)" in panel(as_lea, draft)


def test_a_dismissal_survives_other_edits_and_lapses_with_the_words(draft):
    kits.dismiss(kit=draft, key=key(draft))
    question = first(draft)
    make_question(question.section, 9, text="Why salt?")
    kits.move_question(question=question, step=1)
    assert [each.advice.code for each in now(draft).dismissed] == ["protected"]
    Question.objects.filter(pk=question.pk).update(text="How old are you now?")
    assert now(draft).dismissed == []


def test_a_dismissal_is_kept_in_the_next_draft(draft):
    kits.dismiss(kit=draft, key=key(draft))
    kits.publish(kit=draft)
    after = kits.revise(kit=draft)
    assert Kit.objects.get(pk=after.pk).dismissed == [key(draft)]


def test_the_words_of_a_question_that_changed_meanwhile_are_left_alone(draft):
    before = state()
    with pytest.raises(kits.WordsChanged):
        kits.reword(question=first(draft), old="How young are you?", new="Why salt?")
    assert state() == before


# what is refused

ROUTES = ("kit_dismiss", "kit_recall", "question_reword")


def target(name, kit):
    return first(kit) if name == "question_reword" else kit


def kept():
    return state(), list(Kit.objects.values_list("dismissed", flat=True))


@pytest.mark.parametrize("name", ROUTES)
def test_only_a_post_changes_something(as_lea, draft, name):
    before = kept()
    assert (as_lea.get(url(name, target(name, draft))).status_code, kept()) == (405, before)


@pytest.mark.parametrize("name", ROUTES)
@pytest.mark.parametrize("sent", [{}, {"key": ""}, {"key": "0123456789abcdef"}, {"key": "<script>"}])
def test_a_suggestion_that_stands_no_longer_is_answered_with_409(as_lea, draft, name, sent):
    before = kept()
    response = as_lea.post(url(name, target(name, draft)), sent)
    assert (response.status_code, kept()) == (409, before)
    assert "What this suggestion is about has changed since." in response.content.decode()


def test_the_wording_for_one_question_is_not_put_into_another(as_lea, draft):
    before = kept()
    other = Question.objects.order_by("order")[2]
    assert (as_lea.post(url("question_reword", other), {"key": key(draft)}).status_code, kept()) == (409, before)


def test_a_suggestion_without_a_wording_cannot_be_put_in(as_lea, draft):
    Question.objects.order_by("order")[3].look_fors.all().delete()
    bare = Question.objects.order_by("order")[3]
    before = kept()
    response = as_lea.post(url("question_reword", bare), {"key": key(draft, "look_for")})
    assert (response.status_code, kept()) == (409, before)


@pytest.mark.parametrize("name", ROUTES)
def test_a_frozen_version_takes_no_answer(as_lea, draft, name):
    age = key(draft)
    kits.publish(kit=draft)
    before = kept()
    assert (as_lea.post(url(name, target(name, draft)), {"key": age}).status_code, kept()) == (409, before)


@pytest.mark.parametrize(("status", "answer"), [("draft", 404), ("published", 403)])
@pytest.mark.parametrize("name", ROUTES)
def test_a_reader_answers_no_suggestion(client, ana, draft, name, status, answer):
    age = key(draft)
    if status == "published":
        kits.publish(kit=draft)
    client.force_login(ana)
    before = kept()
    assert (client.post(url(name, target(name, draft)), {"key": age}).status_code, kept()) == (answer, before)
