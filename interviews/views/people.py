"""Who runs an opening, and its candidates."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from interviews import access, openings
from interviews.forms.openings import CandidateForm, MemberForm
from interviews.models import Candidacy

from .replies import status_of, too_late, typed


@require_http_methods(["GET", "HEAD", "POST"])
def opening_people(request, ref):
    roles = (access.LEAD,) if request.method == "POST" else ()
    opening = access.opening_or_404(request.user, ref, *roles)
    form = MemberForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            member = openings.add_member(actor=request.user, opening=opening, **form.cleaned_data)
        except openings.Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, f"{member}.")
            return redirect("interviews:opening_people", opening.ref)
    members = opening.memberships.select_related("user").order_by("role", "user__name")
    may_change = access.runs(request.user, opening, access.LEAD)
    context = {"opening": opening, "form": form, "members": members, "may_change": may_change}
    return render(request, "interviews/people.html", context, status=status_of(form))


@require_POST
def member_remove(request, ref):
    opening = access.opening_or_404(request.user, ref, access.LEAD)
    wanted = (request.POST.get("email"), request.POST.get("role"))
    members = opening.memberships.select_related("user")
    member = next((one for one in members if (one.user.email, one.role) == wanted), None)
    if member is None:
        raise Http404
    try:
        openings.remove_member(actor=request.user, opening=opening, membership=member)
    except openings.Closed as error:
        return too_late(request, error)
    messages.success(request, f"{member.user} has this role no longer.")
    still_there = access.openings_for(request.user).filter(pk=opening.pk).exists()
    return redirect("interviews:opening_people", opening.ref) if still_there else redirect("interviews:openings")


@require_http_methods(["GET", "HEAD", "POST"])
def candidate_new(request, ref):
    opening = access.opening_or_404(request.user, ref)
    form = CandidateForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            candidacy = openings.add_candidate(actor=request.user, opening=opening, **form.cleaned_data)
        except openings.Closed as error:
            return too_late(request, error)
        except openings.Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, f"{candidacy.candidate} is added.")
            return _after_adding(request, candidacy)
    return render(request, "interviews/candidate_new.html", {"opening": opening, "form": form}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_edit(request, ref):
    candidacy = access.candidacy_or_404(request.user, ref)
    candidate = candidacy.candidate
    form = CandidateForm(typed(request), initial={"name": candidate.name, "email": candidate.email})
    if request.method == "POST" and form.is_valid():
        try:
            openings.change_candidate(actor=request.user, candidacy=candidacy, **form.cleaned_data)
        except openings.Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, "Name and address are changed.")
            return redirect("interviews:candidacy", candidacy.ref)
    context = {"candidacy": candidacy, "opening": candidacy.opening, "form": form}
    return render(request, "interviews/candidacy_edit.html", context, status=status_of(form))


@require_POST
def candidacy_status(request, ref):
    """Withdraw, or bring back: the form says which."""
    candidacy = access.candidacy_or_404(request.user, ref)
    withdraws = request.POST.get("status") == Candidacy.Status.WITHDRAWN
    move = openings.withdraw if withdraws else openings.reactivate
    move(actor=request.user, candidacy=candidacy)
    word = "has withdrawn; everything written so far is kept" if withdraws else "is active again"
    messages.success(request, f"{candidacy.candidate} {word}.")
    return redirect("interviews:candidacy", candidacy.ref)


def _after_adding(request, candidacy):
    if "and_plan" in request.POST:
        return redirect("interviews:session_new", candidacy.ref)
    return redirect("interviews:opening", candidacy.opening.ref)
