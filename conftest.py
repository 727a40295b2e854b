"""The cast and the builders of every test.

Ana and Ben interview together, Lea leads, Rae recruits, Otto is on another panel, Adi administers.
"""

import uuid
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import override_settings

from interviews.models import (
    Candidacy,
    Candidate,
    Card,
    Flag,
    Membership,
    Opening,
    PlanItem,
    Score,
    Seat,
    Session,
)
from rubrics.models import Criterion, Kit, LookFor, PracticalTest, Question, RedFlag, Section

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANCHORS = ["Misses it", "Hits some", "Covers it", "Adds to it"]
PASSWORD = "correct horse battery"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """A test that asks for pages, or reads the whole source, is no unit test."""
    for item in items:
        if "client" in item.fixturenames or item.path.name in ("test_house.py", "test_design.py"):
            item.add_marker("whole")


@pytest.fixture(scope="session", autouse=True)
def fast_settings():
    """Passwords are hashed fast, no client lists the static files first, caches and uploads stay in the process."""
    with override_settings(
        STORAGES=settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}},
        WHITENOISE_AUTOREFRESH=True,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    ):
        yield


def make_user(name="Ana", role="interviewer", **fields):
    return get_user_model().objects.create_user(f"{name.lower()}@example.org", PASSWORD, name=name, role=role, **fields)


@pytest.fixture
def ana(db):
    return make_user("Ana")


@pytest.fixture
def ben(db):
    return make_user("Ben")


@pytest.fixture
def lea(db):
    return make_user("Lea", "lead")


@pytest.fixture
def rae(db):
    return make_user("Rae", "recruiter")


@pytest.fixture
def otto(db):
    return make_user("Otto", "lead")


@pytest.fixture
def adi(db):
    return make_user("Adi", "lead", is_staff=True, is_superuser=True)


def make_kit(
    title="Baker", *, slug=None, version=1, status="published", sections=(("technical", 4), ("behavioral", 2)), **fields
):
    """A kit with sections of `(key, number of questions)`, two look-fors each, one red flag and a practical test."""
    fields = {"published_at": None if status == "draft" else NINE, "anchors": ANCHORS, "level": "mid"} | fields
    slug = slug or title.lower().replace(" ", "-")
    kit = Kit.objects.create(title=title, slug=slug, version=version, status=status, **fields)
    for order, (key, count) in enumerate(sections):
        make_section(kit, key, count, order=order)
    RedFlag.objects.create(kit=kit, text="Blames others for every failure")
    test = PracticalTest.objects.create(kit=kit, brief="Bake a loaf.", hours=6, deliverables=["A loaf", "A note"])
    for order, (name, weight) in enumerate((("Crust", 60), ("Crumb", 40))):
        Criterion.objects.create(test=test, name=name, weight=weight, order=order)
    return kit


def make_section(kit, key="technical", count=3, *, order=0, pick_min=1, pick_max=None, **fields):
    kind = key if key in Section.Kind.values else Section.Kind.OTHER
    name = key.replace("_", "-").capitalize()
    fields = {"kind": kind, "name": name, "pick_min": pick_min, "pick_max": pick_max or max(count, 1)} | fields
    section = Section.objects.create(kit=kit, key=key, order=order, **fields)
    for number in range(count):
        make_question(section, number)
    return section


def make_question(section, number=0, **fields):
    difficulty = ("easy", "medium", "hard")[number % 3] if section.kind == Section.Kind.TECHNICAL else None
    title = f"{section.name} {number + 1}"
    fields = {"difficulty": difficulty, "minutes": 5, "title": title, "text": f"{title}: how do you do it?"} | fields
    question = Question.objects.create(section=section, order=number, **fields)
    for order, point in enumerate(("Names a step", "Says why")):
        LookFor.objects.create(question=question, text=f"{point} of {title.lower()}", order=order)
    return question


def make_opening(kit=None, *, title="Morning baker", lead=None, recruiter=None, plan=True, **fields):
    """An opening whose settled plan holds every question of the kit (`plan=False`: none, not settled)."""
    kit = kit or make_kit()
    opening = Opening.objects.create(kit=kit, title=title, plan_settled_at=NINE if plan else None, **fields)
    for user, role in ((lead, "lead"), (recruiter, "recruiter")):
        if user:
            Membership.objects.create(opening=opening, user=user, role=role)
    if plan:
        questions = Question.objects.filter(section__kit=kit).order_by("section__order", "order")
        PlanItem.objects.bulk_create(
            PlanItem(opening=opening, question=question, order=order) for order, question in enumerate(questions)
        )
    return opening


def make_candidacy(opening=None, *, name="Cleo Candidate", **fields):
    candidate = Candidate.objects.create(name=name, email=f"{name.split()[0].lower()}@example.org", **fields)
    return Candidacy.objects.create(candidate=candidate, opening=opening or make_opening())


def make_session(candidacy, *seats, status="open", **fields):
    """A session with `seats`: users, or `(user, kind)`; each seat has an empty draft card."""
    fields = {"starts_at": NINE, "minutes": 45, "opened_at": None if status == "planned" else NINE} | fields
    session = Session.objects.create(candidacy=candidacy, status=status, **fields)
    for seat in seats:
        user, kind = seat if isinstance(seat, tuple) else (seat, Seat.Kind.SCORER)
        Card.objects.create(seat=Seat.objects.create(session=session, user=user, kind=kind))
    return session


def card_of(session, user):
    return Card.objects.get(seat__session=session, seat__user=user)


def make_scores(card, levels):
    """Scores for the plan's questions in order: a level 1-4, "not_asked" or "no_evidence"; None leaves one unscored."""
    items = card.seat.session.candidacy.opening.plan_items.select_related("question")
    for item, level in zip(items, levels, strict=False):
        if level is not None:
            state = level if isinstance(level, str) else Score.State.ASKED
            number = None if isinstance(level, str) else level
            Score.objects.create(card=card, question=item.question, state=state, level=number)


def make_flag(card, **fields):
    fields = {"text": "Blames others", "evidence": "Said it was all their fault.", "ref": uuid.uuid4()} | fields
    return Flag.objects.create(card=card, **fields)


def seal(card, at=NINE):
    """The row as sealing leaves it, without the writer."""
    Card.objects.filter(pk=card.pk).update(status="sealed", sealed_at=at, sealed_hash="0" * 64, sealed_copy={})
    card.refresh_from_db()
    return card
