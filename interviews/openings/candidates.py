"""Candidates and their candidacies."""

from django.contrib.auth import get_user_model
from django.db import transaction

from interviews import decisions, events
from interviews.models import Candidacy, Candidate, Opening

from .refusals import Closed, Refused

ACTIVE, WITHDRAWN = Candidacy.Status.ACTIVE, Candidacy.Status.WITHDRAWN


@transaction.atomic
def add_candidate(*, actor, opening: Opening, name: str, email: str = "") -> Candidacy:
    """A candidate for the opening, tied to their account when they have one here.

    Each opening has its own record of a person: what one team knows is not another team's. Raises Refused for an
    address that a candidate of the opening has, Closed for a closed opening.
    """
    held = Opening.objects.select_for_update(no_key=True).get(pk=opening.pk)
    if held.status == Opening.Status.CLOSED:
        raise Closed("This opening is closed and takes no more candidates. Nothing was changed.")
    _check_free(held, email)
    candidate = Candidate.objects.create(name=name, email=email, user=_account(email))
    candidacy = Candidacy.objects.create(candidate=candidate, opening=held)
    events.record(actor=actor, verb="candidacy.added", candidacy=candidacy)
    decisions.settle(candidacy=candidacy)
    return candidacy


@transaction.atomic
def change_candidate(*, actor, candidacy: Candidacy, name: str, email: str = "") -> Candidacy:
    """Correct the name or the address. Raises Refused for an address that another candidate of the opening has."""
    held = Opening.objects.select_for_update(no_key=True).get(pk=candidacy.opening_id)
    candidate = Candidate.objects.select_for_update(no_key=True).get(pk=candidacy.candidate_id)
    if (candidate.name, candidate.email) == (name, email):
        return candidacy
    _check_free(held, email, besides=candidate)
    if candidate.email != email:
        candidate.user = _account(email)
    candidate.name, candidate.email = name, email
    candidate.save(update_fields=["name", "email", "user"])
    events.record(actor=actor, verb="candidacy.changed", candidacy=candidacy)
    return candidacy


def withdraw(*, actor, candidacy: Candidacy) -> Candidacy:
    """The candidate is out; everything that was written stays."""
    return _move(actor, candidacy, WITHDRAWN, "candidacy.withdrawn")


def reactivate(*, actor, candidacy: Candidacy) -> Candidacy:
    """The candidate is back."""
    return _move(actor, candidacy, ACTIVE, "candidacy.reactivated")


@transaction.atomic
def _move(actor, candidacy: Candidacy, status: str, verb: str) -> Candidacy:
    held = Candidacy.objects.select_for_update(no_key=True).get(pk=candidacy.pk)
    if held.status != status:
        held.status = status
        held.save(update_fields=["status"])
        events.record(actor=actor, verb=verb, candidacy=held)
    return held


def _check_free(opening: Opening, email: str, besides: Candidate | None = None) -> None:
    others = opening.candidacies.filter(candidate__email__iexact=email)
    if email and others.exclude(candidate=besides).exists():
        raise Refused("A candidate of this opening has this address already. Nothing was added.", "email")


def _account(email: str):
    """Who has this address as a login: nobody reads or scores their own candidacy."""
    return get_user_model().objects.filter(email=email.lower()).first() if email else None
