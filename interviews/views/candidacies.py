"""The page of a candidacy, and what is written on it: rulings, the test's grade, the decision."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews import access, decisions
from interviews.forms.candidacies import DecisionForm, GradeForm, RulingForm
from interviews.summaries import RELATED, events_of, progress_of, summary_of, test_of

GRADED = "The grade of the practical test is kept."
NOT_GRADED = "What you wrote is kept. The test has no result until every criterion has a level."


@require_safe
def candidacy(request, ref):
    return _page(request, access.met_candidacy_or_404(request.user, ref, *RELATED))


@require_POST
def flag_rule(request, ref):
    flag = access.flag_or_404(request.user, ref)
    form = RulingForm(request.POST)
    candidacy = flag.card.seat.session.candidacy
    if not form.is_valid():
        row = access.met_candidacy_or_404(request.user, candidacy.ref, *RELATED)
        return _page(request, row, status=422, ruling={"ref": str(flag.ref), "form": form})
    try:
        decisions.rule_on_flag(flag=flag, actor=request.user, **form.cleaned_data)
    except decisions.IllegalMove as refusal:
        return render(request, "409.html", {"reason": refusal}, status=409)
    messages.success(request, "The ruling is recorded, and the indication follows it.")
    return redirect("interviews:candidacy", candidacy.ref)


@require_POST
def decide(request, ref):
    row = access.decidable_candidacy_or_404(request.user, ref, *RELATED)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, row, status=422, decision_form=form)
    try:
        decisions.decide(candidacy=row, actor=request.user, **form.cleaned_data)
    except decisions.Moved as refusal:
        return _page_anew(request, ref, form, refusal)
    except decisions.IllegalMove as refusal:
        return render(request, "409.html", {"reason": refusal}, status=409)
    messages.success(request, "The decision is recorded.")
    return redirect("interviews:candidacy", row.ref)


def _page_anew(request, ref, form, refusal):
    """The page with the indication as it is now; what was written stays in the form."""
    row = access.decidable_candidacy_or_404(request.user, ref, *RELATED)
    form.data = form.data | {"seen": summary_of(row).digest}
    form.add_error(None, str(refusal))
    return _page(request, row, status=409, decision_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def grade(request, ref):
    row, test = _graded_row(request.user, ref)
    if not access.may_read_grade(request.user, row):
        status = 409 if request.method == "POST" else 200
        return render(request, "interviews/test_hidden.html", _facts(row), status=status)
    form = GradeForm(request.POST or None, test=test, initial=_grade_so_far(row))
    if request.method != "POST" or not form.is_valid():
        context = _facts(row) | {"form": form, "test": test_of(row), "levels": row.opening.kit.anchors}
        return render(request, "interviews/test.html", context, status=422 if form.is_bound else 200)
    result = decisions.grade_test(candidacy=row, actor=request.user, **_grade(form))
    messages.success(request, GRADED if result.state != result.State.MISSING else NOT_GRADED)
    return redirect("interviews:candidacy" if row.runs_it or not row.blind else "interviews:test", row.ref)


def _page(request, row, *, status=200, **bound):
    """The page of a candidacy as its reader may see it: to somebody who is blind, only how far the panel is."""
    context = _facts(row) | {"events": events_of(row, actor=None if row.runs_it and not row.blind else request.user)}
    if row.blind:
        context |= {"progress": progress_of(row)}
        return render(request, "interviews/candidacy_blind.html", context, status=status)
    summary = summary_of(row)
    context |= {"summary": summary, "rulable": _rulable(row, request.user, summary.flags)}
    if row.runs_it and not context["withdrawn"]:
        context["decision_form"] = DecisionForm(outcome=summary.outcome, initial={"seen": summary.digest})
    return render(request, "interviews/candidacy.html", context | bound, status=status)


def _facts(row):
    """Plain values for the head of a page; nothing in them leads to what sealed cards say."""
    return {
        "ref": row.ref,
        "candidate": str(row.candidate),
        "email": row.candidate.email if row.runs_it else "",
        "opening": row.opening.title,
        "opening_ref": row.opening.ref,
        "kit_ref": row.opening.kit.ref,
        "kit": str(row.opening.kit),
        "withdrawn": row.status == row.Status.WITHDRAWN,
        "blind": row.blind,
        "runs_it": row.runs_it,
        "may_grade": (row.leads_it or row.chairs_it) and hasattr(row.opening.kit, "practical_test"),
    }


def _rulable(row, user, flags):
    """Refs of the flags that the reader may rule on: never one's own."""
    return {flag.ref for flag in flags if row.leads_it and flag.raised_by_ref != str(user.ref)}


def _graded_row(user, ref):
    row = access.gradable_candidacy_or_404(user, ref, *RELATED)
    if not hasattr(row.opening.kit, "practical_test"):
        raise Http404
    return row, row.opening.kit.practical_test


def _grade(form):
    fields = {"levels": form.levels(), "note": form.cleaned_data["note"]}
    return fields | {name: form.cleaned_data[name] for name in ("bonus", "passed") if name in form.cleaned_data}


def _grade_so_far(row):
    """What the form begins with."""
    result = getattr(row, "test_result", None)
    if result is None:
        return {}
    levels = {f"level_{ref}": level for ref, level in result.levels.items()}
    passed = {"passed": "yes", "failed": "no"}.get(result.state, "")
    return levels | {"passed": passed, "bonus": result.bonus, "note": result.note}
