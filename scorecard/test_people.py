"""One's own profile, times in one's own zone, and the administration of people."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from conftest import make_candidacy, make_user
from scorecard.forms import zones
from scorecard.middleware import local_time

User = get_user_model()
PROFILE = "/accounts/me/"


@pytest.fixture
def signed_in(client, ana):
    client.force_login(ana)
    return client


def test_profile_is_kept(signed_in, ana):
    answer = signed_in.post(PROFILE, {"name": "Ana Example", "timezone": "Europe/Paris"})
    ana.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, PROFILE)
    assert (ana.name, ana.timezone) == ("Ana Example", "Europe/Paris")


def test_profile_refuses_what_it_cannot_keep(signed_in, ana):
    for fields in ({"name": "", "timezone": "UTC"}, {"name": "Ana", "timezone": "Europe/Nowhere"}):
        assert signed_in.post(PROFILE, fields).status_code == 422
    ana.refresh_from_db()
    assert (ana.name, ana.timezone) == ("Ana", "UTC")


def test_profile_changes_nothing_on_get_and_knows_no_other_method(signed_in, ana):
    assert signed_in.get(PROFILE, {"name": "Other"}).status_code == 200
    assert signed_in.delete(PROFILE).status_code == 405
    ana.refresh_from_db()
    assert ana.name == "Ana"


def test_profile_asks_to_sign_in(client, db):
    assert client.get(PROFILE).url == f"/accounts/login/?next={PROFILE}"


def test_zones_are_regional_and_keep_the_one_a_person_has():
    names = zones("US/Pacific")
    assert names[0] == "UTC"
    assert [name for name in names if name.startswith(("US/", "Etc/"))] == ["US/Pacific"]


def test_times_are_in_the_zone_of_who_signed_in(rf, db):
    request = rf.get("/")
    request.user = make_user("Kai", timezone="Asia/Kathmandu")
    seen = []
    local_time(lambda request: seen.append(timezone.get_current_timezone_name()))(request)
    assert (seen, timezone.get_current_timezone_name()) == (["Asia/Kathmandu"], "UTC")


# administration


@pytest.fixture
def admin(client, adi):
    client.force_login(adi)
    return client


def test_administrator_creates_a_person(admin):
    fields = {"name": "Kai", "email": "Kai@Example.org", "role": "recruiter", "timezone": "UTC"}
    password = {"usable_password": "true", "password1": "a long password 1", "password2": "a long password 1"}
    assert admin.post(reverse("admin:scorecard_user_add"), fields | password).status_code == 302
    kai = User.objects.get(email="kai@example.org")
    assert (kai.role, kai.is_staff, kai.check_password("a long password 1")) == ("recruiter", False, True)


def test_administrator_deactivates_others_but_not_themselves(admin, adi, ana):
    for person in (adi, ana):
        fields = {"name": person.name, "email": person.email, "role": person.role, "timezone": "UTC"}
        admin.post(reverse("admin:scorecard_user_change", args=[person.pk]), fields)
        person.refresh_from_db()
    assert (adi.is_active, adi.is_staff, ana.is_active) == (True, True, False)


def test_nobody_is_deleted(admin, ana):
    assert admin.post(reverse("admin:scorecard_user_delete", args=[ana.pk]), {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=ana.pk).exists()


def test_administration_reads_openings_and_candidates_and_changes_none(admin, adi):
    candidacy = make_candidacy()
    own = make_candidacy(candidacy.opening, name="Adi A", user=adi)
    for model, row in (("opening", candidacy.opening), ("candidate", candidacy.candidate)):
        assert admin.get(reverse(f"admin:interviews_{model}_changelist")).status_code == 200
        page = reverse(f"admin:interviews_{model}_change", args=[row.pk])
        assert (admin.get(page).status_code, admin.post(page, {}).status_code) == (200, 403)
    assert admin.get(reverse("admin:interviews_candidate_change", args=[own.candidate.pk])).status_code == 302


def test_administration_is_for_administrators(signed_in):
    assert signed_in.get(reverse("admin:scorecard_user_changelist")).status_code == 302
