"""The plan of an opening, read for the pure composer, and the order of a choice that is not kept yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviews.models import Opening
from rubrics import compose
from rubrics.models import Kit, PracticalTest, Question, Section


@dataclass(frozen=True)
class Menu:
    """A kit as the composer sees it: sections and questions in order, ranges, and the practical test that closes."""

    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    items: tuple[compose.Item, ...]
    ranges: tuple[compose.Range, ...]
    test: PracticalTest | None

    @property
    def briefing(self) -> int:
        """Minutes that handing over the practical test takes."""
        return compose.BRIEFING if self.test else 0

    @property
    def names(self) -> dict[str, str]:
        """What people call the sections, by key."""
        return {section.key: section.name for section in self.sections}

    def by_ref(self, refs: Iterable[str]) -> list[Question]:
        """The questions with these refs, in this order; refs of other kits are left out."""
        known = {str(question.ref): question for question in self.questions}
        return [known[ref] for ref in refs if ref in known]

    def items_of(self, questions: Iterable[Question]) -> list[compose.Item]:
        known = {item.id: item for item in self.items}
        return [known[str(question.ref)] for question in questions]


def menu_of(kit: Kit) -> Menu:
    """Three queries: sections, their questions, the practical test."""
    sections = tuple(kit.sections.prefetch_related("questions"))
    questions = tuple(question for section in sections for question in _questions(section))
    items = tuple(_item(question, place) for place, question in enumerate(questions))
    ranges = tuple(compose.Range(section.key, section.pick_min, section.pick_max) for section in sections)
    return Menu(sections, questions, items, ranges, PracticalTest.objects.filter(kit=kit).first())


def chosen(opening: Opening) -> list[Question]:
    """The questions of the plan, in its order."""
    return [item.question for item in opening.plan_items.select_related("question__section")]


def shape_of(opening: Opening, questions: Iterable[Question], menu: Menu | None = None) -> compose.Shape:
    """These questions of the opening's kit, measured against the kit and the opening's minutes."""
    menu = menu or menu_of(opening.kit)
    return compose.measure(menu.items_of(questions), menu.ranges, opening.minutes, menu.items, menu.briefing)


def proposal_for(opening: Opening, menu: Menu) -> compose.Proposal:
    return compose.propose(menu.items, menu.ranges, opening.minutes, opening.senior, menu.briefing)


def arranged(menu: Menu, picked: Iterable[str], order: Sequence[str] = ()) -> list[str]:
    """The refs in `picked`, those of `order` first as they stand there; a new one goes before the next of the kit."""
    places = {item.id: item.place for item in menu.items}
    picked = {ref for ref in picked if ref in places}
    found = [ref for ref in dict.fromkeys(order) if ref in picked]
    for ref in sorted(picked - set(found), key=places.__getitem__):
        later = (index for index, other in enumerate(found) if places[other] > places[ref])
        found.insert(next(later, len(found)), ref)
    return found


def moved(refs: Sequence[str], move: str) -> list[str]:
    """The refs after a move such as "up:REF" or "down:REF"; a move that leads nowhere changes nothing."""
    found = list(refs)
    way, _, ref = move.partition(":")
    if ref not in found or way not in ("up", "down"):
        return found
    here = found.index(ref)
    there = here - 1 if way == "up" else here + 1
    if 0 <= there < len(found):
        found[here], found[there] = found[there], found[here]
    return found


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
