"""Suggestions on a draft: two questions in one, likeness, and what a kit is made of."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.advice import Advice, advise
from rubrics.advice.doubles import parted
from rubrics.advice.likeness import Shelf, likeness
from rubrics.guides.draft import Guide, PracticalTest, Question, Section

HEARD = {"look_for": ("A point",)}


def question(text, **fields):
    return Question(text, **(HEARD | fields))


def kit(*questions, **fields):
    return Guide("Kit", sections=(Section("craft", "Craft", questions=questions, **fields),))


def told(code, guide, others=()):
    return [advice for advice in advise(guide, others) if advice.code == code]


def test_a_sound_kit_gives_nothing():
    guide = kit(
        question("Why yeast?"), question("Tell me about a loaf that failed. What did you do, and why?"), pick_min=1
    )
    assert advise(replace(guide, minutes=45)) == ()


def test_an_empty_kit_gives_nothing():
    assert (advise(Guide("Kit")), advise(kit())) == ((), ())


# two questions in one


@pytest.mark.parametrize(
    "parts",
    [
        ("How do you handle an angry guest?", "Which databases have you tuned under heavy load?"),
        ("What motivates you?", "How do you keep your knife skills sharp?"),
        ("What is your style as a manager", "do you prefer to work alone or in pairs?"),
        ("Why do you want to work with us", "where do you see yourself in five years?"),
    ],
)
def test_two_questions_in_one_are_noticed(parts):
    text = " ".join(parts) if parts[0].endswith("?") else ", and ".join(parts)
    assert parted(text) == parts


def test_and_also_joins_two_questions():
    text = "Describe your work with sourdough and also tell us how you settle a quarrel among colleagues."
    assert parted(text) == tuple(text.split(" and also "))


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about a loaf that failed. What did you do and why?",
        "Tell me about a plan you changed late. Who objected? What happened?",
        "What is proofing and how do you know when it is done?",
        "What would you check first? Who would you tell?",
        "How do you decide what to test? Where do you draw the line?",
        "A guest waits for an hour. What do you say? Which dishes do you offer?",
        "What is a starter, and when would you not use one?",
        "Which ovens have you used? Which of those would you buy again?",
        "Explain how heat moves through a crust and how that guides your bake.",
        "What went wrong in your last project? Which decisions were yours alone?",
        "How do you plan a week, and what do you do when the plan breaks?",
        "Wie planen Sie eine Woche? Welche Werkzeuge nutzen Sie dafür im Alltag?",
        "¿Cómo planifica su semana? ¿Qué herramientas usa para hornear pan?",
        "",
        "?!",
    ],
)
def test_what_follows_from_a_question_is_part_of_it(text):
    assert parted(text) is None


# likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do you handle tight deadlines?", "How do you deal with tight deadlines?"),
        ("What is your experience with Python?", "What is your experience with Python programming?"),
        ("Tell me about a quarrel with a colleague.", "Describe a situation where you had a quarrel with a colleague."),
        ("How do you organise a code review?", "How do you organize code reviews?"),
        ("Explain how a process differs from a thread.", "How do processes differ from threads?"),
        ("Tell me about yourself.", "  tell me  about yourself "),
        ("Wie prüfen Sie die Qualität?", "Wie würden Sie die Qualität prüfen?"),
    ],
)
def test_questions_that_say_nearly_the_same_are_alike(one, other):
    assert (likeness(one, other) > 0, likeness(one, other)) == (True, likeness(other, one))
    assert Shelf([other]).like(one) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is a linked list?", "How do you reverse a linked list?"),
        ("What is supervised learning?", "What is unsupervised learning?"),
        ("What does a 200 status code mean?", "What does a 400 status code mean?"),
        ("How do TCP and UDP differ?", "How do TCP and HTTP differ?"),
        ("Describe your experience with Python.", "Describe your experience with Java."),
        ("Explain L1 regularization.", "Explain L2 regularization."),
        ("What is a virtual function?", "Why do we have virtual functions?"),
        ("Tell me of a quarrel that you had with your manager.", "Tell me of a quarrel that you had with a guest."),
        ("When would you use a queue?", "When would you not use a queue?"),
        ("Tell me about yourself.", "What would you like to tell me?"),
    ],
)
def test_questions_about_different_things_are_not_alike(one, other):
    assert (likeness(one, other), Shelf([other]).like(one)) == (0, None)


def test_the_later_of_two_like_questions_points_to_the_first():
    first, second = question("How do you knead rye dough?"), question("How would you knead a rye dough?")
    guide = Guide(
        "Kit", sections=(Section("a", "Warm-up", questions=(first,)), Section("b", "Craft", questions=(second,)))
    )
    (advice,) = told("duplicate", guide)
    assert (advice.where, advice.about, advice.rewrite) == ((1, 0), second.text, "")
    assert advice.text.startswith("It says nearly the same as “How do you knead rye dough?” in “Warm-up”.")


def test_a_question_of_another_kit_is_named_with_its_kit():
    (advice,) = told(
        "elsewhere", kit(question("Why yeast?")), [("Cook", "Why not?"), ("Pastry cook", "So, why yeast?")]
    )
    assert advice.where == (0, 0)
    assert advice.text.startswith("The kit “Pastry cook” asks nearly the same: “So, why yeast?”.")


def test_many_questions_of_one_other_kit_are_told_together():
    texts = ["Why yeast?", "Why salt?", "Why steam?", "Why rye?"]
    found = told("elsewhere", kit(*map(question, texts)), [("Cook", text) for text in texts])
    assert [(advice.where, advice.text.partition(".")[0]) for advice in found] == [
        ((0, 0), "4 questions are nearly the same as in the kit “Cook”: “Why yeast?”, “Why salt?” and 2 more")
    ]


# what a kit is made of


def test_a_section_with_fewer_questions_than_its_range_is_named():
    (advice,) = told("too_few", kit(question("Why yeast?"), pick_min=3, pick_max=4))
    assert (advice.where, advice.text) == (
        (0, None), "“Craft” asks for 3 questions at least and has 1. Add 2 more, or ask for fewer."
    )  # fmt: skip


@pytest.mark.parametrize("range_", [{}, {"pick_min": 1, "pick_max": 9}, {"pick_min": 0}])
def test_a_section_with_enough_questions_or_without_a_range_is_not(range_):
    assert told("too_few", kit(question("Why yeast?"), **range_)) == []


def test_questions_without_look_fors_are_counted_by_section():
    bare = [Question(f"Why number {number}?", f"Number {number}") for number in range(5)]
    (advice,) = told("look_for", kit(question("Why yeast?"), *bare))
    assert (advice.where, advice.text) == (
        (0, 1),
        "5 of the 6 questions of “Craft” do not say what to listen for: “Number 0”, “Number 1”, “Number 2” and 2 more. "
        "Two interviewers then listen for different things.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("questions", "begin"),
    [
        ((Question("Why?", "W"), question("Why yeast?")), "1 of the 2 questions of “Craft” does not say what"),
        ((Question("Why?"), Question("Why yeast?")), "No question of “Craft” says what to listen for."),
    ],
)
def test_one_and_all_without_look_fors_read_well(questions, begin):
    (advice,) = told("look_for", kit(*questions))
    assert advice.text.startswith(begin)


def test_the_shortest_plan_that_is_too_long_is_told_with_how_it_is_counted():
    guide = kit(question("Why?", minutes=30), question("Why not?"), question("Why now?", minutes=40), pick_min=2)
    guide = replace(guide, minutes=35, practical_test=PracticalTest("Bake."))
    (advice,) = told("over_minutes", guide)
    assert (advice.where, advice.text) == (
        None,
        "The fewest questions that the ranges ask for take 38 minutes (3 of them to hand over the practical test, "
        "1 question without minutes at 5 each), and the interview has 35. Make it longer, ask for fewer, or give "
        "questions less time.",
    )  # fmt: skip


@pytest.mark.parametrize("change", [{"minutes": 38}, {"minutes": None}])
def test_a_plan_that_fits_or_has_no_length_is_not(change):
    guide = kit(question("Why?", minutes=30), question("Why not?"), pick_min=2)
    assert told("over_minutes", replace(guide, **{"minutes": 35} | change)) == []


# keys


def keys(guide, others=()):
    return {advice.key for advice in advise(guide, others)}


def test_a_key_survives_other_edits_and_lapses_with_its_own():
    old, alike = Question("How old are you?"), question("How old are you, please?")
    before = kit(old, alike)
    (key,) = [advice.key for advice in told("protected", before) if advice.where == (0, 0)]
    moved = kit(question("Why yeast?"), replace(old, title="New", minutes=9, answer="Why."))
    assert (key in keys(moved), key in keys(kit(replace(old, text="How old are you now?")))) == (True, False)


def test_keys_are_distinct_and_always_the_same():
    guide = kit(
        Question("How old are you? Are you married?"),
        Question("How old are you? Are you married or single?"),
        pick_min=4,
    )
    others = [("Cook", "How old are you? Are you married?")]
    found = advise(guide, others)
    assert (len({advice.key for advice in found}), found) == (len(found), advise(guide, others))
    assert {len(advice.key) for advice in found} == {16}


SAID = ["how", "old", "are", "you", "married", "why", "and", "also", "?", ".", ",", "rye", "¿", "ü", "你好", "\n"]
WORDS = st.lists(st.sampled_from(SAID), max_size=12).map(" ".join)


@settings(max_examples=25)
@given(st.lists(st.one_of(WORDS, st.text(max_size=40)), max_size=4), st.lists(st.tuples(WORDS, WORDS), max_size=3))
def test_any_text_gives_advice_that_points_into_the_kit(texts, others):
    questions = tuple(Question(text, follow_ups=(text,)) for text in texts if _kept(text))
    for advice in advise(kit(*questions, pick_min=2), others):
        place = advice.where and advice.where[1]
        asked = questions[place] if place is not None else None
        assert isinstance(advice, Advice)
        assert advice.about == "" or advice.about in (asked.text, *asked.follow_ups)
        assert advice.rewrite == "" or advice.rewrite != advice.about


def _kept(text):
    try:
        return bool(Question(text))
    except ValueError:
        return False


def test_a_large_kit_among_many_others_is_quick():
    words = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("lon", "mar", "tek", "rin", "sol", "vas")]
    texts = [" ".join(words[(7 * n + k * k * (n % 11 + 1)) % len(words)] for k in range(12)) for n in range(2300)]
    guide = kit(*(question(f"How do you {text}?") for text in texts[:300]))
    others = [(f"Kit {n % 40}", f"Tell me about {text}.") for n, text in enumerate(texts[300:])]
    advise(kit(question("Why?")))
    begun = time.process_time()
    advise(guide, others)
    assert time.process_time() - begun < 1
