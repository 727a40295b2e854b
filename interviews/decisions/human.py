"""A person decides; the machine only indicates. What was indicated then is kept with the decision."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from interviews import events
from interviews.models import Candidacy, Decision, Indication
from interviews.operations.canonical import digest
from rubrics import rule

from .refusals import IllegalMove, Incomplete, Moved
from .settling import recomputed, settle

CONTRARY = {(Decision.Kind.HIRE, rule.NO_HIRE), (Decision.Kind.NO_HIRE, rule.HIRE)}


@transaction.atomic
def decide(*, candidacy: Candidacy, actor, kind: str, reason: str, seen: str | None = None) -> Decision:
    """Record the decision with its reason and a snapshot; an earlier one stays in the history.

    `seen` is the digest of the verdict that the person read. Raises Moved when it is another one by now,
    Incomplete without a reason, IllegalMove when the candidate has withdrawn.
    """
    held = Candidacy.objects.select_for_update(no_key=True).get(pk=candidacy.pk)
    snapshot = snapshot_of(settle(candidacy=candidacy))
    _check(held, reason, seen, snapshot)
    candidacy.decisions.filter(current=True).update(current=False)
    decision = Decision.objects.create(
        candidacy=candidacy,
        kind=kind,
        reason=reason.strip(),
        against=(kind, snapshot["verdict"]["outcome"]) in CONTRARY,
        snapshot=snapshot,
        snapshot_hash=digest(snapshot),
        decided_by=actor,
        decided_at=timezone.now(),
    )
    facts = {"decision": str(decision.ref), "kind": kind, "against": decision.against}
    events.record(actor=actor, verb="decision.recorded", candidacy=candidacy, **facts)
    return decision


def recompute(decision: Decision) -> bool:
    """Whether the kept snapshot is untouched and its inputs still give its verdict."""
    snapshot = decision.snapshot
    if digest(snapshot) != decision.snapshot_hash:
        return False
    try:
        return rule.same_answer(snapshot["verdict"], recomputed(snapshot["case"]))
    except rule.CaseError:
        return False


def snapshot_of(indication: Indication) -> dict[str, Any]:
    """What a decision keeps: the case (the rule stands in it) and the verdict."""
    return {"case": indication.inputs, "verdict": indication.verdict}


def _check(candidacy: Candidacy, reason: str, seen: str | None, snapshot: dict[str, Any]) -> None:
    if candidacy.status == Candidacy.Status.WITHDRAWN:
        raise IllegalMove("The candidate has withdrawn, so there is nothing to decide. Nothing was changed.")
    if not reason.strip():
        raise Incomplete("A decision needs its reason in a sentence. Nothing was changed.")
    if seen is not None and seen != digest(snapshot["verdict"]):
        raise Moved("The indication has changed while you were writing. Read it again; your reason is kept below.")
