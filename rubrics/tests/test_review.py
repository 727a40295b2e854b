"""What stands beside the parts of an import: what becomes of nothing, and what a second reader would ask about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics import suggestions
from rubrics.guides.assembly import assemble
from rubrics.guides.parts import KINDS, Part
from rubrics.review.hints import QUESTIONS_MAX, hints_of
from rubrics.review.strays import strays

from .import_pages import address, make_import, words

TEXTS = ("How old are you?", "How do you prove a dough?", "How old are you?", " ")


def parts_of(*kinds, **values):
    return tuple(Part(key, kind, f"Text {key}", key, **values) for key, kind in enumerate(kinds, 1))


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (("question", "answer", "section", "question"), []),
        (("section", "answer", "question"), [(2, "no_question", "this answer")]),
        (("question", "section", "answer", "follow_up"), [(3, "no_question", "these 2 parts")]),
        (("criterion", "bonus"), [(1, "no_test", "these 2 parts")]),
        (("test", "criterion"), []),
        (("anchor", "question", "composition"), [(1, "no_number", "This part"), (3, "no_number", "This part")]),
    ],
)
def test_what_becomes_of_nothing_is_said(kinds, found):
    problems = strays(parts_of(*kinds))
    assert [(problem.line, problem.code) for problem in problems] == [(line, code) for line, code, _ in found]
    assert [said in problem.text for problem, (_, _, said) in zip(problems, found, strict=True)] == [True] * len(found)


def test_a_section_that_is_named_again_goes_on():
    parts = tuple(Part(key, kind, "Same", key) for key, kind in enumerate(("section", "question", "section", "answer")))
    assert strays(parts) == []


def test_a_note_for_the_whole_section_needs_no_question_above():
    assert strays(parts_of("section", "look_for", "question", whole=True)) == []


def test_a_suggestion_stands_beside_its_question():
    parts = tuple(Part(key, "question", text, key) for key, text in enumerate(TEXTS, 1))
    found = hints_of(assemble(parts), parts)
    assert {key: [advice.code for advice in each] for key, each in found.items()} == {
        1: ["protected"],
        3: ["protected", "duplicate"],
    }


def test_very_many_questions_are_not_compared():
    parts = tuple(Part(key, "question", "How old are you?", key) for key in range(1, QUESTIONS_MAX + 2))
    assert hints_of(assemble(parts), parts) == {}


@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.sampled_from(TEXTS)), max_size=20))
def test_no_order_of_parts_is_too_odd(rows):
    parts = tuple(Part(key, kind, text, key) for key, (kind, text) in enumerate(rows, 1))
    found = hints_of(assemble(parts), parts)
    assert {parts[key - 1].kind for key in found} <= {"question"}
    strays(parts)


@pytest.mark.django_db
def test_the_review_shows_suggestions_until_there_is_a_kit(client, lea):
    client.force_login(lea)
    row = make_import(lea, lines=TEXTS[:1], parts=(Part(1, "question", TEXTS[0], 1),), warnings=())
    response = client.get(address("import", row))
    assert response.context["page"].tally[-1] == "1 suggestion"
    assert words(response).count("Suggestion ") == 1
    client.post(address("import_make", row), {"revision": 1})
    assert "Suggestion " not in words(client.get(address("import", row)))


@pytest.mark.django_db
def test_a_very_large_kit_is_shown_without_suggestions(monkeypatch, lea, client):
    client.force_login(lea)
    row = make_import(lea, lines=TEXTS[:1], parts=(Part(1, "question", TEXTS[0], 1),))
    kit = client.get(client.post(address("import_make", row), {"revision": 1}).url).context["kit"]
    assert len(suggestions.suggestions_on(kit, type(kit).objects.all()).every) == 2
    monkeypatch.setattr(suggestions, "QUESTIONS_MAX", 0)
    assert suggestions.suggestions_on(kit, type(kit).objects.all()).every == ()
