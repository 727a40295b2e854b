"""Steps on the parts of an import by plain forms, and the kit that is made of it."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from rubrics.guides.parts import Part
from rubrics.models import Import, Kit

from .import_pages import LINES, PARTS, address, alerts, kinds, make_import, parts_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


@pytest.fixture
def baker(lea):
    return make_import(lea)


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


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("round", "30 – 45", "30 - 45"),
        ("composition", "Role-fit 1-2", "role_fit 1-2"),
        ("composition", "behavioural 2", "behavioral 2"),
        ("criterion", "25 %", "25"),
        ("threshold", "70 %", "70 %"),
        ("tip", "whatever", "whatever"),
    ],
)
def test_a_number_is_kept_in_its_form(as_lea, baker, kind, typed, kept):
    as_lea.post(address("import_part", baker, 3), {"revision": 1, "kind": kind, "text": "x", "value": typed})
    assert parts_of(baker)[2].value == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("round", "an hour"), ("composition", "4-6"), ("criterion", "much"), ("scale", "4"), ("anchor", "good")],
)
def test_a_number_that_says_nothing_is_refused_with_an_example(as_lea, baker, kind, typed):
    data = {"revision": 1, "kind": kind, "text": "x", "value": typed}
    response = as_lea.post(address("import_part", baker, 3), data)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["value"])
    assert parts_of(baker) == PARTS


@pytest.mark.parametrize("place", ["cursor", "before"])
def test_a_part_is_split_in_two(as_lea, baker, place):
    data = {"revision": 1, "text": "Buy our flour. It is good.", place: 15}
    response = as_lea.post(address("import_split", baker, 6), data)
    assert response.url == address("import", baker, at=6, anchor="part-6")
    assert [part.text for part in parts_of(baker)[5:]] == ["Buy our flour.", "It is good."]


def test_the_places_to_cut_are_offered(as_lea, baker):
    assert as_lea.get(address("import", baker, part=6)).context["cuts"] == [(15, "It is good.")]


@pytest.mark.parametrize("data", [{}, {"cursor": "x"}, {"cursor": "-1"}, {"cursor": 26}, {"before": ""}])
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


@pytest.mark.parametrize(("step", "keys"), [("up", [1, 2, 5, 3, 4, 6]), ("down", [1, 2, 3, 4, 6, 5])])
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
