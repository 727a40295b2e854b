"""What the database is asked for: masked columns, one of them the next step as a code."""

from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from interviews import access
from interviews.models import Candidacy, Card, Decision, Flag, Indication, Opening, Seat, Session, TestResult

RANKS = {Indication.Outcome.HIRE: 1, Indication.Outcome.UNDECIDED: 2, Indication.Outcome.NO_HIRE: 3}
DECIDED = (Decision.Kind.HIRE, Decision.Kind.NO_HIRE)


def masked(opening: Opening, user) -> QuerySet[Candidacy]:
    """The opening's candidacies with `blind` and the columns of the board; never the reader's own candidacy.

    `outcome`, `mean`, `flags`, `test`, `decision`, `against` and `rank` are null where `blind`; `step` is then
    own_card, meeting or hidden. `cards_in`, `cards_expected` and `meets_at` are everybody's.
    """
    now = timezone.now()
    rows = access.with_blindness(access.candidacies_for(user).filter(opening=opening), user)
    rows = rows.select_related("candidate").annotate(
        cards_in=Coalesce(F("indication__cards_in"), 0),
        cards_expected=Coalesce(F("indication__cards_expected"), 0),
        outcome=_seen(Coalesce(F("indication__outcome"), Value(Indication.Outcome.UNDECIDED.value))),
        mean=_seen(F("indication__average")),
        flags=_seen(Coalesce(F("indication__standing_flags"), 0)),
        test=_seen(Coalesce(F("test_result__state"), Value(TestResult.State.MISSING.value))),
        decision=_seen(Subquery(_current().values("kind")[:1])),
        against=_seen(Exists(_current().filter(against=True))),
        owes_card=Exists(_open_seats().filter(user=user)),
        own_is_due=Exists(_open_seats().filter(user=user, session__starts_at__lte=now)),
        card_is_due=_seen(Exists(_open_seats().filter(session__starts_at__lte=now))),
        meets_at=Subquery(_sessions_after(now).values("starts_at")[:1]),
        unruled=_seen(Exists(_raised())),
    )
    return rows.annotate(rank=_rank(), step=_step(hasattr(opening.kit, "practical_test")))


def _seen(expression) -> Case:
    """The column, or null where the reader is blind."""
    return Case(When(blind=False, then=expression), default=None)


def _rank() -> Case:
    ranks = (When(outcome=outcome, then=Value(rank)) for outcome, rank in RANKS.items())
    return Case(*ranks, default=None, output_field=IntegerField(null=True))


def _step(tested: bool) -> Case:
    """The first thing that is still to be done, for the row's reader."""
    todo = [
        (Q(status=Candidacy.Status.WITHDRAWN), "withdrawn"),
        (Q(blind=True, own_is_due=True), "own_card"),
        (Q(blind=True, owes_card=True, meets_at__isnull=False), "meeting"),
        (Q(blind=True), "hidden"),
        (Q(decision__in=DECIDED), "done"),
        (Q(cards_expected=0), "session"),
        (Q(unruled=True), "ruling"),
        (Q(cards_in__lt=F("cards_expected"), card_is_due=False, meets_at__isnull=False), "meeting"),
        (Q(cards_in__lt=F("cards_expected")), "cards"),
        *([(Q(test=TestResult.State.MISSING), "test")] if tested else []),
        (Q(outcome=Indication.Outcome.UNDECIDED), "questions"),
        (Q(decision=Decision.Kind.HOLD), "held"),
    ]
    steps = (When(condition, then=Value(step)) for condition, step in todo)
    return Case(*steps, default=Value("decision"), output_field=CharField())


def _current() -> QuerySet[Decision]:
    return Decision.objects.filter(candidacy=OuterRef("pk"), current=True)


def _open_seats() -> QuerySet[Seat]:
    """Seats that owe a card."""
    seats = Seat.objects.filter(session__candidacy=OuterRef("pk")).exclude(kind=Seat.Kind.SHADOW)
    return seats.exclude(session__status=Session.Status.CANCELLED).exclude(card__status=Card.Status.SEALED)


def _sessions_after(now) -> QuerySet[Session]:
    """Only by their time: whether somebody else has begun to write is not for everybody."""
    rows = Session.objects.filter(candidacy=OuterRef("pk"), starts_at__gt=now)
    return rows.exclude(status=Session.Status.CANCELLED).order_by("starts_at")


def _raised() -> QuerySet[Flag]:
    """Flags that wait for a ruling."""
    rows = Flag.objects.filter(card__seat__session__candidacy=OuterRef("pk"), state=Flag.State.RAISED)
    rows = rows.filter(card__status=Card.Status.SEALED).exclude(card__seat__kind=Seat.Kind.SHADOW)
    return rows.exclude(card__seat__session__status=Session.Status.CANCELLED)
