"""The live card in Chromium: what is typed reaches the server, and the page never says so before it is true."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import card_of, make_candidacy, make_opening, make_session
from interviews import sync
from interviews.models import Card, Flag, Operation, Score
from rubrics.models import Question

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPS = "**/sync/**"
SAVED, UNSAVED = "Saved on the server", "Not saved yet, keep this page open"


@pytest.fixture
def card(ana, ben):
    return card_of(make_session(make_candidacy(make_opening()), ana, ben), ana)


@pytest.fixture
def sheet(page, card, ana, sign_in):
    """The card, open at its first question, whose opening has been sent."""
    sign_in(page, ana).goto(f"/cards/{card.ref}/", wait_until="networkidle")
    expect(status(page)).to_have_text(SAVED)
    return page


def status(page):
    return page.locator("#save")


def note(page):
    return page.locator(".pane:not([hidden]) textarea[name=note]")


def levels(card):
    return dict(Score.objects.filter(card=card, level__isnull=False).values_list("question__title", "level"))


def notes():
    return [note for note in Score.objects.values_list("note", flat=True) if note]


def test_keys_score_and_move_and_nothing_happens_while_typing(sheet, card):
    sheet.keyboard.press("3")
    sheet.keyboard.press("j")
    sheet.keyboard.press("1")
    sheet.keyboard.press("k")
    sheet.keyboard.press("n")
    sheet.keyboard.type("4 of 10 jobs; no kidding?")
    expect(status(sheet)).to_have_text(SAVED)
    expect(sheet.locator("#stand-shown")).to_have_text("2.00")
    expect(sheet.locator(".plan__item .level").first).to_have_text("3")
    assert levels(card) == {"Technical 1": 3, "Technical 2": 1}
    assert notes() == ["4 of 10 jobs; no kidding?"]
    assert sync.differences(card) == []


def test_note_comes_back_byte_for_byte(sheet, card):
    text = "👩🏽‍🚀 שלום é é\n\ttab “quotes” \\u0000 end "
    note(sheet).fill(text)
    expect(status(sheet)).to_have_text(SAVED)
    sheet.reload()
    expect(note(sheet)).to_have_value(text)
    assert notes() == [text]


def test_score_is_cleared_and_states_are_chosen(sheet, card):
    sheet.keyboard.press("4")
    sheet.keyboard.press("0")
    expect(sheet.locator(".plan__item .level").first).to_have_text("– not asked")
    sheet.get_by_role("button", name="Clear the score").click()
    expect(status(sheet)).to_have_text(SAVED)
    expect(sheet.locator(".pane:not([hidden]) input[name=mark]:checked")).to_have_count(0)
    assert not Score.objects.get(question__title="Technical 1").is_answered


def test_enter_on_a_choice_or_a_tick_keeps_the_score(sheet, card):
    sheet.keyboard.press("3")
    for name in ("mark", "tick"):
        sheet.locator(f".pane:not([hidden]) input[name={name}]").first.focus()
        sheet.keyboard.press("Enter")
    expect(status(sheet)).to_have_text(SAVED)
    assert levels(card) == {"Technical 1": 3}


def test_flag_is_raised_by_key_and_withdrawn(sheet, card):
    sheet.keyboard.press("f")
    sheet.locator("#raise-kind").select_option(index=1)
    sheet.get_by_label("What was said or done").fill("Said it was all their fault.")
    sheet.get_by_role("button", name="Raise this flag").click()
    expect(sheet.locator(".pane:not([hidden]) .flag")).to_have_count(1)
    expect(status(sheet)).to_have_text(SAVED)
    assert (Flag.objects.get().state, Flag.objects.get().question.title) == ("raised", "Technical 1")
    sheet.get_by_role("button", name="Withdraw this flag").click()
    expect(sheet.locator(".flag")).to_have_count(0)
    expect(status(sheet)).to_have_text(SAVED)
    assert Flag.objects.get().state == "withdrawn"


def test_flag_says_what_it_lacks_and_is_raised_once_it_is_whole(sheet, card):
    sheet.keyboard.press("f")
    kind, evidence = sheet.locator("#raise-kind"), sheet.get_by_label("What was said or done")
    raise_it = sheet.get_by_role("button", name="Raise this flag")
    evidence.fill("   ")
    raise_it.click()
    expect(sheet.locator("#raise-text-error")).to_have_text(re.compile("^Choose one of the kit’s red flags"))
    expect(sheet.locator("#raise-evidence-error")).to_have_text(re.compile("^A flag needs its evidence"))
    kind.select_option(index=1)
    evidence.fill("Said it was all their fault.")
    raise_it.click()
    expect(sheet.locator("#raise-said")).to_have_text("Flag raised: Technical 1.")
    expect(sheet.locator(".flag")).to_have_count(1)
    expect(status(sheet)).to_have_text(SAVED)
    assert Flag.objects.get().evidence == "Said it was all their fault."


def test_flag_that_was_begun_keeps_its_question_and_is_not_left_behind(sheet, card):
    sheet.keyboard.press("f")
    sheet.get_by_label("In your own words").fill("Blames colleagues")
    sheet.get_by_role("link", name="Technical 2").click()
    expect(sheet.locator("#raise-about option:checked")).to_have_text("Technical 1")
    sheet.locator("#to-review").click()
    expect(sheet.locator("#raise-evidence-error")).to_have_text(re.compile("^This flag is not raised yet"))
    sheet.get_by_role("button", name="Discard it").click()
    expect(sheet.locator("#raise-about option:checked")).to_have_text("Technical 2")
    sheet.locator("#to-review").click()
    expect(sheet).to_have_url(re.compile("/review/$"))


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 502, "body": "Bad gateway"},
        {"status": 200, "body": "<html>Welcome to our network</html>", "content_type": "text/html"},
        {"status": 302, "headers": {"Location": "/accounts/login/"}},
        {"status": 200, "body": '{"answers": [', "headers": {"X-Scorecard-Protocol": "1"}},
        {"status": 200, "json": {"answers": []}, "headers": {"X-Scorecard-Protocol": "1"}},
    ],
    ids=["502", "captive portal", "redirect", "cut off", "unproven"],
)
def test_what_is_no_acknowledgement_is_not_taken_for_one(sheet, card, answer):
    sheet.route(OPS, lambda route: route.fulfill(**answer))
    sheet.keyboard.press("3")
    expect(status(sheet)).to_have_text(UNSAVED)
    assert not Operation.objects.filter(field__startswith="score:").exists()
    sheet.unroute(OPS)
    expect(status(sheet)).to_have_text(SAVED)
    assert levels(card) == {"Technical 1": 3}


def test_lost_reply_is_asked_for_again_and_kept_once(sheet, card):
    lost = []

    def lose(route):
        lost.append(route.fetch())
        route.abort()

    sheet.route(OPS, lose, times=1)
    note(sheet).fill("said once")
    expect(status(sheet)).to_have_text(SAVED)
    assert len(lost) == 1
    assert (notes(), Operation.objects.filter(field__startswith="note:").count()) == (["said once"], 1)


def test_offline_says_so_and_sends_when_the_network_is_back(sheet, card):
    sheet.context.set_offline(True)
    note(sheet).fill("in the tunnel")
    expect(status(sheet)).to_have_text("Offline: not saved yet, keep this page open")
    sheet.context.set_offline(False)
    expect(status(sheet)).to_have_text(SAVED)
    assert notes() == ["in the tunnel"]


def test_expired_session_keeps_the_page_and_drains_after_signing_in(sheet, card, ana, ben, sign_in):
    sheet.context.clear_cookies(name="sessionid")
    note(sheet).fill("typed while signed out")
    expect(sheet.get_by_role("alert")).to_contain_text("You are signed out.")
    sign_in(sheet, ben)
    sheet.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(sheet.get_by_role("alert")).to_contain_text("somebody else signed in")
    assert not Operation.objects.filter(field__startswith="note:").exists()
    sign_in(sheet, ana)
    sheet.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(status(sheet)).to_have_text(SAVED)
    assert notes() == ["typed while signed out"]


def test_token_that_another_tab_changed_is_read_again(sheet, card, live_server):
    sheet.context.add_cookies([{"name": "csrftoken", "value": "x" * 32, "url": live_server.url}])
    sheet.keyboard.press("2")
    expect(status(sheet)).to_have_text(SAVED)
    assert levels(card) == {"Technical 1": 2}


def test_two_tabs_with_one_note_end_with_a_choice_and_no_loss(sheet, card, ana, sign_in):
    other = sheet.context.new_page()
    other.goto(f"/cards/{card.ref}/?q=1")
    note(sheet).fill("from the first tab")
    expect(status(sheet)).to_have_text(SAVED)
    note(other).fill("from the second tab")
    expect(other.get_by_role("alert")).to_contain_text("answered in two places")
    other.get_by_role("link", name="Look at both and choose").click()
    other.get_by_role("button", name="Keep both").click()
    expect(note(other)).to_have_value("from the first tab\n\nfrom the second tab")
    assert sync.open_siblings(card) == []


def test_tab_that_comes_back_shows_what_the_other_one_wrote(sheet, card):
    other = sheet.context.new_page()
    other.goto(f"/cards/{card.ref}/?q=1")
    other.keyboard.press("4")
    note(other).fill("from the other tab")
    expect(status(other)).to_have_text(SAVED)
    sheet.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(note(sheet)).to_have_value("from the other tab")
    expect(sheet.locator("#mark-1-4")).to_be_checked()


def test_warning_before_the_review_goes_once_everything_is_saved(sheet, card):
    sheet.context.set_offline(True)
    sheet.keyboard.press("3")
    expect(status(sheet)).to_have_text(re.compile("^Offline"))
    sheet.locator("#to-review").click()
    expect(sheet.get_by_role("alert")).to_be_in_viewport()
    sheet.wait_for_timeout(5200)
    sheet.context.set_offline(False)
    expect(status(sheet)).to_have_text(SAVED)
    expect(sheet.locator("#alarm")).to_be_hidden()


def test_review_waits_until_everything_is_saved_and_seals(sheet, card):
    for _ in range(6):
        sheet.keyboard.press("3")
        sheet.keyboard.press("j")
    note(sheet).fill("Calm and exact.")
    sheet.get_by_role("complementary").get_by_role("link", name="Look through and seal").click()
    expect(sheet.get_by_text("Calm and exact.")).to_be_visible()
    sheet.get_by_role("button", name="Seal my card").click()
    expect(sheet.get_by_text("Your card is sealed.")).to_be_visible()
    sealed = Card.objects.get(pk=card.pk)
    assert (sealed.is_sealed, sealed.sealed_copy["fields"]["note:overall"]) == (True, "Calm and exact.")


def test_without_javascript_every_part_saves_on_its_own(browser, browser_context_args, card, ana, sign_in):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = sign_in(context.new_page(), ana)
    page.goto(f"/cards/{card.ref}/")
    for place in range(1, 7):
        pane = page.locator(".pane:not([hidden])")
        pane.locator(f"#mark-{place}-3").check()
        pane.get_by_label("Note").fill(f"note {place}")
        pane.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Note on the whole interview").fill("Calm.")
    page.get_by_role("button", name="Save and look through").click()
    page.get_by_role("button", name="Seal my card").click()
    expect(page.get_by_text("Your card is sealed.")).to_be_visible()
    context.close()
    assert list(levels(card).values()) == [3] * 6
    assert sorted(notes()) == [f"note {place}" for place in range(1, 7)]


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_runs_out_of_a_narrow_screen(sheet, card, width):
    sheet.set_viewport_size({"width": width, "height": 740})
    for address in ("?q=1", "?q=close", "review/"):
        sheet.goto(f"/cards/{card.ref}/{address}")
        assert sheet.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_thumb_scores_on_a_phone(sheet, card):
    sheet.set_viewport_size({"width": 360, "height": 740})
    sheet.locator(".thumb__pick--4:visible").click()
    expect(sheet.locator("#mark-1-4")).to_be_checked()
    expect(status(sheet)).to_have_text(SAVED)
    assert levels(card) == {"Technical 1": 4}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_violation_in_any_state(sheet, card, scheme):
    Question.objects.update(follow_ups=["And then?"], green_flags=["Names a number"])
    sheet.emulate_media(color_scheme=scheme)
    for address in ("", "?q=close", "review/"):
        sheet.goto(f"/cards/{card.ref}/{address}")
        if not address:
            sheet.keyboard.press("f")
        found = Axe().run(sheet).response["violations"]
        assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []


def test_page_says_where_it_is_to_who_cannot_see_it(sheet, card):
    sheet.keyboard.press("j")
    expect(sheet.locator("#ask-2")).to_be_focused()
    expect(sheet.locator(".plan__item[aria-current=step]")).to_have_text(re.compile("Technical 2"))
    expect(sheet).to_have_url(re.compile(r"\?q=2$"))
