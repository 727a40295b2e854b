"""From any guide to a kit: the guides in work, a new one, its review, and the kit that is made of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from rubrics import access, imports, kits
from rubrics.forms import GuideSourceForm, kit_in
from rubrics.guides.reading import Unreadable
from rubrics.views.answers import review_page, revision_in, stale_is_409, to_kit, to_part, whole_number

PER_PAGE = 30


@require_safe
def index(request):
    access.refuse_readers(request.user)
    rows = access.imports_of(request.user).select_related("kit")
    rows = rows.only(
        "ref", "name", "layout", "questions", "changed_at", "kit__ref", "kit__title", "kit__version", "kit__status"
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "rubrics/imports.html", {"page_obj": page})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    access.refuse_readers(request.user)
    form = GuideSourceForm(*((request.POST, request.FILES) if request.method == "POST" else ()), prefix="guide")
    if form.is_valid():
        try:
            return _go(request, _begun(request, *form.made))
        except Unreadable as error:
            form.add_error(None, str(error))
        except kits.KitProblems as error:
            form.add_error(None, f"{error} Nothing was made.")
    return render(request, "rubrics/import_new.html", {"form": form}, status=422 if form.is_bound else 200)


def _begun(request, source, name):
    """Where it goes on: with the review, or with the draft when it was a kit file, which needs none."""
    if guide := kit_in(source):
        kit = kits.create_from_guide(guide=guide, author=request.user)
        messages.success(
            request, f"This is a kit file: “{kit.title}” is a draft now. Only people who write kits see it."
        )
        return reverse("rubrics:kit", args=[kit.ref])
    imported = imports.begin(author=request.user, source=source, name=name)
    return reverse("rubrics:import", args=[imported.ref])


def _go(request, url):
    """A whole new page, for a form that was sent by a script too."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


@require_safe
@stale_is_409
def review(request, ref):
    imported = access.import_or_404(request.user, ref)
    wanted = {name: whole_number(request.GET.get(name)) for name in ("leaf", "at", "line")}
    return review_page(request, imported, asked=whole_number(request.GET.get("part")), **wanted)


@require_POST
@stale_is_409
def undo(request, ref):
    imported = access.import_or_404(request.user, ref)
    row = imports.undo(imported=imported, revision=revision_in(request))
    return to_part(row, leaf=whole_number(request.POST.get("leaf")))


@require_POST
@stale_is_409
def make(request, ref):
    imported = access.import_or_404(request.user, ref)
    publish = "publish" in request.POST
    try:
        kit = imports.make_kit(imported=imported, revision=revision_in(request), actor=request.user, publish=publish)
    except imports.NothingToAsk as error:
        return review_page(request, imported, refused=str(error), status=422)
    except kits.KitProblems as error:
        return review_page(request, imported, refused=f"{error} No kit was made; what was read is safe.", status=422)
    messages.success(request, _made(kit, publish))
    return to_kit(kit)


def _made(kit, publish):
    if kit.is_published:
        return f"“{kit.title}” is published. It stays as it is; openings can use it."
    if publish:
        return f"“{kit.title}” is a draft now. It was not published: what stands in the way is named below."
    return f"“{kit.title}” is a draft now. Only people who write kits see it."


@require_POST
def discard(request, ref):
    imported = access.import_or_404(request.user, ref)
    imports.discard(imported=imported)
    messages.success(request, f"“{imported.name}” is gone, with what was read of it.")
    return redirect("rubrics:imports")
