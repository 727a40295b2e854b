"""The rows of one page, as values: a template never gets what its reader may not see."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from interviews.models import Candidacy, Indication, Opening
from interviews.summaries import Number
from rubrics import rule

# More columns than this push the next step off the table; the candidacy's page has them all.
SECTIONS_ON_THE_BOARD = 4
# step -> where on the candidacy's page it is done
PLACES = {
    "ruling": "flags",
    "test": "test",
    "decision": "decision",
    "held": "decision",
    "cards": "interviews",
    "meeting": "interviews",
}


@dataclass(frozen=True)
class SectionMean:
    name: str
    mean: Number


@dataclass(frozen=True)
class BoardRow:
    """One candidate. `outcome`, `flags`, `test`, `decision` and `against` are None where the reader is blind."""

    ref: str
    name: str
    blind: bool
    withdrawn: bool
    outcome: str | None
    average: Number
    provisional: bool
    sections: tuple[SectionMean, ...]
    flags: int | None
    cards_in: int
    cards_expected: int
    test: str | None
    decision: str | None
    against: bool | None
    step: str
    step_words: str
    step_place: str


def section_names(opening: Opening) -> dict[str, str]:
    """The names of the counted sections by key, in the order of the kit; none when they are too many. One query."""
    names = dict(opening.kit.sections.filter(pick_min__isnull=False).values_list("key", "name"))
    return names if len(names) <= SECTIONS_ON_THE_BOARD else {}


def rows_of(candidacies: Iterable[Candidacy], names: dict[str, str]) -> list[BoardRow]:
    """The page's rows, with one query for the verdicts of those that the reader may see."""
    candidacies = list(candidacies)
    seen = [row.pk for row in candidacies if not row.blind]
    kept = dict(Indication.objects.filter(candidacy__in=seen).values_list("candidacy_id", "verdict"))
    return [_row(row, kept.get(row.pk, {}), names) for row in candidacies]


def _row(row: Candidacy, verdict: dict, names: dict[str, str]) -> BoardRow:
    means = verdict.get("sections", {})
    return BoardRow(
        ref=str(row.ref),
        name=str(row.candidate),
        blind=row.blind,
        withdrawn=row.status == Candidacy.Status.WITHDRAWN,
        outcome=row.outcome,
        average=_number(verdict.get("average")),
        provisional=verdict.get("provisional", False),
        sections=tuple(SectionMean(name, _number(means.get(key))) for key, name in names.items()),
        flags=row.flags,
        cards_in=row.cards_in,
        cards_expected=row.cards_expected,
        test=row.test,
        decision=row.decision,
        against=row.against,
        step=row.step,
        step_words=_WORDS[row.step](row),
        step_place=PLACES.get(row.step, ""),
    )


def _number(text: str | None) -> Number:
    return Number(None if text is None else rule.as_fraction(text))


def _cards(row: Candidacy) -> str:
    waiting = row.cards_expected - row.cards_in
    return "Wait for 1 card" if waiting == 1 else f"Wait for {waiting} cards"


def _meeting(row: Candidacy) -> str:
    return f"Interview on {date_format(timezone.localtime(row.meets_at), 'j M')}"


_WORDS = {
    "withdrawn": lambda row: "Withdrawn",
    "own_card": lambda row: "Seal your own card",
    "hidden": lambda row: "None for a shadow",
    "done": lambda row: "None",
    "session": lambda row: "Schedule an interview",
    "ruling": lambda row: "Rule on the flag" if row.flags == 1 else "Rule on the flags",
    "meeting": _meeting,
    "cards": _cards,
    "test": lambda row: "Grade the test",
    "questions": lambda row: "Ask more questions",
    "held": lambda row: "On hold",
    "decision": lambda row: "Decide",
}
