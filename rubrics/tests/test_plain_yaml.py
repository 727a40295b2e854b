"""The quick reader of plain YAML against the parser of all YAML: where it says anything, both say the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.guides.reading.limits import Clock
from rubrics.guides.reading.nodes import Node, yaml_node
from rubrics.guides.reading.plain_yaml import plain_tree

GUIDE = """# Talk with a night porter
---
title: Night porter  # of a small house
"for": 'the owner''s sister'
rounds: [first, "second one"]
questions:
- text: "Who is \\"late\\"?"
  look_for:
    - keeps calm, and
      asks for a name
    - >-
      opens the door
      only then

      and not before
  level: easy
- text: |
    What if two guests
      share a key?
  level:
"""
HEADS = ("", "", "- ", "- - ", "-", "k: ", "a b: ", "- k: ", "k:", '"k": ', "? ", "&a ")
TAILS = (
    *(
        "words",
        "more words, and some",
        "",
        " ",
        "x:y",
        "a: b",
        "a:",
        "# remark",
        "words # remark",
        "|",
        ">-",
        "| # r",
        "'it''s'",
    ),
    *(
        '"a b"',
        '"a\\"b"',
        '"open',
        "[a, b c]",
        '["a", b]',
        "[a, [b]]",
        "{a: b}",
        "*a",
        "~",
        "null",
        "-5",
        "(x)",
        "---",
        "é “x”",
    ),
)
LINES = st.builds(
    lambda depth, head, tail: " " * depth + head + tail,
    st.sampled_from((0, 0, 0, 1, 2, 2, 4, 6)),
    st.sampled_from(HEADS),
    st.sampled_from(TAILS),
)
TEXTS = st.builds(
    lambda lines, end: "\n".join(lines) + end, st.lists(LINES, max_size=8), st.sampled_from(("", "\n", "\n\n"))
)


def told(node: Node | None) -> Node | None:
    """The node without the lines of texts that say nothing: parsers differ in where nothing stands."""
    if node is None:
        return None
    line = 0 if node.kind == "text" and not node.text else node.line
    return replace(node, line=line, items=[(key, told(child)) for key, child in node.items])


def test_a_guide_in_plain_yaml_is_read_without_the_parser():
    tree = plain_tree(GUIDE)
    assert told(tree) == told(yaml_node(GUIDE, Clock()))
    assert [key for key, _ in tree.items] == ["title", "for", "rounds", "questions"]


@pytest.mark.parametrize(
    "text", ["a: &b c", "a: *b", "a: !t b", "a: {b: c}", "a: b: c", "a: 'b", "a: |+\n  b", "a:\n\tb", "a", ""]
)
def test_what_is_not_plain_is_left_to_the_parser(text):
    assert plain_tree(text) is None


@settings(max_examples=60)
@given(TEXTS)
def test_what_is_read_is_what_the_parser_reads(text):
    tree = plain_tree(text)
    assert tree is None or told(tree) == told(yaml_node(text, Clock()))
