"""A guide as the rows of a draft."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from rubrics.guides.draft import Guide, PracticalTest, Question, Round
from rubrics.kits.checking import Finding
from rubrics.kits.errors import DraftStands, KitProblems
from rubrics.kits.reading import COPIED
from rubrics.models import Criterion, Kit, LookFor, RedFlag, Section
from rubrics.models import PracticalTest as TestRow
from rubrics.models import Question as QuestionRow
from rubrics.models import Round as RoundRow

HOUSE_ANCHORS = (
    "Misses most of the points, or stays with commonplaces.",
    "Reaches some of the points and stops when pressed.",
    "Covers the points and defends them under follow-ups.",
    "Adds trade-offs, nuance or real examples unasked.",
)
HOUSE_MINUTES, HOUSE_THRESHOLD = 45, "3"
SLUG_MAX = 80


@transaction.atomic
def create_from_guide(*, guide: Guide, author=None, slug: str | None = None) -> Kit:
    """A draft that says what `guide` says; where it is silent on scale, threshold or length, the house's own.

    With the `slug` of a kit that exists, the draft is its next version; without a slug it is a new kit, named after
    its title. Raises KitProblems for numbers that cannot be kept, and DraftStands when that kit has a draft.
    """
    refuse_numbers(guide)
    guide = with_house_defaults(guide)
    slug, version = (slug, next_version(slug)) if slug else (free_slug(guide.title), 1)
    kit = Kit.objects.create(slug=slug, version=version, created_by=author, **kit_fields(guide))
    write_parts(kit, guide)
    return kit


def with_house_defaults(guide: Guide) -> Guide:
    """The guide as a kit of it says it: with a scale, a threshold and a length."""
    return replace(
        guide,
        minutes=guide.minutes or HOUSE_MINUTES,
        anchors=guide.anchors or HOUSE_ANCHORS,
        threshold=guide.threshold or HOUSE_THRESHOLD,
    )


def next_version(slug: str) -> int:
    """One more than the newest version of `slug`. Raises DraftStands."""
    rows = list(Kit.objects.select_for_update().filter(slug=slug).order_by("-version"))
    for row in rows:
        if row.is_draft:
            raise DraftStands(row)
    return rows[0].version + 1 if rows else 1


def free_slug(title: str) -> str:
    """A slug of the title that no kit has yet: with a number behind it when it is taken."""
    stem = slugify(title)[: SLUG_MAX - 5].strip("-") or "kit"
    taken = set(Kit.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)


def kit_fields(guide: Guide) -> dict:
    """The columns of the kit itself."""
    return {name: getattr(guide, name) for name in COPIED} | {
        "anchors": list(guide.anchors),
        "threshold": two_places(guide.threshold),
        "weights": {"difficulty": dict(guide.weights_difficulty), "section": dict(guide.weights_section)},
        "candidate_questions": list(guide.candidate_questions),
        "lists": [{"name": item.name, "items": list(item.items)} for item in guide.lists],
    }


def write_parts(kit: Kit, guide: Guide) -> None:
    for order, section in enumerate(guide.sections):
        row = Section.objects.create(kit=kit, order=order, **section_fields(section))
        write_questions(row, section.questions)
    RedFlag.objects.bulk_create(
        RedFlag(kit=kit, order=order, text=flag.text) for order, flag in enumerate(guide.red_flags)
    )
    write_rounds(kit, guide.rounds)
    if guide.practical_test:
        write_test(kit, guide.practical_test)


def section_fields(section) -> dict:
    return {name: getattr(section, name) for name in ("key", "name", "kind", "pick_min", "pick_max", "intro")}


def question_fields(question: Question) -> dict:
    """The columns of a question; look-fors and red flags have rows of their own."""
    lists = {name: list(getattr(question, name)) for name in ("follow_ups", "green_flags", "anchors")}
    return lists | {name: getattr(question, name) for name in ("title", "text", "difficulty", "minutes", "answer")}


def write_questions(section: Section, questions: tuple[Question, ...]) -> None:
    rows = QuestionRow.objects.bulk_create(
        QuestionRow(section=section, order=order, **question_fields(question))
        for order, question in enumerate(questions)
    )
    for row, question in zip(rows, questions, strict=True):
        write_points(section.kit, row, question)


def write_points(kit: Kit, row: QuestionRow, question: Question) -> None:
    LookFor.objects.bulk_create(
        LookFor(question=row, order=order, text=text) for order, text in enumerate(question.look_for)
    )
    RedFlag.objects.bulk_create(
        RedFlag(kit=kit, question=row, order=order, text=text) for order, text in enumerate(question.red_flags)
    )


def write_rounds(kit: Kit, rounds: tuple[Round, ...]) -> None:
    RoundRow.objects.bulk_create(
        RoundRow(
            kit=kit, order=order, name=item.name, minutes_min=item.minutes_min, minutes_max=item.minutes_max,
            note=item.note,
        )
        for order, item in enumerate(rounds)
    )  # fmt: skip


def write_test(kit: Kit, test: PracticalTest) -> None:
    row = TestRow.objects.create(kit=kit, **test_fields(test))
    write_criteria(row, test)


def write_criteria(row: TestRow, test: PracticalTest) -> None:
    Criterion.objects.bulk_create(
        Criterion(test=row, order=order, name=item.name, weight=item.weight, detail=item.detail)
        for order, item in enumerate(test.criteria)
    )


def test_fields(test: PracticalTest) -> dict:
    return {
        "brief": test.brief,
        "hours": test.hours,
        "deliverables": list(test.deliverables),
        "bonus": test.bonus,
        "pass_mark": two_places(test.pass_mark),
    }


def two_places(text: str) -> Decimal:
    number = Fraction(text)
    return Decimal(number.numerator) / Decimal(number.denominator)


def refuse_numbers(guide: Guide) -> None:
    """Raise KitProblems for a threshold or pass mark off the scale, or finer than hundredths."""
    found = list(_mark_findings("threshold", "The threshold", guide.threshold))
    if guide.practical_test:
        found += _mark_findings("pass_mark", "The pass mark of the practical test", guide.practical_test.pass_mark)
    if found:
        raise KitProblems(found)


def _mark_findings(field: str, what: str, text: str | None) -> Iterator[Finding]:
    if text is not None and not 1 <= Fraction(text) <= 4:
        yield Finding(field, f"{what} must be between 1 and 4, not {text}.")
    elif text is not None and (Fraction(text) * 100).denominator != 1:
        yield Finding(field, f"{what} is {text}: write it with two decimals at most, such as 2.75.")


def last_order(rows) -> int:
    """The order for one more row at the end."""
    last = rows.aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1
