"""The pages of a draft: what it says of itself, its rule, its lists and rounds, its practical test."""

from dataclasses import replace

from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rubrics import access, kits
from rubrics.forms import (
    AboutForm,
    CriterionSet,
    ExtrasForm,
    ListSet,
    RoundSet,
    RuleForm,
    TestForm,
    criteria_of,
    lists_of,
    rounds_of,
)
from rubrics.guides.draft import Guide
from rubrics.views.answers import closed_is_409, form_page, posted, to_kit

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@closed_is_409
def about(request, ref):
    kit = access.draft_or_404(request.user, ref)
    form = AboutForm(posted(request), kit=kit)
    if form.is_valid():
        return to_kit(kits.change_about(kit=kit, about=form.made))
    return form_page(request, kit, form, heading="About this kit")


@require_http_methods(METHODS)
@closed_is_409
def rule(request, ref):
    kit = access.draft_or_404(request.user, ref)
    form = RuleForm(posted(request), kit=kit)
    if form.is_valid():
        return to_kit(kits.change_rule(kit=kit, terms=form.made), "rule")
    return form_page(request, kit, form, heading="Scale and rule", anchor="rule")


@require_http_methods(METHODS)
@closed_is_409
def extras(request, ref):
    kit = access.draft_or_404(request.user, ref)
    form = ExtrasForm(posted(request), kit=kit)
    rows = ListSet(posted(request), initial=lists_of(kit), prefix="lists")
    if form.is_valid() and rows.is_valid():
        said = Guide(kit.title, lists=rows.made, **form.made)
        return to_kit(kits.change_extras(kit=kit, extras=said), "red-flags")
    context = {"heading": "Red flags and lists", "anchor": "red-flags", "rows_heading": "Other lists"}
    return form_page(request, kit, form, rows=rows, **context)


@require_http_methods(METHODS)
@closed_is_409
def rounds(request, ref):
    kit = access.draft_or_404(request.user, ref)
    rows = RoundSet(posted(request), initial=rounds_of(kit), prefix="rounds")
    if rows.is_valid():
        return to_kit(kits.change_rounds(kit=kit, rounds=rows.made), "rounds")
    return form_page(request, kit, rows, rows=rows, heading="Rounds", anchor="rounds", rows_only=True)


@require_http_methods(METHODS)
@closed_is_409
def test(request, ref):
    kit = access.draft_or_404(request.user, ref)
    kept = getattr(kit, "practical_test", None)
    form = TestForm(posted(request), test=kept)
    rows = CriterionSet(posted(request), initial=criteria_of(kept), prefix="criteria")
    if form.is_valid() and rows.is_valid():
        said = replace(form.made, criteria=rows.made)
        return to_kit(kits.change_test(kit=kit, test=said), "practical-test")
    context = {"heading": "Practical test", "anchor": "practical-test", "rows": rows, "rows_heading": "Criteria"}
    if kept:
        context |= {
            "remove": "practical test",
            "remove_url": reverse("rubrics:kit_test_remove", args=[kit.ref]),
            "remove_words": "The task and its criteria go from this draft, and the rule asks for no test any more.",
        }
    return form_page(request, kit, form, **context)


@require_POST
@closed_is_409
def test_remove(request, ref):
    kit = access.draft_or_404(request.user, ref)
    return to_kit(kits.remove_test(kit=kit), "practical-test")


test.__test__ = False
test_remove.__test__ = False
