"""The rule in words, before anybody is interviewed."""

from fractions import Fraction

from rubrics.rule import Rule, Weights
from rubrics.rule.terms import terms


def test_terms_of_the_plain_rule():
    rule = Rule(pick_min={"technical": 4, "role_fit": 1})
    assert terms(rule, {"technical": "Technical", "role_fit": "Role-fit"}, Fraction(3)) == [
        "Hire at an average of 3.00 or more, with zero red flags and a passed practical test.",
        "At least this many questions are scored: Technical 4, Role-fit 1.",
        "The average is taken over the questions of all counted sections.",
        "A question that several interviewers scored counts once, with their mean.",
        "The practical test is passed at a weighted mean of 3.00 or more.",
    ]


def test_terms_of_a_senior_rule_name_the_weights():
    rule = Rule(
        pick_min={"technical": 0},
        threshold=Fraction(7, 2),
        reading="every_section",
        pooling="interviewer",
        weights=Weights({"hard": Fraction(3, 2)}, {"technical": Fraction(3, 2)}),
        test_required=False,
    )
    assert terms(rule) == [
        "Hire at an average of 3.50 or more, with zero red flags.",
        "The average is taken over all counted questions, and each counted section reaches 3.50 by itself.",
        "Each interviewer’s average counts alike.",
        "Some questions weigh more or less: hard × 3/2, technical × 3/2.",
    ]
