"""One step on one part of an import, each a plain form of the review."""

from django.views.decorators.http import require_POST

from rubrics import access, imports
from rubrics.forms import PartForm, SplitForm
from rubrics.guides.parts import from_json, place
from rubrics.views.answers import review_page, revision_in, stale_is_409, to_part, whole_number

NO_CUT = "Nothing was split: choose what the second part begins with, or put the cursor between its words."
STEPS = {"up": -1, "down": 1}


@require_POST
@stale_is_409
def change(request, ref, key):
    imported = access.import_or_404(request.user, ref)
    parts = from_json(imported.parts)
    form = PartForm(request.POST, part=parts[place(parts, key)])
    if not form.is_valid():
        return review_page(request, imported, asked=key, form=form, status=422)
    imports.change_part(imported=imported, revision=revision_in(request), key=key, values=form.values)
    return to_part(imported, key)


@require_POST
@stale_is_409
def split(request, ref, key):
    imported = access.import_or_404(request.user, ref)
    form = SplitForm(request.POST)
    if not form.is_valid() or not form.at:
        return review_page(request, imported, asked=key, refused=NO_CUT, status=422)
    said = {"text": form.cleaned_data["text"], "at": form.at, "kind": form.cleaned_data["kind"] or None}
    imports.split_part(imported=imported, revision=revision_in(request), key=key, **said)
    return to_part(imported, key)


@require_POST
@stale_is_409
def join(request, ref, key):
    imported = access.import_or_404(request.user, ref)
    parts = from_json(imported.parts)
    above = parts[max(place(parts, key) - 1, 0)].key
    imports.merge_part(imported=imported, revision=revision_in(request), key=key)
    return to_part(imported, above)


@require_POST
@stale_is_409
def move(request, ref, key):
    imported = access.import_or_404(request.user, ref)
    steps = STEPS.get(request.POST.get("step"))
    if steps is None:
        return review_page(request, imported, at=key, refused="Say up or down. Nothing was moved.", status=422)
    imports.move_part(imported=imported, revision=revision_in(request), key=key, steps=steps)
    return to_part(imported, key)


@require_POST
@stale_is_409
def leave_out(request, ref, key):
    imported = access.import_or_404(request.user, ref)
    imports.leave_out(imported=imported, revision=revision_in(request), key=key)
    return to_part(imported, key)


@require_POST
@stale_is_409
def restore(request, ref, key):
    imported = access.import_or_404(request.user, ref)
    imports.restore(imported=imported, revision=revision_in(request), key=key)
    return to_part(imported, key)


@require_POST
@stale_is_409
def ask(request, ref, key):
    imported = access.import_or_404(request.user, ref)
    imports.change_part(imported=imported, revision=revision_in(request), key=key, values={"kind": "question"})
    return to_part(imported, key)


@require_POST
@stale_is_409
def add(request, ref, line):
    imported = access.import_or_404(request.user, ref)
    row, key = imports.add_part(imported=imported, revision=revision_in(request), line=line)
    return to_part(row, key)


@require_POST
@stale_is_409
def doubt(request, ref):
    imported = access.import_or_404(request.user, ref)
    step = imports.dismiss if "dismiss" in request.POST else imports.bring_back
    mark = request.POST.get("dismiss") or request.POST.get("bring_back", "")
    row = step(imported=imported, revision=revision_in(request), mark=mark[:16])
    return to_part(row, leaf=whole_number(request.POST.get("leaf")))
