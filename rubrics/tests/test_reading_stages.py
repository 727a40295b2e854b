"""The stages between lines and parts: headings, what asks, and what becomes of each line."""

import pytest

from rubrics.guides.reading.about import level_in, role_in
from rubrics.guides.reading.joins import joined
from rubrics.guides.reading.lines import lines_of
from rubrics.guides.reading.outline import outline
from rubrics.guides.reading.roles import (
    asks,
    difficulty_of,
    kind_of,
    label_of,
    minutes_of,
    topic_of,
    without_difficulty,
)
from rubrics.guides.reading.series import asking_lines
from rubrics.tests.guide_digest import kinds


def headings(text):
    """Each heading with those above it, and what it is about."""
    scopes = outline(joined(lines_of(text)))
    return [
        (" / ".join(reversed([above.name for above in scope.above() if above.name])), scope.topic)
        for scope in scopes[1:]
    ]


def asking(text):
    scopes = outline(joined(lines_of(text)))
    return sorted(line.number for line in asking_lines(scopes))


@pytest.mark.parametrize(("text", "expected"), [
    ("# Baker\n\n## Red flags\n\n- Late\n\n### More\n\n- Rude\n", [
        ("Baker", None), ("Baker / Red flags", "kit_flag"), ("Baker / Red flags / More", "kit_flag"),
    ]),
    ("# Baker\n\n**Questions for doughs**\n\n- Why?\n\n**Advice**\n\n- Sleep\n", [
        ("Baker", None), ("Baker / Questions for doughs", "questions"), ("Baker / Advice", "tip"),
    ]),
    ("Baker interview\n\nDoughs\n1. Why?\nOvens\n1. How?\n", [
        ("Baker interview", None), ("Doughs", None), ("Ovens", None),
    ]),
    ("# Baker\n\n## Why do you bake?\n\nSo.\n\n## How do you rest?\n\nSo.\n", [("Baker", None)]),
])  # fmt: skip
def test_lines_stand_under_their_headings(text, expected):
    assert headings(text) == expected


@pytest.mark.parametrize(("text", "strength"), [
    ("How do you knead?", 2), ("Tell me about a burnt batch.", 2), ("Describe your last night", 2), ("“Why rye?”", 2),
    ("Explain gluten.", 2), ("Gluten?", 1), ("Design a bakery", 1), ("A floured bench.", 0), ("", 0),
    ("Do they look at the oven?", 0), ("Did you know that rye is old?", 0), ("(Why not?)", 0),
    ("Does the candidate ask back?", 0), ("Ready to bake?", 0),
])  # fmt: skip
def test_a_line_asks_by_its_words_more_than_by_its_mark(text, strength):
    assert asks(text) == strength


@pytest.mark.parametrize(("text", "label"), [
    ("What to look for: calm", ("look_for", "calm", None)),
    ("MediumWhat to look for: calm", ("look_for", "calm", "medium")),
    ("Answer - by hand", ("answer", "by hand", None)),
    ("Red flags:", ("red_flag", "", None)),
    ("Follow-up (if time allows): And rye?", ("follow_up", "And rye?", None)),
    ("Difficulty: hard", ("difficulty", "hard", None)),
    ("Level: the third", None),
    ("Answering the phone is part of it", None),
])  # fmt: skip
def test_a_label_stands_at_the_start_of_a_line(text, label):
    found = label_of(text)
    assert (found and (found.kind, found.rest, found.difficulty)) == label


@pytest.mark.parametrize(("text", "expected"), [
    ("Explain proofing.medium", ("Explain proofing.", "medium")),
    ("Explain proofing (Hard)", ("Explain proofing", "hard")),
    ("[Easy] Explain proofing", ("Explain proofing", "easy")),
    ("Easy: Explain proofing", ("Explain proofing", "easy")),
    ("🔴 Explain proofing", ("Explain proofing", "hard")),
    ("Explain why (hard) crust forms", ("Explain why (hard) crust forms", None)),
    ("What makes a crust hard?", ("What makes a crust hard?", None)),
])  # fmt: skip
def test_a_difficulty_is_taken_from_the_ends_of_a_question(text, expected):
    assert without_difficulty(text) == expected


def test_small_words_are_told_apart():
    assert [difficulty_of(text) for text in ("Senior", "easy or hard", "soft", "fácil")] == ["hard", None, None, "easy"]
    assert [minutes_of(text) for text in ("15-20 minutes", "5 min", "a minute", "900 min")] == [
        (15, 20),
        (5, 5),
        None,
        None,
    ]
    assert [kind_of(text) for text in ("Technical skills", "Culture add", "Leadership", "Doughs")] == [
        "technical", "role_fit", "behavioral", "",
    ]  # fmt: skip
    assert [topic_of(text) for text in ("🚩 Red flags", "Questions to avoid", "Scoring rubric", "Ovens")] == [
        "kit_flag", "avoid", "scale", None,
    ]  # fmt: skip


@pytest.mark.parametrize(("title", "role", "level"), [
    ("Senior Baker Interview Questions", "Baker", "senior"),
    ("Top 25 Harbour Pilot Interview Questions and Answers (2025)", "Harbour Pilot", ""),
    ("Interview guide: entry-level", "", "junior"),
    ("Interview Questions", "", ""),
    ("Our bread", "", ""),
])  # fmt: skip
def test_a_title_names_a_role_and_a_level(title, role, level):
    assert (role_in(title), level_in([title])) == (role, level)


@pytest.mark.parametrize(("text", "lines"), [
    ("Baker interview\n\n1. Why knead?\n2. The crust\n3. How hot?\n", [3, 4, 5]),
    ("Baker interview\n\n- Why knead?\n  - Who says so?\n- How hot?\n", [3, 5]),
    ("Baker interview\n\n**Why knead?**\n\nIs it for gluten? It is.\n\n**How hot?**\n\nHot.\n", [3, 7]),
    ("Baker interview\n\n1. Why knead?\n   Look for:\n   - Do they say gluten?\n2. How hot?\n", [3, 6]),
    ("Baker interview\n\nTopics\n\n- Doughs\n- Ovens\n", []),
    ("# Baker interview\n\n- [Why knead?](#a)\n- [How hot?](#b)\n- [Why us?](#c)\n\n"
     "## Why knead?\n\nSo.\n\n## How hot?\n\nSo.\n\n## Why us?\n\nSo.\n", [7, 11, 15]),
])  # fmt: skip
def test_lines_of_one_shape_are_judged_together(text, lines):
    assert asking(text) == lines


def test_every_line_becomes_a_part_of_the_kind_that_its_place_tells():
    text = """# Baker interview

Be on time.

## Doughs

Begin here.

1. Why knead?
   Look for: gluten
   And time.

## Scoring

Score 1-4.

4 - Great

## Practical test

Bake a loaf.

- A loaf
- Crust (100%)
"""
    assert kinds(text)[2:] == [
        "unknown: Be on time.", "section: Doughs", "unknown: Begin here.", "question: Why knead?",
        "look_for: gluten And time.", "instruction: Scoring", "scale: Score 1-4.", "anchor: Great",
        "instruction: Practical test", "test: Bake a loaf.", "deliverable: A loaf", "criterion: Crust",
    ]  # fmt: skip


def test_a_line_of_the_contents_again_begins_what_it_leads_to():
    text = "Table of contents\nTop oven questions\nTop shop questions\nTop oven questions\n\n1. How do you bake rye?"
    assert [(scope.name, scope.topic) for scope in outline(lines_of(text))[1:]] == [
        ("Table of contents", "contents"),
        ("Top oven questions", "questions"),
    ]
