"""The door: in demo mode, and only there, it says who may be signed in as."""

import pytest
from django.urls import reverse

from conftest import PASSWORD, make_user


@pytest.fixture
def demo_person(db):
    return make_user("Ana", "interviewer")


def test_door_names_nobody_outside_demo_mode(client, demo_person):
    response = client.get(reverse("login"))
    assert (response.status_code, "demo_accounts" in response.context) == (200, False)


def test_door_names_the_demo_accounts_that_exist(client, demo_person, settings):
    settings.DEMO = True
    response = client.get(reverse("login"))
    assert [account.email for account in response.context["demo_accounts"]] == ["ana@example.org"]
    assert response.context["demo_password"] in response.content.decode()


def test_signed_in_person_passes_the_door(client, demo_person):
    given = {"username": "ANA@example.org", "password": PASSWORD}
    assert client.post(reverse("login"), given).headers["Location"] == "/"
    assert client.get(reverse("login")).headers["Location"] == "/"


def test_wrong_password_stays_outside(client, demo_person):
    response = client.post(reverse("login"), {"username": "ana@example.org", "password": "wrong"})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
