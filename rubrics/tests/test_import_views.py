"""Pages of imports: who may read guides, what a start answers, what the review shows, and what is made of it."""

import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conftest import make_kit
from rubrics.guides.draft import Guide, Question, Section
from rubrics.guides.kitfile import write, write_json
from rubrics.guides.parts import Part
from rubrics.models import Import, Kit
from rubrics.review.labels import figure_of
from rubrics.review.leaves import LINES_MAX, PARTS_MAX

from .import_pages import PARTS, address, alerts, make_import, words

pytestmark = pytest.mark.django_db
GUIDE = """Interview guide for bakers

Questions
1. How do you keep a starter alive?
2. What went wrong with your worst loaf?
"""


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


@pytest.fixture
def baker(lea):
    return make_import(lea)


def send(client, text="", file=None, name="", **headers):
    data = {"guide-text": text, "guide-name": name} | ({"guide-file": file} if file else {})
    return client.post(address("import_new"), data, headers=headers)


# a new guide


def test_a_pasted_guide_is_kept_for_its_author_and_shown(as_lea, lea):
    response = send(as_lea, GUIDE)
    row = Import.objects.get()
    assert (response.status_code, response.url, row.author) == (302, address("import", row), lea)
    assert (row.questions, row.text.split("\n")[3], row.revision) == (2, "1. How do you keep a starter alive?", 1)
    assert default_storage.open(row.file.name).read() == GUIDE.encode()


def test_an_upload_wins_and_lends_its_name(as_lea):
    send(as_lea, "ignored", SimpleUploadedFile("baker.html", GUIDE.encode(), "text/html"))
    row = Import.objects.get()
    assert (row.name, row.questions, "." in row.file.name) == ("baker.html", 2, False)


def test_a_guide_goes_by_the_name_that_was_given_to_it(as_lea):
    send(as_lea, GUIDE, name="Bakers, spring")
    assert Import.objects.get().name == "Bakers, spring"


@pytest.mark.parametrize(
    ("text", "name"),
    [(GUIDE, "Interview guide for bakers"), ("- Bread\n- and more of it\n", "Bread"), ("...", "...")],
)
def test_a_pasted_guide_goes_by_its_title_or_its_first_words(as_lea, text, name):
    send(as_lea, text)
    assert Import.objects.get().name == name


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("06_dev_questions.csv", "06 dev questions"),
        ("Bakers, vol. 2", "Bakers, vol. 2"),
        ("my_own notes.MD", "my_own notes"),
        ("v1.0", "v1.0"),
    ],
)
def test_a_guide_without_a_title_lends_its_name_to_the_kit(as_lea, lea, name, title):
    row = make_import(lea, parts=PARTS[1:], name=name)
    assert as_lea.get(address("import", row)).context["page"].draft.guide.title == title
    as_lea.post(address("import_make", row), {"revision": 1})
    assert Kit.objects.get().title == title


def test_a_script_is_sent_on_to_the_review(as_lea):
    response = send(as_lea, GUIDE, **{"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (200, address("import", Import.objects.get()))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("", None),
        ("  \n ", None),
        ("", b"x" * 2_000_001),
        ("", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("", b"%PDF-1.7\n1. How do you read this?\n"),
        ("", b"PK\x03\x04word/document.xml"),
        ("", b" \n\n "),
        ("line\n" * 20_001, None),
    ],
    ids=["nothing", "blanks", "too large", "a picture", "a PDF", "a Word file", "a file of blanks", "too long"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(as_lea, text, content):
    response = send(as_lea, text, content and SimpleUploadedFile("guide.txt", content))
    said = alerts(response)
    assert (response.status_code, len(said), Import.objects.count()) == (422, 1, 0)
    assert said[0].endswith(".")
    assert response.context["form"]["text"].value() == text


@pytest.mark.parametrize("write_kit", [write, write_json])
def test_a_kit_file_needs_no_review(as_lea, lea, write_kit):
    text = write_kit(Guide("Baker", sections=(Section("dough", "Dough", questions=(Question("Why?"),)),)))
    response = send(as_lea, text.replace("\n", "\r\n"))
    kit = Kit.objects.get()
    assert (response.url, Import.objects.count()) == (reverse("rubrics:kit", args=[kit.ref]), 0)
    assert (kit.title, kit.status, kit.created_by) == ("Baker", "draft", lea)


def test_a_text_without_questions_is_kept_to_be_looked_at(as_lea):
    send(as_lea, "The weather was fine and nobody asked for anything.\n")
    assert Import.objects.get().questions == 0


@pytest.mark.parametrize("name", ["import_new", "imports"])
def test_who_does_not_write_kits_reads_no_guides(client, ana, name):
    client.force_login(ana)
    assert client.get(address(name)).status_code == 403
    assert (send(client, GUIDE).status_code, Import.objects.count()) == (403, 0)


def test_a_guide_is_sent_or_asked_for_and_nothing_else(as_lea):
    assert as_lea.put(address("import_new")).status_code == 405
    assert as_lea.post(address("imports")).status_code == 405


# the list


def test_the_list_has_only_ones_own_guides(as_lea, baker, otto):
    make_import(otto, name="Secret")
    response = as_lea.get(address("imports"))
    assert [row.name for row in response.context["page_obj"]] == ["baker.txt"]
    assert "2 questions · read as text, numbered questions" in words(response)


def test_the_list_takes_as_many_queries_with_thirty_as_with_one(as_lea, lea, django_assert_num_queries):
    make_import(lea)
    with django_assert_num_queries(3):
        as_lea.get(address("imports"))
    for number in range(31):
        make_import(lea, kit=make_kit(f"Kit {number}", sections=()))
    with django_assert_num_queries(3):
        response = as_lea.get(address("imports"))
    assert (len(response.context["page_obj"]), response.context["page_obj"].paginator.count) == (30, 32)


# the review


def test_the_review_shows_the_source_beside_the_draft(as_lea, baker):
    page = as_lea.get(address("import", baker)).content.decode()
    lines = re.findall(r'id="line-(\d+)"[^>]*?(?:href="([^"]*)")?(?: data-key="\d+")?(?: rel="nofollow")?>', page)
    assert lines == [
        ("1", "#part-1"), ("2", ""), ("3", "#part-2"), ("4", "#part-3"), ("5", "#part-4"), ("6", "#part-5"),
        ("7", "#part-6"), ("8", "?line=8#line-8"),
    ]  # fmt: skip
    assert re.findall(r'id="part-(\d+)"', page) == ["1", "2", "3", "4", "5", "6"]


def test_the_review_says_what_the_kit_would_have(as_lea, baker):
    page = as_lea.get(address("import", baker)).context["page"]
    assert page.tally == ["2 questions in 1 section", "1 easy", "1 point to listen for", "1 kept apart"]


def test_a_doubt_leads_to_its_line_and_is_dismissed(as_lea, baker):
    response = as_lea.get(address("import", baker))
    mark = response.context["page"].doubts[0][0].mark
    assert "Line 6 This question has nothing to listen for. Dismiss" in words(response)
    assert as_lea.post(address("import_doubt", baker), {"revision": 1, "dismiss": mark}).status_code == 302
    page = as_lea.get(address("import", baker)).context["page"]
    assert (page.doubts, [doubt.mark for doubt in page.dismissed], page.is_clear) == ([], [mark], True)
    as_lea.post(address("import_doubt", baker), {"revision": 2, "bring_back": mark})
    assert len(as_lea.get(address("import", baker)).context["page"].doubts) == 1


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("section", "15", "15 min"),
        ("round", "30-45", "30-45 min"),
        ("criterion", "25", "25 %"),
        ("test", "6", "6 h"),
        ("composition", "role_fit 4-6", "role-fit 4-6"),
        ("round", "an hour", "an hour"),
        ("threshold", "3.0", "3.0"),
        ("question", "", ""),
        ("look_for", "4", ""),
    ],
)
def test_a_number_is_shown_with_its_unit(kind, value, shown):
    assert figure_of(Part(1, kind, "x", 1, value=value)) == shown


def test_parts_in_the_same_words_say_them_once(as_lea, lea):
    said = "Pick 4-6 technical and 2-3 behavioral questions."
    ranges = [Part(key, "composition", said, 1, value=value) for key, value in ((1, "technical 4-6"), (2, "other 2-3"))]
    response = as_lea.get(address("import", make_import(lea, lines=(said,), parts=ranges)))
    assert words(response).count(said) == 2
    assert "technical 4-6" in words(response)
    assert "other 2-3 in the same words" in words(response)


def test_the_review_takes_few_queries(as_lea, baker, django_assert_num_queries):
    with django_assert_num_queries(2):
        as_lea.get(address("import", baker))


def test_what_was_read_is_never_markup(as_lea, lea):
    evil = "<script>alert(1)</script>"
    row = make_import(lea, lines=(evil, evil), parts=(Part(1, "question", evil, 1),), name=evil)
    page = as_lea.get(address("import", row, part=1)).content.decode()
    assert page.count("<script>alert") == 0


def test_a_long_guide_comes_in_leaves(as_lea, lea):
    count = 2 * PARTS_MAX + 1
    lines = [f"{number}. Why?" for number in range(1, count + 1)]
    parts = [Part(number, "question", "Why?", number) for number in range(1, count + 1)]
    row = make_import(lea, lines=lines, parts=parts)
    shown = [as_lea.get(address("import", row, **query)).context["page"] for query in (
        {}, {"leaf": 2}, {"leaf": 99}, {"at": PARTS_MAX + 1}, {"line": count}, {"leaf": "x"},
    )]  # fmt: skip
    assert [page.leaf.number for page in shown] == [1, 2, 3, 2, 3, 1]
    assert (len(shown[0].lines), shown[1].lines[0].number, shown[1].doubts) == (PARTS_MAX, PARTS_MAX + 1, [])
    assert shown[1].stretches[0].bits[0].number == PARTS_MAX + 1
    assert shown[1].elsewhere == [(1, 1)]


def test_lines_that_nobody_read_come_in_leaves_too(as_lea, lea):
    row = make_import(lea, lines=["x"] * (5 * LINES_MAX), parts=())
    page = as_lea.get(address("import", row, leaf=2)).context["page"]
    assert (len(page.leaves), page.leaf.first, page.leaf.last) == (4, LINES_MAX + 1, 2 * LINES_MAX)


def test_a_part_on_another_leaf_is_linked_there(as_lea, lea):
    count = PARTS_MAX + 2
    parts = [Part(number, "question", "Why?", number) for number in range(1, count + 1)]
    row = make_import(lea, lines=["Why?"] * count, parts=[*parts[1:], parts[0]], warnings=())
    pages = [as_lea.get(address("import", row, leaf=leaf)).context["page"] for leaf in (1, 2)]
    assert pages[0].lines[0].href == "?at=1#part-1"
    assert pages[1].stretches[0].bits[-1].href == "?line=1#line-1"
