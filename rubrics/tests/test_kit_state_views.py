"""From nothing to a draft, from draft to published to retired, and the next draft."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conftest import make_kit
from rubrics import kits
from rubrics.guides.kitfile import write, write_json
from rubrics.models import Kit

from .kit_pages import at, guide, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_kit(status="draft", sections=(("technical", 3), ("behavioral", 1)))


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


# states


def test_a_draft_is_published(as_lea, draft):
    response = as_lea.post(url("kit_publish", draft))
    assert (response.url, Kit.objects.get().status) == (at(draft), "published")


def test_a_draft_with_problems_is_not_published_and_says_why(as_lea, draft):
    draft.practical_test.criteria.first().delete()
    response = as_lea.post(url("kit_publish", draft))
    assert (response.status_code, Kit.objects.get().status) == (422, "draft")
    text = response.content.decode()
    assert ("Not published.</strong> The draft is safe." in text, "add up to 40, not 100." in text) == (True, True)


def test_a_published_kit_is_revised_into_a_draft(as_lea, lea):
    kit = make_kit()
    response = as_lea.post(url("kit_revise", kit))
    draft = Kit.objects.get(version=2)
    assert (response.url, draft.status, draft.created_by, guide(draft)) == (at(draft), "draft", lea, guide(kit))


def test_a_second_draft_is_answered_with_409(as_lea):
    kit = make_kit()
    kits.revise(kit=kit)
    response = as_lea.post(url("kit_revise", kit))
    assert (response.status_code, Kit.objects.count()) == (409, 2)
    assert "is a draft already" in response.content.decode()


def test_a_published_kit_is_retired(as_lea):
    kit = make_kit()
    assert (as_lea.post(url("kit_retire", kit)).url, Kit.objects.get().status) == (at(kit), "retired")


def test_a_draft_is_not_retired(as_lea, draft):
    assert (as_lea.post(url("kit_retire", draft)).status_code, Kit.objects.get().status) == (409, "draft")


def test_a_draft_is_discarded(as_lea, draft):
    assert (as_lea.post(url("kit_discard", draft)).url, Kit.objects.count()) == (reverse("rubrics:kits"), 0)


# a new kit

NEW = "/kits/new/"


def test_an_empty_kit_has_the_three_sections_of_the_house(as_lea, lea):
    response = as_lea.post(NEW, {"way": "empty", "empty-title": "Baker", "empty-level": "mid"})
    kit = Kit.objects.get()
    assert (response.url, kit.status, kit.level, kit.created_by) == (at(kit), "draft", "mid", lea)
    ranges = [(row.key, row.pick_min, row.pick_max) for row in guide(kit).sections]
    assert ranges == [("technical", 4, 6), ("behavioral", 2, 3), ("role_fit", 1, 2)]


def upload(content, name="baker.md"):
    return {"way": "file", "file-file": SimpleUploadedFile(name, content, "text/markdown")}


@pytest.mark.parametrize("form", [write, write_json])
def test_a_kit_file_becomes_a_draft(as_lea, form):
    text = form(guide(make_kit("Cook")))
    response = as_lea.post(NEW, upload(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()))
    kit = Kit.objects.get(slug="cook-2")
    assert (response.url, kit.status, form(guide(kit))) == (at(kit), "draft", text)


def test_the_text_of_a_kit_file_becomes_a_draft(as_lea):
    as_lea.post(NEW, {"way": "file", "file-text": "# Baker\r\n\r\nBread.\r\n"})
    assert guide(Kit.objects.get()).summary == "Bread."


@pytest.mark.parametrize("way", ["upload", "text"])
def test_a_bad_kit_file_is_refused_with_its_lines_and_kept(as_lea, way):
    text = "# Baker\n\n- Interview: long\n\n## Oven\n\nHot & <b>dry</b>\n"
    response = as_lea.post(NEW, upload(text.encode()) if way == "upload" else {"way": "file", "file-text": text})
    content = response.content.decode()
    assert (response.status_code, Kit.objects.count()) == (422, 0)
    assert [problem.line for problem in response.context["upload"].problems] == [3, 5]
    assert ("Line 3:" in content, "Line 5:" in content) == (True, True)
    assert "- Interview: long\n\n## Oven\n\nHot &amp; &lt;b&gt;dry&lt;/b&gt;\n</textarea>" in content


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"way": "file"}, "Choose a kit file, or put its text into the field."),
        (upload(b"# Baker\n\xff\n"), "Line 2 is not UTF-8 text."),
        (upload(b"# B\n" + b"x" * 2_000_000), "larger than 2 MB"),
        ({"way": "file", "file-text": "# Baker\n\n- Hire at: 5\n"}, "The threshold must be between 1 and 4, not 5."),
        ({"way": "empty", "empty-title": " "}, "This cannot stay empty."),
        ({"way": "other"}, ""),
        ({}, ""),
    ],
)
def test_a_new_kit_that_cannot_be_made_is_refused(as_lea, data, words):
    response = as_lea.post(NEW, data)
    assert (response.status_code, Kit.objects.count(), words in response.content.decode()) == (422, 0, True)


@pytest.mark.parametrize("person", ["ana", "rae"])
def test_a_reader_begins_no_kit(client, request, person):
    client.force_login(request.getfixturevalue(person))
    answers = [client.get(NEW), client.post(NEW, {"way": "empty", "empty-title": "Baker"})]
    assert ([answer.status_code for answer in answers], Kit.objects.count()) == ([403, 403], 0)


def test_the_page_for_a_new_kit_takes_no_other_method(as_lea):
    assert (as_lea.get(NEW).status_code, as_lea.delete(NEW).status_code) == (200, 405)
