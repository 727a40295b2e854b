"""The environment reader, and what a server tells the world about itself."""

import re
import stat

import pytest
from django.conf import settings as live
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.urls import reverse

from scorecard import __version__, views
from scorecard.settings import boolean, database, integer, kept_secret_key, listing, origin, secret, text


def test_an_empty_variable_counts_as_unset(monkeypatch):
    monkeypatch.setenv("SITE_NAME", "  ")
    assert text("SITE_NAME", "house") == "house"


@pytest.mark.parametrize(("value", "meant"), [("on", True), ("1", True), ("No", False), ("false", False), ("", True)])
def test_boolean_reads_the_usual_words(monkeypatch, value, meant):
    monkeypatch.setenv("FLAG", value)
    assert boolean("FLAG", True) is meant


def test_boolean_refuses_another_word(monkeypatch):
    monkeypatch.setenv("FLAG", "maybe")
    with pytest.raises(ImproperlyConfigured, match=r"^FLAG is 'maybe'; it must be on or off\.$"):
        boolean("FLAG", True)


def test_integer_refuses_what_is_no_number(monkeypatch):
    monkeypatch.setenv("SIZE", "ten")
    with pytest.raises(ImproperlyConfigured, match=r"^SIZE is 'ten'; it must be a whole number\.$"):
        integer("SIZE", 3)


def test_listing_drops_blanks(monkeypatch):
    monkeypatch.setenv("HOSTS", "a.example, ,b.example,")
    assert listing("HOSTS") == ["a.example", "b.example"]


def test_secret_is_read_from_its_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("quiet\n")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert secret("KEY") == "quiet"


def test_secret_refuses_two_sources(monkeypatch):
    monkeypatch.setenv("KEY", "one")
    monkeypatch.setenv("KEY_FILE", "two")
    with pytest.raises(ImproperlyConfigured, match="both set"):
        secret("KEY")


def test_secret_refuses_a_file_that_is_not_there(monkeypatch, tmp_path):
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        secret("KEY")


def test_secret_key_is_made_once_and_kept_private(tmp_path):
    path = tmp_path / "secret_key"
    first = kept_secret_key(path)
    assert kept_secret_key(path) == first
    assert len(first) == 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("value", ["hiring.example.org", "ftp://hiring.example.org", "https://example.org/hiring"])
def test_site_url_refuses_what_is_no_origin(monkeypatch, value):
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(ImproperlyConfigured, match="must look like"):
        origin("SITE_URL", "")


def test_sqlite_is_the_default_and_durable(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    chosen = database(tmp_path)
    assert chosen["NAME"] == str(tmp_path / "scorecard.sqlite3")
    assert chosen["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }


def test_postgresql_comes_with_a_pool(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://card:secret@db:5432/cards?sslmode=require")
    chosen = database(tmp_path)
    assert (chosen["HOST"], chosen["NAME"], chosen["CONN_MAX_AGE"]) == ("db", "cards", 0)
    assert chosen["OPTIONS"] == {"sslmode": "require", "pool": {"min_size": 1, "max_size": 8, "timeout": 10}}


@pytest.mark.parametrize("url", ["nonsense", "mysql://card@db/cards", "postgres://db:port/cards"])
def test_another_database_is_refused(monkeypatch, tmp_path, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL must"):
        database(tmp_path)


def test_foreign_keys_are_enforced_on_sqlite(db):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_healthz_needs_nobody(client, db, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get(reverse("healthz"))
    assert (answer.status_code, answer.json()) == (200, {"version": __version__, "database": "ok"})
    assert "no-store" in answer["Cache-Control"]


def test_healthz_says_that_the_database_is_away(client, db, monkeypatch):
    monkeypatch.setattr(views, "database_answers", lambda: False)
    assert client.get(reverse("healthz")).status_code == 503


def test_healthz_takes_no_post(client, db):
    assert client.post(reverse("healthz")).status_code == 405


def test_every_answer_carries_the_strict_headers(client, db):
    answer = client.get(reverse("healthz"))
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "manifest-src": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert answer["Referrer-Policy"] == "same-origin"


def test_pages_of_a_signed_in_person_are_stored_nowhere(client, ana):
    client.force_login(ana)
    assert client.get("/nowhere")["Cache-Control"] == "private, no-store"


def test_a_page_wants_somebody_signed_in(client, db):
    answer = client.get(reverse("password_change"))
    assert answer.headers["Location"] == f"{reverse(live.LOGIN_URL)}?next={reverse('password_change')}"


def test_readme_names_every_setting():
    names = r"(?:text|secret|boolean|integer|listing|origin)\(\"([A-Z_]+)\"|environ\.get\(['\"]([A-Z_]+)"
    read = {a or b for file in ("settings", "server") for a, b in re.findall(names, source(f"scorecard/{file}.py"))}
    table = set(re.findall(r"`([A-Z_]+)`", "\n".join(re.findall(r"^\| (`[^|]+) \|", source("README.md"), re.M))))
    assert table == read


def source(path):
    return (live.BASE_DIR / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(("length", "status"), [(live.BODY_BYTES_MAX, 200), (live.BODY_BYTES_MAX + 1, 413)])
def test_a_body_that_is_too_large_is_refused_unread(client, db, length, status):
    response = client.get(reverse("login"), headers={"Content-Length": str(length)})
    assert (response.status_code, "content-security-policy" in response.headers) == (status, True)
