"""Parts that nothing becomes of, because what they belong to is not there. Pure."""

from collections.abc import Iterator
from itertools import groupby

from rubrics.guides.draft import Problem
from rubrics.guides.parts import OF_A_QUESTION, Part, Parts
from rubrics.review.labels import word_of

OF_A_TEST = ("deliverable", "criterion", "bonus")
NUMBERS = ("anchor", "scale", "threshold", "composition", "minutes")


def strays(parts: Parts) -> list[Problem]:
    """One problem for each run of such parts, at the line where it begins."""
    found = []
    for why, run in groupby(_judged(parts), key=lambda judged: judged[1]):
        lost = [part for part, _ in run]
        if why:
            found.append(Problem(lost[0].line, why, _sentence(why, lost)))
    return found


def _judged(parts: Parts) -> Iterator[tuple[Part, str]]:
    """Each part with the reason why it is lost; "" for those that go into the kit."""
    tested = any(part.kind == "test" for part in parts)
    asked, section = False, None
    for part in parts:
        why = ""
        if part.kind == "question":
            asked = True
        elif part.kind == "section":
            asked, section = asked and part.text.casefold() == section, part.text.casefold()
        elif part.kind in OF_A_QUESTION and not asked and not part.whole:
            why = "no_question"
        elif part.kind in OF_A_TEST and not tested:
            why = "no_test"
        elif part.kind in NUMBERS and not part.value:
            why = "no_number"
        yield part, why


def _sentence(why: str, lost: list[Part]) -> str:
    """What is lost, and why."""
    one = len(lost) == 1
    these = f"this {word_of(lost[0].kind)}" if one else f"these {len(lost)} parts"
    so = "so it does not go into the kit" if one else "so they do not go into the kit"
    if why == "no_question":
        return f"No question of the section stands above {these}, {so}."
    if why == "no_test":
        return f"There is no practical test that {these} could belong to, {so}."
    return f"{'This part has' if one else 'These parts have'} no number, {so}."
