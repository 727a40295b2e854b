"""The second stage: lines with their marks, and the joins that put them in order."""

import pytest

from rubrics.guides.reading.joins import joined
from rubrics.guides.reading.lines import Line, lines_of
from rubrics.guides.reading.page import page_lines

PLAIN = Line(0, "")
FIELDS = ("mark", "n", "depth", "level", "bold", "head", "quoted", "code", "cells", "title")
MARKED = {
    "# Baker #": {"text": "Baker", "level": 1},
    "### 2. Why?": {"text": "Why?", "level": 3, "mark": "number", "n": "2"},
    "Baker\n====": {"text": "Baker", "level": 1},
    "Baker\n---": {"text": "Baker", "level": 2},
    "> > Why?": {"text": "Why?", "quoted": True},
    "- [x] Why?": {"text": "Why?", "mark": "check"},
    "* Why?": {"text": "Why?", "mark": "bullet"},
    "  - Why?": {"text": "Why?", "mark": "bullet", "depth": 2},
    "\t- Why?": {"text": "Why?", "mark": "bullet", "depth": 4},
    "- • Why?": {"text": "Why?", "mark": "bullet"},
    "– Why?": {"text": "Why?", "mark": "bullet"},
    "-Why?": {"text": "-Why?"},
    "1. Why?": {"text": "Why?", "mark": "number", "n": "1"},
    "(12) Why?": {"text": "Why?", "mark": "number", "n": "12"},
    "2.1. Why?": {"text": "Why?", "mark": "number", "n": "2.1"},
    "3.5 stars": {"text": "3.5 stars"},
    "2024 was good": {"text": "2024 was good"},
    "Q[1]: Why?": {"text": "Why?", "mark": "asked", "n": "1"},
    "Question 3: Why?": {"text": "Why?", "mark": "asked", "n": "3"},
    "Quick one": {"text": "Quick one"},
    "b) Why?": {"text": "Why?", "mark": "letter", "n": "b"},
    "**Why?**": {"text": "Why?", "bold": True},
    "**1. Why?**": {"text": "Why?", "mark": "number", "n": "1", "bold": True},
    "**Pressure:** Why?": {"text": "Pressure: Why?", "head": "Pressure:"},
    "*Why* and _how_": {"text": "Why and how"},
    "snake_case_name": {"text": "snake_case_name"},
    "[Why?](https://example.org/a_b_(c))": {"text": "Why?"},
    "![Oven](oven.png)": {"text": "Oven"},
    "<b>W</b>hy <i>us</i>?": {"text": "Why us?"},
    "Bread &amp; wine": {"text": "Bread & wine"},
    "\\* Why \\[us\\]?": {"text": "* Why [us]?"},
    "| a | **b** |": {"text": "a | b", "mark": "cell", "cells": ("a", "b")},
    "a | b": {"text": "a | b"},
    "```\n  x = 1\n```": {"text": "  x = 1", "code": True, "depth": 2},
}


def marks(line):
    """The text of a line and all that differs from a plain one."""
    told = {name: getattr(line, name) for name in FIELDS}
    return {"text": line.text} | {name: value for name, value in told.items() if value != getattr(PLAIN, name)}


def texts(text):
    return [line.text for line in joined(lines_of(text))]


def test_a_line_loses_its_marks_and_tells_them():
    assert {text: [marks(line) for line in lines_of(text)] for text in MARKED} == {
        text: [told] for text, told in MARKED.items()
    }


def test_a_line_that_only_divides_says_nothing():
    dividing = ("", "   ", "---", "* * *", "|---|:--:|", "```", "<!-- note -->", "{% include x %}", ">")
    assert [text for text in dividing if lines_of(text)] == []


def test_lines_keep_their_numbers_and_tell_the_gaps_above():
    found = lines_of("one\n\ntwo\n---\n* * *\nthree\n", first=5)
    assert [(line.number, line.text, line.gap) for line in found] == [
        (5, "one", False),
        (7, "two", True),
        (10, "three", True),
    ]


def test_a_fence_that_is_never_closed_ends_where_markdown_goes_on():
    assert [line.code for line in lines_of("```python\nx = 1\n\n## Ovens\n\ny\n")] == [True, True, False, False]


@pytest.mark.parametrize(("text", "expected"), [
    ("1. Why does the dough rise so much\n   in summer?", ["Why does the dough rise so much in summer?"]),
    ("The dough rises in summer, and\nthis is why.", ["The dough rises in summer, and this is why."]),
    ("One sentence.\nand another", ["One sentence.", "and another"]),
    ("1\nWhy?\n2\nHow?", ["Why?", "How?"]),
    ("12\nWhy?", ["12", "Why?"]),
    ("**Question 1**\nWhy?\n**Question 2**\nHow?", ["Why?", "How?"]),
    ("**Why?** Because of yeast.", ["Why? Because of yeast."]),
    ("**How do you bake at night?** With care.", ["How do you bake at night?", "With care."]),
    ("A. With yeast\nWhy?", ["A: With yeast", "Why?"]),
    ("A. With yeast\nB. Without", ["With yeast", "Without"]),
    ("| Question | Look for |\n|--|--|\n| Why knead? | gluten |", ["Why knead?", "Look for: gluten"]),
    ("| Score | Meaning |\n|--|--|\n| 1 | Poor |", ["Score | Meaning", "1 | Poor"]),
])  # fmt: skip
def test_lines_that_belong_together_are_joined_and_others_parted(text, expected):
    assert texts(text) == expected


def test_a_number_alone_gives_its_place_to_the_line_below():
    found = joined(lines_of("1\nWhy?\n2\nHow?"))
    assert [(line.number, line.titled, line.mark, line.n) for line in found] == [
        (2, 1, "number", "1"),
        (4, 3, "number", "2"),
    ]


def test_a_page_gives_the_same_lines_as_text():
    page = "<h2>Doughs</h2>\n<ol>\n<li>Why <b>rest</b>?</li>\n</ol>\n<p><strong>How?</strong></p><p>So<br>long.</p>"
    found = [(line.number, line.text, line.level, line.mark, line.bold) for line in page_lines(page)[0]]
    assert found == [
        (1, "Doughs", 2, "", False), (3, "Why rest?", 0, "number", False), (5, "How?", 0, "", True),
        (5, "So", 0, "", False), (5, "long.", 0, "", False),
    ]  # fmt: skip


def test_a_page_tells_what_stands_beside_it_and_its_title():
    lines, title = page_lines("<title>Bread</title><nav>Menu</nav><p>Text</p><footer>End</footer><script>x</script>")
    assert (title, [(line.text, line.aside) for line in lines]) == (
        "Bread", [("Menu", True), ("Text", False), ("End", True)],
    )  # fmt: skip
