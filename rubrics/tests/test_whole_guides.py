"""Whole guides, one of each layout, compared with what a careful reader finds in them."""

import pytest

from rubrics.tests.guide_digest import FOLDER, digest

# fmt: off
READINGS = {
    "announced-and-empty.txt": {
        "title": "network technician Interview Questions: Complete Guide",
        "role": "network technician",
        "layout": "text",
        "sections": {
            "1) Cabling (goal: terminate and test)": ["52 Given a link that fa…hree causes. answer"],
            "2) Switching (goal: find the loop)": ["57 How would you find a…never seen?"],
        },
        "rounds": ["a call 20-30", "a bench test 45-90", "a talk with the team 30-45"],
        "candidate_questions": [
            "Who picks up the phone here at three in the morning?",
            "Which part of the cabling would you tear out first?",
            "How long do new people ride along before they drive alone?",
        ],
        "apart": ["instruction", "tip", "unknown"],
        "warnings": [(18, "joined_numbers"), (20, "empty_section"), (22, "empty_section")],
    },
    "asked-to-avoid.txt": {
        "title": "Interview Questions",
        "layout": "text",
        "apart": ["avoid", "unknown"],
        "warnings": [(1, "no_questions")],
    },
    "bold-letters.txt": {
        "title": "Archivist (Town Records) Interview Questions",
        "role": "Archivist (Town Records)",
        "layout": "text",
        "sections": {
            "Appraisal and Order": [
                "7 How would you apprai…ncil papers?", "8 Describe the differe…ginal order.",
                "9 Explain what you thr…grees to it.",
            ],
            "Care": ["13 What do you do first…as been wet?", "14 How do you pack glas…for a move?"],
            "Loans and Readers": ["16 How do you answer a…r ten years?", "17 What is your view on…eading room?"],
            "Behavioral Questions (behavioral)": [
                "21 Tell me about a find…ou believed.", "22 Describe a deadline…on purpose.",
            ],
        },
        "apart": ["unknown"],
    },
    "category-lines.txt": {
        "title": "Mid-Level Ferry Engineer Interview Questions",
        "role": "Ferry Engineer",
        "level": "mid",
        "layout": "text",
        "sections": {
            "Engines": [
                "10 The lube oil pressur…which order. 1 look answer",
                "14 How do you decide be…ng runs hot? 1 look answer",
            ],
            "Safety": ["18 Describe a drill tha…you changed. 1 look answer"],
            "Electrics": [
                "22 Your main switchboar…irst minute? 1 look answer",
                "26 Explain why you woul…are needed. 1 look answer",
            ],
            "Behavioral / Crew (behavioral)": ["30 Tell me about a disa…er a repair. 1 look answer"],
        },
        "apart": ["tip", "unknown"],
    },
    "changelog.md": {
        "title": "Changelog",
        "layout": "markdown",
        "apart": ["marketing", "unknown"],
        "warnings": [(1, "no_questions")],
    },
    "folded-scalars.yaml": {
        "title": "Lighthouse Keeper — First Talk",
        "role": "Lighthouse Keeper",
        "layout": "yaml",
        "sections": {
            "Night watch": ["18 easy To begin with, walk…which hour? 2 more answer"],
            "Lamp": ["33 hard The lamp fails at tw…until dawn? 1 more answer"],
            "Living alone": ["44 medium What do you do on th…have ended? answer"],
        },
        "apart": ["unknown"],
    },
    "front-matter.md": {
        "title": "Market gardener interview guide",
        "role": "Market gardener",
        "layout": "markdown",
        "sections": {
            "Planning a season": ["46 Let’s say frost is f…t afternoon?", "48 Tell me about a crop…id you know?"],
            "Soil": ["56 Pick a bed that neve…to a child."],
            "Machines and safety": ["60 Thinking of hands an…body starts?", "61 You have to write on…tands on it?"],
        },
        "apart": ["instruction", "unknown"],
    },
    "glued-badges.txt": {
        "title": "Harbour Pilot Interview Questions & Answers Guide (2025)",
        "role": "Harbour Pilot",
        "layout": "text",
        "sections": {
            "Technical questions — Easy (technical)": [
                "20 easy Name the lights you…ey tell you? 1 look", "22 easy When do you hand the…the master? 1 look",
            ],
            "Technical questions — Medium (technical)": [
                "25 medium A tug loses her line…xty seconds. 1 look",
                "27 medium Explain how squat ch…low fairway. 1 look",
            ],
            "Technical questions — Hard (technical)": ["30 hard Fog closes in halfwa…d. What now? 1 look"],
            "Behavioral questions (behavioral)": [
                "33 Tell me about a boar…called off. 1 look", "35 Describe a quarrel w…not listen. 1 look",
            ],
            "Role-fit questions (role_fit)": [
                "38 Our rota turns every…o you sleep? 1 look", "40 Which part of the jo…u give away? 1 look",
            ],
        },
        "red_flags": [
            "Speaks badly of every master they sailed with.", "Has never turned a job down.",
            "Cannot say when they last were wrong on the water.",
        ],
        "test": "3 h: 3-hour chart exercise: bring a loaded car carrier to berth seven at spring tide, on paper.",
        "deliverables": ["a passage plan with abort points", "a tug plan", "a note of two hundred words to the master"],
        "weights": {"plan quality": 40, "margins under the keel": 35, "clarity of the note": 25},
        "bonus": "spotting the cable that the chart shows too far north",
        "scale": "1-4",
        "anchors": {
            1: "Guesses, or answers another question",
            2: "Knows the rule but not its reason",
            3: "Knows both and holds to them when pressed",
            4: "Brings a case of their own that teaches us something",
        },
        "threshold": "3.0",
        "composition": ["technical 3-4", "behavioral 1-2", "role_fit 1-1", "minutes 40-40"],
        "apart": ["instruction", "marketing", "unknown"],
    },
    "glued-difficulty.txt": {
        "title": "Pastry Chef Interview Questions & Answers (2025)",
        "role": "Pastry Chef",
        "layout": "text",
        "sections": {
            "Pastry Chef Interview Questions & Answers": [
                "9 medium Describe the stages…ooked sugar. answer", "13 easy What is lamination? answer",
                "17 hard How do you rescue a split ganache? answer", "21 medium Why does choux collapse? answer",
                "25 easy Explain blind baking. answer",
            ],
        },
        "apart": ["tip", "unknown"],
    },
    "numbered-brackets.txt": {
        "title": "Librarian Interview Questions and Sample Answers",
        "role": "Librarian",
        "level": "senior",
        "layout": "text",
        "sections": {
            "Six Interview Questions & Answers": [
                "20 How do you decide wh…the shelves? answer", "24 Explain how you woul…more staff. answer",
                "28 A reader complains a…t do you do? answer", "32 Design a reading clu…work nights. answer",
                "36 Which statistics do…the council? answer", "40 What makes a librarian senior? answer",
            ],
        },
        "lists": {
            "Role Overview": ["A librarian keeps a collection alive: buying, weeding, lending, explaining."],
            "🛠 Skills & Stack": [
                "Technical: cataloguing, interlibrary loan, opening hours software.",
                "Strategic: budgets, partnerships with schools.",
            ],
        },
        "apart": ["unknown"],
        "warnings": [(12, "mojibake"), (18, "mojibake"), (22, "mojibake"), (30, "mojibake"), (34, "lost_text")],
    },
    "page.html": {
        "title": "Beekeeper interview questions",
        "role": "Beekeeper",
        "layout": "html",
        "sections": {
            "In the yard": [
                "22 Tell me what you see in this hive.", "23 Find the queen. What…u could not?",
                "25 How do you light a s…keep it lit",
            ],
            "In the honey room": ["29 What does a water co…or the jars?", "30 Explain why the fram…e spin them."],
            "At the table": ["34 Describe a winter in…st a colony."],
        },
        "apart": ["marketing", "unknown"],
    },
    "section-notes.md": {
        "title": "Stage Manager Scoring Rubric",
        "layout": "markdown",
        "sections": {
            "Running a show": [
                "24 Walk me through the…the curtain 2 look", "25 How would you call […too early]? 2 look",
            ],
            "People (behavioral)": [
                "35 Tell me about a rehe…ended early 2 look", "36 Describe an actor wh…ot trust you 2 look",
            ],
        },
        "scale": "1-4",
        "anchors": {
            1: "No — Would lose the house",
            2: "Not yet — Needs a season beside somebody",
            3: "Good — Would run our shows without worry",
            4: "Take them — We would argue for this person",
        },
        "apart": ["instruction", "unknown"],
    },
    "two-columns.csv": {
        "title": "two-columns.csv",
        "layout": "csv",
        "sections": {
            "driving": [
                "2 In your own words, e…e the brake.", "3 Name two reasons to sound the bell.",
                "4 What does a flashing…ask of you?", "5 What is \"dead man\" s…n it not do?",
                "8 How long is your sto…in the wet?",
            ],
            "passengers": ["6 Tell me about a pass…sk to leave.", "7 A child is left behi…t do you do?"],
        },
    },
    "two-numberings.md": {
        "title": "Bicycle Fitter Interview Questions",
        "role": "Bicycle Fitter",
        "layout": "markdown",
        "sections": {
            "Phone Screen (10 minutes)": [
                "7 Tell me about the la…ut together. 2 more", "11 Why this workshop? 1 more", "14 Logistics: 2 more",
            ],
            "Section 1: Wheels (15 min)": [
                "33 Role-play: I am a co…es. Help me. 2 look", "39 How do you true a wh…out a stand? 2 look",
            ],
            "Section 2: Customers (10 min)": [
                "49 Which questions do y…pair ticket? 2 look", "55 Questions for us? 1 look 1 red",
            ],
        },
        "red_flags": ["Has only ever watched repairs", "Wants to sell, not to mend", "Laughs at cheap bikes"],
        "scale": "1-5",
        "anchors": {1: "Not for us", 3: "Could learn it here", 4: "Good hands", 5: "Better than ours"},
        "threshold": "11",
        "lists": {"Good signs": ["Asks what we repair most", "Rides to work"]},
        "apart": ["instruction", "reference", "unknown"],
        "warnings": [(67, "other_scale"), (75, "other_threshold")],
    },
}
# fmt: on


@pytest.mark.parametrize("name", READINGS)
def test_a_guide_is_read_whole(name):
    assert digest(name) == READINGS[name]


def test_every_guide_of_the_folder_is_compared():
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(READINGS)
