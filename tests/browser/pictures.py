"""Pictures of the demo world, made by `bin/pictures`: those of the README, or every page at every width."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from interviews import openings, packets, sync
from interviews.models import Candidacy, Card, Opening
from interviews.operations import batch
from rubrics import imports
from rubrics.models import Kit

from .crawl import MANY, pages_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOLDER = Path(os.environ.get("PICTURES", "docs/pictures"))
SCREEN, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
WIDTHS = (360, 768, 1280, 1920)
READERS = ("rae", "lea", "ana", "adi")
COLOURS = 200
LONGEST, GAP = 2400, 32


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


def begun(author):
    """A guide on its way to become a kit, with a doubt and a suggestion."""
    guide = Path(settings.BASE_DIR) / "fixtures" / "guides" / "cold-store-night-crew.md"
    return imports.begin(author=author, source=guide.read_bytes(), name=guide.name)


def open_in_new(people, kit):
    """An opening on the hiring kit that has no plan yet."""
    start = {"title": "Machine learning engineer, returns", "team": "Logistics", "minutes": 45}
    return openings.create_opening(actor=people["rae"], kit=kit, lead=people["lea"], **start)


def card_about(name, who):
    return Card.objects.get(seat__session__candidacy__candidate__name=name, seat__user__email=f"{who}@example.org")


def met(name):
    return Candidacy.objects.get(candidate__name=name)


def test_main_job(demo_world, visit):
    kit = Kit.objects.get(slug="ml-engineer-hiring-kit")
    busy = Opening.objects.get(title__endswith="forecasting")
    people = {user.email.partition("@")[0]: user for user in get_user_model().objects.all()}
    page = visit("lea", reverse("rubrics:import", args=[begun(people["lea"]).ref]))
    page.locator("#source .line").filter(has_text="A lorry comes in").click()
    page.mouse.move(0, 0)
    to_top(page.locator(".review__sheets"))
    keep("0-guide", page.screenshot())
    keep("1-kit", visit("lea", reverse("rubrics:kit", args=[kit.ref])).screenshot())
    page = visit("lea", url("plan", open_in_new(people, kit)))
    page.get_by_role("button", name="Propose a plan").click()
    page.wait_for_load_state("networkidle")
    keep("2-plan", page.screenshot())
    card = card_about("Teodor Lisk", "ana")
    keep("3-card", visit("ana", url("card", card)).screenshot())
    keep("4-phone", visit("ana", url("card", card), PHONE).screenshot())
    page = visit("ana", url("card", card))
    raise_flag(page)
    to_top(page.locator("#raise"))
    keep("5-raise", page.screenshot())
    finish(card_about("Mirela Foss", "ben"))
    page = visit("ben", url("card_review", card_about("Mirela Foss", "ben")))
    page.get_by_role("button", name="Seal my card").scroll_into_view_if_needed()
    keep("6-seal", page.screenshot())
    keep("7-board", visit("rae", url("opening", busy)).screenshot())
    keep("8-candidacy", visit("rae", url("candidacy", met("Yuki Brannoch"))).screenshot())
    page = visit("lea", url("candidacy", met("Yuki Brannoch")))
    page.get_by_text("Rule on this flag").click()
    to_top(page.get_by_role("heading", name="Red flags"))
    keep("9-ruling", page.screenshot())
    keep("10-hire", visit("rae", url("candidacy", met("Petra Vance"))).screenshot())
    keep("11-packet", first_page(packets.packet_pdf(met("Imre Holloday"))), 700)


def raise_flag(page):
    page.keyboard.press("f")
    page.get_by_label("What did you see?").select_option("Does not tell offline evaluation from online evaluation.")
    page.get_by_label("What was said or done").fill("“The AUC went up, so the model is better. The test was wrong.”")


def finish(card):
    """Score what the card leaves open, so that it can be sealed."""
    items = card.seat.session.candidacy.opening.plan_items.select_related("question")
    answered = set(card.scores.values_list("question_id", flat=True))
    values = {"note:overall": "Steady to the end. Knows what to measure once a model is live."}
    for question in (item.question for item in items if item.question_id not in answered):
        values |= {
            f"score:{question.ref}": 3,
            f"note:{question.ref}": "Names the gap and how to close it in two weeks.",
        }
        values |= {f"tick:{question.ref}:{point.ref}": True for point in question.look_fors.all()[:2]}
    sync.apply(card=card, operations=batch.compose(str(card.ref), values, card.last_seq), user=card.seat.user)


def to_top(locator):
    """Scroll so that it stands where the eye begins, under the head of the page."""
    locator.evaluate("found => window.scrollTo(0, found.getBoundingClientRect().top + scrollY - 130)")
    locator.page.wait_for_timeout(300)


def first_page(pdf):
    """The first page of a PDF as PNG bytes."""
    command = [shutil.which("pdftoppm"), "-png", "-r", "100", "-f", "1", "-l", "1", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


@pytest.mark.parametrize("who", READERS)
def test_every_page(page, demo_world, sign_in, who):
    """One contact sheet for each page that `who` can reach: every width, light above dark."""
    sign_in(page, get_user_model().objects.get(email=f"{who}@example.org"))
    for place, (_, kind) in enumerate(pages_of(page, [reverse("interviews:home")], MANY)):
        shots = [[looked_at(page, width, scheme) for width in WIDTHS] for scheme in ("light", "dark")]
        keep(f"{who}-{place:02}-{kind.replace(':', '-')}", sheet_of(shots))


def looked_at(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    return Image.open(io.BytesIO(page.screenshot(full_page=True)))


def sheet_of(rows):
    """Rows of pictures on one sheet at half their size, as PNG bytes; what is very long is cut."""
    heights = [min(max(shot.height for shot in row), LONGEST) for row in rows]
    sheet = Image.new("RGB", (sum(WIDTHS) + GAP * len(WIDTHS), sum(heights) + GAP * len(rows)), "grey")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        left = 0
        for shot in row:
            sheet.paste(shot.crop((0, 0, shot.width, min(shot.height, height))), (left, top))
            left += shot.width + GAP
        top += height + GAP
    out = io.BytesIO()
    sheet.resize((sheet.width // 2, sheet.height // 2), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()
