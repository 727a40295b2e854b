"""What the reader asks of the board, out of the address. What the address says and we do not know is ignored."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet

from interviews.models import Candidacy, Decision, Indication

VERDICTS = {
    "hire": (Indication.Outcome.HIRE, "Hire"),
    "no_hire": (Indication.Outcome.NO_HIRE, "No hire"),
    "undecided": (Indication.Outcome.UNDECIDED, "Undecided"),
}
DECISIONS = {"none": "Not yet"} | {kind.value: kind.label for kind in Decision.Kind}
STEPS = {
    "session": "A date",
    "meeting": "The interview",
    "cards": "Cards",
    "ruling": "A ruling",
    "test": "The practical test",
    "questions": "More questions",
    "decision": "A decision",
    "own_card": "My own card",
}
# key in the address -> column, its name on the page, whether its first click begins with the largest
SORTS = {
    "name": ("candidate__name", "Candidate", False),
    "verdict": ("rank", "Verdict", False),
    "average": ("mean", "Average", True),
    "flags": ("flags", "Flags", True),
    "cards": ("cards_in", "Cards", True),
    "test": ("test", "Test", False),
    "decision": ("decision", "Decision", False),
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


@dataclass(frozen=True)
class Head:
    """The head of a column: `sorted` is ascending, descending or "", `sort` what the next click asks for."""

    key: str
    name: str
    sorted: str
    sort: str


def heads(wishes: Wishes) -> dict[str, Head]:
    """The heads of the sortable columns by key."""
    return {key: _head(key, wishes.sort) for key in SORTS}


def choices(wishes: Wishes) -> dict[str, dict[str, str]]:
    """What the filters offer: value in the address -> words."""
    first = {f"-{key}" if falling else key: name for key, (_, name, falling) in SORTS.items()}
    now = SORTS[wishes.sort.removeprefix("-")][1]
    return {
        "verdicts": {value: words for value, (_, words) in VERDICTS.items()},
        "decisions": DECISIONS,
        "waits": STEPS,
        "sorts": first if wishes.sort in first else first | {wishes.sort: f"{now}, turned round"},
    }


def _head(key: str, sort: str) -> Head:
    _, name, falling = SORTS[key]
    state = {key: "ascending", f"-{key}": "descending"}.get(sort, "")
    first, second = (f"-{key}", key) if falling else (key, f"-{key}")
    return Head(key, name, state, second if sort == first else first)


def wished(rows: QuerySet[Candidacy], wishes: Wishes) -> QuerySet[Candidacy]:
    """The rows that are asked for, in order. Hidden rows match no filter on what is hidden, and stand last."""
    if wishes.search:
        rows = rows.filter(candidate__name__icontains=wishes.search)
    if wishes.verdict:
        rows = rows.filter(outcome=VERDICTS[wishes.verdict][0])
    if wishes.decision == "none":
        rows = rows.filter(blind=False, decision__isnull=True)
    elif wishes.decision:
        rows = rows.filter(decision=wishes.decision)
    if wishes.waiting:
        rows = rows.filter(step=wishes.waiting)
    return rows.order_by(_order(wishes.sort), "candidate__name", "pk")


def _order(sort: str):
    column = F(SORTS[sort.removeprefix("-")][0])
    return column.desc(nulls_last=True) if sort.startswith("-") else column.asc(nulls_last=True)


def _known(value: str | None, choices) -> str:
    return value if value in choices else ""
