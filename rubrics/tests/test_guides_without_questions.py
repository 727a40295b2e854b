"""Texts that ask and are no interview guides, and guides whose questions are for others: none becomes a question."""

from rubrics.tests.guide_digest import asked, codes, kinds

NONE = {
    "a changelog": '# Changelog\n\n## 1.2.0\n\n### Added\n\n- A page that answers "How do I start?"\n'
    "- Why did it stop? It no longer does.\n",
    "an FAQ": "# Oven timer FAQ\n\n## How do I set the timer?\n\nTurn it.\n\n## Can I use it in the rain?\n\nNo.\n\n"
    "## What does the red light mean?\n\nIt is hot.\n",
    "a shop's FAQ": "Frequently asked questions\n\nHow do I cancel an order?\n\nBy mail.\n\n"
    "Can I return bread?\n\nNo.\n\nDo you deliver?\n\nOn Sundays.\n",
    "user research": "# User research: interviews with bakery customers\n\n1. How often do you buy bread?\n"
    "2. What do you look at first?\n3. Tell me about the last time you left without buying.\n",
    "a survey": "# Customer survey\n\n1. How satisfied are you?\n2. Would you recommend us?\n"
    "3. What would you change?\n",
    "what must not be asked": "# Questions you must not ask in an interview\n\n- Are you married?\n- How old are you?\n"
    "- Do you have children?\n- Which church do you go to?\n",
    "lists of what must not be asked": "Interviewing candidates fairly\n\nDo not ask:\n\n- Are you married?\n"
    "- How old are you?\n\nIllegal interview questions include:\n\n1. Where were you born?\n2. Are you pregnant?\n",
    "a recipe": "# Rye bread\n\n1. Mix the flour and the water.\n2. Knead.\n3. Bake.\n\nIs it done? Knock on it.\n",
    "a quiz": "# Bakery quiz\n\n1. How hot is an oven?\n   a) 100\n   b) 250\n"
    "2. Who invented yeast?\n   a) nobody\n   b) Pasteur\n",
    "an exam": "# Exam: food chemistry\n\n1. Explain gluten. (10 points)\n2. Describe starch. (10 points)\n",
    "a meeting": "# Team meeting\n\n- Ana: why is the oven cold?\n- Ben: who ordered rye?\n"
    "- Decision: we bake on Monday.\n",
    "a read-me": "# ovenctl\n\nA tool for ovens.\n\n## Usage\n\nRun it. Need help? Ask.\n",
    "an advertisement": "# Baker wanted\n\nAre you an early bird? Do you love rye?\n\n"
    "## Requirements\n\n- Two years\n\nReady to apply? Write to us.\n",
    "what candidates ask": "# Questions to ask your interviewer\n\n- What does a good week look like?\n"
    "- Who would I work with?\n- How do you decide on pay?\n",
    "what referees are asked": "# Reference check\n\n1. Would you hire them again?\n"
    "2. How did they work with others?\n",
    "a form": "# Application form\n\n1. What is your name?\n2. What is your address?\n3. When can you start?\n",
    "prose": "The bakery opens at six. Would you believe it? The ovens are warm by then.\n",
    "a table of numbers": "name,question_count\nAna,3\nBen,4\n",
    "trivia as data": '[{"question": "What is the capital of rye?", "options": ["Riga", "Rome"], "answer": "Riga"},'
    ' {"question": "How many days has May?", "options": ["30", "31"], "answer": "31"}]',
    "settings": '{"name": "oven", "version": "1.0", "scripts": {"test": "why?"}}',
    "a shop's page": "<html><body><h1>Bread shop</h1><ul><li>What is new?</li><li>Where are we?</li></ul></html>",
    "nothing": "",
    "blanks": " \n\n\t\n",
}


def test_what_is_no_guide_gives_no_question():
    assert {name: found for name, text in NONE.items() if (found := asked(text))} == {}


def test_a_text_without_questions_says_so():
    assert codes("# Rye bread\n\nMix and bake.\n") == [(1, "no_questions")]


def test_what_stands_beside_the_questions_is_kept_apart_by_what_it_is():
    text = """# Baker interview questions

## Table of contents

- [Doughs](#doughs)
- [What is proofing?](#proofing)

## Doughs

1. How do you knead?

## Questions not to ask

- Are you married?

## Reference check questions

1. Would you hire them again?

## Questions for the candidate to ask

- Who eats it?

## Tips for candidates

- Bring an apron.

## Required skills

- Kneading

## About us

We sell bread.

## FAQ

### What is this page?

A guide.
"""
    assert kinds(text) == [
        "title: Baker interview questions", "role: Baker",
        "contents: Table of contents", "contents: Doughs", "contents: What is proofing?",
        "section: Doughs", "question: How do you knead?",
        "avoid: Questions not to ask", "avoid: Are you married?",
        "reference: Reference check questions", "reference: Would you hire them again?",
        "instruction: Questions for the candidate to ask", "candidate_question: Who eats it?",
        "tip: Tips for candidates", "tip: Bring an apron.",
        "list: Required skills", "item: Kneading",
        "marketing: About us", "marketing: We sell bread.",
        "marketing: FAQ", "marketing: What is this page?", "marketing: A guide.",
    ]  # fmt: skip


def test_what_follows_the_last_answer_is_not_glued_to_it():
    text = """Baker Interview Questions

1. How do you knead?

Answer: by hand

2. Why rest?

Answer: gluten

Learning Path

1. Flour basics

Learn to feel it.

Subscribe to our newsletter

Ready to bake? Want to hear more?

Written by Ada Crumb

Ada bakes.
"""
    assert kinds(text)[3:] == [
        "question: How do you knead?", "answer: by hand", "question: Why rest?", "answer: gluten",
        "tip: Learning Path", "tip: Flour basics", "tip: Learn to feel it.",
        "marketing: Subscribe to our newsletter", "marketing: Ready to bake? Want to hear more?",
        "marketing: Written by Ada Crumb", "marketing: Ada bakes.",
    ]  # fmt: skip
