"""Pictures of the demo world, made by `bin/pictures`: those of the README, or every page at every width."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from interviews import packets
from interviews.models import Candidacy, Card, Opening
from rubrics.models import Kit

from .crawl import MANY, pages_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOLDER = Path(os.environ.get("PICTURES", "docs/pictures"))
SCREEN, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
WIDTHS = (360, 768, 1280, 1920)
READERS = ("rae", "lea", "ana", "adi")
COLOURS = 200


@pytest.fixture
def demo_world():
    call_command("load_kits", verbosity=0)
    call_command("load_demo", verbosity=0)


@pytest.fixture
def visit(page, sign_in):
    """`visit(who, path, size)`: the page as that demo person meets it."""

    def go(who, path, size=SCREEN):
        page.set_viewport_size(size)
        sign_in(page, get_user_model().objects.get(email=f"{who}@example.org"))
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    return go


def keep(name, content, width=None):
    """A small PNG: few colours, at most `width` pixels wide."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    image = Image.open(io.BytesIO(content)).convert("RGB")
    if width:
        image.thumbnail((width, 10_000), Image.Resampling.LANCZOS)
    few = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


def url(name, row):
    return reverse(f"interviews:{name}", args=[row.ref])


def test_main_job(demo_world, visit):
    kit = Kit.objects.get(slug="ml-engineer-hiring-kit")
    new = Opening.objects.get(plan_settled_at=None)
    busy = Opening.objects.get(kit=kit, title__endswith="forecasting")
    flagged = Candidacy.objects.get(candidate__name="Yuki Brannoch")
    mine = {"seat__session__candidacy__candidate__name": "Teodor Lisk", "seat__user__email": "ana@example.org"}
    card = Card.objects.get(**mine)
    keep("1-kit", visit("lea", reverse("rubrics:kit", args=[kit.ref])).screenshot())
    page = visit("lea", url("plan", new))
    page.get_by_role("button", name="Propose a plan").click()
    page.wait_for_load_state("networkidle")
    keep("2-plan", page.screenshot())
    keep("3-card", visit("ana", url("card", card)).screenshot())
    keep("4-phone", visit("ana", url("card", card), PHONE).screenshot())
    keep("5-board", visit("rae", url("opening", busy)).screenshot())
    page = visit("rae", url("candidacy", flagged))
    keep("6-candidacy", page.screenshot())
    visit("lea", url("candidacy", flagged)).get_by_role("heading", name="Red flags").scroll_into_view_if_needed()
    keep("7-flag", page.screenshot())
    keep("8-packet", first_page(packets.packet_pdf(Candidacy.objects.get(candidate__name="Imre Holloday"))), 700)


def first_page(pdf):
    """The first page of a PDF as PNG bytes."""
    command = [shutil.which("pdftoppm"), "-png", "-r", "100", "-f", "1", "-l", "1", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


@pytest.mark.parametrize("who", READERS)
def test_every_page(page, demo_world, sign_in, who):
    """Each page that `who` can reach, at each width, light and dark, whole."""
    sign_in(page, get_user_model().objects.get(email=f"{who}@example.org"))
    for place, (_, kind) in enumerate(pages_of(page, [reverse("interviews:home")], MANY)):
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                name = f"{who}-{place:02}-{kind.replace(':', '-')}-{width}-{scheme}"
                keep(name, page.screenshot(full_page=True))
