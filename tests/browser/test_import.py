"""From a pasted guide to a published kit, with a script and without one."""

import re

import pytest
from playwright.sync_api import expect

from rubrics.models import Import, Kit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GUIDE = """Pastry chef interview guide

Technical questions
1. How do you temper chocolate? Which mistakes do you see?
What to look for: names the three temperatures
2. Where does a croissant lose its layers?
What to look for: butter and dough equally cold

Behavioral questions
3. Tell me about a service that went wrong.
What to look for: own part, what changed afterwards
"""
FIRST = "How do you temper chocolate?"


@pytest.fixture
def start(page, sign_in, lea):
    sign_in(page, lea)
    page.goto("/kits/new/")
    page.get_by_role("link", name="Read a guide").click()
    return page


def paste(page):
    page.get_by_label("The text of the guide").fill(GUIDE)
    page.get_by_role("button", name="Read this guide").click()
    expect(page.get_by_text("3 questions in 2 sections")).to_be_visible()


def bit(page, text):
    return page.locator("#draft .bit").filter(has_text=text)


def pen(page, text):
    bit(page, text).get_by_role("link", name="Edit").click()
    form = page.locator("#draft .pen")
    expect(form.get_by_label("Words")).to_have_value(re.compile(re.escape(text)))
    return form


def test_a_pasted_guide_becomes_a_published_kit(start):
    page = start
    paste(page)

    page.locator("#source .line").filter(has_text="croissant").click()
    expect(bit(page, "croissant")).to_have_class(re.compile("is-linked"))

    form = pen(page, "service that went wrong")
    form.get_by_label("What it is").select_option(label="Tip for candidates")
    form.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("2 questions in 1 section")).to_be_visible()
    page.get_by_role("button", name="Undo: changed line 10").click()
    expect(page.get_by_text("3 questions in 2 sections")).to_be_visible()

    form = pen(page, FIRST)
    form.get_by_label("Words").evaluate("(field, at) => field.setSelectionRange(at, at)", len(FIRST))
    form.get_by_role("button", name="Split at the cursor").click()
    expect(page.get_by_text("4 questions in 2 sections")).to_be_visible()

    pen(page, "Which mistakes").get_by_role("button", name="Join to the one above").click()
    expect(page.get_by_text("3 questions in 2 sections")).to_be_visible()
    expect(bit(page, FIRST)).to_contain_text("Which mistakes do you see?")

    page.locator("#draft").get_by_role("button", name="Make the kit").click()
    expect(page.get_by_role("status").first).to_contain_text("is a draft now. Only people who write kits see it.")
    page.get_by_role("button", name="Publish version 1").click()
    expect(page.get_by_role("status").first).to_contain_text("Version 1 is published.")
    assert (Kit.objects.get().status, Import.objects.get().kit) == ("published", Kit.objects.get())


def test_what_was_typed_survives_a_second_tab(start, context):
    page = start
    paste(page)
    form = pen(page, "croissant")
    form.get_by_label("Words").fill("Where do the layers go?")

    other = context.new_page()
    other.goto(page.url)
    pen(other, FIRST).get_by_role("button", name="Leave it out").click()
    expect(other.get_by_text("2 questions in 2 sections")).to_be_visible()

    form.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("alert")).to_contain_text("This guide was changed in another tab meanwhile.")
    expect(page.get_by_role("alert")).to_contain_text("Where do the layers go?")
    expect(page.get_by_text("2 questions in 2 sections")).to_be_visible()


def test_one_part_is_open_at_a_time_and_closes_with_words_only_when_asked(start):
    page = start
    paste(page)
    pen(page, "croissant")
    bit(page, "service that went wrong").get_by_role("link", name="Edit").click()
    words = page.locator("#draft .pen").get_by_label("Words")
    expect(words).to_have_value("Tell me about a service that went wrong.")

    words.fill("Which service went wrong?")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.keyboard.press("Escape")
    expect(words).to_have_value("Which service went wrong?")
    page.once("dialog", lambda dialog: dialog.accept())
    page.keyboard.press("Escape")
    expect(page.locator("#draft .pen")).to_have_count(0)
    expect(bit(page, "service that went wrong")).to_be_focused()


def test_the_keyboard_goes_from_the_draft_to_its_line_and_back(start):
    page = start
    paste(page)
    bit(page, "croissant").get_by_role("link", name="line 6", exact=True).press("Enter")
    line = page.locator("#source .line").filter(has_text="croissant")
    expect(line).to_be_focused()
    line.press("Enter")
    expect(bit(page, "croissant")).to_be_focused()
    page.get_by_role("link", name="Skip to the draft").press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#draft') !== null")


def test_a_dropped_file_is_read(start):
    page = start
    page.locator("form.drop").evaluate(
        """(form, text) => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], "pastry.md"));
          form.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
        }""",
        GUIDE,
    )
    expect(page.get_by_text("pastry.md, 1 kB")).to_be_visible()
    page.get_by_role("button", name="Read this guide").click()
    expect(page.get_by_text("3 questions in 2 sections")).to_be_visible()


def test_what_cannot_be_read_leaves_the_text_where_it_is(start):
    page = start
    page.get_by_label("The text of the guide").evaluate("field => { field.value = 'line\\n'.repeat(20001) }")
    page.get_by_role("button", name="Read this guide").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.get_by_label("The text of the guide").input_value() == "line\n" * 20_001


def test_everything_works_without_a_script(browser, browser_context_args, sign_in, lea):
    context = browser.new_context(**browser_context_args | {"java_script_enabled": False})
    page = sign_in(context.new_page(), lea)
    page.goto("/kits/imports/new/")
    paste(page)
    page.locator("#source .line").filter(has_text="croissant").click()
    assert page.url.endswith(bit(page, "croissant").get_attribute("id"))

    form = pen(page, FIRST)
    form.get_by_label("The second part begins with").select_option(label="Which mistakes do you see?")
    form.get_by_role("button", name="Split there").click()
    expect(page.get_by_text("4 questions in 2 sections")).to_be_visible()
    pen(page, "Which mistakes").get_by_role("button", name="Leave it out").click()
    expect(page.get_by_text("3 questions in 2 sections")).to_be_visible()
    page.get_by_role("button", name="Undo: left out line 4").click()
    expect(page.get_by_text("4 questions in 2 sections")).to_be_visible()
    page.locator(".head").get_by_role("button", name="Make the kit", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pastry chef")
    context.close()
