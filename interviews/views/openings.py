"""The list of openings, a new one, and changing one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from interviews import access, openings
from interviews.forms.openings import ChangeOpeningForm, NewOpeningForm
from interviews.models import Candidacy, Membership, Opening

from .replies import status_of, too_late, typed

OPENINGS_ON_A_PAGE = 30
FIELDS = ("title", "team", "kit", "minutes", "senior", "status")


@require_safe
def openings_list(request):
    rows = access.openings_for(request.user)
    wanted = request.GET.get("q", "").replace("\0", "").strip()
    found = _searched(rows, wanted, request.GET.get("state", Opening.Status.OPEN))
    page = Paginator(_with_counts(found, request.user), OPENINGS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "q": request.GET.get("q", ""), "state": request.GET.get("state", "open")}
    context["any"] = bool(page.paginator.count) or rows.exists()
    return render(request, "interviews/openings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def opening_new(request):
    if not request.user.recruits:
        raise PermissionDenied
    lead = request.user if request.user.leads else None
    form = NewOpeningForm(typed(request), initial={"lead": lead})
    if request.method == "POST" and form.is_valid():
        try:
            opening = openings.create_opening(actor=request.user, **form.cleaned_data)
        except openings.Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, f"{opening} is open. Its plan comes next.")
            return redirect("interviews:plan", opening.ref)
    return render(request, "interviews/opening_new.html", {"form": form}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def opening_edit(request, ref):
    opening = access.opening_or_404(request.user, ref)
    leads = access.runs(request.user, opening, access.LEAD)
    initial = {name: getattr(opening, name) for name in FIELDS}
    keeps_kit = not leads or opening.plan_settled_at is not None
    form = ChangeOpeningForm(typed(request), initial=initial, keeps_kit=keeps_kit)
    if request.method == "POST" and form.is_valid():
        try:
            openings.change_opening(actor=request.user, opening=opening, **form.cleaned_data)
        except openings.Closed as error:
            return too_late(request, error)
        except openings.Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, "The opening is changed.")
            return redirect("interviews:opening", opening.ref)
    return render(request, "interviews/opening_edit.html", {"form": form, "opening": opening}, status=status_of(form))


def _searched(rows, text, state):
    if text:
        rows = rows.filter(Q(title__icontains=text) | Q(team__icontains=text) | Q(kit__title__icontains=text))
    return rows.filter(status=state) if state in Opening.Status.values else rows


def _with_counts(rows, user):
    """Candidates are counted without one's own candidacy, which one knows nothing of."""
    others = Candidacy.objects.exclude(access.own(user, "candidate__")).filter(status=Candidacy.Status.ACTIVE)
    active = Q(candidacies__in=others)
    leads = Membership.objects.filter(role=access.LEAD).select_related("user").order_by("user__name")
    return (
        rows.order_by("title", "id")
        .select_related("kit")
        .annotate(active=Count("candidacies", filter=active))
        .prefetch_related(Prefetch("memberships", leads, to_attr="leads"))
    )
