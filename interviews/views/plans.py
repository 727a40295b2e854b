"""The plan of an opening: read, composed, settled, reopened."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from interviews import access, meters, openings, plans
from rubrics.compose import note_words

from .replies import too_late

OTHER_KIT = "This opening has another kit by now. Nothing was changed. Load the page again and choose from that kit."


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, ref):
    """Read the plan; as a lead, keep a choice and settle it."""
    if request.method != "POST":
        opening = access.plan_or_404(request.user, ref)
        return _page(request, opening, plans.chosen(opening))
    opening = access.planned_or_403(request.user, ref)
    menu = plans.menu_of(opening.kit)
    picked = menu.by_ref(_refs(request, menu))
    if len(picked) < len(set(request.POST.getlist("question"))):
        return too_late(request, OTHER_KIT)
    try:
        openings.choose(actor=request.user, opening=opening, questions=picked)
        if "settle" in request.POST:
            openings.settle_plan(actor=request.user, opening=opening)
    except openings.Closed as error:
        return too_late(request, error)
    except openings.Refused as refusal:
        return _page(request, opening, picked, menu=menu, refusal=str(refusal), status=422)
    messages.success(request, "The plan is settled." if "settle" in request.POST else "The questions are kept.")
    return redirect("interviews:plan", opening.ref)


@require_POST
def plan_draft(request, ref):
    """What a choice comes to: its meters, its order, a proposal. Keeps nothing."""
    opening = access.planned_or_403(request.user, ref)
    if opening.plan_settled_at:
        return too_late(request, "The plan of this opening is settled by now. Reopen it to choose other questions.")
    menu = plans.menu_of(opening.kit)
    if "propose" in request.POST:
        proposal = plans.proposal_for(opening, menu)
        reasons = [note_words(reason, menu.names) for reason in proposal.reasons]
        return _page(request, opening, menu.by_ref(proposal.chosen), menu=menu, reasons=reasons)
    refs = plans.moved(_refs(request, menu), request.POST.get("move", ""))
    return _page(request, opening, menu.by_ref(refs), menu=menu, fragment=bool(request.htmx))


@require_POST
def plan_reopen(request, ref):
    opening = access.planned_or_403(request.user, ref)
    try:
        openings.reopen_plan(actor=request.user, opening=opening)
    except openings.Closed as error:
        return too_late(request, error)
    messages.success(request, "The plan is open again. Settle it before the next interview is scheduled.")
    return redirect("interviews:plan", opening.ref)


def _refs(request, menu):
    if request.POST.get("move") == "kit_order":
        return plans.arranged(menu, request.POST.getlist("question"))
    return plans.arranged(menu, request.POST.getlist("question"), request.POST.getlist("order"))


def _page(request, opening, questions, *, menu=None, fragment=False, status=200, **more):
    menu = menu or plans.menu_of(opening.kit)
    context = _context(opening, menu, questions) | more
    runs = access.runs(request.user, opening)
    leads = runs and access.runs(request.user, opening, access.LEAD)
    context |= {"runs": runs, "leads": leads, "writes": leads and not opening.plan_settled_at}
    template = "interviews/_plan_side.html" if fragment else "interviews/plan.html"
    return render(request, template, context, status=status)


def _context(opening, menu, questions):
    shape = plans.shape_of(opening, questions, menu)
    return {
        "opening": opening,
        "menu": menu,
        "questions": questions,
        "picked": {question.ref for question in questions},
        "kept": list(opening.plan_items.values_list("question_id", flat=True)) == [q.pk for q in questions],
        "shape": shape,
        "errors": [note_words(note, menu.names) for note in shape.errors],
        "warnings": [note_words(note, menu.names) for note in shape.warnings],
        "section_meters": meters.section_meters(shape, menu.names),
        "difficulty_meters": meters.difficulty_meters(shape),
        "minute_meter": meters.minute_meter(shape),
    }
