"""Suggestions on a draft, with the rows that they are about, and whether somebody dismissed them. Reads only."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from rubrics.advice import Advice, advise
from rubrics.kits import as_guide
from rubrics.models import Kit, Question, Section

# Comparing more questions than these with each other takes longer than a page should.
QUESTIONS_MAX = 1000
# Questions of other kits that a draft is compared with, those published last first.
OTHERS_MAX = 2000


@dataclass(frozen=True)
class Suggestion:
    """An advice and what it is about: a question, a whole section, or with neither the whole kit."""

    advice: Advice
    section: Section | None
    question: Question | None
    dismissed: bool


@dataclass(frozen=True)
class Suggestions:
    """All suggestions on a kit, the weightiest kind first."""

    every: tuple[Suggestion, ...] = ()

    @property
    def standing(self) -> list[Suggestion]:
        return [each for each in self.every if not each.dismissed]

    @property
    def dismissed(self) -> list[Suggestion]:
        return [each for each in self.every if each.dismissed]

    def find(self, key: str, question: Question | None = None) -> Suggestion | None:
        """The suggestion of that key, on `question` when one is given; None when what it was about has changed."""
        fitting = (each for each in self.every if each.advice.key == key and question in (None, each.question))
        return next(fitting, None)


def suggestions_on(kit: Kit, visible: QuerySet[Kit]) -> Suggestions:
    """One query more than `kits.fetch`. `visible` are the kits that the reader may see. None on a very large kit."""
    guide = as_guide(kit)
    if sum(len(section.questions) for section in guide.sections) > QUESTIONS_MAX:
        return Suggestions()
    return Suggestions(tuple(_suggestions(kit, advise(guide, asked_elsewhere(visible, kit.slug)))))


def asked_elsewhere(visible: QuerySet[Kit], slug: str = "") -> list[tuple[str, str]]:
    """What the newest published versions of all other kits ask: titles of kits and texts of questions."""
    newest = Kit.objects.filter(slug=OuterRef("slug"), status=Kit.Status.PUBLISHED).order_by("-version")
    current = visible.filter(pk=Subquery(newest.values("pk")[:1])).exclude(slug=slug)
    rows = Question.objects.filter(section__kit__in=current.order_by().values("pk"))
    rows = rows.order_by("-section__kit__published_at", "section__kit__slug", "section__order", "order", "pk")
    return list(rows.values_list("section__kit__title", "text")[:OTHERS_MAX])


def _suggestions(kit: Kit, found: tuple[Advice, ...]) -> Iterator[Suggestion]:
    sections = list(kit.sections.all())
    questions = [list(section.questions.all()) for section in sections]
    dismissed = set(kit.dismissed)
    for advice in found:
        place, number = advice.where or (None, None)
        section = None if place is None else sections[place]
        question = None if number is None else questions[place][number]
        yield Suggestion(advice, section, question, advice.key in dismissed)
