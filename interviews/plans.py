"""The plan of an opening, read for the pure composer."""

from collections.abc import Iterable
from dataclasses import dataclass

from interviews.models import Opening
from rubrics import compose
from rubrics.models import Kit, PracticalTest, Question, Section


@dataclass(frozen=True)
class Menu:
    """A kit as the composer sees it: sections and questions in order, ranges, and the minutes of the briefing."""

    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    items: tuple[compose.Item, ...]
    ranges: tuple[compose.Range, ...]
    briefing: int

    @property
    def names(self) -> dict[str, str]:
        """What people call the sections, by key."""
        return {section.key: section.name for section in self.sections}

    def items_of(self, questions: Iterable[Question]) -> list[compose.Item]:
        by_ref = {item.id: item for item in self.items}
        return [by_ref[str(question.ref)] for question in questions]


def menu_of(kit: Kit) -> Menu:
    """Three queries: sections, their questions, whether there is a practical test."""
    sections = tuple(kit.sections.prefetch_related("questions"))
    questions = tuple(question for section in sections for question in _questions(section))
    items = tuple(_item(question, place) for place, question in enumerate(questions))
    ranges = tuple(compose.Range(section.key, section.pick_min, section.pick_max) for section in sections)
    briefing = compose.BRIEFING if PracticalTest.objects.filter(kit=kit).exists() else 0
    return Menu(sections, questions, items, ranges, briefing)


def chosen(opening: Opening) -> list[Question]:
    """The questions of the plan, in its order."""
    return [item.question for item in opening.plan_items.select_related("question__section")]


def shape_of(opening: Opening, questions: Iterable[Question], menu: Menu | None = None) -> compose.Shape:
    """These questions of the opening's kit, measured against the kit and the opening's minutes."""
    menu = menu or menu_of(opening.kit)
    return compose.measure(menu.items_of(questions), menu.ranges, opening.minutes, menu.items, menu.briefing)


def proposal_for(opening: Opening, menu: Menu) -> compose.Proposal:
    return compose.propose(menu.items, menu.ranges, opening.minutes, opening.senior, menu.briefing)


def _questions(section: Section) -> list[Question]:
    """The section's questions, each knowing its section without another query."""
    questions = list(section.questions.all())
    for question in questions:
        question.section = section
    return questions


def _item(question: Question, place: int) -> compose.Item:
    section = question.section
    return compose.Item(
        str(question.ref), section.key, section.kind, question.difficulty, question.minutes, question.title, place
    )
