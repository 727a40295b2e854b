"""The board of an opening: what stands on it, in which order, and nothing that the reader may not see."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import (
    card_of,
    make_candidacy,
    make_flag,
    make_kit,
    make_opening,
    make_scores,
    make_session,
    make_user,
    seal,
)
from interviews import decisions
from interviews.models import Candidacy, Event, Opening, Session
from rubrics.models import Criterion, PracticalTest


@pytest.fixture
def opening(lea, rae):
    return make_opening(make_kit(sections=(("technical", 2), ("behavioral", 1))), lead=lea, recruiter=rae)


@pytest.fixture
def cy(db):
    return make_user("Cy")


def interviewed(opening, name, user, levels=(3, 3, 3), *, flag=False, test=None, by=None):
    """A candidate whose only interviewer sealed these levels, with a grade of the test when there is one."""
    candidacy = make_candidacy(opening, name=name)
    card = card_of(make_session(candidacy, user), user)
    make_scores(card, levels)
    if flag:
        make_flag(card)
    seal(card)
    if test:
        grades = {str(row.ref): test for row in Criterion.objects.filter(test__kit=opening.kit)}
        decisions.grade_test(candidacy=candidacy, actor=by or user, levels=grades)
    decisions.settle(candidacy=candidacy)
    return candidacy


def waiting(opening, name, *users):
    candidacy = make_candidacy(opening, name=name)
    session = make_session(candidacy, *users)
    decisions.settle(candidacy=candidacy)
    return session


def board(client, user, opening, query=""):
    client.force_login(user)
    return client.get(reverse("interviews:opening", args=[opening.ref]) + query)


def rows(response):
    return response.context["page_obj"].object_list


def names(response):
    return [row.name for row in rows(response)]


@pytest.fixture
def crowd(opening, ana, lea, rae):
    """One candidate of each kind, by first letter in the order of the alphabet."""
    interviewed(opening, "Abe Hire", ana, (4, 4, 4), test=3)
    interviewed(opening, "Bea Flagged", ana, (4, 4, 3), flag=True, test=3)
    interviewed(opening, "Cas Low", ana, (2, 2, 2), test=3)
    interviewed(opening, "Dot Untested", ana, (3, 3, 4))
    waiting(opening, "Eli Waiting", ana)
    make_candidacy(opening, name="Flo New")
    decided = interviewed(opening, "Gus Decided", ana, (3, 3, 3), test=3)
    decisions.decide(candidacy=decided, actor=rae, kind="no_hire", reason="Another was better.")
    held = interviewed(opening, "Hal Held", ana, (3, 3, 3), test=3)
    decisions.decide(candidacy=held, actor=rae, kind="hold", reason="Later.")
    gone = make_candidacy(opening, name="Ida Gone")
    Candidacy.objects.filter(pk=gone.pk).update(status="withdrawn")
    return opening


def test_rows_say_verdict_numbers_and_the_next_step(client, crowd, lea):
    facts = [
        (row.name[:3], row.outcome, row.average.shown, row.flags, row.step_words)
        for row in rows(board(client, lea, crowd))
    ]
    assert facts == [
        ("Abe", "HIRE", "4.00", 0, "Decide"),
        ("Bea", "NO_HIRE", "3.66", 1, "Rule on the flag"),
        ("Cas", "NO_HIRE", "2.00", 0, "Decide"),
        ("Dot", "UNDECIDED", "3.33", 0, "Grade the test"),
        ("Eli", "UNDECIDED", "–", 0, "Wait for 1 card"),
        ("Flo", "UNDECIDED", "–", 0, "Schedule an interview"),
        ("Gus", "HIRE", "3.00", 0, "None"),
        ("Hal", "HIRE", "3.00", 0, "On hold"),
        ("Ida", "UNDECIDED", "–", 0, "Withdrawn"),
    ]


def test_section_averages_stand_in_the_order_of_the_kit(client, opening, ana, lea):
    interviewed(opening, "Abe X", ana, (4, 3, "not_asked"))
    (row,) = rows(board(client, lea, opening))
    assert [(section.name, section.mean.shown) for section in row.sections] == [
        ("Technical", "3.50"),
        ("Behavioral", "–"),
    ]


FOUND = {
    "?verdict=hire": "AGH",
    "?verdict=no_hire": "BC",
    "?verdict=undecided": "DEFI",
    "?decision=none": "ABCDEFI",
    "?decision=no_hire": "G",
    "?decision=hold": "H",
    "?waiting=ruling": "B",
    "?waiting=cards": "E",
    "?waiting=test": "D",
    "?waiting=session": "F",
    "?waiting=decision": "AC",
    "?q=lo": "CF",
    "?q=abe&verdict=hire": "A",
    "?q=nobody": "",
    "?verdict=maybe&decision=perhaps&waiting=luck&sort=shoe&page=x": "ABCDEFGHI",
    "?q=%00": "ABCDEFGHI",
}


def test_filters_and_search(client, crowd, lea):
    initials = {query: "".join(name[0] for name in names(board(client, lea, crowd, query))) for query in FOUND}
    assert initials == FOUND


SORTED = {
    "name": "ABCDEFGHI",
    "-name": "IHGFEDCBA",
    "-average": "ABDGHCEFI",
    "average": "CGHDBAEFI",
    "verdict": "AGHDEFIBC",
    "-flags": "BACDEFGHI",
    "decision": "HGABCDEFI",
    "test": "DEFIABCGH",
}


def test_sorting(client, crowd, lea):
    answers = {sort: board(client, lea, crowd, f"?sort={sort}") for sort in SORTED}
    assert {sort: "".join(name[0] for name in names(answer)) for sort, answer in answers.items()} == SORTED
    heads = {sort: answer.context["heads"][sort.removeprefix("-")].sorted for sort, answer in answers.items()}
    assert heads == {sort: "descending" if sort.startswith("-") else "ascending" for sort in SORTED}


def test_kit_without_a_practical_test_has_no_column_for_it(client, opening, ana, lea):
    PracticalTest.objects.all().delete()
    interviewed(opening, "Abe X", ana)
    response = board(client, lea, opening)
    assert ([row.step for row in rows(response)], response.context["tested"]) == (["decision"], False)


# who


@pytest.mark.parametrize("person", ["lea", "rae", "adi"])
def test_board_is_for_who_runs_the_opening(client, opening, person, request):
    assert board(client, request.getfixturevalue(person), opening).status_code == 200


@pytest.mark.parametrize("person", ["ana", "otto"])
def test_board_does_not_exist_for_others(client, opening, ana, otto, person, request):
    waiting(opening, "Abe X", ana)
    user = request.getfixturevalue(person)
    theirs = board(client, user, opening)
    none = client.get(reverse("interviews:opening", args=[uuid.uuid4()]))
    assert (theirs.status_code, theirs.content) == (404, none.content)


def test_own_candidacy_is_not_on_the_board(client, opening, lea):
    make_candidacy(opening, name="Lea Herself", user=lea)
    response = board(client, lea, opening)
    assert (names(response), response.context["page_obj"].paginator.count) == ([], 0)


def test_anonymous_signs_in_first(client, opening):
    assert client.get(reverse("interviews:opening", args=[opening.ref])).status_code == 302


def test_board_is_read_only(client, crowd, lea):
    events = Event.objects.count()
    board(client, lea, crowd)
    assert client.post(reverse("interviews:opening", args=[crowd.ref])).status_code == 405
    assert Event.objects.count() == events


def test_next_step_is_the_interview_until_it_begins(client, opening, ana, rae):
    moment = (timezone.now() + timedelta(days=40)).replace(hour=12)
    candidacy = make_candidacy(opening, name="Abe X")
    session = make_session(candidacy, ana, status="planned", starts_at=moment)
    decisions.settle(candidacy=candidacy)
    (row,) = rows(board(client, rae, opening))
    assert (row.step_words, row.step_place) == (f"Interview on {moment.day} {moment:%b}", "interviews")
    Session.objects.filter(pk=session.pk).update(starts_at=timezone.now())
    assert [row.step for row in rows(board(client, rae, opening, "?waiting=cards"))] == ["cards"]


def test_many_sections_leave_the_next_step_in_sight(client, lea, rae):
    kit = make_kit(slug="wide", sections=tuple((f"part-{number}", 1) for number in range(5)))
    make_candidacy(make_opening(kit, lead=lea, recruiter=rae), name="Abe X")
    (row,) = rows(board(client, rae, Opening.objects.get(kit=kit)))
    assert row.sections == ()


# blindness


QUERIES = [
    "",
    *(f"?sort={sign}{key}" for key in ("verdict", "average", "flags", "test", "decision") for sign in ("", "-")),
    *(f"?verdict={key}" for key in ("hire", "no_hire", "undecided")),
    *(f"?decision={key}" for key in ("none", "hire", "no_hire", "hold")),
    *(f"?waiting={key}" for key in ("ruling", "cards", "test", "questions", "decision", "own_card", "meeting")),
]


def test_blind_row_names_the_day_until_the_interview_begins(client, opening, ana, lea):
    tomorrow = timezone.now() + timedelta(days=1)
    make_session(make_candidacy(opening, name="Abe X"), ana, lea, status="planned", starts_at=tomorrow)
    decisions.settle(candidacy=Candidacy.objects.get())
    (row,) = rows(board(client, lea, opening))
    assert (row.blind, row.step) == (True, "meeting")


def test_blind_row_shows_how_many_cards_and_nothing_else(client, opening, ana, lea):
    make_session(interviewed(opening, "Abe X", ana, (1, 1, 1), flag=True, test=1, by=ana), lea)
    decisions.settle(candidacy=Candidacy.objects.get())
    (row,) = rows(board(client, lea, opening))
    assert (row.outcome, row.average.value, row.flags, row.test, row.decision, row.against) == (None,) * 6
    assert {section.mean.value for section in row.sections} == {None}
    assert (row.cards_in, row.cards_expected, row.step_words) == (1, 2, "Seal your own card")


def test_shadow_row_is_hidden_for_good(client, opening, ana, rae):
    make_session(interviewed(opening, "Abe X", ana, test=3), (rae, "shadow"))
    (row,) = rows(board(client, rae, opening))
    assert (row.outcome, row.step_words) == (None, "None for a shadow")


@pytest.mark.whole
def test_blind_board_is_the_same_whatever_the_others_wrote(client, opening, ana, lea, rae):
    """Two worlds that differ in one candidate's secrets alone: order, filters and counts give nothing away."""
    for name, level in (("Abe X", 2), ("Eve X", 4)):
        interviewed(opening, name, ana, (level,) * 3, test=3)
    secret = interviewed(opening, "Cas X", ana, (1, 1, 1), test=1)
    make_session(secret, lea)
    decisions.settle(candidacy=secret)
    first = {query: stable(board(client, lea, opening, query)) for query in QUERIES}
    card = card_of(secret.sessions.first(), ana)
    card.scores.update(level=4)
    make_flag(card)
    grades = {str(row.ref): 4 for row in Criterion.objects.filter(test__kit=opening.kit)}
    decisions.grade_test(candidacy=secret, actor=ana, levels=grades)
    decisions.decide(candidacy=secret, actor=rae, kind="hire", reason="Yes.")
    assert {query: stable(board(client, lea, opening, query)) for query in QUERIES} == first


def stable(response):
    """Everything a reader gets but what is made anew for each answer."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)


def test_row_opens_when_the_own_card_is_sealed(client, opening, ana, lea):
    candidacy = interviewed(opening, "Abe X", ana, (2, 2, 2), test=3)
    session = make_session(candidacy, lea)
    assert rows(board(client, lea, opening))[0].outcome is None
    seal(card_of(session, lea))
    decisions.settle(candidacy=candidacy)
    assert rows(board(client, lea, opening))[0].outcome == "NO_HIRE"


# empty, one, many


@pytest.mark.parametrize(
    ("plan", "query", "words"),
    [
        (True, "", "No candidates yet"),
        (False, "", "The plan of this opening is not settled"),
        (True, "?q=zoe", "No candidate matches"),
    ],
)
def test_empty_board_says_what_to_do(client, lea, plan, query, words):
    opening = make_opening(lead=lea, plan=plan)
    assert words in board(client, lea, opening, query).content.decode()


@pytest.mark.parametrize("count", [1, 30, 120])
def test_queries_do_not_grow_with_the_rows(client, opening, ana, lea, count, django_assert_num_queries):
    for number in range(count):
        interviewed(opening, f"C{number:03} X", ana, test=3) if number < 3 else make_candidacy(
            opening, name=f"C{number:03} X"
        )
    board(client, lea, opening)
    with django_assert_num_queries(7):
        response = client.get(reverse("interviews:opening", args=[opening.ref]))
    assert (len(rows(response)), response.context["page_obj"].paginator.count) == (min(count, 50), count)
