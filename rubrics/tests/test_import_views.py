"""Pages of imports: who may read guides, what a start answers, what the review shows, and what is made of it."""

import re
from html import unescape

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conftest import make_kit
from rubrics.guides.parts import Part
from rubrics.models import Import, Kit
from rubrics.review.leaves import LINES_MAX, PARTS_MAX

from .import_pages import LINES, PARTS, address, kinds, make_import, parts_of

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


def words(response):
    """What a reader reads, white space folded."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def alerts(response):
    found = re.findall(r'role="alert">(.*?)</(?:p|div)>', response.content.decode(), re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()) for text in found]


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
        ("line\n" * 20_001, None),
    ],
    ids=["nothing", "blanks", "too large", "a picture", "too long"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(as_lea, text, content):
    response = send(as_lea, text, content and SimpleUploadedFile("guide.txt", content))
    said = alerts(response)
    assert (response.status_code, len(said), Import.objects.count()) == (422, 1, 0)
    assert said[0].endswith(".")
    assert response.context["form"]["text"].value() == text


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


# steps


STEPS = [
    ("import_undo", (), {}),
    ("import_make", (), {}),
    ("import_discard", (), {}),
    ("import_doubt", (), {"dismiss": "abc"}),
    ("import_line", (8,), {}),
    ("import_part", (3,), {"kind": "tip", "text": "x"}),
    ("import_ask", (6,), {}),
    ("import_split", (6,), {"text": "Buy our flour. It is good.", "before": 15}),
    ("import_join", (5,), {}),
    ("import_move", (5,), {"step": "up"}),
    ("import_leave_out", (5,), {}),
    ("import_restore", (5,), {}),
]


def state():
    return [(row.pk, row.revision, row.parts, row.dismissed, row.kit_id) for row in Import.objects.all()]


@pytest.mark.parametrize(("name", "rest", "data"), STEPS)
def test_somebody_elses_guide_is_nobodys_to_know(client, lea, otto, ana, name, rest, data):
    row = make_import(lea)
    before = state()
    for somebody in (otto, ana):
        client.force_login(somebody)
        assert client.post(address(name, row, *rest), data | {"revision": 1}).status_code == 404
        assert client.get(address("import", row)).status_code == 404
    assert (state(), Kit.objects.count()) == (before, 0)


@pytest.mark.parametrize(("name", "rest", "data"), STEPS)
def test_a_step_is_not_taken_by_looking(as_lea, baker, name, rest, data):
    before = state()
    assert as_lea.get(address(name, baker, *rest), data | {"revision": 1}).status_code == 405
    assert state() == before


@pytest.mark.parametrize("revision", ["0", "2", "", "x", "9" * 30])
@pytest.mark.parametrize(("name", "rest", "data"), [step for step in STEPS if step[0] != "import_discard"])
def test_a_step_from_an_old_page_is_refused_with_what_was_typed(as_lea, baker, name, rest, data, revision):
    before = state()
    response = as_lea.post(address(name, baker, *rest), data | {"revision": revision})
    assert (response.status_code, state(), Kit.objects.count()) == (409, before, 0)
    assert alerts(response)[0].startswith("This guide was changed in another tab meanwhile. Nothing of this step")
    assert response.context["typed"] == data.get("text")


@pytest.mark.parametrize("name", ["import_join", "import_leave_out", "import_ask", "import_part"])
def test_a_part_that_is_gone_is_a_409(as_lea, baker, name):
    response = as_lea.post(address(name, baker, 99), {"revision": 1, "kind": "tip", "text": "x"})
    assert (response.status_code, parts_of(baker)) == (409, PARTS)


def test_the_form_of_a_part_that_is_gone_is_a_409(as_lea, baker):
    assert as_lea.get(address("import", baker, part=99)).status_code == 409


def test_a_part_opens_in_its_place(as_lea, baker):
    form = as_lea.get(address("import", baker, part=3)).context["form"]
    assert {name: form[name].value() for name in form.fields} == {
        "kind": "question",
        "text": "How do you keep a starter alive?",
        "difficulty": "easy",
        "about": "",
        "value": "",
        "whole": False,
    }


def test_a_part_is_changed(as_lea, baker):
    data = {"revision": 1, "kind": "section", "text": " Dough\r\nand crumb ", "about": "role_fit", "value": "20"}
    response = as_lea.post(address("import_part", baker, 3), data)
    assert response.url == address("import", baker, at=3, anchor="part-3")
    assert parts_of(baker)[2] == Part(3, "section", "Dough\nand crumb", 4, about="role_fit", value="20")


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "nonsense"), ("text", " "), ("difficulty", "extreme"), ("about", "x"), ("value", "9" * 41)],
)
def test_a_part_that_will_not_do_stays_open_as_it_was_typed(as_lea, baker, field, value):
    data = {"revision": 1, "kind": "question", "text": "Typed"} | {field: value}
    response = as_lea.post(address("import_part", baker, 3), data)
    form = response.context["form"]
    assert (response.status_code, list(form.errors), form["text"].value()) == (422, [field], data["text"])
    assert parts_of(baker) == PARTS


@pytest.mark.parametrize("place", ["cursor", "before"])
def test_a_part_is_split_in_two(as_lea, baker, place):
    data = {"revision": 1, "text": "Buy our flour. It is good.", place: 15}
    response = as_lea.post(address("import_split", baker, 6), data)
    assert response.url == address("import", baker, at=6, anchor="part-6")
    assert [part.text for part in parts_of(baker)[5:]] == ["Buy our flour.", "It is good."]


def test_the_places_to_cut_are_offered(as_lea, baker):
    assert as_lea.get(address("import", baker, part=6)).context["cuts"] == [(15, "It is good.")]


@pytest.mark.parametrize("data", [{}, {"cursor": "x"}, {"cursor": "-1"}, {"before": ""}])
def test_a_split_needs_a_place(as_lea, baker, data):
    response = as_lea.post(
        address("import_split", baker, 6), {"revision": 1, "text": "Buy our flour. It is good."} | data
    )
    assert (response.status_code, parts_of(baker)) == (422, PARTS)
    assert alerts(response)[0].startswith("Nothing was split: ")


def test_a_part_joins_the_one_above_and_that_one_is_shown(as_lea, baker):
    response = as_lea.post(address("import_join", baker, 5), {"revision": 1})
    assert response.url == address("import", baker, at=4, anchor="part-4")
    assert [part.key for part in parts_of(baker)] == [1, 2, 3, 4, 6]


@pytest.mark.parametrize(("step", "keys"), [("up", [1, 2, 3, 5, 4, 6]), ("down", [1, 2, 3, 4, 6, 5])])
def test_a_part_moves_up_and_down(as_lea, baker, step, keys):
    as_lea.post(address("import_move", baker, 5), {"revision": 1, "step": step})
    assert [part.key for part in parts_of(baker)] == keys


def test_a_part_moves_nowhere_else(as_lea, baker):
    response = as_lea.post(address("import_move", baker, 5), {"revision": 1, "step": "away"})
    assert (response.status_code, parts_of(baker)) == (422, PARTS)


def test_what_is_kept_apart_becomes_a_question(as_lea, baker):
    as_lea.post(address("import_ask", baker, 6), {"revision": 1})
    assert (kinds(baker)[5], Import.objects.get().questions) == ("question", 3)


def test_a_line_that_nobody_read_becomes_a_question(as_lea, baker):
    response = as_lea.post(address("import_line", baker, 8), {"revision": 1})
    assert (response.url, parts_of(baker)[-1].text) == (address("import", baker, at=7, anchor="part-7"), LINES[7])


def test_leaving_out_restoring_and_undoing_go_there_and_back(as_lea, baker):
    as_lea.post(address("import_leave_out", baker, 5), {"revision": 1})
    assert kinds(baker)[4] == "left_out"
    as_lea.post(address("import_restore", baker, 5), {"revision": 2})
    assert parts_of(baker) == PARTS
    as_lea.post(address("import_undo", baker), {"revision": 3})
    assert kinds(baker)[4] == "left_out"


def test_undoing_stays_on_its_leaf(as_lea, baker):
    response = as_lea.post(address("import_undo", baker), {"revision": 1, "leaf": 3})
    assert response.url == address("import", baker, leaf=3)


# a kit of it


def test_a_kit_is_made_of_what_stands_there(as_lea, baker):
    as_lea.post(address("import_ask", baker, 6), {"revision": 1})
    response = as_lea.post(address("import_make", baker), {"revision": 2})
    kit = Kit.objects.get()
    assert response.url == reverse("rubrics:kit", args=[kit.ref])
    assert (kit.status, kit.created_by.email, kit.title) == ("draft", "lea@example.org", "Baker, a guide")
    texts = [question.text for section in kit.sections.all() for question in section.questions.all()]
    assert texts == [PARTS[2].text, PARTS[4].text, PARTS[5].text]
    assert Import.objects.get().kit == kit


def test_a_kit_that_can_work_is_published_at_once(as_lea, baker):
    as_lea.post(address("import_make", baker), {"revision": 1, "publish": "on"})
    assert Kit.objects.get().status == "published"


def test_a_kit_that_cannot_work_yet_stays_a_draft_and_says_so(as_lea, lea):
    row = make_import(lea, parts=[*PARTS, Part(7, "minutes", "5 minutes", 8, value="5")])
    response = as_lea.post(address("import_make", row), {"revision": 1, "publish": "on"}, follow=True)
    assert (Kit.objects.get().status, response.status_code) == ("draft", 200)
    assert "It was not published: what stands in the way is named below." in words(response)


def test_without_a_question_there_is_no_kit(as_lea, lea):
    row = make_import(lea, parts=PARTS[:2])
    response = as_lea.post(address("import_make", row), {"revision": 1})
    assert (response.status_code, Kit.objects.count()) == (422, 0)
    assert alerts(response)[0].startswith("There is no question in this draft yet, so no kit was made.")


def test_a_guide_with_a_kit_can_be_read_and_not_changed(as_lea, baker):
    as_lea.post(address("import_make", baker), {"revision": 1})
    page = as_lea.get(address("import", baker)).content.decode()
    assert (page.count("formaction"), page.count(">Open the kit<")) == (0, 1)
    response = as_lea.post(address("import_leave_out", baker, 3), {"revision": 2})
    assert (response.status_code, parts_of(baker)) == (409, PARTS)


def test_a_discarded_guide_is_gone_with_its_upload(as_lea, baker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = as_lea.post(address("import_discard", baker))
    assert (response.url, Import.objects.count(), default_storage.exists(baker.file.name)) == (
        address("imports"),
        0,
        False,
    )
