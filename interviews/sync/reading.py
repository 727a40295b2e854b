"""What a card holds, field by field, and what waits for its author's choice. Reads only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max
from django.db.models.functions import Least

from interviews.models import Card, Flag, Operation, PlanItem, Score, Tick
from interviews.operations.canonical import digest
from interviews.operations.fields import EMPTY, Sheet, parse
from interviews.operations.fold import KEPT
from rubrics.models import RedFlag

Fields = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """The sheet of a card with the row ids behind its refs."""

    sheet: Sheet
    questions: Mapping[str, int] = field(default_factory=dict)
    look_fors: Mapping[str, int] = field(default_factory=dict)
    red_flags: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Sibling:
    """A value that lost against the current one and waits for a choice. `seq` is its place on the card."""

    field: str
    seq: int
    value: Any


def sheet_of(card: Card, *, flags: bool = True) -> Plan:
    """What the card may speak of: one query, two with the kit's red flags."""
    opening = card.seat.session.candidacy.opening
    names = ("question__ref", "question_id", "question__look_fors__ref", "question__look_fors__id")
    questions, look_fors, owner = {}, {}, {}
    for question, question_id, look_for, look_for_id in PlanItem.objects.filter(opening=opening).values_list(*names):
        questions[str(question)] = question_id
        if look_for:
            look_fors[str(look_for)], owner[str(look_for)] = look_for_id, str(question)
    rows = RedFlag.objects.filter(kit=opening.kit_id).values_list("ref", "id") if flags else ()
    red_flags = {str(ref): pk for ref, pk in rows}
    return Plan(Sheet(questions.keys(), owner, red_flags.keys()), questions, look_fors, red_flags)


def fields_of(card: Card) -> Fields:
    """Every field of the card that says something, by name; four queries."""
    fields: Fields = {"note:overall": card.note}
    for score in Score.objects.filter(card=card).select_related("question"):
        key = str(score.question.ref)
        asked_at = score.asked_at.isoformat() if score.asked_at else None
        fields |= {f"score:{key}": score.level, f"state:{key}": score.state}
        fields |= {f"note:{key}": score.note, f"asked_at:{key}": asked_at}
    for question, look_for in Tick.objects.filter(card=card).values_list("look_for__question__ref", "look_for__ref"):
        fields[f"tick:{question}:{look_for}"] = True
    for flag in Flag.objects.filter(card=card).select_related("red_flag", "question"):
        fields[f"flag:{flag.ref}"] = _flag_value(flag)
    return {name: value for name, value in fields.items() if not is_empty(name, value)}


def _flag_value(flag: Flag) -> Any:
    return {
        "text": flag.text,
        "evidence": flag.evidence,
        "red_flag": str(flag.red_flag.ref) if flag.red_flag else None,
        "question": str(flag.question.ref) if flag.question else None,
        "withdrawn": flag.state == Flag.State.WITHDRAWN,
    }


def is_empty(name: str, value: Any) -> bool:
    return value == EMPTY[name.split(":")[0]]


def digest_of_fields(fields: Fields) -> str:
    """The digest of what the author sees: every field but the time a question was asked."""
    return digest({name: value for name, value in fields.items() if not name.startswith("asked_at:")})


@dataclass(frozen=True)
class Past:
    """Per field: its version, and the newest number that somebody had seen when they last changed it."""

    versions: Mapping[str, int]
    answered: Mapping[str, int]
    disputed: frozenset[str]


def past_of(card: Card) -> Past:
    """What the operations of a card amount to, without their values; one query."""
    rows = Operation.objects.filter(card=card).order_by().values("field", "outcome")
    rows = rows.annotate(newest=Max("seq"), answered=Max(Least("base_ver", "seq")))
    kept = [row for row in rows if row["outcome"] in KEPT]
    versions: dict[str, int] = {}
    answered: dict[str, int] = {}
    for row in kept:
        versions[row["field"]] = max(versions.get(row["field"], 0), row["newest"])
        answered[row["field"]] = max(answered.get(row["field"], 0), row["answered"])
    disputed = frozenset(row["field"] for row in rows if row["outcome"] == Operation.Outcome.SIBLING)
    return Past(versions, answered, disputed)


def open_siblings(card: Card, past: Past | None = None) -> list[Sibling]:
    """Values that wait for a choice, the newest of each client and field; one query where there are any."""
    past = past or past_of(card)
    if not past.disputed:
        return []
    rows = Operation.objects.filter(card=card, outcome=Operation.Outcome.SIBLING).order_by("cseq")
    newest = {(row.field, row.client_id): Sibling(row.field, row.seq, row.value) for row in rows}
    waiting = [one for one in newest.values() if one.seq > past.answered.get(one.field, 0)]
    return sorted(waiting, key=lambda one: one.seq)


def unheeded(card: Card) -> list[Operation]:
    """What was kept and does not count: typed after sealing, parked, or not valid; in order of arrival."""
    outcomes = (Operation.Outcome.LATE, Operation.Outcome.PARKED, Operation.Outcome.KEPT_INVALID)
    return list(Operation.objects.filter(card=card, outcome__in=outcomes))


def kind_of(name: str) -> str:
    found = parse(name)
    return found.kind if found else ""
