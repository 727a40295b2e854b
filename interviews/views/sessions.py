"""A session of a candidate with a panel: planned, read, changed, cancelled."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews import access, sessions
from interviews.forms.sessions import SessionForm, panel
from interviews.panels import panel_of

from .replies import status_of, too_late, typed

FIELDS = ("starts_at", "minutes", "place")


@require_http_methods(["GET", "HEAD", "POST"])
def session_new(request, ref):
    candidacy = access.candidacy_or_404(request.user, ref)
    if not candidacy.opening.plan_settled_at:
        return render(request, "interviews/session_needs_plan.html", {"candidacy": candidacy}, status=409)
    form = SessionForm(typed(request), initial={"minutes": candidacy.opening.minutes})
    seats = panel(typed(request))
    refusal = ""
    if request.method == "POST" and form.is_valid() and seats.is_valid():
        try:
            made = sessions.plan(actor=request.user, candidacy=candidacy, seats=seats.seats, **form.cleaned_data)
        except sessions.SessionClosed as error:
            return too_late(request, error)
        except sessions.SeatRefused as error:
            refusal = str(error)
        else:
            messages.success(request, f"{candidacy.candidate} is scheduled for {_moment(made.starts_at)}.")
            return redirect("interviews:session", made.ref)
    context = {"candidacy": candidacy, "form": form, "panel": seats, "refusal": refusal}
    return render(request, "interviews/session_new.html", context, status=422 if refusal else status_of(form, seats))


@require_safe
def session(request, ref):
    found = access.session_or_404(request.user, ref)
    context = {"session": found, "candidacy": found.candidacy, "opening": found.candidacy.opening}
    return render(request, "interviews/session.html", context | panel_of(request.user, found, timezone.now()))


@require_http_methods(["GET", "HEAD", "POST"])
def session_edit(request, ref):
    found = access.session_or_404(request.user, ref)
    form = SessionForm(typed(request), initial={name: getattr(found, name) for name in FIELDS})
    seats = panel(typed(request), seats=found.seats.select_related("user"))
    refusal = ""
    if request.method == "POST" and form.is_valid() and seats.is_valid():
        try:
            sessions.change(actor=request.user, session=found, seats=seats.seats, **form.cleaned_data)
        except sessions.SessionClosed as error:
            return too_late(request, error)
        except sessions.SeatRefused as error:
            refusal = str(error)
        else:
            messages.success(request, "The interview is changed.")
            return redirect("interviews:session", found.ref)
    context = {"session": found, "candidacy": found.candidacy, "form": form, "panel": seats, "refusal": refusal}
    return render(request, "interviews/session_edit.html", context, status=422 if refusal else status_of(form, seats))


@require_POST
def session_cancel(request, ref):
    found = access.session_or_404(request.user, ref)
    try:
        sessions.cancel(actor=request.user, session=found)
    except sessions.SessionClosed as error:
        return too_late(request, error)
    messages.success(request, "The interview is cancelled.")
    return redirect("interviews:session", found.ref)


def _moment(at):
    """A year mistyped is seen here at once."""
    return date_format(timezone.localtime(at), "l j F Y, H:i")
