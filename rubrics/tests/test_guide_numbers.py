"""The numbers of a guide: scale and its levels, threshold, practical test and weights, rounds, how many to pick."""

import pytest

from rubrics.guides.assembly import assemble
from rubrics.guides.reading import read
from rubrics.tests.guide_digest import kit

GUIDE = "# Baker interview questions\n\n1. How do you knead?\n2. Why does dough rest?\n\n"
FOUR = {1: "Poor", 2: "Fair", 3: "Good", 4: "Great"}
LEVELS = {
    "prose": "## Scoring rubric\n\nScore each answer 1-4: (1) Poor; (2) Fair; (3) Good; (4) Great.\n",
    "prose before a rule": "## Scoring rubric\n\nScore 1-4: (1) Poor; (2) Fair; (3) Good; (4) Great. "
    "Hire at an average of 3.\n",
    "list": "## Scoring\n\n- 1 - Poor\n- 2 - Fair\n- 3 - Good\n- 4 - Great\n",
    "equal signs": "## Scoring\n\n1 = Poor\n2 = Fair\n3 = Good\n4 = Great\n",
    "bold numbers": "## Scoring guide\n\n- **4:** Great\n- **3:** Good\n- **2:** Fair\n- **1:** Poor\n",
    "numbered list": "## Rating scale\n\n1. Poor\n2. Fair\n3. Good\n4. Great\n",
    "table": "## Rating scale\n\n| Score | Meaning |\n|---|---|\n| 1 | Poor |\n| 2 | Fair |\n"
    "| 3 | Good |\n| 4 | Great |\n",
    "words before": "## Scoring\n\nScore 1: Poor\nScore 2: Fair\nScore 3: Good\nScore 4: Great\n",
}
THRESHOLDS = {
    "Hire at an average of 3.0+ across all sections.": "3.0",
    "An average of 3.5 or more moves on.": "3.5",
    "Hire if the average score is at least 3.2.": "3.2",
    "Minimum average to advance: 3.5.": "3.5",
    "Score each answer 1-5. A total of 18 or more: hire.": "18",
    "Score each answer 0-2. Candidates with at least 14 points pass.": "14",
    "Advance candidates who score at least 12.": "12",
}
WEIGHTS = {
    "prose": "Bake in 3 hours. We grade on crust (50%), crumb (30%), and timing (20%).\n",
    "list": "Bake a loaf in 3 hours.\n\n- Crust: 50%\n- Crumb: 30%\n- Timing: 20%\n",
    "table": "Bake a loaf in 3 hours.\n\n| Criterion | Weight |\n|---|---|\n"
    "| Crust | 50% |\n| Crumb | 30 % |\n| Timing | 20% |\n",
    "chapter": "Bake a loaf in 3 hours.\n\n### Evaluation criteria\n\n- Crust (50%)\n- Crumb (30%)\n- Timing (20%)\n",
}


@pytest.mark.parametrize("way", LEVELS)
def test_the_levels_of_a_scale(way):
    found = kit(GUIDE + LEVELS[way])
    assert (found["scale"], found["anchors"]) == ("1-4", FOUR)


def test_a_level_in_brackets_keeps_its_name_and_its_words():
    text = "## Scoring guide\n\n- **5 (Great):** all of it\n- **3 (Good):** most of it\n- **1 (Poor):** none of it\n"
    found = kit(GUIDE + text)
    assert (found["scale"], found["anchors"]) == (
        "1-5", {1: "Poor — none of it", 3: "Good — most of it", 5: "Great — all of it"},
    )  # fmt: skip


@pytest.mark.parametrize(("text", "scale"), [
    ("0 = No answer\n1 = In part\n2 = In full\n", "0-2"),
    ("Rate each answer from 1 to 5.\n", "1-5"),
    ("Answers are scored on a scale of 1 to 4.\n", "1-4"),
    ("Use a 0-10 rating.\n", "0-10"),
])  # fmt: skip
def test_the_ends_of_a_scale(text, scale):
    assert kit(GUIDE + "## Scoring\n\n" + text)["scale"] == scale


def test_steps_of_a_debrief_are_no_levels():
    assert "scale" not in kit(GUIDE + "## Scoring\n\n1. Score alone\n2. Talk about it\n3. Decide together\n")


def test_a_scale_and_a_threshold_may_stand_outside_of_their_chapter():
    text = "Each answer is rated on a scale from 1 to 5. Hire at an average of 3.5 or more.\n\n"
    found = kit("# Baker interview questions\n\n" + text + "## Doughs\n\n1. How do you knead?\n2. Why rest?\n")
    assert (found["scale"], found["threshold"]) == ("1-5", "3.5")


@pytest.mark.parametrize("sentence", THRESHOLDS)
def test_a_threshold_is_an_average_or_a_sum(sentence):
    assert kit(f"{GUIDE}## Scoring\n\n{sentence}\n")["threshold"] == THRESHOLDS[sentence]


def test_of_bands_of_a_sum_the_lowest_that_hires_counts():
    bands = "**Total score:**\n- 16-20: Strong hire\n- 12-15: Hire with doubts\n- 8-11: Don't hire\n"
    assert kit(f"{GUIDE}## Scoring\n\nRate each section 1-5.\n\n{bands}")["threshold"] == "12"


def test_bands_after_an_average_change_nothing():
    assert kit(f"{GUIDE}## Scoring\n\nHire at an average of 3.5.\n\n- 12-15: Hire\n")["threshold"] == "3.5"


@pytest.mark.parametrize("way", WEIGHTS)
def test_the_weights_of_a_practical_test(way):
    found = kit(f"{GUIDE}## Practical test\n\n{WEIGHTS[way]}")
    weights = {name.casefold(): weight for name, weight in found["weights"].items()}
    assert (weights, found["test"][:3]) == ({"crust": 50, "crumb": 30, "timing": 20}, "3 h")


def test_a_practical_test_in_one_paragraph():
    text = (
        "4-hour exercise: plan a night. Deliverables: (1) a plan; (2) a note. "
        "We grade on the plan (60%) and the note (40%). Bonus for rye."
    )
    found = kit(f"{GUIDE}## Practical test\n\n{text}\n")
    assert {name: found[name] for name in ("test", "deliverables", "weights", "bonus")} == {
        "test": "4 h: 4-hour exercise: plan a night.",
        "deliverables": ["a plan", "a note"],
        "weights": {"the plan": 60, "the note": 40},
        "bonus": "rye",
    }


def test_deliverables_may_be_a_list():
    found = kit(f"{GUIDE}## Take-home exercise\n\nPlan a night.\n\n### Deliverables\n\n- A plan\n- A note\n")
    assert (found["test"], found["deliverables"]) == ("None h: Plan a night.", ["A plan", "A note"])


def test_weights_that_do_not_add_up_are_asked_back():
    parts = read(f"{GUIDE}## Practical test\n\nBake. We grade on crust (50%), crumb (30%).\n").parts
    assert [(each.line, each.code) for each in assemble(parts).problems] == [(8, "weights")]


def test_rounds_with_their_lengths():
    text = "\n\nThree rounds: a call (15-20 minutes), a bench (60 minutes), and a talk (2030 minutes).\n\n"
    assert kit(text.join(GUIDE.split("\n\n", 1)))["rounds"] == ["a call 15-20", "a bench 60-60", "a talk 20-30"]


def test_how_many_to_pick_and_how_long_it_takes():
    text = "## How to use this guide\n\nPick 2-3 technical and 1 behavioural question for a 30-minute interview.\n"
    assert kit(GUIDE + text)["composition"] == ["technical 2-3", "behavioral 1-1", "minutes 30-30"]


def test_questions_for_the_candidate_to_ask():
    text = "## Questions for the candidate to ask\n\n- Who eats it?\n- When do you open?\n"
    assert kit(GUIDE + text)["candidate_questions"] == ["Who eats it?", "When do you open?"]


def test_minutes_of_a_question_and_of_its_section():
    parts = read(
        "# Baker interview\n\n## Doughs (15 minutes)\n\n1. How do you shape a loaf? (5 min)\n2. Why rest?\n"
    ).parts
    assert [(part.kind, part.value) for part in parts if part.value] == [("section", "15"), ("question", "5")]
