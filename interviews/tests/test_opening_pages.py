"""The pages of openings, of the people who run them, and of their candidates."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import make_candidacy, make_kit, make_opening, make_session, make_user
from interviews.models import Candidacy, Event, Opening


@pytest.fixture
def opening(lea, rae):
    return make_opening(lead=lea, recruiter=rae)


@pytest.fixture
def signed_in(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def url(name, thing=None):
    return reverse(f"interviews:{name}", args=[thing.ref] if thing else [])


def nothing_happened():
    return not Event.objects.exists()


def opening_fields(kit, **fields):
    return {"title": "Night baker", "team": "Bread", "kit": str(kit.ref), "minutes": "50"} | fields


PAGES = ["opening_edit", "opening_people", "candidate_new"]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_for_who_runs_the_opening(signed_in, opening, lea, rae, adi, ana, otto, name):
    make_session(make_candidacy(opening), ana)
    for user, status in ((lea, 200), (rae, 200), (adi, 200), (ana, 404), (otto, 404)):
        assert signed_in(user).get(url(name, opening)).status_code == status
    unknown = reverse(f"interviews:{name}", args=[uuid.uuid4()])
    assert signed_in(otto).get(unknown).content == signed_in(otto).get(url(name, opening)).content


@pytest.mark.parametrize("name", PAGES)
def test_page_has_its_methods_and_no_side_effect(signed_in, opening, lea, name):
    client = signed_in(lea)
    assert client.put(url(name, opening)).status_code == 405
    assert client.post(url(name, opening), {}).status_code == 422
    assert client.get(url(name, opening), {"title": "x", "name": "x"}).status_code == 200
    assert nothing_happened()


def test_every_page_asks_to_sign_in(client, opening):
    assert {client.get(url(page, opening)).status_code for page in PAGES} == {302}
    assert {client.get(url(page)).status_code for page in ("home", "mine", "openings", "opening_new")} == {302}


# the start page


def test_home_leads_to_what_waits(signed_in, opening, ana, lea, rae):
    mine, openings = url("mine"), url("openings")
    assert [signed_in(user).get(url("home")).url for user in (ana, rae, lea)] == [mine, openings, openings]
    make_session(make_candidacy(opening), lea)
    assert signed_in(lea).get(url("home")).url == mine


# the list


def test_list_shows_the_openings_of_the_reader(signed_in, opening, lea, otto):
    make_opening(make_kit("Cook"), title="Line cook", lead=otto)
    answer = signed_in(lea).get(url("openings"))
    assert [row.title for row in answer.context["page_obj"]] == ["Morning baker"]


def test_list_counts_active_candidates_but_never_ones_own(signed_in, opening, lea):
    make_candidacy(opening)
    make_candidacy(opening, name="Dara D").candidate.save()
    make_candidacy(opening, name="Lea L", user=lea)
    Candidacy.objects.filter(candidate__name="Dara D").update(status="withdrawn")
    (row,) = signed_in(lea).get(url("openings")).context["page_obj"]
    assert row.active == 1


def test_list_is_searched_and_filtered_in_the_url(signed_in, opening, lea):
    make_opening(make_kit("Cook"), title="Line cook", lead=lea, status="closed")
    client = signed_in(lea)

    def titles(**query):
        return [row.title for row in client.get(url("openings"), query).context["page_obj"]]

    assert titles() == ["Morning baker"]
    assert titles(state="all") == ["Line cook", "Morning baker"]
    assert titles(state="closed") == ["Line cook"]
    assert titles(state="all", q="COOK") == ["Line cook"]
    assert titles(q="cook") == []
    assert "No opening fits" in client.get(url("openings"), {"q": "zzz"}).content.decode()


def test_empty_list_says_what_to_do(signed_in, rae, ana):
    assert "No openings yet" in signed_in(rae).get(url("openings")).content.decode()
    assert "no opening" in signed_in(ana).get(url("openings")).content.decode()


def test_list_asks_as_much_for_30_rows_as_for_1(signed_in, opening, lea, django_assert_max_num_queries):
    client, kit = signed_in(lea), opening.kit
    with django_assert_max_num_queries(12) as one:
        client.get(url("openings"))
    for number in range(29):
        make_candidacy(make_opening(kit, title=f"Opening {number}", lead=lea, plan=False))
    with django_assert_max_num_queries(12) as thirty:
        assert len(client.get(url("openings")).context["page_obj"]) == 30
    assert len(one) == len(thirty)


# a new opening


def test_recruiter_starts_an_opening_and_names_its_lead(signed_in, lea, rae):
    fields = opening_fields(make_kit(), lead=str(lea.ref), senior="on", minutes="")
    answer = signed_in(rae).post(url("opening_new"), fields)
    opening = Opening.objects.get()
    assert (answer.status_code, answer.url) == (302, url("plan", opening))
    assert (opening.title, opening.senior, opening.minutes) == ("Night baker", True, 45)
    assert sorted(opening.memberships.values_list("user__name", "role")) == [("Lea", "lead"), ("Rae", "recruiter")]


def test_interviewer_starts_no_opening(signed_in, ana):
    assert signed_in(ana).get(url("opening_new")).status_code == 403
    assert signed_in(ana).post(url("opening_new"), opening_fields(make_kit())).status_code == 403
    assert nothing_happened()


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"kit": "x"}, {"kit": str(uuid.uuid4())}, {"minutes": "5"}, {"lead": ""}, {"lead": "ana"}]
)
def test_opening_with_a_wrong_field_is_not_started(signed_in, rae, lea, ana, wrong):
    fields = opening_fields(make_kit(), lead=str(lea.ref)) | wrong
    fields["lead"] = str(ana.ref) if fields["lead"] == "ana" else fields["lead"]
    assert signed_in(rae).post(url("opening_new"), fields).status_code == 422
    assert nothing_happened()


def test_drafts_and_retired_kits_are_not_offered(signed_in, rae):
    kits = [make_kit(status, status=status) for status in ("draft", "published", "retired")]
    page = signed_in(rae).get(url("opening_new")).content.decode()
    assert [str(kit.ref) in page for kit in kits] == [False, True, False]


# changing an opening


def test_opening_is_changed(signed_in, opening, rae):
    fields = opening_fields(opening.kit, status="closed")
    assert signed_in(rae).post(url("opening_edit", opening), fields).url == url("opening", opening)
    opening.refresh_from_db()
    assert (opening.title, opening.minutes, opening.status) == ("Night baker", 50, "closed")


def test_kit_stays_while_the_plan_is_settled(signed_in, opening, lea):
    other = make_kit("Cook")
    signed_in(lea).post(url("opening_edit", opening), opening_fields(other, status="open"))
    opening.refresh_from_db()
    assert (opening.title, opening.kit.title) == ("Night baker", "Baker")


def test_lead_changes_the_kit_before(signed_in, lea, rae):
    opening = make_opening(lead=lea, recruiter=rae, plan=False)
    fields = opening_fields(make_kit("Cook"), status="open")
    signed_in(rae).post(url("opening_edit", opening), fields)
    opening.refresh_from_db()
    assert opening.kit.title == "Baker"
    signed_in(lea).post(url("opening_edit", opening), fields)
    opening.refresh_from_db()
    assert opening.kit.title == "Cook"


def test_retired_kit_of_an_opening_stays_a_choice(signed_in, opening, lea):
    opening.kit.status = "retired"
    opening.kit.retired_at = timezone.now()
    opening.kit.save()
    assert (
        signed_in(lea).post(url("opening_edit", opening), opening_fields(opening.kit, status="open")).status_code == 302
    )


# people


def test_lead_adds_and_removes_people(signed_in, opening, lea, otto):
    client = signed_in(lea)
    client.post(url("opening_people", opening), {"user": str(otto.ref), "role": "lead"})
    assert opening.memberships.filter(user=otto, role="lead").exists()
    answer = client.post(url("member_remove", opening), {"email": lea.email, "role": "lead"})
    assert (answer.status_code, answer.url) == (302, url("openings"))
    assert not opening.memberships.filter(user=lea).exists()


def test_recruiter_reads_people_and_changes_none(signed_in, opening, rae, otto):
    client = signed_in(rae)
    assert "Add somebody" not in client.get(url("opening_people", opening)).content.decode()
    assert client.post(url("opening_people", opening), {"user": str(otto.ref), "role": "lead"}).status_code == 403
    assert client.post(url("member_remove", opening), {"email": rae.email, "role": "recruiter"}).status_code == 403
    assert nothing_happened()


def test_person_without_the_role_is_refused(signed_in, opening, lea, rae, ana):
    for person, role in ((ana, "recruiter"), (rae, "lead")):
        fields = {"user": str(person.ref), "role": role}
        assert signed_in(lea).post(url("opening_people", opening), fields).status_code == 422
    assert nothing_happened()


def test_last_lead_is_not_removed(signed_in, opening, lea):
    client = signed_in(lea)
    assert client.post(url("member_remove", opening), {"email": lea.email, "role": "lead"}).status_code == 409
    assert client.post(url("member_remove", opening), {"email": "x@example.org", "role": "lead"}).status_code == 404
    assert client.get(url("member_remove", opening)).status_code == 405
    assert nothing_happened()


# candidates


def test_candidate_is_added(signed_in, opening, rae):
    answer = signed_in(rae).post(url("candidate_new", opening), {"name": "Cleo", "email": "cleo@example.org"})
    assert answer.url == url("opening", opening)
    answer = signed_in(rae).post(url("candidate_new", opening), {"name": "Dara", "and_plan": "1"})
    assert answer.url == url("session_new", Candidacy.objects.get(candidate__name="Dara"))


def test_candidate_with_a_known_or_broken_address_is_refused(signed_in, opening, rae):
    make_candidacy(opening)
    for email in ("cleo@example.org", "cleo@"):
        answer = signed_in(rae).post(url("candidate_new", opening), {"name": "Other", "email": email})
        assert answer.status_code == 422
    assert nothing_happened()


def test_closed_opening_takes_no_candidate(signed_in, rae):
    opening = make_opening(recruiter=rae, status="closed")
    assert signed_in(rae).post(url("candidate_new", opening), {"name": "Cleo"}).status_code == 409
    assert nothing_happened()


def test_candidacy_is_corrected_withdrawn_and_brought_back(signed_in, opening, rae):
    candidacy, client = make_candidacy(opening), signed_in(rae)
    client.post(url("candidacy_edit", candidacy), {"name": "Cleo C", "email": ""})
    for status in ("withdrawn", "active"):
        assert client.post(url("candidacy_status", candidacy), {"status": status}).url == url("candidacy", candidacy)
        candidacy.refresh_from_db()
        assert (candidacy.candidate.name, candidacy.status) == ("Cleo C", status)


def test_candidacy_is_hidden_from_others_and_from_the_candidate(signed_in, opening, lea, otto, ana):
    candidacy = make_candidacy(opening, name="Lea L", user=lea)
    make_session(candidacy, ana)
    for user in (lea, otto, ana):
        client = signed_in(user)
        assert client.get(url("candidacy_edit", candidacy)).status_code == 404
        assert client.post(url("candidacy_status", candidacy), {"status": "withdrawn"}).status_code == 404
    assert nothing_happened()


def test_candidacy_pages_have_their_methods(signed_in, opening, rae):
    candidacy, client = make_candidacy(opening), signed_in(rae)
    assert client.get(url("candidacy_status", candidacy)).status_code == 405
    assert client.post(url("candidacy_edit", candidacy), {"name": ""}).status_code == 422
    assert client.delete(url("candidacy_edit", candidacy)).status_code == 405
    assert nothing_happened()


def test_row_ids_never_leave_the_server(signed_in, opening, lea):
    for number in range(5):
        make_user(f"Person{number}", "lead")
    page = signed_in(lea).get(url("opening_people", opening)).content.decode()
    assert f'value="{lea.ref}"' in page
    assert f'value="{lea.pk}"' not in page
