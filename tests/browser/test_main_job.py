"""The main job, as five people click it: from the kits to the packet, through no hire to hire at exactly 3.00."""

import io
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from conftest import PASSWORD
from interviews.models import Decision, Indication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KIT = "Machine learning engineer: the hiring kit"
POSITION, CANDIDATE = "Engineer for forecasts", "Juniper Ashgrove"
# Nine questions; each card adds up to 27, so the average is exactly 3.
ANA_HEARD, BEN_HEARD = "343332333", "433323333"
WORDS = "“Once it was out I never looked at it again.” Asked twice."


@pytest.fixture
def desk(browser, browser_context_args):
    """`desk(user)`: the page of somebody who signed in at a computer of their own."""
    contexts = []

    def sit_down(user):
        contexts.append(browser.new_context(**browser_context_args))
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        page.goto("/")
        page.get_by_label("E-mail").fill(user.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("link", name="Kits")).to_be_visible()
        return page

    yield sit_down
    for context in contexts:
        context.close()


def menu(page, name):
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def read_kits(page):
    menu(page, "Kits")
    expect(page.get_by_role("status")).to_have_text("5 kits")
    page.get_by_role("link", name=KIT).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(KIT)
    expect(page.get_by_text("First week of a churn model").first).to_be_visible()


def start_opening(page):
    menu(page, "Openings")
    page.get_by_role("link", name="Start an opening").first.click()
    page.get_by_label("Position*").fill(POSITION)
    page.get_by_label("Kit*").select_option(label=f"{KIT} · version 1 · 45 minutes")
    page.get_by_label("Minutes of one interview").fill("45")
    page.get_by_role("button", name="Start this opening").click()


def settle_plan(page):
    page.get_by_role("button", name="Propose a plan").click()
    expect(page.get_by_role("status").first).to_contain_text("A proposal of 9 questions.")
    page.get_by_role("button", name="Settle this plan").click()
    expect(page.get_by_role("button", name="Settle this plan")).to_have_count(0)


def bring_recruiter(page, recruiter):
    page.get_by_role("link", name="People").click()
    page.get_by_label("Person").select_option(label=f"{recruiter.name} · {recruiter.email}")
    page.get_by_label("Role").select_option("Recruiter")
    page.get_by_role("button", name="Add this person").click()
    expect(page.get_by_text(recruiter.email)).not_to_have_count(0)


def add_candidate(page):
    menu(page, "Openings")
    page.get_by_role("link", name=POSITION).click()
    page.get_by_role("link", name="Add a candidate").first.click()
    page.get_by_label("Name").fill(CANDIDATE)
    page.get_by_label("E-mail").fill("juniper@example.net")
    page.get_by_role("button", name="Add this candidate").click()


def open_candidacy(page):
    menu(page, "Openings")
    page.get_by_role("link", name=POSITION).click()
    page.get_by_role("link", name=CANDIDATE).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(CANDIDATE)


def plan_interview(page, *interviewers):
    open_candidacy(page)
    page.get_by_role("link", name="Schedule an interview").click()
    page.get_by_label("Starts at").fill((timezone.now() - timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M"))
    page.get_by_label("Place").fill("Room Alder")
    for place, user in enumerate(interviewers, 1):
        seat = page.get_by_role("group", name=f"Seat {place}")
        seat.get_by_label("Person").select_option(label=f"{user.name} · {user.email}")
    page.get_by_role("button", name="Schedule this interview").click()


def saved(page):
    expect(page.get_by_text("Saved on the server", exact=True)).to_be_visible()


def open_card(page):
    menu(page, "My interviews")
    page.get_by_role("link", name=f"Open my card about {CANDIDATE}").click()
    saved(page)


def score(page, levels):
    """Score, write and move on by keys alone."""
    for place, level in enumerate(levels, 1):
        expect(page.get_by_text(f"Question {place} of 9")).to_be_visible()
        page.keyboard.press(level)
        page.keyboard.press("n")
        page.keyboard.type(f"Heard enough for a {level}.")
        page.keyboard.press("Escape")
        page.keyboard.press("j")
    saved(page)


def raise_flag(page):
    page.keyboard.press("f")
    page.get_by_label("About", exact=True).select_option("A model they retired")
    page.get_by_label("What did you see?").select_option("Has launched a model and never watched it since.")
    page.get_by_label("What was said or done").fill(WORDS)
    page.get_by_role("button", name="Raise this flag").click()
    saved(page)


def seal(page):
    page.get_by_role("complementary").get_by_role("link", name="Look through and seal").click()
    page.get_by_role("button", name="Seal my card").click()
    expect(page.get_by_text("Your card is sealed.")).to_be_visible()


def grade_test(page):
    page.get_by_role("link", name="Grade the practical test").click()
    for level in page.get_by_role("radio", name="3", exact=True).all():
        level.check()
    page.get_by_role("button", name="Keep the grade").click()
    expect(page.get_by_text("Passed with 3.00. Graded by Lea")).to_be_visible()


def dismiss_flag(page):
    page.get_by_text("Rule on this flag").click()
    page.get_by_label("Your reason").first.fill("The model was handed over to a team that watches it. Asked the team.")
    page.get_by_role("button", name="Dismiss the flag").click()
    expect(page.get_by_text("Dismissed by Lea")).to_be_visible()


def decide(page):
    page.get_by_role("group", name="Your decision").get_by_label("Hire", exact=True).check()
    page.get_by_label("Your reason").fill("The rule, the panel and the test say the same.")
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("Decided by Rae")).to_be_visible()


def words_of_packet(page):
    address = page.get_by_role("link", name="Packet (PDF)").get_attribute("href")
    answer = page.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    pages = PdfReader(io.BytesIO(answer.body())).pages
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pages))


def test_from_the_kits_to_the_packet(desk, lea, rae, ana, ben):
    call_command("load_kits", verbosity=0)
    lead, recruiter, first, second = desk(lea), desk(rae), desk(ana), desk(ben)

    read_kits(lead)
    start_opening(lead)
    settle_plan(lead)
    bring_recruiter(lead, rae)
    add_candidate(recruiter)
    plan_interview(lead, ana, ben)

    open_card(first)
    score(first, ANA_HEARD)
    open_card(second)
    score(second, BEN_HEARD)
    raise_flag(second)
    seal(first)
    seal(second)

    open_candidacy(recruiter)
    expect(recruiter.get_by_text("No hire: one red flag stands.").first).to_be_visible()
    expect(recruiter.get_by_text(WORDS).first).to_be_visible()
    assert "No hire One red flag stands." in words_of_packet(recruiter)

    open_candidacy(lead)
    grade_test(lead)
    dismiss_flag(lead)

    open_candidacy(recruiter)
    expect(recruiter.get_by_text("Hire: average 3.00, no red flag, test passed.").first).to_be_visible()
    decide(recruiter)
    assert Indication.objects.get().verdict["average"] == "3"
    assert (Decision.objects.get().kind, Decision.objects.get().against) == ("hire", False)
    words = words_of_packet(recruiter)
    told = (
        "Hire Average 3.00, no red flag, test passed. Decided: hire, by Rae",
        WORDS,
        CANDIDATE,
        "Heard enough for a 2.",
    )
    assert [sentence for sentence in told if sentence not in words] == []
