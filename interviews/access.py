"""Who sees what. Blindness is a rule about a person: whoever sits in a session reads nothing of the others until
their own card is sealed, even when they also lead, recruit or administer. A shadow seat reads nothing of the others.

Every view begins here. An object that is not the reader's to know of is a 404; one that they see and may not
change, a 403.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, Value
from django.http import Http404

from rubrics.models import Kit

from .models import Candidacy, Card, Flag, Membership, Opening, Seat, Session

LEAD, RECRUITER = Membership.Role.LEAD, Membership.Role.RECRUITER
WITH_CARD = (
    "seat__user",
    "seat__session__candidacy__candidate",
    "seat__session__candidacy__opening__kit__practical_test",
)


# what exists for a person


def own(user, path=""):
    """The rows, `path` leading to their candidate, that are about `user`: tied to the account, or to its address,
    because an account may be newer than the candidacy."""
    return Q(**{f"{path}user": user}) | Q(**{f"{path}email__iexact": user.email})


def openings_for(user):
    """Openings that `user` leads or recruits for; all of them for an administrator."""
    if user.is_staff:
        return Opening.objects.all()
    return Opening.objects.filter(Exists(Membership.objects.filter(opening=OuterRef("pk"), user=user)))


def candidacies_for(user):
    """Candidacies of those openings and of the sessions in which `user` sits; never one's own."""
    seated = Seat.objects.filter(session__candidacy=OuterRef("pk"), user=user).exclude(
        session__status=Session.Status.CANCELLED
    )
    mine = Q(Exists(seated)) | Q(opening__in=openings_for(user))
    return Candidacy.objects.filter(mine).exclude(own(user, "candidate__"))


def seats_for(user):
    """The seats `user` holds in sessions that were not cancelled, never in their own candidacy."""
    return (
        Seat.objects.filter(user=user)
        .exclude(session__status=Session.Status.CANCELLED)
        .exclude(own(user, "session__candidacy__candidate__"))
    )


def with_blindness(candidacies, user):
    """The queryset with `blind` on each row: `user` sits there and has not sealed, or sits as a shadow."""
    seats = Seat.objects.filter(session__candidacy=OuterRef("pk"), user=user).exclude(
        session__status=Session.Status.CANCELLED
    )
    open_seats = seats.filter(~Q(card__status=Card.Status.SEALED) | Q(card__isnull=True) | Q(kind=Seat.Kind.SHADOW))
    return candidacies.annotate(blind=Exists(open_seats))


def with_standing(candidacies, user):
    """With `blind`, and besides whether `user` `runs_it`, `leads_it`, or `chairs_it` (holds a lead seat there)."""
    member = Membership.objects.filter(opening=OuterRef("opening"), user=user)
    chair = Seat.objects.filter(session__candidacy=OuterRef("pk"), user=user, kind=Seat.Kind.LEAD)
    return with_blindness(candidacies, user).annotate(
        runs_it=Value(True) if user.is_staff else Exists(member),
        leads_it=Value(True) if user.is_staff else Exists(member.filter(role=LEAD)),
        chairs_it=Exists(chair.exclude(session__status=Session.Status.CANCELLED)),
    )


# predicates that read like the policy


def runs(user, opening, *roles):
    """`user` holds one of `roles` in the opening (any role when none is named), or administers."""
    if user.is_staff:
        return True
    rows = Membership.objects.filter(opening=opening, user=user)
    return (rows.filter(role__in=roles) if roles else rows).exists()


def is_candidate(user, candidacy):
    """It is `user`'s own candidacy."""
    candidate = candidacy.candidate
    return candidate.user_id == user.pk or candidate.email.lower() == user.email


def is_blind(user, candidacy):
    """`user` sits in a session of the candidacy and has not sealed, or sits there as a shadow."""
    return with_blindness(Candidacy.objects.filter(pk=candidacy.pk), user).get().blind


def sees_summary(user, candidacy):
    """Averages, verdict, sealed cards, flags, decision."""
    if is_candidate(user, candidacy) or is_blind(user, candidacy):
        return False
    return runs(user, candidacy.opening) or seats_for(user).filter(session__candidacy=candidacy).exists()


def may_rule(user, flag):
    """Leads rule on flags, never on their own, and never while they are blind."""
    candidacy = flag.card.seat.session.candidacy
    raised_it = flag.card.seat.user_id == user.pk
    return not raised_it and runs(user, candidacy.opening, LEAD) and sees_summary(user, candidacy)


def may_decide(user, candidacy):
    """Leads, recruiters and administrators record decisions, once they may read what they decide on."""
    return runs(user, candidacy.opening) and sees_summary(user, candidacy)


def may_grade_test(user, candidacy):
    """The opening's lead, an administrator, or who holds the lead seat of one of the candidacy's sessions."""
    if is_candidate(user, candidacy):
        return False
    chairs = seats_for(user).filter(session__candidacy=candidacy, kind=Seat.Kind.LEAD)
    return runs(user, candidacy.opening, LEAD) or chairs.exists()


def may_read_grade(user, candidacy):
    """A blind grader reads the grade that they gave themselves; wants a row of `gradable_candidacy_or_404`."""
    result = getattr(candidacy, "test_result", None)
    return not candidacy.blind or result is None or result.recorded_by_id == user.pk


# object, or 404 / 403


def _found(queryset, **lookup):
    found = queryset.filter(**lookup).first()
    if found is None:
        raise Http404
    return found


def opening_or_404(user, ref, *roles):
    """The opening, for people who run it (403 when `roles` are named and none of them is theirs)."""
    opening = _found(openings_for(user).select_related("kit"), ref=ref)
    if roles and not runs(user, opening, *roles):
        raise PermissionDenied
    return opening


def plan_or_404(user, ref):
    """The opening whose plan `user` may read: who runs it, and who sits on one of its panels; never its candidates."""
    panels = seats_for(user).values("session__candidacy__opening")
    mine = Q(pk__in=openings_for(user).values("pk")) | Q(pk__in=panels)
    about = Candidacy.objects.filter(own(user, "candidate__"), opening=OuterRef("pk"))
    rows = Opening.objects.filter(mine).exclude(Exists(about))
    return _found(rows.select_related("kit"), ref=ref)


def planned_or_403(user, ref):
    """As `plan_or_404`, for those who write the plan: the opening's leads."""
    opening = plan_or_404(user, ref)
    if not runs(user, opening, LEAD):
        raise PermissionDenied
    return opening


def candidacy_or_404(user, ref, *roles):
    """The candidacy, for people who run its opening (403 when `roles` are named and none of them is theirs)."""
    rows = candidacies_for(user).filter(opening__in=openings_for(user)).select_related("candidate", "opening__kit")
    candidacy = _found(rows, ref=ref)
    if roles and not runs(user, candidacy.opening, *roles):
        raise PermissionDenied
    return candidacy


def met_candidacy_or_404(user, ref, *related):
    """The candidacy with its standing (`with_standing`), for who runs it, blind or not, and who sealed a card there."""
    rows = with_standing(candidacies_for(user), user).select_related("candidate", "opening__kit", *related)
    candidacy = _found(rows, ref=ref)
    if candidacy.blind and not candidacy.runs_it:
        raise Http404
    return candidacy


def decidable_candidacy_or_404(user, ref, *related):
    """The candidacy to record a decision on; 403 for who may read it, or is blind, and may not decide."""
    candidacy = met_candidacy_or_404(user, ref, *related)
    if candidacy.blind or not candidacy.runs_it:
        raise PermissionDenied
    return candidacy


def gradable_candidacy_or_404(user, ref, *related):
    """The candidacy whose practical test `user` may grade, blind or not; 403 for who only knows of the candidacy."""
    rows = with_standing(candidacies_for(user), user).select_related("candidate", "opening__kit", *related)
    candidacy = _found(rows, ref=ref)
    if candidacy.leads_it or candidacy.chairs_it:
        return candidacy
    if candidacy.blind and not candidacy.runs_it:
        raise Http404
    raise PermissionDenied


def session_or_404(user, ref, *roles):
    """The session, for people who run its opening (403 when `roles` are named and none of them is theirs)."""
    rows = Session.objects.filter(candidacy__in=candidacies_for(user).filter(opening__in=openings_for(user)))
    session = _found(rows.select_related("candidacy__candidate", "candidacy__opening__kit"), ref=ref)
    if roles and not runs(user, session.candidacy.opening, *roles):
        raise PermissionDenied
    return session


def own_card_or_404(user, ref):
    """The card, for its author alone."""
    return _found(Card.objects.filter(seat__in=seats_for(user)).select_related(*WITH_CARD), ref=ref)


def authored_card_or_404(user, ref):
    """The card, for its author alone, even when the session was cancelled: what was typed stays with who typed it."""
    rows = Card.objects.filter(seat__user=user).exclude(own(user, "seat__session__candidacy__candidate__"))
    return _found(rows.select_related(*WITH_CARD), ref=ref)


def flag_or_404(user, ref):
    """A flag of a sealed card that `user` may read; 403 when they may not rule on it."""
    rows = Flag.objects.filter(
        card__status=Card.Status.SEALED, card__seat__session__candidacy__in=candidacies_for(user)
    )
    flag = _found(
        rows.select_related("card__seat__session__candidacy__opening", "card__seat__session__candidacy__candidate"),
        ref=ref,
    )
    if not sees_summary(user, flag.card.seat.session.candidacy):
        raise Http404
    if not may_rule(user, flag):
        raise PermissionDenied
    return flag


def kit_or_404(user, ref):
    """A kit to read: published and retired ones for everybody, drafts for those who write kits."""
    return _found(Kit.objects.readable_by(user), ref=ref)
