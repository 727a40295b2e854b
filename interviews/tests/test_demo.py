"""The demo world: every state is in it, and all of it was written by the writers."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from conftest import make_opening
from interviews import decisions, demo, sync
from interviews.demo.cards import note_for
from interviews.demo.clock import Clock, story_time
from interviews.models import Candidacy, Card, Decision, Indication, Opening, Session

pytestmark = [pytest.mark.django_db, pytest.mark.whole]

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "demo"
MONDAY = datetime(2026, 3, 2, 9, 7, 30, tzinfo=UTC)
INDICATIONS = {
    "Imre Holloday": ("HIRE", "3.44"),
    "Petra Vance": ("HIRE", "3.00"),
    "Dario Mensk": ("NO_HIRE", "2.33"),
    "Yuki Brannoch": ("NO_HIRE", "3.27"),
    "Salome Krait": ("HIRE", "3.22"),
    "Ravi Thornbury": ("NO_HIRE", "3.05"),
    "Greta Olumide": ("UNDECIDED", "3.22"),
    "Casper Nuyen": ("NO_HIRE", "3.16"),
    "Hanna Quill": ("NO_HIRE", "2.94"),
    "Otis Marrable": ("HIRE", "3.27"),
    "Mirela Foss": ("UNDECIDED", "3.22"),
    "Teodor Lisk": ("UNDECIDED", "–"),
    "Adaeze Pell": ("UNDECIDED", "–"),
    "Bruno Castellet": ("UNDECIDED", "–"),
    "Ilse Grantham": ("NO_HIRE", "2.83"),
    "Noa Wexley": ("UNDECIDED", "–"),
    "Selma Hythe": ("HIRE", "3.50"),
    "Maeve Kostrin": ("NO_HIRE", "2.42"),
    "Anselm Droste": ("UNDECIDED", "3.28"),
    "Cyra Benedek": ("UNDECIDED", "–"),
    "Jonah Pellwright": ("UNDECIDED", "–"),
    "Tilda Ravensworth": ("UNDECIDED", "–"),
    "Emeka Stroud": ("UNDECIDED", "–"),
}


def say(*arguments, **options):
    out = StringIO()
    call_command("load_demo", *arguments, stdout=out, **options)
    return out.getvalue().splitlines()


def indications():
    rows = Indication.objects.values_list("candidacy__candidate__name", "verdict")
    return {name: (verdict["outcome"], verdict["average_shown"]) for name, verdict in rows}


def test_the_demo_world_holds_every_state():
    call_command("load_kits", verbosity=0)
    lines = say()
    assert (lines[0], len(lines)) == ("Loaded 3 openings with 23 candidates.", 10)
    assert lines[1:] == say("--accounts")
    assert indications() == INDICATIONS
    assert set(Session.objects.values_list("status", flat=True)) == set(Session.Status.values)
    assert set(Decision.objects.values_list("kind", "against")) == {
        ("hire", False), ("hire", True), ("no_hire", False), ("hold", False),
    }  # fmt: skip
    assert Candidacy.objects.filter(status="withdrawn").count() == 1
    assert Opening.objects.filter(plan_settled_at=None).count() == 1
    assert [card for card in Card.objects.all() if sync.differences(card)] == []
    assert [one for one in Decision.objects.all() if not decisions.recompute(one)] == []
    with pytest.raises(CommandError) as refusal:
        say()
    assert str(refusal.value) == (
        "This database holds openings already, so the demo world stays out of it. Nothing was changed."
    )


def test_a_database_with_openings_is_refused():
    opening = make_opening()
    with pytest.raises(CommandError):
        say()
    assert list(Opening.objects.all()) == [opening]


def test_without_kits_nothing_is_loaded():
    with pytest.raises(CommandError) as refusal:
        say()
    sentence = (
        "The kit ml-engineer-hiring-kit is not here. Nothing was changed. Load the kits first: manage.py load_kits"
    )
    assert (str(refusal.value), demo.accounts(FOLDER)) == (sentence, [])


def test_an_account_that_is_there_already_is_left_alone(ana):
    with pytest.raises(CommandError) as refusal:
        say()
    assert str(refusal.value) == "People of the demo world have accounts here already. Nothing was changed."


def test_without_demo_people_nobody_is_named():
    assert say("--accounts") == []


@pytest.mark.parametrize(
    ("days", "day"), [(0, "2026-03-02"), (-1, "2026-02-27"), (-6, "2026-02-20"), (5, "2026-03-09")]
)
def test_days_are_working_days(days, day):
    moment = Clock("Europe/London", MONDAY).at(days, "10:30")
    assert (moment.date().isoformat(), moment.astimezone(UTC).hour) == (day, 10)


def test_the_story_never_passes_the_day_of_loading():
    clock = Clock("Europe/London", MONDAY)
    clock.set(clock.at(3))
    assert (clock(), clock.minutes_from_now(-18).isoformat()) == (MONDAY, "2026-03-02T08:45:00+00:00")


def test_writers_hear_the_time_of_the_story():
    with story_time("Europe/London") as clock:
        clock.set(clock.at(-2))
        assert timezone.now() == clock.at(-2)
    assert timezone.now() > clock.at(-1)


def test_notes_of_one_candidate_tell_one_story():
    notes = {"Ovens": {"3": [["Deck oven.", "Deck oven too."], ["Stone oven."]]}}
    found = [note_for(notes, "Ovens", "3", variant) for variant in ((0, 0), (2, 1), (1, 0), (1, 1))]
    assert (found, note_for(notes, "Ovens", "4", (0, 0))) == (["Deck oven.", "Deck oven too.", "Stone oven.", ""], "")
