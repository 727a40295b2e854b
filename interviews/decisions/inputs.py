"""What the rule is told about a candidacy. Reading, in a constant number of queries.

Only sealed cards speak: of a draft the rule learns that it is missing, of a shadow seat nothing, and the seats of
cancelled sessions do not exist.
"""

from collections.abc import Iterable

from interviews.models import Candidacy, Card, Flag, Score, Seat, Session
from rubrics import rule
from rubrics.rules import rule_of


def inputs_of(candidacy: Candidacy) -> rule.Case:
    """The case to decide, six queries. Ids are refs as text; marks and flags come in the order they were written."""
    row = (
        Candidacy.objects.select_related("opening__kit__practical_test", "test_result")
        .prefetch_related("opening__kit__sections")
        .get(pk=candidacy.pk)
    )
    seats = list(counted_seats(row).select_related("user", "card"))
    heard = [seat for seat in seats if is_submitted(seat)]
    return rule.Case(
        rule=rule_of(row.opening.kit),
        seats=tuple(rule.Seat(str(seat.ref), rule.SCORER, is_submitted(seat), str(seat.user)) for seat in seats),
        marks=tuple(_marks(heard)),
        flags=tuple(_flags(heard)),
        test=_test(row),
    )


def counted_seats(candidacy: Candidacy):
    """The seats whose cards enter the verdict, in the order they were made."""
    seats = Seat.objects.filter(session__candidacy=candidacy).exclude(kind=Seat.Kind.SHADOW)
    return seats.exclude(session__status=Session.Status.CANCELLED).order_by("pk")


def is_submitted(seat: Seat) -> bool:
    card = getattr(seat, "card", None)
    return card is not None and card.status == Card.Status.SEALED


def _marks(seats: list[Seat]) -> Iterable[rule.Mark]:
    by_card = {seat.card.pk: str(seat.ref) for seat in seats}
    rows = Score.objects.filter(card__in=by_card).select_related("question__section")
    for score in rows.order_by("card__seat_id", "question__section__order", "question__order", "question_id"):
        if score.is_answered:
            unscored = score.counted is None
            yield rule.Mark(
                seat=by_card[score.card_id],
                question=str(score.question.ref),
                section=score.question.section.key,
                level=score.counted,
                difficulty=score.question.difficulty,
                state=score.state if unscored else None,
            )


def _flags(seats: list[Seat]) -> Iterable[rule.Flag]:
    by_card = {seat.card.pk: str(seat.ref) for seat in seats}
    for flag in Flag.objects.filter(card__in=by_card).order_by("pk"):
        yield rule.Flag(str(flag.ref), by_card[flag.card_id], flag.state)


def _test(candidacy: Candidacy) -> rule.Test:
    result = getattr(candidacy, "test_result", None)
    if result is None or not hasattr(candidacy.opening.kit, "practical_test"):
        return rule.Test()
    return rule.Test(result.state, rule.as_fraction(result.mean) if result.mean else None)
