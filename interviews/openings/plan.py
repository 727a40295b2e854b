"""The plan of an opening: chosen, settled, and reopened while nothing was scored."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from interviews import events, plans
from interviews.models import Card, Opening, PlanItem
from rubrics.models import Question

from .refusals import Closed, PlanIncomplete, Refused


@transaction.atomic
def choose(*, actor, opening: Opening, questions: Sequence[Question]) -> Opening:
    """Keep these questions of the opening's kit, in this order, as its plan.

    Raises Closed once the plan is settled, and for a question that goes while an interview has begun; Refused for a
    question of another kit or one that comes twice.
    """
    held = Opening.objects.select_for_update(no_key=True).get(pk=opening.pk)
    if held.plan_settled_at:
        raise Closed("The plan of this opening is settled. Nothing was changed. Reopen it to choose other questions.")
    _check(held, questions)
    before = list(held.plan_items.values_list("question_id", flat=True))
    if before == [question.pk for question in questions]:
        return held
    if set(before) - {question.pk for question in questions}:
        refuse_begun(held)
    held.plan_items.all().delete()
    PlanItem.objects.bulk_create(
        PlanItem(opening=held, question=question, order=order) for order, question in enumerate(questions, start=1)
    )
    refs = [str(question.ref) for question in questions]
    events.record(actor=actor, verb="plan.chosen", opening=held, questions=refs)
    return held


@transaction.atomic
def settle_plan(*, actor, opening: Opening) -> Opening:
    """From now on every candidate gets this plan. Raises PlanIncomplete below a range; settled, it stays as it is."""
    held = Opening.objects.select_for_update(of=("self",), no_key=True).select_related("kit").get(pk=opening.pk)
    if held.plan_settled_at:
        return held
    errors = plans.shape_of(held, plans.chosen(held)).errors
    if errors:
        raise PlanIncomplete(errors)
    held.plan_settled_at = timezone.now()
    held.save(update_fields=["plan_settled_at"])
    events.record(actor=actor, verb="plan.settled", opening=held)
    return held


@transaction.atomic
def reopen_plan(*, actor, opening: Opening) -> Opening:
    """Let the plan be changed again. Raises Closed once anything was scored: all candidates get the same plan."""
    held = Opening.objects.select_for_update(no_key=True).get(pk=opening.pk)
    if not held.plan_settled_at:
        return held
    refuse_begun(held)
    held.plan_settled_at = None
    held.save(update_fields=["plan_settled_at"])
    events.record(actor=actor, verb="plan.reopened", opening=held)
    return held


def refuse_begun(opening: Opening) -> None:
    """Raise Closed once anything was written on a card of the opening, which the caller has locked."""
    # The rows are locked one by one, so that no answer arrives between the look and the change.
    rows = Card.objects.select_for_update(of=("self",), no_key=True)
    cards = rows.filter(seat__session__candidacy__opening=opening).order_by("pk")
    if any(card.last_seq or card.is_sealed for card in cards):
        raise Closed(
            "An interview of this opening has begun, so its questions stay: all candidates get the same ones. Nothing "
            "was changed."
        )


def _check(opening: Opening, questions: Sequence[Question]) -> None:
    if len({question.pk for question in questions}) < len(questions):
        raise Refused("A question stands in the plan once.")
    if any(question.section.kit_id != opening.kit_id for question in questions):
        raise Refused("A question is not of this opening’s kit. Load the page again and choose from what it shows.")
