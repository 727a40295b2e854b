"""The page of a candidacy and what is written on it: works, wrong person, wrong method, bad input, no side effect."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import card_of, make_candidacy, make_flag, make_opening, make_scores, make_session, seal
from interviews import decisions
from interviews.models import Candidacy, Decision, Event, Flag, Session, TestResult
from rubrics.models import Criterion, PracticalTest


@pytest.fixture
def candidacy(lea, rae):
    return make_candidacy(make_opening(lead=lea, recruiter=rae))


@pytest.fixture
def session(candidacy, ana, ben):
    return make_session(candidacy, ana, ben)


@pytest.fixture
def flag(candidacy, session, ana):
    flag = make_flag(sealed(session, ana, [3] * 6))
    decisions.settle(candidacy=candidacy)
    return flag


def sealed(session, user, levels, note=""):
    card = card_of(session, user)
    make_scores(card, levels)
    card.scores.update(note=note)
    return seal(card)


def page(client, user, name, ref, data=None):
    client.force_login(user)
    url = reverse(f"interviews:{name}", args=[ref])
    return client.get(url) if data is None else client.post(url, data)


def text_of(response):
    """The words of the page, spaces and tokens apart."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def stable(response):
    """Everything a reader gets but what is made anew for each answer."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)


# the page


@pytest.mark.parametrize("person", ["lea", "rae", "adi"])
def test_page_says_the_verdict_to_who_runs_the_opening(client, candidacy, flag, person, request):
    response = page(client, request.getfixturevalue(person), "candidacy", candidacy.ref)
    assert response.status_code == 200
    assert response.context["summary"].outcome == "NO_HIRE"
    assert "No hire: one red flag stands." in text_of(response)


@pytest.mark.parametrize(("person", "words"), [("lea", "Rule on the flag"), ("rae", "Read the flag")])
def test_flag_is_ruled_on_before_a_decision_is_offered(client, candidacy, flag, lea, person, words, request):
    reader = request.getfixturevalue(person)
    assert f'href="#flags">{words}</a>' in page(client, reader, "candidacy", candidacy.ref).content.decode()
    decisions.rule_on_flag(flag=flag, actor=lea, state="upheld", reason="Heard it too.")
    assert 'href="#flags"' not in page(client, reader, "candidacy", candidacy.ref).content.decode()


def test_page_of_a_candidacy_without_anything(client, candidacy, lea):
    response = page(client, lea, "candidacy", candidacy.ref)
    assert response.status_code == 200
    assert "nobody has been asked to score" in text_of(response)


def test_panel_member_reads_it_after_sealing_and_decides_nothing(client, candidacy, session, flag, ana, ben):
    response = page(client, ana, "candidacy", candidacy.ref)
    assert (response.status_code, response.context["rulable"]) == (200, set())
    assert "decision_form" not in response.context
    assert [event.words for event in response.context["events"]] == []
    assert page(client, ben, "candidacy", candidacy.ref).status_code == 404


def test_unknown_and_not_yours_are_the_same(client, candidacy, otto):
    theirs = page(client, otto, "candidacy", candidacy.ref)
    none = page(client, otto, "candidacy", uuid.uuid4())
    assert (theirs.status_code, stable(theirs)) == (404, stable(none))


@pytest.mark.parametrize("name", ["candidacy", "test", "decide"])
def test_anonymous_is_sent_to_sign_in(client, candidacy, name):
    assert client.post(reverse(f"interviews:{name}", args=[candidacy.ref])).status_code == 302


def test_page_changes_nothing(client, candidacy, flag, lea):
    before = Event.objects.count()
    page(client, lea, "candidacy", candidacy.ref)
    assert Event.objects.count() == before
    assert page(client, lea, "candidacy", candidacy.ref, {"kind": "hire"}).status_code == 405


def test_page_takes_as_many_queries_for_a_large_panel(
    client, candidacy, ana, ben, lea, otto, adi, django_assert_num_queries
):
    sealed(make_session(candidacy, ana), ana, [3] * 6)
    decisions.settle(candidacy=candidacy)
    client.force_login(lea)
    url = reverse("interviews:candidacy", args=[candidacy.ref])
    client.get(url)
    with django_assert_num_queries(11):
        client.get(url)
    for user in (ben, otto, adi):
        make_flag(sealed(make_session(candidacy, user), user, [3] * 6, "Said so."))
        decisions.decide(candidacy=candidacy, actor=lea, kind="hold", reason="Wait.")
    with django_assert_num_queries(11):
        client.get(url)


# blindness


def test_blind_lead_sees_how_far_the_panel_is_and_nothing_else(client, candidacy, session, flag, lea):
    make_session(candidacy, lea)
    decisions.settle(candidacy=candidacy)
    response = page(client, lea, "candidacy", candidacy.ref)
    assert response.status_code == 200
    assert "summary" not in response.context
    assert "1 of 3" in text_of(response)
    for secret in (b"hire", b"flag stands", b"3.00", b"Blames others", b"fault"):
        assert secret not in response.content.replace(b"Scores, flags and the indication", b"")


@pytest.mark.parametrize("person", ["lea", "rae", "adi"])
def test_blind_page_is_the_same_whatever_the_others_wrote(client, candidacy, session, ana, person, request):
    user = request.getfixturevalue(person)
    make_session(candidacy, user)
    card = sealed(session, ana, [1] * 6, "Nothing at all.")
    decisions.settle(candidacy=candidacy)
    first = page(client, user, "candidacy", candidacy.ref)
    card.scores.update(level=4, note="Everything.")
    make_flag(card)
    decisions.settle(candidacy=candidacy)
    assert stable(page(client, user, "candidacy", candidacy.ref)) == stable(first)


@pytest.mark.parametrize("hours", [-3, 0, 3])
def test_blind_page_does_not_tell_that_somebody_has_begun(client, candidacy, ana, lea, hours):
    make_session(candidacy, ana, lea, status="planned", starts_at=timezone.now() + timedelta(hours=hours))
    first = page(client, lea, "candidacy", candidacy.ref)
    Session.objects.update(status="open", opened_at=timezone.now())
    assert stable(page(client, lea, "candidacy", candidacy.ref)) == stable(first)


def test_shadow_reads_nothing_even_after_sealing(client, candidacy, flag, otto):
    seal(card_of(make_session(candidacy, (otto, "shadow")), otto))
    assert page(client, otto, "candidacy", candidacy.ref).status_code == 404


def test_recruiter_who_sealed_reads_everything(client, candidacy, session, rae):
    seal(card_of(make_session(candidacy, rae), rae))
    assert "summary" in page(client, rae, "candidacy", candidacy.ref).context


# rulings


def test_lead_dismisses_a_flag(client, candidacy, flag, lea):
    response = page(client, lea, "flag_rule", flag.ref, {"state": "dismissed", "reason": "A slip of the tongue."})
    assert (response.status_code, response.url) == (302, reverse("interviews:candidacy", args=[candidacy.ref]))
    flag.refresh_from_db()
    assert (flag.state, flag.ruled_by, flag.ruling) == ("dismissed", lea, "A slip of the tongue.")


@pytest.mark.parametrize(("person", "status"), [("rae", 403), ("ana", 403), ("ben", 404), ("otto", 404), ("adi", 302)])
def test_ruling_is_for_leads(client, flag, person, status, request):
    response = page(
        client, request.getfixturevalue(person), "flag_rule", flag.ref, {"state": "upheld", "reason": "Clear."}
    )
    assert response.status_code == status
    assert Flag.objects.get().state == ("upheld" if status == 302 else "raised")


def test_blind_lead_does_not_know_of_the_flag(client, candidacy, flag, lea):
    make_session(candidacy, lea)
    data = {"state": "upheld", "reason": "Clear."}
    theirs, none = page(client, lea, "flag_rule", flag.ref, data), page(client, lea, "flag_rule", uuid.uuid4(), data)
    assert (theirs.status_code, stable(theirs)) == (404, stable(none))


def test_own_flag_is_not_offered_and_not_ruled_on(client, candidacy, lea):
    flag = make_flag(sealed(make_session(candidacy, lea), lea, [3] * 6))
    assert page(client, lea, "candidacy", candidacy.ref).context["rulable"] == set()
    assert page(client, lea, "flag_rule", flag.ref, {"state": "dismissed", "reason": "Mine."}).status_code == 403


def test_ruling_without_a_reason_keeps_nothing_and_says_so(client, flag, lea):
    response = page(client, lea, "flag_rule", flag.ref, {"state": "dismissed", "reason": " "})
    assert response.status_code == 422
    assert "Give the reason in a sentence" in text_of(response)
    assert Flag.objects.get().state == "raised"


def test_ruling_to_an_unknown_state_is_invalid(client, flag, lea):
    assert page(client, lea, "flag_rule", flag.ref, {"state": "withdrawn", "reason": "x"}).status_code == 422


def test_ruling_that_is_given_already_is_stale(client, flag, lea):
    data = {"state": "upheld", "reason": "Clear."}
    assert [page(client, lea, "flag_rule", flag.ref, data).status_code for _ in "12"] == [302, 409]


def test_ruling_is_posted(client, flag, lea):
    assert page(client, lea, "flag_rule", flag.ref).status_code == 405


# the practical test


def graded(client, user, candidacy, *levels, **data):
    criteria = Criterion.objects.filter(test__kit=candidacy.opening.kit)
    data |= {f"level_{row.ref}": level for row, level in zip(criteria, levels, strict=False)}
    return page(client, user, "test", candidacy.ref, data)


def test_lead_grades_the_test(client, candidacy, lea):
    assert page(client, lea, "test", candidacy.ref).status_code == 200
    response = graded(client, lea, candidacy, 4, 2, note="Neat.")
    assert (response.status_code, response.url) == (302, reverse("interviews:candidacy", args=[candidacy.ref]))
    result = TestResult.objects.get()
    assert (result.state, result.mean, result.recorded_by, result.note) == ("passed", "16/5", lea, "Neat.")


def test_lead_seat_grades_while_blind_and_sees_only_their_own_grade(client, candidacy, ana, ben, lea):
    make_session(candidacy, (ana, "lead"), ben)
    response = graded(client, ana, candidacy, 3, 3)
    assert (response.status_code, response.url) == (302, reverse("interviews:test", args=[candidacy.ref]))
    assert b"checked" in page(client, ana, "test", candidacy.ref).content
    graded(client, lea, candidacy, 1, 1)
    hidden = page(client, ana, "test", candidacy.ref)
    assert (hidden.status_code, b"level_" in hidden.content) == (200, False)
    assert graded(client, ana, candidacy, 4, 4).status_code == 409
    assert TestResult.objects.get().recorded_by == lea


def test_hidden_grade_is_the_same_page_whatever_it_is(client, candidacy, ana, lea):
    make_session(candidacy, (ana, "lead"))
    pages = []
    for level in (1, 4):
        graded(client, lea, candidacy, level, level)
        pages.append(stable(page(client, ana, "test", candidacy.ref)))
    assert pages[0] == pages[1]


@pytest.mark.parametrize(("person", "status"), [("rae", 403), ("ana", 403), ("ben", 404), ("otto", 404)])
def test_test_is_graded_by_nobody_else(client, candidacy, session, flag, person, status, request):
    response = graded(client, request.getfixturevalue(person), candidacy, 3, 3)
    assert (response.status_code, TestResult.objects.exists()) == (status, False)


def test_partial_grade_is_not_called_a_grade(client, candidacy, lea):
    said = [str(message) for message in graded(client, lea, candidacy, 4, "").wsgi_request._messages]
    assert said == ["What you wrote is kept. The test has no result until every criterion has a level."]


def test_partial_grade_counts_as_not_graded(client, candidacy, lea):
    graded(client, lea, candidacy, 3)
    assert TestResult.objects.get().state == "missing"


def test_level_off_the_scale_is_invalid(client, candidacy, lea):
    assert graded(client, lea, candidacy, 5, 3).status_code == 422
    assert not TestResult.objects.exists()


def test_test_without_criteria_is_passed_or_failed(client, candidacy, lea):
    Criterion.objects.all().delete()
    page(client, lea, "test", candidacy.ref, {"passed": "no"})
    assert TestResult.objects.get().state == "failed"


def test_kit_without_a_test_has_no_page_for_it(client, candidacy, lea):
    PracticalTest.objects.all().delete()
    assert page(client, lea, "test", candidacy.ref).status_code == 404


# the decision


@pytest.mark.parametrize("person", ["lea", "rae", "adi"])
def test_decision_is_recorded_by_who_runs_the_opening(client, candidacy, person, request):
    user = request.getfixturevalue(person)
    response = page(client, user, "decide", candidacy.ref, {"kind": "hold", "reason": "We wait."})
    assert response.status_code == 302
    decision = Decision.objects.get()
    assert (decision.kind, decision.decided_by, decision.reason) == ("hold", user, "We wait.")


@pytest.mark.parametrize(("person", "status"), [("ana", 403), ("ben", 404), ("otto", 404)])
def test_decision_is_nobody_elses(client, candidacy, session, flag, person, status, request):
    data = {"kind": "hire", "reason": "Please."}
    response = page(client, request.getfixturevalue(person), "decide", candidacy.ref, data)
    assert (response.status_code, Decision.objects.exists()) == (status, False)


def test_blind_lead_decides_nothing(client, candidacy, lea):
    make_session(candidacy, lea)
    data = {"kind": "hire", "reason": "I know."}
    assert page(client, lea, "decide", candidacy.ref, data).status_code == 403


@pytest.mark.parametrize("data", [{"kind": "hire", "reason": ""}, {"kind": "", "reason": "So."}, {"kind": "maybe"}])
def test_decision_that_lacks_something_is_invalid(client, candidacy, rae, data):
    response = page(client, rae, "decide", candidacy.ref, data)
    assert (response.status_code, Decision.objects.exists()) == (422, False)


def test_decision_against_the_indication_says_so_before_and_after(client, candidacy, flag, rae):
    before = page(client, rae, "candidacy", candidacy.ref)
    assert "Hire (against the indication)" in text_of(before)
    page(client, rae, "decide", candidacy.ref, {"kind": "hire", "reason": "I trust her."})
    after = text_of(page(client, rae, "candidacy", candidacy.ref))
    assert "Against the indication, which was no hire" in after


def test_decision_on_an_indication_that_moved_shows_the_new_one(client, candidacy, session, ben, rae):
    seen = page(client, rae, "candidacy", candidacy.ref).context["summary"].digest
    make_flag(sealed(session, ben, [3] * 6))
    decisions.settle(candidacy=candidacy)
    data = {"kind": "hire", "reason": "Because.", "seen": seen}
    response = page(client, rae, "decide", candidacy.ref, data)
    assert (response.status_code, Decision.objects.exists()) == (409, False)
    assert ("has changed while you were writing" in text_of(response), b"Because." in response.content) == (True, True)
    data["seen"] = response.context["summary"].digest
    assert page(client, rae, "decide", candidacy.ref, data).status_code == 302


def test_withdrawn_candidate_is_not_decided_on(client, candidacy, rae):
    Candidacy.objects.update(status="withdrawn")
    assert "decision_form" not in page(client, rae, "candidacy", candidacy.ref).context
    assert page(client, rae, "decide", candidacy.ref, {"kind": "hire", "reason": "x"}).status_code == 409


def test_hostile_words_reach_the_page_as_words(client, candidacy, session, ana, lea):
    card = sealed(session, ana, [3] * 6, "<script>alert(1)</script>")
    make_flag(card, text="<img src=x onerror=alert(1)>", evidence="<b>x</b>")
    decisions.settle(candidacy=candidacy)
    content = page(client, lea, "candidacy", candidacy.ref).content
    assert (b"<script>alert" in content, b"<img" in content, b"<b>x" in content) == (False, False, False)
