"""The five kits that Scorecard begins with: every count, difficulty, weight and length, against literals."""

from collections import Counter
from pathlib import Path

import pytest

from rubrics.guides.draft import Guide
from rubrics.guides.kitfile import read, write

FOLDER = Path(__file__).parents[2] / "fixtures" / "kits"
NAMES = (
    "ml-engineer-fundamentals",
    "ml-engineer-hiring-kit",
    "ml-engineer-mid-level",
    "ml-engineer-rounds",
    "ml-engineer-senior",
)
HOUSE_SCALE = (
    "Misses most of what we look for, or fills the gap with generalities.",
    "Reaches some of the points, but runs out of depth under a follow-up.",
    "Covers the points and stands by them when pressed.",
    "Goes past the points unasked: nuance, trade-offs, examples from real work.",
)


def kit(name: str) -> Guide:
    return read((FOLDER / f"{name}.md").read_text(encoding="utf-8"), f"{name}.md")


def questions(guide):
    return [question for section in guide.sections for question in section.questions]


def outline(guide):
    return [(s.key, s.kind, s.pick_min, s.pick_max, len(s.questions)) for s in guide.sections]


def difficulties(guide):
    return dict(Counter(question.difficulty for question in questions(guide)))


def names_and_sizes(guide):
    return [(named.name, len(named.items)) for named in guide.lists]


def test_the_folder_holds_these_five():
    assert sorted(path.stem for path in FOLDER.iterdir()) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_kit_is_written_in_the_form_that_export_gives(name):
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert write(read(text)) == text


@pytest.mark.parametrize("name", NAMES)
def test_a_kit_uses_the_house_scale_and_rule(name):
    guide = kit(name)
    assert (guide.anchors, guide.threshold, guide.pooling, guide.reading) == (HOUSE_SCALE, "3", "question", "answers")
    assert (guide.role, guide.show_average) == ("Machine Learning Engineer", True)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_one_to_six_points_to_look_for_and_three_to_twelve_minutes(name):
    assert [q.title for q in questions(kit(name)) if not 1 <= len(q.look_for) <= 6] == []
    assert [q.title for q in questions(kit(name)) if not q.minutes or not 3 <= q.minutes <= 12] == []


@pytest.mark.parametrize("name", NAMES)
def test_titles_are_unique_so_that_a_list_can_use_them(name):
    assert [title for title, count in Counter(q.title for q in questions(kit(name))).items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_range_can_be_picked_and_the_least_of_each_fits_the_interview(name):
    guide = kit(name)
    assert [s.key for s in guide.sections if not 1 <= s.pick_min <= s.pick_max <= len(s.questions)] == []
    least = sum(sum(sorted(q.minutes for q in s.questions)[: s.pick_min]) for s in guide.sections)
    assert least <= guide.minutes


@pytest.mark.parametrize(("name", "source", "level", "minutes"), [
    ("ml-engineer-senior", "000_a864b1e7b5050a66", "senior", 60),
    ("ml-engineer-hiring-kit", "001_f712a9aefe0e2f08", "", 45),
    ("ml-engineer-rounds", "002_db6ad8df3b9634cf", "", 45),
    ("ml-engineer-fundamentals", "003_a1636d1e6aa8de24", "", 45),
    ("ml-engineer-mid-level", "004_eb2cc75215fc36fb", "mid", 60),
])  # fmt: skip
def test_a_kit_names_its_guide_level_and_length(name, source, level, minutes):
    guide = kit(name)
    assert (guide.source, guide.level, guide.minutes) == (source, level, minutes)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "ml-engineer-hiring-kit"])
def test_a_guide_without_flags_or_test_gives_none(name):
    guide = kit(name)
    assert (guide.red_flags, guide.practical_test, guide.weights_section) == ((), None, ())
    assert [q.title for q in questions(guide) if q.red_flags or q.green_flags or q.anchors] == []


def test_the_hiring_kit_has_its_sections_and_difficulties():
    guide = kit("ml-engineer-hiring-kit")
    assert outline(guide) == [
        ("technical", "technical", 4, 6, 15),
        ("behavioral", "behavioral", 2, 3, 7),
        ("role_fit", "role_fit", 1, 2, 5),
    ]
    assert [q.difficulty for q in questions(guide)] == ["easy"] * 3 + ["medium"] * 8 + ["hard"] * 4 + [None] * 12
    assert (guide.weights_difficulty, guide.weights_section) == ((), ())
    assert [q.title for q in questions(guide) if q.answer] == []


def test_the_hiring_kit_has_five_red_flags_and_one_green_at_their_questions():
    guide = kit("ml-engineer-hiring-kit")
    places = {
        section.key: [
            (n, len(q.red_flags), len(q.green_flags))
            for n, q in enumerate(section.questions, 1)
            if q.red_flags or q.green_flags
        ]
        for section in guide.sections
    }
    assert places == {
        "technical": [(1, 1, 0), (3, 1, 0), (7, 1, 0)],
        "behavioral": [],
        "role_fit": [(3, 1, 1), (4, 1, 0)],
    }
    assert len(guide.red_flags) == 8


def test_the_hiring_kit_has_its_practical_test():
    test = kit("ml-engineer-hiring-kit").practical_test
    assert (test.hours, test.pass_mark, len(test.deliverables)) == (6, "3", 5)
    assert [(criterion.name, criterion.weight) for criterion in test.criteria] == [
        ("Depth of the data audit", 25),
        ("Modelling and evaluation", 30),
        ("Serving", 20),
        ("Production judgement", 25),
    ]
    assert test.bonus == "Finds the planted column that leaks the target."
    assert [fact for fact in ("200K", "40 features", "monthly snapshots") if fact not in test.brief] == []


def test_the_hiring_kit_composes_as_its_guide_says():
    guide = kit("ml-engineer-hiring-kit")
    assert names_and_sizes(guide) == [("Composing the interview", 5)]
    by_difficulty = Counter((q.difficulty, q.minutes) for q in guide.sections[0].questions)
    assert by_difficulty == {("easy", 4): 3, ("medium", 5): 8, ("hard", 6): 2, ("hard", 7): 2}
    assert [{q.minutes for q in section.questions} for section in guide.sections[1:]] == [{5}, {3}]


def test_the_senior_kit_has_ten_answers_and_weighs_hard_questions_more():
    guide = kit("ml-engineer-senior")
    assert outline(guide) == [("technical", "technical", 5, 7, 10)]
    assert difficulties(guide) == {None: 10}
    assert [q.title for q in questions(guide) if not q.answer] == []
    assert guide.weights_difficulty == (("hard", "3/2"),)
    assert names_and_sizes(guide) == [("Technical skills", 4), ("Strategic skills", 3), ("About this kit", 3)]
    assert guide.lists[0].items == ("PyTorch", "scikit-learn", "MLflow", "Feast")


def test_the_kit_of_rounds_has_three_lengths():
    rounds = kit("ml-engineer-rounds").rounds
    assert [(r.name, r.minutes_min, r.minutes_max) for r in rounds] == [
        ("Coding", 30, 45),
        ("Theory and modelling", 45, 60),
        ("System design and production", 45, 90),
    ]


def test_the_kit_of_rounds_has_five_questions_two_answers_and_five_from_the_candidate():
    guide = kit("ml-engineer-rounds")
    assert outline(guide) == [("theory", "technical", 3, 4, 4), ("system_design", "technical", 1, 1, 1)]
    assert difficulties(guide) == {None: 5}
    assert [bool(q.answer) for q in questions(guide)] == [True, False, True, False, False]
    assert len(guide.candidate_questions) == 5
    assert names_and_sizes(guide) == [
        ("Topics", 6),
        ("Preparation tips", 4),
        ("Six-week study plan", 3),
        ("About this kit", 3),
    ]


def test_the_fundamentals_have_ten_answers_in_three_difficulties():
    guide = kit("ml-engineer-fundamentals")
    assert outline(guide) == [("technical", "technical", 5, 8, 10)]
    assert [q.difficulty for q in questions(guide)] == [
        "medium", "medium", "medium", "easy", "medium", "medium", "medium", "hard", "hard", "easy",
    ]  # fmt: skip
    assert [q.title for q in questions(guide) if not q.answer] == []
    assert names_and_sizes(guide) == [("Learning path", 6), ("Interview tips", 4), ("About this kit", 1)]


def test_the_mid_level_kit_has_twelve_questions_in_seven_sections():
    guide = kit("ml-engineer-mid-level")
    assert outline(guide) == [
        ("ml_coding", "technical", 1, 1, 2),
        ("ml_concepts", "technical", 1, 2, 3),
        ("system_design", "technical", 1, 1, 2),
        ("applied_ml", "technical", 1, 2, 2),
        ("algorithms", "technical", 1, 1, 1),
        ("ownership", "behavioral", 1, 1, 1),
        ("collaboration", "behavioral", 1, 1, 1),
    ]
    assert difficulties(guide) == {None: 12}
    assert [q.title for q in questions(guide) if not q.answer] == []
    assert names_and_sizes(guide) == [("Study tips", 5), ("About this kit", 3)]


def test_the_mid_level_loop_has_four_to_six_rounds_of_open_length():
    rounds = kit("ml-engineer-mid-level").rounds
    assert [(r.name, r.minutes_min, r.minutes_max, r.note.partition(":")[0]) for r in rounds] == [
        ("Coding", None, None, "one or two rounds"),
        ("Concepts in depth", None, None, "one or two rounds"),
        ("ML system design", None, None, "one round"),
        ("Behavioral", None, None, "one round"),
    ]
