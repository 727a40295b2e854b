"""One table from codes to sentences: every reason of a verdict and every problem of a kit or a case.

`names` maps the ids of sections, questions and seats to what people call them; what it lacks is said by
the label of the seat or by the id itself.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from rubrics.rule.figures import show
from rubrics.rule.model import Problem, Reason

Names = Mapping[str, str]

DIGIT_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def reason(item: Reason, names: Names | None = None) -> str:
    """One reason as a sentence."""
    return _REASONS[item.code](Params(item, names))


def problem(item: Problem, names: Names | None = None) -> str:
    """One problem of a kit or a case, without its field: "must be between 1 and 4, not 5"."""
    return _PROBLEMS[item.code](Params(item, names))


def called(name: str, names: Names | None = None, label: str = "") -> str:
    """What people call a section, question or seat: its name, else its label, else its id."""
    return (names or {}).get(name) or label or name


def count(number: int, thing: str) -> str:
    """The number and the thing: one red flag, two cards, 12 points."""
    word = DIGIT_WORDS[number] if 0 <= number < len(DIGIT_WORDS) else str(number)
    return f"{word} {thing}" if number == 1 else f"{word} {thing}s"


class Params:
    """The parameters of a reason as a sentence wants them."""

    def __init__(self, item: Reason, names: Names | None):
        self.item, self.names = item, names

    def __getitem__(self, key: str):
        return self.item[key]

    def called(self, key: str) -> str:
        params = dict(self.item.params)
        spoken = {"section": params[key].replace("_", "-"), "seat": params.get("label", "")}
        return called(params[key], self.names, spoken.get(key, ""))

    def title(self, key: str) -> str:
        text = self.called(key)
        return text[:1].upper() + text[1:]

    def number(self, key: str) -> str:
        value = self.item[key]
        return show(None if value is None else Fraction(value))

    def against(self) -> tuple[str, str]:
        """Average and threshold, made exact where cutting would make them look equal."""
        average, threshold = self.number("average"), self.number("threshold")
        if average == threshold and self["average"] != self["threshold"]:
            return f"{average} ({self['average']})", f"{threshold} ({self['threshold']})"
        return average, threshold


def _average_below(params: Params) -> str:
    average, threshold = params.against()
    return f"The average {average} is below {threshold}."


def _section_below(params: Params) -> str:
    average, threshold = params.against()
    return f"{params.title('section')} at {average} is below {threshold}."


def _average_waits(params: Params) -> str:
    if params["average"] is None:
        return "No average yet."
    average, threshold = params.number("average"), params.number("threshold")
    return f"The average so far is {average}; it is judged against {threshold} at the end."


def _flag_stands(params: Params) -> str:
    ruling = "was upheld" if params["state"] == "upheld" else "stands"
    return f"A red flag raised by {params.called('seat')} {ruling}."


def _cards_in(params: Params) -> str:
    few = {1: "The only card is in.", 2: "Both cards are in."}
    return few.get(params["cards"]) or f"All {count(params['cards'], 'card')} are in."


def _section_short(params: Params) -> str:
    lack = count(params["needed"] - params["scored"], "more scored question")
    return f"{params.title('section')} needs {lack} ({params['scored']} of {params['needed']})."


def _test_result(word: str) -> Callable[[Params], str]:
    def say(params: Params) -> str:
        mean = "" if params["mean"] is None else f" with {params.number('mean')}"
        return f"The practical test was {word}{mean}."

    return say


_REASONS: dict[str, Callable[[Params], str]] = {
    "cards_in": _cards_in,
    "card_missing": lambda p: f"{p.title('seat')} has not submitted a card.",
    "no_scorer": lambda p: "Nobody has been asked to score.",
    "section_covered": lambda p: f"{p.title('section')}: {p['scored']} scored, {p['needed']} needed.",
    "section_short": _section_short,
    "average_reached": lambda p: f"The average {p.number('average')} reaches {p.number('threshold')}.",
    "average_below": _average_below,
    "section_below": _section_below,
    "average_waits": _average_waits,
    "no_scores": lambda p: "No question of a counted section has a score.",
    "no_flag": lambda p: "No red flag stands.",
    "flag_stands": _flag_stands,
    "test_passed": _test_result("passed"),
    "test_failed": _test_result("failed"),
    "test_missing": lambda p: "The practical test has no result yet.",
}

_PROBLEMS: dict[str, Callable[[Params], str]] = {
    "off_the_scale": lambda p: f"must be between 1 and 4, not {p['value']}",
    "not_one_of": lambda p: f"must be one of {p['choices']}",
    "weight_not_positive": lambda p: f"must be more than 0, not {p['value']}",
    "negative": lambda p: f"must not be negative, but is {p['value']}",
    "weight_not_counted": lambda p: f"{p.called('section')} is not a counted section, so a weight has no effect",
    "no_counted_section": lambda p: "at least one section needs a smallest number of questions, or nothing is counted",
    "nothing_required": lambda p: "at least one counted section must require a question",
    "section_unknown": lambda p: f"the kit has no section {p.called('section')}",
    "pick_min_differs": lambda p: f"the rule asks {p['needed']} of {p.called('section')}, the section says otherwise",
    "pick_min_absent": lambda p: f"{p.called('section')} has a largest number of questions but no smallest",
    "too_few_questions": lambda p: (
        f"{p.called('section')} asks for {p['value']} and has {count(p['questions'], 'question')}"
    ),
    "pick_range_empty": lambda p: f"the largest number for {p.called('section')} is below the smallest, or below 1",
    "test_without_criteria": lambda p: "the rule requires a practical test, and the kit has no criteria for one",
    "criterion_without_weight": lambda p: f"{p.called('criterion')} has no weight",
    "weights_not_100": lambda p: f"the weights of the criteria add up to {p['total']}, not 100",
    "repeated": lambda p: "is used twice",
    "seat_unknown": lambda p: "is not the id of a seat",
    "not_a_level": lambda p: "must be 1, 2, 3, 4 or null",
    "level_and_state": lambda p: "must be left out when there is a level",
    "marked_twice": lambda p: "this seat has marked this question already",
    "question_differs": lambda p: f"differs from the {p['name']} that an earlier mark gives this question",
}
