"""Verdicts in words."""

import pytest

from rubrics import rule
from rubrics.rule.phrases import count
from rubrics.tests.test_rule import decide, marks_of

ANA = rule.Seat("ana", submitted=True, label="Ana")
BEN = rule.Seat("ben", submitted=True, label="Ben")
DRAFT = rule.Seat("ben", label="Ben")
FLAG = rule.Flag("f1", "ana")


def sentence(levels=(3, 3), **given):
    return rule.words.sentence(decide(marks_of(technical=levels), **given))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Hire: average 3.00, no red flag, test passed."),
        ({"test_required": False}, "Hire: average 3.00, no red flag."),
        ({"flags": [FLAG]}, "No hire: one red flag stands. Average 3.00, test passed."),
        ({"flags": [FLAG, rule.Flag("f2", "ana")]}, "No hire: two red flags stand. Average 3.00, test passed."),
        ({"levels": (3, 2)}, "No hire: the average 2.50 is below 3.00. No red flag, test passed."),
        (
            {"levels": (3, 2), "flags": [FLAG]},
            "No hire: the average 2.50 is below 3.00 and one red flag stands. Test passed.",
        ),
        ({"test": "failed"}, "No hire: the practical test was failed. Average 3.00, no red flag."),
        ({"test": "missing"}, "Undecided: the practical test has no result yet. Average 3.00, no red flag."),
        ({"seats": [ANA, DRAFT]}, "Undecided: one card is missing. Average so far 3.00, no red flag, test passed."),
        (
            {"seats": [ANA, DRAFT], "flags": [FLAG], "test": "missing"},
            "No hire: one red flag stands. One card is missing, average so far 3.00, test not taken yet.",
        ),
        (
            {"pick_min": {"technical": 4}, "test": "missing"},
            "Undecided: two more scored questions are needed and the practical test has no result yet. "
            "Average so far 3.00, no red flag.",
        ),
        (
            {"seats": [rule.Seat("ana", "shadow")]},
            "Undecided: nobody has been asked to score and one more scored question is needed. "
            "No red flag, test passed.",
        ),
        ({"levels": (), "pick_min": {"technical": 0}}, "Undecided: no question has a score. No red flag, test passed."),
        (
            {"levels": (3, 3, 3, 3, 3, 3, 3, 2), "threshold": "2.876"},
            "No hire: the average 2.87 (23/8) is below 2.87 (719/250). No red flag, test passed.",
        ),
    ],
)
def test_a_verdict_can_be_read_aloud(given, said):
    assert sentence(**given) == said


def test_sections_are_called_as_the_kit_calls_them():
    verdict = decide(marks_of(technical=[4, 4, 4], role_fit=[2]), reading="every_section")
    assert (
        rule.words.sentence(verdict) == "No hire: role-fit 2.00 is below 3.00. Average 3.50, no red flag, test passed."
    )
    assert rule.words.ledger(verdict.clause("average"), {"role_fit": "Our team"}) == ["Our team at 2.00 is below 3.00."]


def test_the_ledger_says_every_clause():
    verdict = decide(marks_of(technical=[3, 4]), flags=[FLAG], seats=[ANA, DRAFT], test="missing")
    assert [rule.words.ledger(clause) for clause in verdict.clauses] == [
        ["Ben has not submitted a card."],
        ["Technical: 2 scored, 1 needed."],
        ["The average so far is 3.50; it is judged against 3.00 at the end."],
        ["A red flag raised by Ana stands."],
        ["The practical test has no result yet."],
    ]


def test_names_go_before_labels_and_ids_come_last():
    verdict = decide(marks_of(technical=[3]), flags=[rule.Flag("f1", "ana", "upheld")], seats=[ANA])
    flags = verdict.clause("flags")
    assert rule.words.ledger(flags, {"ana": "Ana Abel"}) == ["A red flag raised by Ana Abel was upheld."]
    bare = decide(marks_of(technical=[3]), flags=[FLAG]).clause("flags")
    assert rule.words.ledger(bare) == ["A red flag raised by ana stands."]


def test_other_readings_are_a_plain_note():
    verdict = decide(marks_of(technical=[4] * 6, behavioral=[2, 2], role_fit=[2]))
    assert rule.words.other_readings(verdict) == [
        "by sections 2.66: no hire",
        "with each section held to the threshold: no hire",
    ]


def test_one_note_is_enough_where_no_pooling_matters():
    marks = [
        *marks_of("ana", technical=[4, 4], behavioral=[2]),
        *marks_of("ben", technical=[3], behavioral=[3], role_fit=[2]),
    ]
    for pooling, number in (("question", "2.75"), ("answer", "2.72"), ("interviewer", "2.66")):
        verdict = decide(marks, seats=[ANA, BEN], pooling=pooling)
        assert rule.words.other_readings(verdict)[0] == f"by sections {number}: no hire"


def test_other_readings_name_the_pooling_where_it_matters():
    marks = [*marks_of("ana", technical=[4, 3]), *marks_of("ben", technical=[2])]
    assert rule.words.other_readings(decide(marks, seats=[ANA, BEN])) == [
        "over all questions, each interviewer alike 2.75: no hire",
        "by sections, each interviewer alike 2.75: no hire",
        "with each section held to the threshold, each interviewer alike: no hire",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"levels": (3, 3)}, ["Hangs on one point.", "Rests on one interviewer.", "Holds without any one question."]),
        (
            {"levels": (4, 2, 3)},
            ["Hangs on one point.", "Rests on one interviewer.", "Without technical1: no hire."],
        ),
        (
            {"levels": (4, 4), "seats": [ANA, BEN]},
            ["Turns only if three points change.", "Without Ana: undecided.", "Holds without any one question."],
        ),
        ({"levels": (3, 3), "flags": [FLAG]}, ["Rests on one interviewer.", "Holds without any one question."]),
        ({"levels": (3, 3), "flags": [FLAG], "seats": [ANA, DRAFT]}, ["Rests on one interviewer."]),
        ({"levels": (3, 3), "test": "missing"}, []),
    ],
)
def test_robustness_is_said_for_people(given, said):
    levels = given.pop("levels")
    assert rule.words.robustness(decide(marks_of(technical=levels), **given)) == said


def test_robust_panels_hold_without_any_one_interviewer():
    marks = [*marks_of("ana", technical=[4, 3]), *marks_of("ben", technical=[3, 4])]
    verdict = decide(marks, seats=[ANA, BEN])
    assert rule.words.robustness(verdict) == [
        "Turns only if three points change.",
        "Holds without any one interviewer.",
        "Holds without any one question.",
    ]


def test_several_interviewers_are_named_in_one_sentence():
    marks = [*marks_of("ana", technical=[3, 3]), *marks_of("ben", role_fit=[3])]
    verdict = decide(marks, seats=[ANA, BEN])
    assert rule.words.robustness(verdict)[1] == "Without Ana or Ben: undecided."


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (rule.Reason.of("cards_in", cards=1), "The only card is in."),
        (rule.Reason.of("cards_in", cards=2), "Both cards are in."),
        (rule.Reason.of("cards_in", cards=9), "All nine cards are in."),
        (rule.Reason.of("cards_in", cards=10), "All 10 cards are in."),
        (rule.Reason.of("no_scorer"), "Nobody has been asked to score."),
        (rule.Reason.of("no_scores"), "No question of a counted section has a score."),
        (rule.Reason.of("no_flag"), "No red flag stands."),
        (
            rule.Reason.of("section_short", section="warm_up", scored=1, needed=3),
            "Warm-up needs two more scored questions (1 of 3).",
        ),
        (rule.Reason.of("average_waits", average=None, threshold="3"), "No average yet."),
        (rule.Reason.of("average_reached", average="32/9", threshold="3"), "The average 3.55 reaches 3.00."),
        (rule.Reason.of("average_below", average="2", threshold="3"), "The average 2.00 is below 3.00."),
        (rule.Reason.of("test_passed", mean="63/20"), "The practical test was passed with 3.15."),
        (rule.Reason.of("test_failed", mean=None), "The practical test was failed."),
    ],
)
def test_every_reason_is_a_sentence(reason, said):
    assert rule.words.reason(reason) == said


def test_a_covered_section_adds_nothing_to_what_is_needed():
    verdict = decide(marks_of(technical=[3, 3]), pick_min={"technical": 1, "role_fit": 2})
    assert rule.words.sentence(verdict).startswith("Undecided: two more scored questions are needed.")


def test_no_number_of_things_is_said_as_no():
    assert [count(number, "card") for number in (0, 1, 2)] == ["no cards", "one card", "two cards"]
