"""What the reader asks of the board, out of the address. What the address says and we do not know is ignored."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet

from interviews.models import Candidacy, Decision, Indication

VERDICTS = {"hire": Indication.Outcome.HIRE, "no_hire": Indication.Outcome.NO_HIRE, "undecided": "UNDECIDED"}
DECISIONS = ("none", *Decision.Kind.values)
STEPS = {
    "session": "an interview",
    "cards": "cards",
    "ruling": "a ruling",
    "test": "the practical test",
    "questions": "more questions",
    "decision": "a decision",
    "own_card": "my own card",
}
SORTS = {
    "name": "candidate__name",
    "verdict": "rank",
    "average": "mean",
    "flags": "flags",
    "cards": "cards_in",
    "test": "test",
    "decision": "decision",
    "step": "step",
}


@dataclass(frozen=True)
class Wishes:
    """`sort` is a key of SORTS with "-" before it to turn it round; "" in a filter means any."""

    search: str = ""
    verdict: str = ""
    decision: str = ""
    waiting: str = ""
    sort: str = "name"

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Wishes":
        sort = given.get("sort", "")
        return cls(
            search=given.get("q", "").replace("\0", "").strip()[:160],
            verdict=_known(given.get("verdict"), VERDICTS),
            decision=_known(given.get("decision"), DECISIONS),
            waiting=_known(given.get("waiting"), STEPS),
            sort=sort if sort.removeprefix("-") in SORTS else "name",
        )

    @property
    def narrows(self) -> bool:
        return bool(self.search or self.verdict or self.decision or self.waiting)


def wished(rows: QuerySet[Candidacy], wishes: Wishes) -> QuerySet[Candidacy]:
    """The rows that are asked for, in order. Hidden rows match no filter on what is hidden, and stand last."""
    if wishes.search:
        rows = rows.filter(candidate__name__icontains=wishes.search)
    if wishes.verdict:
        rows = rows.filter(outcome=VERDICTS[wishes.verdict])
    if wishes.decision:
        rows = (
            rows.filter(blind=False, decision__isnull=True)
            if wishes.decision == "none"
            else rows.filter(decision=wishes.decision)
        )
    if wishes.waiting:
        rows = rows.filter(step=wishes.waiting)
    return rows.order_by(_order(wishes.sort), "candidate__name", "pk")


def _order(sort: str):
    column = F(SORTS[sort.removeprefix("-")])
    return column.desc(nulls_last=True) if sort.startswith("-") else column.asc(nulls_last=True)


def _known(value: str | None, choices) -> str:
    return value if value in choices else ""
