"""Protected ground: every question of the corpus gives its grounds and no others; what is proposed can be asked."""

from pathlib import Path

import pytest

from rubrics.advice import advise
from rubrics.advice.doubles import parted
from rubrics.advice.grounds import GROUNDS
from rubrics.advice.protection import grounds_of, touched
from rubrics.advice.table import LANGUAGES, expression, languages, read
from rubrics.guides.draft import Guide, Question, Section

CORPUS = Path(__file__).resolve().parents[2] / "fixtures" / "advice" / "protected.txt"
LINES = [line for line in CORPUS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
CASES = [
    (text, set() if grounds == "-" else set(grounds.split())) for grounds, text in (x.split(": ", 1) for x in LINES)
]
SPEECH = dict(zip(LANGUAGES, languages(), strict=True))


def protected_in(*questions):
    guide = Guide("Kit", sections=(Section("all", "All", questions=questions),))
    return [advice for advice in advise(guide) if advice.code == "protected"]


def test_every_question_of_the_corpus_touches_its_grounds_and_no_others():
    wrong = {text: set(touched(text)) for text, grounds in CASES if set(touched(text)) != grounds}
    assert wrong == {}


@pytest.mark.parametrize(
    "change", [str.upper, str.lower, lambda text: text.replace("’", "'"), lambda text: f"  {text} "]
)
def test_spelling_does_not_matter(change):
    wrong = {text for text, grounds in CASES if set(touched(change(text))) != grounds}
    assert wrong == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ground_is_known_and_says_what_can_be_asked(language):
    codes = [ground.code for ground in SPEECH[language].grounds]
    assert (codes, len(set(codes))) == ([code for code in GROUNDS if code in codes], len(codes))
    assert [ground.code for ground in SPEECH[language].grounds if not ground.rewrite] == []


def test_every_ground_is_asked_about_in_english():
    assert [ground.code for ground in SPEECH["english"].grounds] == list(GROUNDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_proposed_touches_no_ground_and_asks_one_thing(language):
    proposed = [ground.rewrite for ground in SPEECH[language].grounds]
    assert [text for text in proposed if touched(text) or parted(text)] == []


def test_the_advice_names_the_ground_and_proposes_another_wording():
    (advice,) = protected_in(Question("What year did you finish school?"))
    assert (advice.where, advice.about) == ((0, 0), "What year did you finish school?")
    assert advice.rewrite == "Which training or qualifications do you have for this role?"
    assert advice.text == (
        "It asks about age. Years of birth, of school and of retirement tell an age, and an age tells nothing about "
        "the work. In many places it is unlawful, or a risk, to ask this or to decide by the answer."
    )


def test_only_the_sentences_that_touch_a_ground_are_reworded():
    (advice,) = protected_in(Question("Tell us about yourself. Are you married? Do you have kids?\nWhat drives you?"))
    assert advice.rewrite == (
        "Tell us about yourself. Are you able to work the hours of this role, with the travel and overtime that it "
        "asks for?\nWhat drives you?"
    )


def test_two_grounds_give_two_pieces_of_advice():
    found = protected_in(Question("How old are you? Are you married?"))
    assert [advice.rewrite.partition("?")[0] for advice in found] == [
        "Which training or qualifications do you have for this role",
        "How old are you",
    ]


def test_a_follow_up_is_a_question_too():
    (advice,) = protected_in(Question("Why this role?", follow_ups=("And you?", "Do you plan to have children?")))
    assert (advice.where, advice.about) == ((0, 0), "Do you plan to have children?")
    assert advice.text.startswith(
        "The follow-up “Do you plan to have children?” asks about marriage, pregnancy or family."
    )


def test_the_proposal_is_in_the_language_of_the_question():
    asked = {"Wie alt sind Sie?": "german", "Quel âge avez-vous ?": "french", "¿Qué edad tiene?": "spanish"}
    proposed = {text: next(g.rewrite for g in SPEECH[name].grounds if g.code == "age") for text, name in asked.items()}
    assert {text: grounds_of(text)["age"] for text in asked} == proposed


NOTATION = """
end: or
child = kid|children

[family]
> What else?
[and] are {very|so} (young|old) _ (<child>) .
learn~ ... work !(tool|tools)
^ go
"""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("are young are kid ", True), ("and are very so old the children ? ", True), ("are old x kid or not ", True),
        ("are old kid ", False), ("are old x kid too ", False), ("learning at work ", True),
        ("learn a b c d e work ", True), ("learn a b c d e f work ", False),
        ("learn , work ", False), ("learn work tool ", False), ("go on ", True),
        ("let go ", False), ("relearn work ", False),
    ],
)  # fmt: skip
def test_the_notation_reads_as_it_is_described(said, found):
    assert bool(read(NOTATION).grounds[0].phrases.search(said)) is found


@pytest.mark.parametrize("phrase", ["(a", "a)", "(a]", "<nothing>", "a & b"])
def test_a_phrase_that_breaks_the_notation_is_refused(phrase):
    with pytest.raises(ValueError, match=r"bracket|no part"):
        expression(phrase, {})
