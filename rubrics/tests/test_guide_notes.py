"""What stands under a question: look-fors, answers, follow-ups and flags under their many names, and whose they are."""

import pytest

from rubrics.tests.guide_digest import asked, kinds, kit

TITLE = "# Baker interview questions\n\n"
LOOK_FORS = (
    "What to look for", "Look for", "Listen for", "What to listen for", "Good answers", "A good answer",
    "Strong answer", "Good answers include", "Ideal answer", "What good looks like", "What a great answer covers",
    "Expected answer", "Expected points", "Key points", "Points to cover", "What they look for",
    "What we're looking for", "Evaluates", "What this evaluates", "Assesses", "Tests", "Assessment criteria",
    "Evaluation criteria", "Scoring notes", "Signals", "Interviewer notes", "Notes for interviewers", "Look-fors",
    "Purpose", "Why ask this", "Competency",
)  # fmt: skip
ANSWERS = (
    "Answer", "A", "Ans", "Sample answer", "Model answer", "Example answer", "Suggested answer", "Possible answer",
    "Reference answer", "Correct answer", "✅ Answer", "Solution", "Response", "How to answer", "Explanation",
)  # fmt: skip
FOLLOW_UPS = (
    "Follow-up", "Follow up", "Follow-ups", "Follow-up question", "Possible follow-up", "Probe", "Probing questions",
    "Dig deeper", "Hints", "Prompts",
)  # fmt: skip
RED_FLAGS = (
    "Red flag", "Red flags", "🚩", "Warning signs", "Bad answer", "Weak answer", "Poor answers", "Watch out for",
    "Concerns", "Red Flags to Watch For",
)  # fmt: skip
GREEN_FLAGS = ("Green flag", "Green flags", "Positive signs", "Good signs", "Bonus points")
NAMES = {"look": LOOK_FORS, "answer": ANSWERS, "more": FOLLOW_UPS, "red": RED_FLAGS, "green": GREEN_FLAGS}


@pytest.mark.parametrize("kind", NAMES)
def test_a_note_is_known_by_its_label(kind):
    guide = TITLE + "1. How do you knead?\n   {0}: by hand\n\n2. Why does dough rest?\n   {0}: gluten\n"
    noted = [f"How do you knead? | {kind}: by hand", f"Why does dough rest? | {kind}: gluten"]
    assert {name: asked(guide.format(name)) for name in NAMES[kind]} == dict.fromkeys(NAMES[kind], noted)


def test_a_label_may_stand_above_a_list():
    guide = (
        TITLE + "**1. How do you knead?**\n\n**{0}:**\n- patience\n- heat\n\n**2. Why rest?**\n\n**{0}:**\n- gluten\n"
    )
    noted = ["How do you knead? | look: patience; heat", "Why rest? | look: gluten"]
    assert {name: asked(guide.format(name)) for name in LOOK_FORS} == dict.fromkeys(LOOK_FORS, noted)


def test_an_answer_may_have_several_paragraphs():
    first = "### 1. How do you knead?\n\n**{0}:**\n\nBy hand.\n\nWith flour.\n\n"
    guide = TITLE + first + "### 2. Why rest?\n\n**{0}:** Gluten.\n"
    noted = ["How do you knead? | answer: By hand.\nWith flour.", "Why rest? | answer: Gluten."]
    assert {name: asked(guide.format(name)) for name in ANSWERS} == dict.fromkeys(ANSWERS, noted)


def test_one_question_may_have_notes_of_every_kind():
    text = """1. How do you knead?
   - Look for: patience
   - Red flag: rushes
   - Green flag: asks about flour
   - Follow-up: And rye?
   - Time: 5 minutes
   - Difficulty: easy
   - Sample answer: By hand.

2. Why rest?
   - Look for: gluten
"""
    assert asked(TITLE + text) == [
        "easy 5' How do you knead? | look: patience | more: And rye? | red: rushes | green: asks about flour"
        " | answer: By hand.",
        "Why rest? | look: gluten",
    ]


@pytest.mark.parametrize("text", [
    "1. How do you knead?\n\n   By hand.\n   And slowly.\n\n2. Why rest?\n\n   Gluten.\n",
    "**How do you knead?**\n\nBy hand.\nAnd slowly.\n\n**Why rest?**\n\nGluten.\n",
    "### How do you knead?\n\nBy hand.\n\nAnd slowly.\n\n### Why rest?\n\nGluten.\n",
    "<details>\n<summary><b>How do you knead?</b></summary>\n\nBy hand.\nAnd slowly.\n\n</details>\n"
    "<details>\n<summary><b>Why rest?</b></summary>\n\nGluten.\n</details>\n",
])  # fmt: skip
def test_an_answer_needs_no_label(text):
    assert asked(TITLE + text) == ["How do you knead? | answer: By hand.\nAnd slowly.", "Why rest? | answer: Gluten."]


def test_unlabelled_notes_that_speak_of_candidates_are_look_fors():
    text = """1. How do you knead?
   The candidate should mention patience and a floured bench.

2. Why rest?
   Candidates who know what gluten does stand out here.
"""
    assert asked(TITLE + text) == [
        "How do you knead? | look: The candidate should mention patience and a floured bench.",
        "Why rest? | look: Candidates who know what gluten does stand out here.",
    ]


def test_code_below_a_task_is_its_answer_with_its_indents():
    task = "### 1. Write a loop over loaves.\n\n```python\nfor loaf in loaves:\n    bake(loaf)\n```\n\n"
    assert asked(TITLE + task + "### 2. Why bake?\n\nHeat.\n") == [
        "Write a loop over loaves. | answer: for loaf in loaves:\n    bake(loaf)", "Why bake? | answer: Heat.",
    ]  # fmt: skip


def test_code_that_a_question_speaks_of_belongs_to_it():
    first = "1. What does this print?\n\n```python\nprint(1)\n\nprint(2)\n```\n\n   Answer: one, two\n\n"
    assert asked(TITLE + first + "2. Why bake?\n\n   Answer: heat\n") == [
        "What does this print?\nprint(1)\n\nprint(2) | answer: one, two", "Why bake? | answer: heat",
    ]  # fmt: skip


def test_an_answer_may_stand_in_brackets_behind_its_question():
    text = "- “Name a flour without gluten.” (Answer: rice)\n- “How hot is an oven?” (Answer: hot)\n"
    assert asked(TITLE + text) == ["Name a flour without gluten. | answer: rice", "How hot is an oven? | answer: hot"]


def test_questions_below_a_question_are_follow_ups():
    text = "1. How do you knead?\n   - Who taught you?\n   - And rye?\n\n2. Why rest?\n   - How long?\n"
    assert asked(TITLE + text) == ["How do you knead? | more: Who taught you?; And rye?", "Why rest? | more: How long?"]


def test_quoted_examples_in_one_line_are_notes_of_their_own():
    text = '1. How do you knead?\n   Follow-ups: "Who taught you?" "And how about rye?"\n\n2. Why rest?\n'
    assert asked(TITLE + text) == ["How do you knead? | more: Who taught you?; And how about rye?", "Why rest?"]


def test_look_fors_after_the_last_question_are_for_the_whole_section():
    text = """## Doughs

1. How do you knead?
2. Why rest?

**What to look for:**
- patience
- chemistry

## Ovens

1. What is steam for?
"""
    assert kit(TITLE + text)["sections"] == {
        "Doughs": ["How do you knead? | look: patience; chemistry", "Why rest? | look: patience; chemistry"],
        "Ovens": ["What is steam for?"],
    }


def test_look_fors_of_each_question_stay_its_own():
    text = "## Doughs\n\n1. How do you knead?\n   Look for: patience\n2. Why rest?\n   Look for: chemistry\n"
    assert asked(TITLE + text) == ["How do you knead? | look: patience", "Why rest? | look: chemistry"]


@pytest.mark.parametrize("flags", [
    "## Red flags\n\n- Blames the flour\n- Never tasted\n",
    "## Doughs\n\n1. How do you knead?\n2. Why rest?\n\n**Red flags:**\n- Blames the flour\n- Never tasted\n",
    "## Warning signs\n\nOne is enough.\n\n- Blames the flour\n- Never tasted\n",
])  # fmt: skip
def test_a_list_of_red_flags_is_of_the_kit(flags):
    assert kit(TITLE + "## Ovens\n\n1. What is steam for?\n2. When do you vent?\n\n" + flags)["red_flags"] == [
        "Blames the flour", "Never tasted",
    ]  # fmt: skip


def test_a_bare_line_above_flags_is_their_heading():
    text = "Baker interview questions\nDoughs\n1. How do you knead?\n2. Why rest?\nRed flags\n- • Blames the flour\n"
    assert kit(text)["red_flags"] == ["Blames the flour"]


def test_good_signs_of_the_kit_become_a_list_of_it():
    text = "1. How do you knead?\n2. Why rest?\n\n**Green flags:**\n- Asks what we bake\n"
    assert kit(TITLE + text)["lists"] == {"Good signs": ["Asks what we bake"]}


def test_a_flag_within_a_look_for_stays_where_it_is():
    first = "1. How do you knead?\n   What to look for: patience. Red flag: haste\n\n"
    assert (
        asked(TITLE + first + "2. Why rest?\n   What to look for: gluten\n")[0]
        == "How do you knead? | look: patience. Red flag: haste"
    )


def test_a_remark_in_brackets_is_for_the_interviewer():
    text = "1. How do you knead?\n   (Wait for the floured bench.)\n\n2. Why rest?\n   (Gluten should be named here.)\n"
    assert asked(TITLE + text) == [
        "How do you knead? | look: Wait for the floured bench.", "Why rest? | look: Gluten should be named here.",
    ]  # fmt: skip


def test_sources_and_tags_under_a_question_are_kept_apart():
    text = "1. How do you knead?\n   Tags: dough, hands\n   Answer: by hand\n\n2. Why rest?\n   Answer: gluten\n"
    assert (asked(TITLE + text)[0], "instruction: Tags: dough, hands" in kinds(TITLE + text)) == (
        "How do you knead? | answer: by hand", True,
    )  # fmt: skip


def test_takeaways_after_the_last_question_are_no_answer():
    text = "1. How do you knead?\n\n   By hand.\n\n2. Why rest?\n\n   Gluten.\n\nActionable takeaway: bake more.\n"
    assert asked(TITLE + text) == ["How do you knead? | answer: By hand.", "Why rest? | answer: Gluten."]
