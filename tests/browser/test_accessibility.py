"""Every page of the demo world, as its four kinds of readers meet it: axe-core, narrow screens, the console."""

from dataclasses import dataclass, field, replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

from interviews.models import Candidacy, Card, Session
from rubrics import imports, kits
from rubrics.models import Import, Kit, Question
from rubrics.suggestions import suggestions_on

from .crawl import pages_of
from .test_import import GUIDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LOOKS = [(NARROW, "dark"), (NARROW, "light"), (WIDE, "light"), (WIDE, "dark")]
# Flag that stands, decision against the indication, exactly 3.00, going on, nobody asked yet.
TOLD = ("Yuki Brannoch", "Hanna Quill", "Petra Vance", "Teodor Lisk", "Noa Wexley")
# What each reader must come across, and how many of it are looked at.
READERS = {
    "rae": {
        "interviews:opening": 2, "interviews:candidacy": 5, "interviews:candidacy_edit": 1, "interviews:session": 1,
        "interviews:session_new": 1, "interviews:candidate_new": 1, "interviews:opening_new": 1,
    },
    "lea": {
        "interviews:plan": 2, "interviews:candidacy": 2, "interviews:test": 1, "interviews:session_edit": 1,
        "rubrics:kit": 2, "rubrics:kit_new": 1, "rubrics:kit_edit": 1, "rubrics:kit_rule": 1, "rubrics:kit_test": 1,
        "rubrics:section": 1, "rubrics:section_new": 1, "rubrics:question": 1, "rubrics:question_new": 1,
        "rubrics:kit_rounds": 1, "rubrics:kit_extras": 1, "rubrics:kit_compare": 1,
        "rubrics:imports": 1, "rubrics:import_new": 1, "rubrics:import": 2,
    },
    "ana": {
        "interviews:mine": 1, "interviews:card": 2, "interviews:card_review": 1, "interviews:candidacy": 1,
        "rubrics:kits": 1, "profile": 1, "password_change": 1,
    },
    "adi": {
        "interviews:openings": 1, "interviews:opening": 1, "interviews:opening_people": 1,
        "interviews:opening_edit": 1, "interviews:candidacy": 1,
    },
}  # fmt: skip
AXE = Axe()


@dataclass
class Faults:
    """What was wrong, by page."""

    said: list[str] = field(default_factory=list)

    def listen(self, page):
        page.on("console", lambda message: message.type == "error" and self.note(page.url, message.text))
        page.on("pageerror", lambda error: self.note(page.url, str(error)))

    def note(self, where, words):
        self.said.append(f"{where}: {words}")


@pytest.fixture
def demo_world():
    call_command("load_kits", verbosity=0)
    call_command("load_demo", verbosity=0)
    give_rise_to_suggestions(kits.revise(kit=Kit.objects.get(slug="ml-engineer-hiring-kit")))
    lea = get_user_model().objects.get(email="lea@example.org")
    imports.begin(author=lea, source=GUIDE.encode(), name="pastry.md")


def give_rise_to_suggestions(draft):
    """One with a wording to offer, one on a section, and one that was dismissed."""
    first, second, third = Question.objects.filter(section__kit=draft)[:3]
    for question, text in ((first, "How old are you?"), (second, "Do you have children?")):
        kits.change_question(question=question, content=replace(kits.as_question(question), text=text))
    kits.change_question(question=third, content=replace(kits.as_question(third), look_for=()))
    kits.dismiss(kit=draft, key=suggestions_on(draft, Kit.objects.none()).every[1].advice.key)


def seeds_for(user):
    """Candidacies in the states that look different, the cards of the reader, and the start page."""
    paths = [reverse("interviews:home")]
    if user.leads:
        paths += [reverse("rubrics:kit", args=[kit.ref]) for kit in Kit.objects.filter(status=Kit.Status.DRAFT)]
        for row in Import.objects.filter(author=user):
            review = reverse("rubrics:import", args=[row.ref])
            paths += [review, f"{review}?part={row.parts[-1]['key']}"]
    if user.recruits:
        planned = Session.objects.filter(status=Session.Status.PLANNED, candidacy__opening__memberships__user=user)
        paths += [reverse("interviews:session_edit", args=[session.ref]) for session in planned[:1]]
        rows = Candidacy.objects.filter(candidate__name__in=TOLD).order_by("pk")
        paths += [reverse("interviews:candidacy", args=[row.ref]) for row in rows]
    cards = Card.objects.filter(seat__user=user).order_by("status", "seat__session__starts_at")[:2]
    return paths + [reverse("interviews:card", args=[card.ref]) for card in cards]


def look_at(page, path, faults):
    """Axe in every look, everything folded out; nothing wider than a narrow screen."""
    page.eval_on_selector_all("main details", "folds => folds.forEach(fold => { fold.open = true })")
    for size, scheme in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        where = f"{path} at {size['width']} px, {scheme}"
        for violation in AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                faults.note(where, f"{violation['id']} on {violation['nodes'][0]['target']}")
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if too_wide > 0:
            faults.note(where, f"{too_wide} px too wide")


@pytest.mark.parametrize("reader", READERS)
def test_no_page_keeps_a_reader_out(page, demo_world, sign_in, reader):
    user = get_user_model().objects.get(email=f"{reader}@example.org")
    faults, met = Faults(), set()
    faults.listen(sign_in(page, user))
    for path, kind in pages_of(page, seeds_for(user), READERS[reader]):
        met.add(kind)
        look_at(page, path, faults)
    assert faults.said == []
    assert READERS[reader].keys() - met == set()


@pytest.mark.parametrize("path", ["/", "/nowhere/"])
def test_the_door_keeps_nobody_out(page, live_server, ana, sign_in, path):
    faults = Faults()
    if path != "/":
        sign_in(page, ana)
    page.goto(path)
    look_at(page, path, faults)
    assert faults.said == []
