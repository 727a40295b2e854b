"""The kit on paper: what a panel takes into the room, and the practical test as the candidate gets it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from string import ascii_uppercase

import segno
from django.conf import settings
from django.urls import reverse

from interviews.models import Card
from rubrics.models import Kit, PracticalTest, Question, Section
from rubrics.rule.terms import terms
from rubrics.rules import rule_of


@dataclass(frozen=True)
class SheetQuestion:
    """One question to ask. `code` names it on paper ("A3": the third of the first section)."""

    code: str
    text: str
    difficulty: str
    minutes: int | None
    look_for: tuple[str, ...]
    follow_ups: tuple[str, ...]
    green_flags: tuple[str, ...]
    red_flags: tuple[str, ...]
    answer: str
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class SheetSection:
    name: str
    letter: str
    intro: str
    pick: str
    questions: tuple[SheetQuestion, ...]


@dataclass(frozen=True)
class SheetTest:
    brief: str
    hours: str
    deliverables: tuple[str, ...]
    criteria: tuple[tuple[str, int | None, str], ...]
    bonus: str
    pass_mark: str


@dataclass(frozen=True)
class KitSheet:
    """Everything a printed kit says. `date` is when the version was published (drafts: last changed).

    `planned` sheets hold the questions of an opening's plan, all of which are asked; others leave the choice.
    """

    title: str
    role: str
    level: str
    version: int
    status: str
    summary: str
    minutes: int
    date: datetime
    anchors: tuple[str, ...]
    rule: tuple[str, ...]
    sections: tuple[SheetSection, ...]
    red_flags: tuple[str, ...]
    test: SheetTest | None
    rounds: tuple[tuple[str, str, str], ...]
    candidate_questions: tuple[str, ...]
    candidate: str
    interviewer: str
    when: datetime | None
    planned: bool
    address: str
    qr: str


def of_kit(kit: Kit) -> KitSheet:
    """The whole kit, with blanks for candidate and interviewer. Six queries."""
    sections = kit.sections.prefetch_related("questions__look_fors", "questions__red_flags")
    rows = [(section, list(section.questions.all())) for section in sections]
    address = settings.SITE_URL + reverse("rubrics:kit", args=[kit.ref])
    return _sheet(kit, rows, address=address)


def of_card(card: Card) -> KitSheet:
    """The plan of a card's opening for its author, with the candidate's name and a code that opens the live card."""
    session = card.seat.session
    opening = session.candidacy.opening
    items = opening.plan_items.select_related("question__section").prefetch_related(
        "question__look_fors", "question__red_flags"
    )
    rows: dict[Section, list[Question]] = {}
    for item in items:
        rows.setdefault(item.question.section, []).append(item.question)
    return _sheet(
        opening.kit,
        sorted(rows.items(), key=lambda row: row[0].order),
        address=settings.SITE_URL + reverse("interviews:card", args=[card.ref]),
        candidate=session.candidacy.candidate.name,
        interviewer=str(card.seat.user),
        when=session.starts_at,
        minutes=session.minutes,
        planned=True,
    )


def _sheet(kit: Kit, rows: Iterable, *, address: str, **about) -> KitSheet:
    test = PracticalTest.objects.filter(kit=kit).prefetch_related("criteria").first()
    names = dict(kit.sections.values_list("key", "name"))
    blanks = {"candidate": "", "interviewer": "", "when": None, "minutes": kit.minutes, "planned": False}
    return KitSheet(
        title=kit.title,
        role=kit.role,
        level=kit.level,
        version=kit.version,
        status=kit.get_status_display(),
        summary=kit.summary,
        date=kit.published_at or kit.changed_at,
        anchors=tuple(kit.anchors),
        rule=tuple(terms(rule_of(kit), names, test and Fraction(test.pass_mark))),
        sections=tuple(_section(letter, *row) for letter, row in zip(ascii_uppercase, rows, strict=False)),
        red_flags=tuple(flag.text for flag in kit.red_flags.all() if flag.question_id is None),
        test=_test(test) if test else None,
        rounds=tuple((row.name, span(row.minutes_min, row.minutes_max), row.note) for row in kit.rounds.all()),
        candidate_questions=tuple(kit.candidate_questions),
        address=address,
        qr=qr_code(address),
        **(blanks | about),
    )


def _section(letter: str, section: Section, questions: Iterable[Question]) -> SheetSection:
    return SheetSection(
        name=section.name,
        letter=letter,
        intro=section.intro,
        pick=span(section.pick_min, section.pick_max),
        questions=tuple(_question(f"{letter}{number}", row) for number, row in enumerate(questions, start=1)),
    )


def _question(code: str, question: Question) -> SheetQuestion:
    return SheetQuestion(
        code=code,
        text=question.text,
        difficulty=question.get_difficulty_display() or "",
        minutes=question.minutes,
        look_for=tuple(point.text for point in question.look_fors.all()),
        follow_ups=tuple(question.follow_ups),
        green_flags=tuple(question.green_flags),
        red_flags=tuple(flag.text for flag in question.red_flags.all()),
        answer=question.answer,
        anchors=tuple(question.anchors),
    )


def _test(test: PracticalTest) -> SheetTest:
    return SheetTest(
        brief=test.brief,
        hours=f"{test.hours.normalize():f}" if test.hours else "",
        deliverables=tuple(test.deliverables),
        criteria=tuple((row.name, row.weight, row.detail) for row in test.criteria.all()),
        bonus=test.bonus,
        pass_mark=f"{test.pass_mark:.2f}",
    )


def span(low: int | None, high: int | None) -> str:
    """ "4-6", "3" when both are equal or one is missing, "" when neither is known."""
    ends = [str(end) for end in (low, high) if end is not None]
    return "–".join(dict.fromkeys(ends))


def qr_code(text: str) -> str:
    """A QR code of `text` as a `data:` address of an SVG, dark on nothing."""
    return segno.make(text, error="m").svg_data_uri(border=0, dark="#1c1a17")
