"""Damaged guides, and texts that are none: each is read or refused, and any parts make a draft."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.reading.bombs import BOMBS
from bench.reading.making import LAYOUTS, guide
from bench.reading.mutations import mutated
from rubrics.guides.assembly import assemble
from rubrics.guides.draft import DIFFICULTIES, KINDS
from rubrics.guides.outline import outline
from rubrics.guides.parts import KINDS as PART_KINDS
from rubrics.guides.parts import Part
from rubrics.guides.reading import Reading, Unreadable, nodes, read

KIT = """# Ferry pilot: structured interview

Pick 4-6 technical, 2-3 behavioral in 45 minutes. Score each answer from 1 to 4.

## Technical questions: Easy
Q1. How do you read the tide at an unlit pier?Medium
What to look for: asks for the table; “looks outside first”
(Answer: with a lamp and patience)
| Question | Look for | Minutes |
|---|---|---|
| Why is fog worse than wind? | names sound signals | 5 |

## Practical test
Moor the boat in 2 hours. Deliverables: (1) a log; (2) a sketch. We grade on: calm 40%, order 60%. Bonus: a clean deck.

## Scoring
12-15: Hire with reservations
(1) poor; (2) fair; (3) good; (4) great. Hire at an average of 3.0
Rounds: talk (30-45 minutes), boat (45-60 minutes)

## Red flags
- blames the river — donâ€™t ask about the childrenÂ´s age
"""
SOURCES = [KIT.encode(), *(guide(layout, 800).encode() for layout in LAYOUTS)]
# `bench/guides --mutations` does the same with larger guides, and measures.
SEEDS, A_TEXT, MANY = range(200), 4_000, 6_000


def told(content: bytes | str, name: str = "") -> str:
    """The whole way of a text, as `import_guide --json` goes it: the layout, or why it was refused."""
    try:
        reading = read(content, name)
    except Unreadable as refusal:
        return refusal.code
    lines = reading.text.count("\n") + 1
    assert [part for part in reading.parts if not 1 <= part.line <= part.end <= lines] == []
    json.dumps(outline(reading, assemble(reading.parts, name)))
    return reading.layout


@pytest.mark.parametrize("part", range(6))
def test_a_damaged_guide_is_read_or_refused(part):
    for seed in SEEDS[part::6]:
        done, content = mutated(random.Random(seed), SOURCES)
        assert told(content[:MANY], "guide.md"), f"seed {seed}: {done}"


@pytest.mark.parametrize("bomb", sorted(set(BOMBS), key=lambda bomb: bomb.__name__), ids=lambda bomb: bomb.__name__)
def test_a_text_that_is_made_to_be_slow_is_read_or_refused(bomb, monkeypatch):
    monkeypatch.setattr(nodes, "NODES_MAX", 2_000)
    assert told(bomb(random.Random(7), A_TEXT))


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300)), st.sampled_from(["", "interview.csv", "a/b.html"]))
def test_any_text_is_read_or_refused(content, name):
    assert told(content, name)


WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", " ", "\x00", "\u200b", "\ud800", "x", "x 2", "x_2", "Ä_" * 90, "w " * 150]),
)
VALUES = st.one_of(
    st.text(max_size=5),
    st.sampled_from(
        ["0", "1-4", "4-1", "3.0", "²", "٣", "5/٠", "1" * 5000, "technical 6-4", "technical 0", "1000", "1/2"]
    ),
)
PARTS = st.builds(
    Part,
    key=st.integers(0, 9),
    kind=st.sampled_from([*PART_KINDS, "section", "question", "anchor", "scale", "threshold", "composition"]),
    text=WORDS,
    line=st.integers(-1, 30_000),
    difficulty=st.sampled_from([None, "odd", *DIFFICULTIES]),
    about=st.sampled_from(["", "odd", *KINDS]),
    value=VALUES,
    whole=st.booleans(),
)


@settings(max_examples=80)
@given(st.lists(PARTS, max_size=10).map(tuple), WORDS)
def test_any_parts_make_a_draft(parts, name):
    json.dumps(outline(Reading("", "text", parts), assemble(parts, name)))


def test_sections_of_one_name_have_keys_of_their_own():
    pairs = [
        (kind, text) for name in ("x", "x 2", "x", "Y", "x") for kind, text in (("section", name), ("question", "Why?"))
    ]
    parts = tuple(Part(key, kind, text, key + 1) for key, (kind, text) in enumerate(pairs))
    assert [section.key for section in assemble(parts).guide.sections] == ["x", "x_2", "x_3", "y", "x_4"]


def test_notes_for_a_section_of_thousands_stay_with_its_last_question():
    notes = [Part(n, "look_for", f"note {n}", 300, whole=True) for n in range(200)]
    parts = (*(Part(n, "question", "Why?", n + 1) for n in range(200)), *notes)
    (section,) = assemble(parts).guide.sections
    assert [len(question.look_for) for question in section.questions] == [0] * 199 + [200]
