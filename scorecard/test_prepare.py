"""What must be there before the server starts, and that a second start does nothing twice."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.whole


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "scorecard.storage.HashedStaticStorage"}}
    return settings.STATIC_ROOT


def prepare(*arguments):
    out = StringIO()
    call_command("prepare", *arguments, stdout=out)
    return [line.split(":")[0] for line in out.getvalue().splitlines()]


def test_prepare_collects_static_files_once(db, ana, collected):
    assert prepare("--no-demo") == ["Collecting static files ..."]
    assert prepare("--no-demo") == []
    manifest = json.loads((collected / "staticfiles.json").read_text())["paths"]
    assert {path.is_file() for path in map(collected.joinpath, manifest.values())} == {True}
    assert list(collected.rglob("*.br")) == []


def test_prepare_without_people_tells_how_to_make_the_first(db, settings):
    settings.STATIC_ROOT = None
    assert prepare("--no-demo") == ["Nobody can sign in yet. First administrator"]
