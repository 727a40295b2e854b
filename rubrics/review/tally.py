"""What a kit made of the parts would have, in a few words each. Pure."""

from collections import Counter

from rubrics.guides.assembly import Draft
from rubrics.guides.draft import DIFFICULTIES
from rubrics.guides.parts import KEPT_APART, Parts


def tally_of(draft: Draft, parts: Parts, hints: int = 0) -> list[str]:
    """For instance "27 questions in 3 sections", "3 easy, 8 medium, 4 hard", "8 red flags"."""
    suggested = hints and _count(hints, "suggestion")
    return [words for words in (*_questions(draft), *_rest(draft), *_apart(parts), suggested) if words]


def _questions(draft: Draft) -> tuple[str, ...]:
    sections = draft.guide.sections
    asked = [question for section in sections for question in section.questions]
    counted = Counter(question.difficulty for question in asked)
    mix = ", ".join(f"{counted[name]} {name}" for name in DIFFICULTIES if counted[name])
    points = sum(len(question.look_for) for question in asked)
    answers = sum(bool(question.answer) for question in asked)
    where = f" in {_count(len(sections), 'section')}" if sections else ""
    return (
        f"{_count(len(asked), 'question')}{where}",
        mix,
        points and _count(points, "point", " to listen for"),
        answers and _count(answers, "model answer"),
    )


def _rest(draft: Draft) -> tuple[str, ...]:
    guide, test = draft.guide, draft.guide.practical_test
    return (
        guide.red_flags and _count(len(guide.red_flags), "red flag"),
        test and (f"practical test with {_count(len(test.criteria), 'criterion', many='criteria')}"),
        draft.scale and f"scale {draft.scale.low} to {draft.scale.high}",
        draft.threshold and f"threshold {draft.threshold}",
        guide.minutes and f"{guide.minutes} minutes",
        guide.rounds and _count(len(guide.rounds), "round"),
        guide.candidate_questions and _count(len(guide.candidate_questions), "question", " for the candidate to ask"),
    )


def _apart(parts: Parts) -> tuple[str, ...]:
    number = sum(part.kind in KEPT_APART for part in parts)
    return (number and f"{number} kept apart",)


def _count(number: int, word: str, rest: str = "", many: str = "") -> str:
    return f"{number} {word if number == 1 else many or word + 's'}{rest}"
