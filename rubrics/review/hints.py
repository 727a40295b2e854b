"""What a second reader would ask about single questions, to stand beside them. Pure."""

from rubrics.advice import Advice, advise
from rubrics.guides.assembly import Draft
from rubrics.guides.parts import Parts

# Comparing more than these with each other takes longer than a step should.
QUESTIONS_MAX = 300


def hints_of(draft: Draft, parts: Parts) -> dict[int, list[Advice]]:
    """Suggestions by the key of the question part that they are about; what is about a whole section is left out."""
    asked = [part.key for part in parts if part.kind == "question" and part.text.strip()]
    if len(asked) > QUESTIONS_MAX:
        return {}
    sections = enumerate(draft.guide.sections)
    places = [(place, number) for place, section in sections for number in range(len(section.questions))]
    keys = dict(zip(places, asked, strict=True))
    found: dict[int, list[Advice]] = {}
    for advice in advise(draft.guide):
        if advice.where in keys and advice.code != "look_for":
            found.setdefault(keys[advice.where], []).append(advice)
    return found
