"""Kit pages to read: who sees what, what they say, and how many queries it takes."""

import re
from html import unescape

import pytest
from django.urls import reverse

from conftest import NINE, make_kit, make_question
from rubrics import kits
from rubrics.guides.draft import Guide
from rubrics.guides.kitfile import read
from rubrics.models import Kit, Question

pytestmark = pytest.mark.django_db


def url(name, thing=None, **query):
    return reverse(f"rubrics:{name}", args=[thing.ref] if thing else [], query=query)


def page(response):
    """What a reader reads: the text of the page without markup, white space folded."""
    text = re.sub(r"<(style|script)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def titles(response):
    return [(kit.title, kit.version) for kit in response.context["page_obj"]]


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


@pytest.fixture
def as_ana(client, ana):
    client.force_login(ana)
    return client


# the list


@pytest.fixture
def shelf():
    make_kit("Baker", version=1, role="Baker", level="mid")
    make_kit("Baker", version=2, role="Baker", level="senior")
    make_kit("Baker", version=3, role="Baker", level="senior", status="draft")
    make_kit("Cook", role="Cook", level="mid", sections=[("role_fit", 2)])
    make_kit("Waiter", role="Waiter", level="junior", status="retired")


def test_the_list_shows_the_newest_version_of_each_kit_and_drafts(as_lea, shelf):
    assert titles(as_lea.get(url("kits"))) == [("Baker", 3), ("Baker", 2), ("Cook", 1), ("Waiter", 1)]


def test_the_list_of_a_reader_has_no_drafts(as_ana, shelf):
    response = as_ana.get(url("kits"))
    assert titles(response) == [("Baker", 2), ("Cook", 1), ("Waiter", 1)]
    assert ("Draft" in page(response), "Begin a kit" in page(response)) == (False, False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "bak"}, [("Baker", 2)]),
        ({"q": "WAIT"}, [("Waiter", 1)]),
        ({"q": "role-fit 2"}, [("Cook", 1)]),
        ({"q": "nothing"}, []),
        ({"q": "%"}, []),
        ({"role": "Cook"}, [("Cook", 1)]),
        ({"level": "mid"}, [("Cook", 1)]),
        ({"level": "senior", "role": "Baker"}, [("Baker", 2)]),
        ({"kind": "role_fit"}, [("Cook", 1)]),
        ({"status": "retired"}, [("Waiter", 1)]),
        ({"status": "draft"}, [("Baker", 2), ("Cook", 1), ("Waiter", 1)]),
        ({"role": "No such", "kind": "x", "page": "99"}, [("Baker", 2), ("Cook", 1), ("Waiter", 1)]),
    ],
)
def test_search_and_filters_narrow_the_list(as_ana, shelf, query, expected):
    assert titles(as_ana.get(url("kits", **query))) == expected


def test_a_draft_is_found_by_those_who_write_kits(as_lea, shelf):
    assert titles(as_lea.get(url("kits", status="draft"))) == [("Baker", 3)]


def test_a_draft_offers_no_filter_to_a_reader(as_ana):
    make_kit("Secret", status="draft", role="Secret role", level="secret level")
    text = as_ana.get(url("kits")).content.decode()
    assert re.findall(r"(?i)secret", text) == []


def test_an_empty_list_says_how_to_begin(as_lea):
    assert "No kits yet Begin with an empty one, or with a kit file." in page(as_lea.get(url("kits")))


def test_a_list_without_a_fit_says_so(as_lea, shelf):
    assert "No kit fits" in page(as_lea.get(url("kits", q="xyz")))


def test_the_list_takes_as_many_queries_with_thirty_kits_as_with_one(as_lea, django_assert_num_queries):
    make_kit("Kit 0", sections=[("technical", 1)])
    with django_assert_num_queries(4):
        as_lea.get(url("kits"))
    for number in range(1, 31):
        make_kit(f"Kit {number}", sections=[("technical", 1)], role=f"Role {number}")
    with django_assert_num_queries(4):
        response = as_lea.get(url("kits"))
    assert (len(titles(response)), response.context["page_obj"].paginator.count) == (30, 31)


@pytest.mark.parametrize("name", ["kits", "kit", "kit_compare", "kit_file", "kit_json"])
def test_a_page_to_read_takes_no_other_method(as_lea, name):
    kit = make_kit()
    response = as_lea.post(url(name, None if name == "kits" else kit))
    assert (response.status_code, Kit.objects.get().changed_at) == (405, kit.changed_at)


@pytest.mark.parametrize("name", ["kits", "kit", "kit_compare", "kit_file", "kit_json", "kit_new", "kit_edit"])
def test_nobody_reads_without_signing_in(client, name):
    kit = make_kit()
    address = url(name, None if name in ("kits", "kit_new") else kit)
    response = client.get(address)
    assert (response.status_code, response.url) == (302, f"/accounts/login/?next={address}")


# one kit


def test_a_kit_reads_as_a_document(as_ana):
    kit = make_kit(role="Baker", summary="Read this first.\n\nThen that.", source="a public guide",
                   candidate_questions=["Who eats it?"], lists=[{"name": "Skills", "items": ["Patience"]}])  # fmt: skip
    section = kit.sections.first()
    make_question(section, 4, title="Rye", text="Why rye?", difficulty="hard", minutes=7, follow_ups=["And oats?"],
                  green_flags=["Asks back"], answer="Because.", anchors=["o", "p", "q", "r"])  # fmt: skip
    text = page(as_ana.get(url("kit", kit)))
    expected = [
        "Baker · Mid · 45 minutes · 7 questions · version 1 Published", "Read this first. Then that.",
        "A Technical Ask 1 to 4 of 5 2 easy, 1 medium, 2 hard", "A5 Rye Hard 7 min Why rye?",
        "Names a step of technical 5 Says why of technical 5 Good sign Asks back Follow-ups And oats?",
        "Model answer Because. Its own scale",
        "Blames others for every failure", "6 hours, passed at 3.00", "Bake a loaf.", "To hand in A loaf A note",
        "60 % Crust 40 % Crumb", "Misses it", "Adds to it", "Hire at an average of 3.00 or more",
        "Who eats it?", "Skills Patience", "After the guide a public guide", "Version 1, this one",
    ]  # fmt: skip
    assert [words for words in expected if words not in text] == []


def test_a_reader_gets_no_buttons_that_write(as_ana):
    kit = make_kit()
    content = as_ana.get(url("kit", kit)).content.decode().partition("<main")[2]
    assert re.findall(r'method="post"|/edit/|/publish/|/retire/|/revise/', content) == []


def test_a_lead_may_revise_or_retire_what_is_published(as_lea):
    kit = make_kit()
    content = as_lea.get(url("kit", kit)).content.decode().partition("<main")[2]
    assert re.findall(r'action="([^"]+)"', content) == [url("kit_revise", kit), url("kit_retire", kit)]


def test_a_published_kit_points_to_its_draft_and_to_its_newer_version(as_lea):
    first = make_kit()
    make_kit(version=2)
    draft = make_kit(version=3, status="draft")
    text = page(as_lea.get(url("kit", first)))
    assert ("Open the draft of version 3" in text, "There is a newer one: version 2" in text) == (True, True)
    assert url("kit_revise", first) not in as_lea.get(url("kit", first)).content.decode()
    assert "This draft can be published." in page(as_lea.get(url("kit", draft)))


def test_a_draft_says_what_keeps_it_from_being_published_and_links_to_it(as_lea):
    kit = make_kit(status="draft")
    section = kit.sections.first()
    section.questions.all().delete()
    content = as_lea.get(url("kit", kit)).content.decode()
    found = re.findall(r'<li><a href="#([^"]+)">(“Technical” has no question[^<]+)</a>', content)
    assert found == [(f"s-{section.ref}", "“Technical” has no question: add one, or remove it.")]
    assert f'id="s-{section.ref}"' in content


@pytest.mark.parametrize(
    "name", ["kit", "kit_compare", "kit_file", "kit_json", "kit_edit", "kit_rule", "kit_test", "section_new"]
)
def test_a_draft_does_not_exist_for_a_reader(as_ana, name):
    draft = make_kit(status="draft")
    missing = Kit(ref="00000000-0000-4000-8000-000000000000")
    found, none = as_ana.get(url(name, draft)), as_ana.get(url(name, missing))
    assert (found.status_code, found.content) == (404, none.content)


def test_a_reader_sees_no_trace_of_the_draft_of_a_published_kit(as_ana):
    kit = make_kit()
    without = page(as_ana.get(url("kit", kit)))
    make_kit(version=2, status="draft")
    assert page(as_ana.get(url("kit", kit))) == without


def test_what_people_wrote_is_shown_as_text(as_ana):
    kit = make_kit(title="<script>alert(1)</script>", slug="x", summary="<img src=x onerror=alert(1)>")
    content = as_ana.get(url("kit", kit)).content.decode()
    assert ("<script>alert" in content, "<img" in content) == (False, False)


@pytest.mark.parametrize(("status", "queries"), [("published", 10), ("draft", 11)])
def test_the_page_of_a_large_kit_takes_as_many_queries_as_of_a_small_one(
    as_lea, django_assert_num_queries, status, queries
):
    kit = make_kit(status=status, sections=(("technical", 15), ("behavioral", 7), ("role_fit", 5)))
    with django_assert_num_queries(queries):
        as_lea.get(url("kit", kit))


@pytest.mark.parametrize(
    ("name", "kind", "end"), [("kit_file", "text/markdown", "md"), ("kit_json", "application/json", "json")]
)
def test_the_kit_file_reads_back_as_the_kit(as_ana, name, kind, end):
    kit = make_kit(anchors=["a", "b", "c", "d"])
    response = as_ana.get(url(name, kit))
    headers = [response[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")]
    assert headers == [f"{kind}; charset=utf-8", f'attachment; filename="baker.{end}"', "nosniff"]
    assert read(response.content.decode()) == kits.as_guide(Kit.objects.get())


# two versions


@pytest.fixture
def pair():
    first = make_kit()
    second = kits.revise(kit=first)
    question = Question.objects.filter(section__kit=second).first()
    kits.change_question(question=question, content=kits.as_question(question).__class__("Why rye?", "Rye"))
    kits.change_about(kit=second, about=Guide("Baker", level="senior"))
    return first, second


def test_a_comparison_names_what_differs(as_lea, pair):
    response = as_lea.get(url("kit_compare", pair[1]))
    assert (response.context["old"], response.context["new"]) == pair
    text = page(response)
    assert "Version 1 and version 2 5 questions in both, 0 changed, 1 added, 1 removed." in text
    assert "Level: mid Level: senior" in text


def test_either_version_leads_to_the_same_comparison(as_lea, pair):
    first, second = pair
    responses = [as_lea.get(url("kit_compare", first)), as_lea.get(url("kit_compare", first, **{"with": second.ref}))]
    assert [(r.context["old"], r.context["new"]) for r in responses] == [pair, pair]


def test_equal_versions_say_so(as_lea):
    second = kits.revise(kit=make_kit())
    assert "Both versions say the same" in page(as_lea.get(url("kit_compare", second)))


def test_there_is_nothing_to_compare_with_one_version_or_with_another_kit(as_lea, pair):
    alone = make_kit("Cook")
    foreign = {"with": alone.ref}
    answers = [as_lea.get(url("kit_compare", alone)), as_lea.get(url("kit_compare", pair[0], **foreign)),
               as_lea.get(url("kit_compare", pair[0], **{"with": "no ref"}))]  # fmt: skip
    assert [answer.status_code for answer in answers] == [404] * 3


def test_a_reader_does_not_compare_with_a_draft(as_ana, pair):
    first, second = pair
    answers = [as_ana.get(url("kit_compare", first)), as_ana.get(url("kit_compare", first, **{"with": second.ref}))]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_comparison_of_large_kits_takes_ten_queries(as_lea, django_assert_num_queries):
    first = make_kit(sections=(("technical", 15), ("behavioral", 7), ("role_fit", 5)))
    second = kits.revise(kit=first)
    with django_assert_num_queries(10):
        as_lea.get(url("kit_compare", second))


# administration


def test_the_administration_shows_kits_and_changes_none(client, adi):
    kit = make_kit(published_at=NINE)
    client.force_login(adi)
    address = reverse("admin:rubrics_kit_change", args=[kit.pk])
    answers = [
        client.get(address),
        client.post(address, {"title": "New"}),
        client.get(reverse("admin:rubrics_kit_add")),
    ]
    assert [answer.status_code for answer in answers] == [200, 403, 403]
    for name in ("kit", "section", "question", "practicaltest"):
        assert client.get(reverse(f"admin:rubrics_{name}_changelist")).status_code == 200
