"""How guides mark their questions, their difficulty and their sections: one small guide for each way."""

import pytest

from rubrics.tests.guide_digest import asked, codes, kit

TITLE = "# Baker interview questions\n\n"
QUESTIONS = ["How do you shape a loaf?", "Why does dough rise?", "Describe a burnt batch."]
MARKS = {
    "dot": "1. {}\n2. {}\n3. {}\n",
    "bracket": "1) {}\n2) {}\n3) {}\n",
    "brackets": "(1) {}\n(2) {}\n(3) {}\n",
    "square": "[1] {}\n[2] {}\n[3] {}\n",
    "hash": "#1 {}\n#2 {}\n#3 {}\n",
    "ideographic comma": "1、{}\n2、{}\n3、{}\n",
    "keycap": "1️⃣ {}\n2️⃣ {}\n3️⃣ {}\n",
    "Q1.": "Q1. {}\nQ2. {}\nQ3. {}\n",
    "Q1. without a space": "Q1.{}\nQ2.{}\nQ3.{}\n",
    "Q1)": "Q1) {}\nQ2) {}\nQ3) {}\n",
    "Q.1": "Q.1 {}\nQ.2 {}\nQ.3 {}\n",
    "Q-1": "Q-1: {}\nQ-2: {}\nQ-3: {}\n",
    "Q[1]": "Q[1]: {}\n\nQ[2]: {}\n\nQ[3]: {}\n",
    "Q:": "Q: {}\nQ: {}\nQ: {}\n",
    "Question:": "Question: {}\nQuestion: {}\nQuestion: {}\n",
    "Question 1:": "Question 1: {}\nQuestion 2: {}\nQuestion 3: {}\n",
    "Question 1 -": "Question 1 - {}\nQuestion 2 - {}\nQuestion 3 - {}\n",
    "Question No. 1": "Question No. 1: {}\nQuestion No. 2: {}\nQuestion No. 3: {}\n",
    "number alone": "1\n{}\n2\n{}\n3\n{}\n",
    "number alone between gaps": "1\n\n{}\n\n2\n\n{}\n\n3\n\n{}\n",
    "number and dot alone": "1.\n{}\n2.\n{}\n3.\n{}\n",
    "bold": "**{}**\n\n**{}**\n\n**{}**\n",
    "number in bold": "**1. {}**\n\n**2. {}**\n\n**3. {}**\n",
    "number before bold": "1. **{}**\n2. **{}**\n3. **{}**\n",
    "heading": "## {}\n\n## {}\n\n## {}\n",
    "numbered heading": "### 1. {}\n\n### 2. {}\n\n### 3. {}\n",
    "heading Q1": "### Q1: {}\n\n### Q2: {}\n\n### Q3: {}\n",
    "heading that only names": "### Question 1\n\n{}\n\n### Question 2\n\n{}\n\n### Question 3\n\n{}\n",
    "underlined": "{}\n---\n\n{}\n---\n\n{}\n---\n",
    "dash": "- {}\n- {}\n- {}\n",
    "star": "* {}\n* {}\n* {}\n",
    "bullet": "  • {}\n  • {}\n  • {}\n",
    "quoted": '- "{}"\n- "{}"\n- "{}"\n',
    "curly quotes": "- “{}”\n- “{}”\n- “{}”\n",
    "check boxes": "- [ ] {}\n- [ ] {}\n- [ ] {}\n",
    "letters": "a) {}\nb) {}\nc) {}\n",
    "block quotes": "> {}\n\n> {}\n\n> {}\n",
    "bare lines": "{}\n{}\n{}\n",
    "bare paragraphs": "{}\n\n{}\n\n{}\n",
    "table": "| # | Question |\n|---|---|\n| 1 | {} |\n| 2 | {} |\n| 3 | {} |\n",
    "folded": "".join(["<details>\n<summary>{}</summary>\n</details>\n"] * 3),
    "windows": "1. {}\r\n2. {}\r\n3. {}\r\n",
}
DIFFICULTIES = {
    "glued to the end": "Q{n}.{q}{d}\n\n",
    "last word": "{n}. {q} {d}\n\n",
    "brackets behind": "{n}. {q} ({d})\n",
    "square brackets behind": "{n}. {q} [{d}]\n",
    "brackets before": "{n}. ({d}) {q}\n",
    "square brackets before": "{n}. [{d}] {q}\n",
    "own line": "{n}. {q}\n\n{d}\n\n",
    "own line below": "{n}. {q}\n   {d}\n",
    "field": "{n}. {q}\n   Difficulty: {d}\n",
    "bold field": "{n}. **{q}**\n   - **Difficulty:** {d}\n",
    "field under a heading": "### {n}. {q}\n\nLevel: {d}\n\n",
    "italic": "{n}. {q} *({d})*\n",
    "code": "{n}. {q} `{d}`\n",
    "dash": "{n}. {q} - {d}\n",
    "bar": "{n}. {q} | {d}\n",
    "bold before": "{n}. **{d}:** {q}\n",
    "glued to the note": "{n}. {q}\n{d}What to look for:\n",
    "heading": "## {d}\n\n- {q}\n\n",
    "words of a heading": "## {d} questions\n\n- {q}\n\n",
    "heading with a label": "## Level: {d}\n\n- {q}\n\n",
    "heading with a dash": "## Doughs — {d}\n\n- {q}\n\n",
    "heading with brackets": "## Doughs ({d})\n\n- {q}\n\n",
}
DOUGHS_AND_OVENS = {"Doughs": ["How do you knead?", "Why rest?"], "Ovens": ["What is steam for?"]}
SECTIONS = {
    "headings": "## Doughs\n\n1. How do you knead?\n2. Why rest?\n\n## Ovens\n\n1. What is steam for?\n",
    "deep headings": "## All\n\n#### Doughs\n\n- How do you knead?\n- Why rest?\n\n"
    "#### Ovens\n\n- What is steam for?\n",
    "bold": "**Doughs**\n\n1. How do you knead?\n2. Why rest?\n\n**Ovens**\n\n3. What is steam for?\n",
    "bold with colons": "**Doughs:**\n- How do you knead?\n- Why rest?\n\n**Ovens:**\n- What is steam for?\n",
    "underlined": "Doughs\n------\n\n1. How do you knead?\n2. Why rest?\n\nOvens\n------\n1. What is steam for?\n",
    "pictures": "## 🌾 Doughs\n\n1. How do you knead?\n2. Why rest?\n\n## 🔥 Ovens\n\n1. What is steam for?\n",
    "column": "| Area | Question |\n|---|---|\n| Doughs | How do you knead? |\n| Doughs | Why rest? |\n"
    "| Ovens | What is steam for? |\n",
}
BARE_SECTIONS = {
    "bare lines": "Doughs\n1. How do you knead?\n2. Why rest?\nOvens\n1. What is steam for?\n",
    "with colons": "\nDoughs:\n- How do you knead?\n- Why rest?\n\nOvens:\n- What is steam for?\n",
    "repeated": "Doughs\n1. How do you knead?\nDoughs\n2. Why rest?\nOvens\n3. What is steam for?\n",
}


def test_questions_are_known_by_any_mark():
    found = {mark: asked(TITLE + text.format(*QUESTIONS)) for mark, text in MARKS.items()}
    assert found == dict.fromkeys(MARKS, QUESTIONS)


def test_a_difficulty_is_found_wherever_it_stands():
    levels = list(zip((1, 2, 3), QUESTIONS, ("Easy", "Medium", "Hard"), strict=True))
    found = {
        place: asked(TITLE + "".join(text.format(n=n, q=question, d=level) for n, question, level in levels))
        for place, text in DIFFICULTIES.items()
    }
    expected = [f"{level.lower()} {question}" for _, question, level in levels]
    assert found == dict.fromkeys(DIFFICULTIES, expected)


@pytest.mark.parametrize(("easy", "medium", "hard"), [
    ("Junior", "Mid-level", "Senior"), ("Beginner", "Intermediate", "Advanced"), ("Basic", "Moderate", "Expert"),
    ("🟢 Simple", "🟡 Middle", "🔴 Challenging"),
])  # fmt: skip
def test_a_difficulty_has_many_names(easy, medium, hard):
    text = "".join(f"## {level}\n\n- {text}\n\n" for level, text in zip((easy, medium, hard), QUESTIONS, strict=True))
    assert asked(TITLE + text) == [f"easy {QUESTIONS[0]}", f"medium {QUESTIONS[1]}", f"hard {QUESTIONS[2]}"]


def test_words_of_a_question_are_no_difficulty():
    questions = [
        "What is hard cheese?",
        "How would you make an easy dough hard?",
        "Why is medium rye (hard to find) dear?",
    ]
    assert asked(TITLE + "".join(f"- {question}\n" for question in questions)) == questions


@pytest.mark.parametrize("way", SECTIONS)
def test_sections_are_found_in_markdown(way):
    assert kit(TITLE + SECTIONS[way])["sections"] == DOUGHS_AND_OVENS


@pytest.mark.parametrize("way", BARE_SECTIONS)
def test_sections_are_found_in_plain_text(way):
    assert kit("Baker interview questions\n" + BARE_SECTIONS[way])["sections"] == DOUGHS_AND_OVENS


def test_questions_without_a_section_stand_under_the_title():
    assert kit(TITLE + "1. How do you knead?\n")["sections"] == {"Baker interview questions": ["How do you knead?"]}


def test_a_section_has_the_kind_of_its_words_or_of_the_heading_above():
    text = (
        "## Technical\n\n### Ovens\n\n- Why steam?\n\n## Culture fit\n\n- Why us?\n\n## Teamwork\n\n- Who helped you?\n"
    )
    assert list(kit(TITLE + text)["sections"]) == [
        "Ovens (technical)", "Culture fit (role_fit)", "Teamwork (behavioral)",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [
    ("## A\n\n1. How do you knead?\n2. Why rest?\n\n## B\n\n1. Why steam?\n", []),
    ("1. How do you knead?\n2. Why rest?\n5. Why steam?\n", [(5, "numbering")]),
    ("1. How do you knead?\n1. Why rest?\n1. Why steam?\n", []),
    ("1. How do you knead?\n2. Why rest?\n3. How do you knead?\n", [(5, "repeated")]),
    ("Here are 12 questions.\n\n1. How do you knead?\n2. Why rest?\n", [(3, "count")]),
    ("Here are 2 questions.\n\n1. How do you knead?\n2. Why rest?\n", []),
])  # fmt: skip
def test_numbers_that_do_not_add_up_are_asked_back(text, expected):
    assert (codes(TITLE + text), len(asked(TITLE + text)) > 1) == (expected, True)


def test_counts_of_a_table_of_facts_are_compared_section_by_section():
    facts = "Baker interview questions\nKey facts\n- Technical questions\n- 3\n"
    assert codes(facts + "Technical questions\n1. Why knead?\n2. Why rest?\n") == [(4, "count")]


def test_a_line_that_was_broken_to_fit_a_width_is_whole_again():
    text = "1. How do you keep a starter alive when the bakery is closed\n   for a week of holidays?\n2. Why rest?\n"
    assert asked(TITLE + text) == [
        "How do you keep a starter alive when the bakery is closed for a week of holidays?", "Why rest?",
    ]  # fmt: skip


def test_a_situation_above_its_question_belongs_to_it():
    text = "### Question 1\n\nThe oven fails at four.\n\nWhat do you do?\n\n### Question 2\n\nWhy rest?\n"
    assert asked(TITLE + text) == ["The oven fails at four. What do you do?", "Why rest?"]


def test_a_title_before_a_quoted_question_is_kept_apart():
    text = "1. **Pressure:** “Tell me about a rush.”\n2. **Care:** “How do you clean up?”\n"
    assert asked(TITLE + text) == ["Tell me about a rush.", "How do you clean up?"]
