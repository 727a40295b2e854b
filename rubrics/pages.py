"""What the pages of kits show, from rows that were fetched once. Reads only."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from string import ascii_uppercase

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from rubrics.guides.draft import QUESTION_TITLE_MAX
from rubrics.guides.words import shortened
from rubrics.kits import Finding, fetch, findings
from rubrics.kits.reading import flags_by_question
from rubrics.models import Kit, PracticalTest, Question, Section
from rubrics.rule.terms import terms
from rubrics.rules import rule_of
from rubrics.suggestions import Suggestions, suggestions_on

# What is longer is no heading.
HEADING_MAX = 300
# Which part of the page a finding is about; the rest belongs to the top.
PLACES = {
    "anchors": "scale",
    "threshold": "rule",
    "weights": "rule",
    "test": "practical-test",
    "criteria": "practical-test",
    "pass_mark": "practical-test",
    "sections": "sections",
}


@dataclass(frozen=True)
class QuestionPart:
    """A question with its code on paper: "A3" is the third of the first section."""

    row: Question
    code: str
    red_flags: tuple[str, ...]

    @property
    def is_its_title(self) -> bool:
        """Its title is but the beginning of its text, which can then stand for both."""
        text = self.row.text
        short = len(text) <= HEADING_MAX and "\n" not in text
        return short and self.row.title == shortened(text, QUESTION_TITLE_MAX)


@dataclass(frozen=True)
class SectionPart:
    """`pick` says how many to ask, `mix` the difficulties: "3 easy, 8 medium, 4 hard"."""

    row: Section
    letter: str
    pick: str
    mix: str
    questions: tuple[QuestionPart, ...]


@dataclass(frozen=True)
class Place:
    """A finding and the part of the page that mends it."""

    text: str
    anchor: str


@dataclass(frozen=True)
class KitPage:
    """`versions` are the kit's versions that the reader may see, newest first.

    `findings` and `suggestions` are for drafts; of other versions they are empty.
    """

    kit: Kit
    sections: tuple[SectionPart, ...]
    red_flags: tuple[str, ...]
    test: PracticalTest | None
    rule: tuple[str, ...]
    findings: tuple[Place, ...]
    versions: tuple[Kit, ...]
    suggestions: Suggestions

    @property
    def questions(self) -> int:
        return sum(len(section.questions) for section in self.sections)

    @property
    def edits(self) -> bool:
        """A draft can be edited, and only people who may do that see it."""
        return self.kit.is_draft

    @property
    def draft(self) -> Kit | None:
        """The draft among the versions."""
        return next((kit for kit in self.versions if kit.is_draft), None)

    @property
    def newer(self) -> Kit | None:
        """A published version after this one."""
        return next((kit for kit in self.versions if kit.is_published and kit.version > self.kit.version), None)

    @property
    def earlier(self) -> Kit | None:
        """The version to compare this one with at first."""
        others = [kit for kit in self.versions if kit.pk != self.kit.pk]
        return next((kit for kit in others if kit.version < self.kit.version), others[0] if others else None)


def page_of(kit: Kit, visible: QuerySet[Kit]) -> KitPage:
    """Everything the page of `kit` says, in eight queries, or nine for a draft.

    `visible` are the kits that its reader may see.
    """
    fetch(kit)
    test = getattr(kit, "practical_test", None)
    names = {row.key: row.name for row in kit.sections.all()}
    flags = flags_by_question(kit)
    return KitPage(
        kit=kit,
        sections=tuple(_section(place, row, flags) for place, row in enumerate(kit.sections.all())),
        red_flags=tuple(flag.text for flag in kit.red_flags.all() if flag.question_id is None),
        test=test,
        rule=tuple(terms(rule_of(kit), names, test and Fraction(test.pass_mark))),
        findings=tuple(_place(kit, found) for found in findings(kit)) if kit.is_draft else (),
        versions=tuple(visible.filter(slug=kit.slug).order_by("-version")),
        suggestions=suggestions_on(kit, visible) if kit.is_draft else Suggestions(),
    )


def letter_of(place: int) -> str:
    """A, B … Z, then AA."""
    return ascii_uppercase[place] if place < 26 else letter_of(place // 26 - 1) + letter_of(place % 26)


def pick_words(section: Section) -> str:
    """How many questions to ask: "Ask 4 to 6 of 15", "Not counted"."""
    low, high, number = section.pick_min, section.pick_max, len(section.questions.all())
    if low is None:
        return "Not counted"
    if high is None:
        return f"Ask {low} or more of {number}"
    return f"Ask {low} of {number}" if low == high else f"Ask {low} to {high} of {number}"


def mix_words(section: Section) -> str:
    """The difficulties of a section's questions: "3 easy, 8 medium, 4 hard"; "" when none is said."""
    counted = Counter(question.difficulty for question in section.questions.all())
    return ", ".join(f"{counted[name]} {name}" for name in Question.Difficulty.values if counted[name])


def _section(place: int, row: Section, flags: dict[int, list[str]]) -> SectionPart:
    letter = letter_of(place)
    questions = tuple(
        QuestionPart(question, f"{letter}{number}", tuple(flags.get(question.pk, ())))
        for number, question in enumerate(row.questions.all(), start=1)
    )
    return SectionPart(row, letter, pick_words(row), mix_words(row), questions)


def _place(kit: Kit, found: Finding) -> Place:
    group, _, name = found.field.partition(".")
    if group == "questions":
        return Place(found.text, f"q-{name}")
    if group == "sections" and name:
        key = name.partition(".")[0]
        return Place(found.text, next((f"s-{row.ref}" for row in kit.sections.all() if row.key == key), "about"))
    return Place(found.text, PLACES.get(group, "about"))


# the list


def listed(kits: QuerySet[Kit], wanted: dict[str, str]) -> QuerySet[Kit]:
    """Of each kit the newest published or retired version, and its draft; as `wanted` filters them.

    Filters: q (title, role, level, words of a question), role, level, kind (of a section), status. Each row carries
    `question_count` and `section_count`.
    """
    newest = Kit.objects.filter(slug=OuterRef("slug")).exclude(status=Kit.Status.DRAFT).order_by("-version")
    rows = kits.filter(Q(status=Kit.Status.DRAFT) | Q(pk=Subquery(newest.values("pk")[:1])))
    for condition in _conditions(wanted):
        rows = rows.filter(condition)
    counts = {
        "question_count": Count("sections__questions", distinct=True),
        "section_count": Count("sections", distinct=True),
    }
    return rows.annotate(**counts).order_by("title", "slug", "-version")


def _conditions(wanted: dict[str, str]) -> Iterator[Q | Exists]:
    for name in ("role", "level", "status"):
        if name in wanted:
            yield Q(**{name: wanted[name]})
    if "kind" in wanted:
        yield Exists(Section.objects.filter(kit=OuterRef("pk"), kind=wanted["kind"]))
    for word in wanted.get("q", "").split():
        asked = Question.objects.filter(section__kit=OuterRef("pk"))
        yield (
            Q(title__icontains=word)
            | Q(role__icontains=word)
            | Q(level__icontains=word)
            | Exists(asked.filter(Q(text__icontains=word) | Q(title__icontains=word)))
        )
