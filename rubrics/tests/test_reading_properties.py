"""What holds for every reading: no line is lost in silence, keys are unique, lines lie within the text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.guides.assembly import assemble
from rubrics.guides.reading import read
from rubrics.tests.guide_digest import FOLDER

# What only divides: rules, fences, separators of tables, and what generators of pages replace.
DIVIDES = re.compile(r"[\s|:+*_=~•·–—`>#-]*|\s*(?:```|~~~).*|\s*(?:\{%.*%\}|<!--.*-->)\s*")
MIXTURE = """# Baker interview guide
## Technical questions (15 min)
### Behavioral questions — Easy
Technical questions — Hard
Role-fit questions
1. How do you shape a loaf?
2) Why does dough rise?
Q3. What is a sponge?easy
Q[4]: Explain proofing.
Question 5: Which flour do you trust?
**Question 6**
**Tell me about a burnt batch.**
**Pressure:** "Describe a rush before a holiday."
* How do you plan a night?
- "What do you do with yesterday's bread?"
  - Who taught you?
    Why that way?
Walk me through your first hour.
What to look for: a plan
**What to look for:**
- Names a temperature
Good answers: time; heat
EasyWhat to look for: names the step
Answer: Cold water.
A. Flour and salt.
Red flags:
- Blames the oven
Red flags
Green flag: asks back
Follow-up: And in summer?
Difficulty: hard
Medium
Time: 5 minutes
Tags: dough
```
knead(dough)
```
Scoring
Rate each answer 1-5: (1) poor; (3) fine; (5) great.
Hire at an average of 3.5 or more.
16-20: Hire
Practical test
Bake a loaf in 2 hours. Weights: crust (60%), crumb (40%).
Tips for candidates
Bring an apron.
Questions to ask the interviewer
Table of contents
Questions not to ask
- Are you married?
Subscribe to our newsletter
> Thank you for coming.
---

The bakery opens at six, and the ovens are warm by then, which is why we begin early.
1
2.
a) flour
- [ ] check references
<b>What is rye?</b>
<!-- a note -->
{% include bread.html %}
Pick 2-3 technical and 1-2 behavioral questions for a 45-minute interview.
Rounds: baking (30-45 minutes), talk (15 minutes)
| Score | Meaning |
| 4 | Strong |
🔴 Hard
What do they measure?
Title
=====
(listen for details of their own)
Reference check questions
Sample questions:
Interview process
Как вы месите тесто?
你如何揉面？"""
LINES = MIXTURE.split("\n")
GUIDES = sorted(path.name for path in FOLDER.iterdir())


def lost(reading):
    """Lines that say something and are within no part."""
    kept = {number for part in reading.parts for number in range(part.line, part.end + 1)}
    lines = enumerate(reading.text.split("\n"), 1)
    return [(number, line) for number, line in lines if number not in kept and not DIVIDES.fullmatch(line)]


def holds(reading):
    """What must be so whatever was read."""
    count = reading.text.count("\n") + 1
    keys = [part.key for part in reading.parts]
    outside = [part for part in reading.parts if not 1 <= part.line <= part.end <= count]
    misplaced = [each for each in reading.warnings if not 1 <= each.line <= count]
    order = [each.line for each in reading.warnings]
    return (len(keys) - len(set(keys)), outside, misplaced, order) == (0, [], [], sorted(order))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14).map("\n".join))
def test_no_line_of_a_text_is_lost(text):
    reading = read(text)
    if reading.layout in ("text", "markdown"):
        assert lost(reading) == []
    assert holds(reading)


@pytest.mark.parametrize("name", [name for name in GUIDES if name.endswith((".txt", ".md"))])
def test_no_line_of_a_guide_is_lost(name):
    assert lost(read((FOLDER / name).read_bytes(), name)) == []


@pytest.mark.parametrize("name", GUIDES)
def test_a_question_stands_in_the_line_that_it_tells(name):
    reading = read((FOLDER / name).read_bytes(), name)
    lines = reading.text.replace('""', '"').split("\n")
    asked = [part for part in reading.parts if part.kind == "question"]
    assert holds(reading)
    assert [part.text for part in asked if part.text.split()[0] not in lines[part.line - 1]] == []


def test_the_same_source_gives_the_same_reading():
    source = (FOLDER / GUIDES[0]).read_bytes()
    assert read(source, "guide") == read(source.decode(), "guide")


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_guide_that_breaks_off_is_read_as_far_as_it_goes(share):
    sources = {name: (FOLDER / name).read_bytes() for name in GUIDES}
    readings = {name: read(source[: int(len(source) * share)], name) for name, source in sources.items()}
    assert [name for name, reading in readings.items() if not holds(reading)] == []
    assert [name for name, reading in readings.items() if not assemble(reading.parts).guide.title] == []


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.sampled_from("aQ1?.:-*#|>`~ \n\t()[]{}<>/&é你\x00\u202e"), max_size=60))
def test_any_text_is_read(text):
    assert holds(read(text))


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"{}[]:,\"'&*-|>", "\n", "  ", "question", "How?", "a: ", "- ", '"Why so?"']), max_size=25
    )
)
def test_any_data_is_read(tokens):
    assert holds(read("".join(tokens)))


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<html>",
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "<table>",
                "<tr>",
                "<td>",
                "<h2>",
                "<b>",
                "</b>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "How so?",
                " ",
                "\n",
                "&lt;",
                "</ul>",
                "<br>",
            ]
        )
    )
)
def test_any_page_is_read(tags):
    assert holds(read("<!doctype html>" + "".join(tags)))
