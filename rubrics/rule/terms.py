"""The rule itself in words: what a kit asks for, before anybody is interviewed."""

from collections.abc import Mapping
from fractions import Fraction

from rubrics.rule.figures import fraction_text, show
from rubrics.rule.model import Rule

_READINGS = {
    "answers": "The average is taken over the questions of all counted sections.",
    "sections": "The average is the mean of the section averages.",
    "every_section": "The average is taken over all counted questions, and each counted section reaches {} by itself.",
}
_POOLINGS = {
    "question": "A question that several interviewers scored counts once, with their mean.",
    "answer": "Every single score counts.",
    "interviewer": "Each interviewer’s average counts alike.",
}


def terms(rule: Rule, names: Mapping[str, str] | None = None, pass_mark: Fraction | None = None) -> list[str]:
    """The rule as sentences. `names` maps section keys to their names; `pass_mark` is that of the practical test."""
    names = names or {}
    return [
        _hire(rule),
        *_coverage(rule, names),
        _READINGS[rule.reading].format(show(rule.threshold)),
        _POOLINGS[rule.pooling],
        *_weights(rule, names),
        *([f"The practical test is passed at a weighted mean of {show(pass_mark)} or more."] if pass_mark else []),
    ]


def _hire(rule: Rule) -> str:
    test = " and a passed practical test" if rule.test_required else ""
    return f"Hire at an average of {show(rule.threshold)} or more, with zero red flags{test}."


def _coverage(rule: Rule, names: Mapping[str, str]) -> list[str]:
    parts = [f"{names.get(key, key)} {least}" for key, least in rule.pick_min.items() if least]
    return [f"At least this many questions are scored: {', '.join(parts)}."] if parts else []


def _weights(rule: Rule, names: Mapping[str, str]) -> list[str]:
    named = [*rule.weights.difficulty.items(), *((names.get(key, key), w) for key, w in rule.weights.section.items())]
    parts = [f"{name} × {fraction_text(weight)}" for name, weight in named if weight != 1]
    return [f"Some questions weigh more or less: {', '.join(parts)}."] if parts else []
