"""Writers that meet on one opening: nobody waits for somebody who waits for them."""

import ast
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, connections, transaction

from conftest import card_of, make_candidacy, make_opening, make_scores, make_session, make_user
from interviews import sessions
from interviews.models import Opening

APP = Path(sessions.__file__).parent.parent


def locks_in(path):
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "select_for_update")
    return [{keyword.arg for keyword in call.keywords} for call in named]


def test_rows_are_locked_without_their_keys():
    paths = [path for path in APP.rglob("*.py") if "tests" not in path.parts]
    assert [path.name for path in paths for names in locks_in(path) if "no_key" not in names] == []


@pytest.mark.django_db(transaction=True)
def test_sealing_does_not_wait_for_who_holds_the_opening():
    if connection.vendor != "postgresql":
        pytest.skip("one writer at a time")
    opening = make_opening()
    card = card_of(make_session(make_candidacy(opening), ana := make_user("Ana")), ana)
    make_scores(card, [3] * 6)
    with transaction.atomic():
        Opening.objects.select_for_update(no_key=True).get(pk=opening.pk)
        other = Thread(target=sealed, args=[card])
        other.start()
        other.join(10)
        assert not other.is_alive()
    card.refresh_from_db()
    assert card.is_sealed


def sealed(card):
    try:
        sessions.submit(card=card)
    finally:
        connections.close_all()
