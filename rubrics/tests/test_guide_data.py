"""Guides as data and as pages: CSV columns, JSON and YAML items, HTML."""

import json

import pytest

from rubrics.guides.assembly import assemble
from rubrics.guides.reading import read
from rubrics.tests.guide_digest import asked, kinds, kit

DOUGHS_AND_OVENS = {"Doughs": ["How do you knead?", "Why rest?"], "Ovens": ["What is steam for?"]}
TREES = {
    "sections": {
        "sections": [
            {"name": "Doughs", "questions": ["How do you knead?", "Why rest?"]},
            {"name": "Ovens", "questions": [{"text": "What is steam for?"}]},
        ]
    },
    "named lists": {"Doughs": ["How do you knead?", "Why rest?"], "Ovens": ["What is steam for?"]},
    "fields": [
        {"question": "How do you knead?", "category": "Doughs"},
        {"question": "Why rest?", "category": "Doughs"},
        {"question": "What is steam for?", "category": "Ovens"},
    ],
    "a wrapper": {"kit": {"topics": {"Doughs": ["How do you knead?", "Why rest?"], "Ovens": ["What is steam for?"]}}},
}
PAGE = "<!doctype html><html><body><h1>Baker interview questions</h1>{}</body></html>"
PAGES = {
    "lists": "<ol><li>How do you knead?</li>\n<li>Why rest?</li></ol>",
    "headings": "<h2>How do you knead?</h2><h2>Why rest?</h2>",
    "bold": "<p><strong>How do you knead?</strong></p><p><b>Why rest?</b></p>",
    "breaks": "<p>1. How do you knead?<br>2. Why rest?</p>",
    "unclosed": "<ul><li>How do you <b>knead?<li>Why rest?</ul>",
    "classes": '<div><p class="question">How do you knead?</p></div><div><p class="question">Why rest?</p></div>',
    "table": "<table><tr><th>No</th><th>Question</th></tr><tr><td>1</td><td>How do you knead?</td></tr>"
    "<tr><td>2</td><td>Why rest?</td></tr></table>",
    "scripts beside": "<script>ask('?')</script><ul><li>How do you knead?</li><li>Why rest?</li></ul><style></style>",
    "menus beside": "<nav><ul><li>Where are we?</li></ul></nav><ul><li>How do you knead?</li><li>Why rest?</li></ul>"
    "<footer><p>Have you seen our shop?</p></footer>",
}


def test_every_column_of_a_table_is_known_by_its_name():
    text = (
        "Section,Question,Difficulty,What to look for,Answer,Follow-up,Red flags,Minutes\n"
        "Doughs,How do you knead?,easy,patience,By hand.,And rye?,rushes,5\n"
        'Ovens,What is steam for?,hard,"crust, spring",,,,10 min\n'
    )
    assert kit(text)["sections"] == {
        "Doughs": ["easy 5' How do you knead? | look: patience | more: And rye? | red: rushes | answer: By hand."],
        "Ovens": ["hard 10' What is steam for? | look: crust, spring"],
    }


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_sign_may_part_the_columns(sign):
    rows = (
        ("Topic", "Question"),
        ("Doughs", "How do you knead?"),
        ("Doughs", "Why rest?"),
        ("Ovens", "What is steam for?"),
    )
    assert kit("".join(f"{sign.join(row)}\n" for row in rows))["sections"] == DOUGHS_AND_OVENS


def test_questions_of_a_column_may_lie_apart():
    text = "topic,question\nDoughs,How do you knead?\nOvens,What is steam for?\nDoughs,Why rest?\n"
    assert kit(text)["sections"] == DOUGHS_AND_OVENS


def test_a_field_of_several_lines_keeps_the_line_where_it_begins():
    text = 'question,answer\r\n"How do you\r\nknead?","By ""hand"".\r\nAlways."\r\nWhy rest?,Gluten.\r\n'
    questions = [question for section in assemble(read(text).parts).guide.sections for question in section.questions]
    assert [(q.line, q.text, q.answer) for q in questions] == [
        (2, "How do you\nknead?", 'By "hand".\nAlways.'), (5, "Why rest?", "Gluten."),
    ]  # fmt: skip


def test_columns_and_rows_that_say_something_else_are_kept_apart():
    text = "id,question,owner\n1,How do you knead?,Ana\n,,to be written\n2,Why rest?,Ben\n"
    assert kinds(text) == [
        "question: How do you knead?", "unknown: 1", "unknown: Ana", "question: Why rest?", "unknown: 2",
        "unknown: Ben", "unknown: to be written",
    ]  # fmt: skip


@pytest.mark.parametrize("tree", TREES)
def test_a_tree_of_data_has_sections_in_many_ways(tree):
    assert kit(json.dumps(TREES[tree]), "interview.json")["sections"] == DOUGHS_AND_OVENS


def test_an_item_may_have_fields_of_every_kind():
    item = {
        "id": 7, "question": "How do you knead?", "difficulty": "easy", "lookFor": ["patience", "warmth"],
        "timeLimit": 5, "model_answer": "By hand.", "follow_ups": ["And rye?"], "red-flags": ["rushes"],
    }  # fmt: skip
    assert asked(json.dumps({"title": "Baker interview", "questions": [item]})) == [
        "easy 5' How do you knead? | look: patience; warmth | more: And rye? | red: rushes | answer: By hand."
    ]


def test_one_value_a_line_is_a_list():
    rows = [{"question": text} for text in ("How do you knead?", "Why rest?")]
    assert asked("\n".join(map(json.dumps, rows))) == ["How do you knead?", "Why rest?"]


def test_a_difficulty_holds_for_all_below_it_but_those_with_their_own():
    tree = {
        "hard": ["How do you knead?"],
        "easy": [{"question": "Why rest?"}, {"question": "Why so?", "level": "medium"}],
    }
    assert asked(json.dumps({"questions": tree})) == ["hard How do you knead?", "easy Why rest?", "medium Why so?"]


def test_the_level_of_a_role_is_no_difficulty():
    draft = assemble(read('{"title": "Baker interview", "level": "senior", "questions": ["How do you knead?"]}').parts)
    assert (draft.guide.level, draft.guide.role, draft.guide.sections[0].questions[0].difficulty) == (
        "senior",
        "Baker",
        None,
    )


def test_what_data_says_beside_its_questions_is_kept():
    tree = {
        "title": "Baker interview", "questions": ["How do you knead?"], "red_flags": ["Burns"], "tips": ["Sleep"],
        "candidate_questions": ["Who eats it?"], "owner": "Ana", "seen": {"in": 2024},
    }  # fmt: skip
    assert kinds(json.dumps(tree)) == [
        "title: Baker interview", "role: Baker", "section: Baker interview", "question: How do you knead?",
        "kit_flag: Burns", "tip: Sleep", "candidate_question: Who eats it?", "unknown: owner: Ana", "unknown: in: 2024",
    ]  # fmt: skip


def test_yaml_with_blocks_of_text_tells_their_lines():
    text = (
        "title: Baker interview\nquestions:\n  - question: >-\n      How do you\n      knead?\n    answer: |\n"
        "      By hand.\n      Always.\n  - question: Why rest?\n    difficulty: hard\n"
    )
    questions = [question for section in assemble(read(text).parts).guide.sections for question in section.questions]
    assert [(q.line, q.text, q.difficulty, q.answer) for q in questions] == [
        (4, "How do you knead?", None, "By hand.\nAlways."), (9, "Why rest?", "hard", ""),
    ]  # fmt: skip


WICKED = {
    "truncated": '{"questions": ["How do you knead?", "Why rest?"',
    "badly indented": "questions:\n  - How do you knead?\n - Why: [rest\n  }",
    "an order to a program": "!!python/object/apply:os.system ['true']\n",
    "its own part": "a: &a [*a]\n",
    "deep maps": '{"a": ' * 2000,
    "deep lists": "[" * 5000 + "]" * 5000,
    "many aliases": "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 10)),
}


@pytest.mark.parametrize("kind", WICKED)
def test_broken_or_wicked_data_is_plain_text_at_worst(kind):
    assert asked(WICKED[kind]) == []


@pytest.mark.parametrize("way", PAGES)
def test_a_page_asks_in_many_ways(way):
    assert asked(PAGE.format(PAGES[way])) == ["How do you knead?", "Why rest?"]


@pytest.mark.parametrize("body", [
    "<details><summary>How do you knead?</summary><p>By hand.</p></details>\n"
    "<details><summary>Why rest?</summary><p>Gluten.</p></details>",
    "<dl><dt>How do you knead?</dt><dd>By hand.</dd><dt>Why rest?</dt><dd>Gluten.</dd></dl>",
    '<p class="question">How do you knead?</p><p class="answer">By hand.</p>'
    '<p class="question">Why rest?</p><p class="answer">Gluten.</p>',
    "<h3>How do you knead?</h3><p>By <em>hand</em>.</p><h3>Why rest?</h3><p>Gluten.</p>",
    "<table><tr><th>Question</th><th>Answer</th></tr><tr><td>How do you knead?</td><td>By hand.</td></tr>"
    "<tr><td>Why rest?</td><td>Gluten.</td></tr></table>",
])  # fmt: skip
def test_a_page_answers_in_many_ways(body):
    assert asked(PAGE.format(body)) == ["How do you knead? | answer: By hand.", "Why rest? | answer: Gluten."]


def test_a_page_has_its_sections_and_lines():
    body = "\n<h2>Doughs</h2>\n<ol>\n<li>How do you knead?</li>\n<li>\n  Why\n  rest?</li>\n</ol>\n<h2>Ovens</h2>\n"
    sections = assemble(
        read(PAGE.format(body + "<p>What is steam for?</p><p>When do you vent?</p>")).parts
    ).guide.sections
    assert [(s.name, s.line, [(q.line, q.text) for q in s.questions]) for s in sections] == [
        ("Doughs", 2, [(4, "How do you knead?"), (6, "Why rest?")]),
        ("Ovens", 9, [(10, "What is steam for?"), (10, "When do you vent?")]),
    ]


def test_a_page_without_a_heading_is_named_by_its_title():
    page = "<html><head><title>Baker interview</title></head><body><ol><li>How do you knead?</li></ol></body></html>"
    assert kinds(page)[0] == "title: Baker interview"


def test_markdown_with_some_tags_is_no_page():
    text = "# Baker interview questions\n\n<p align='center'>Bread</p>\n\n1. How do <b>you</b> knead?\n2. Why rest?\n"
    assert (read(text).layout, asked(text)) == ("markdown", ["How do you knead?", "Why rest?"])
