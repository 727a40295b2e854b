"""One kit to read, to compare and to take along."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rubrics import access, kits, pages
from rubrics.changes import compare as changes_between
from rubrics.guides import kitfile


@require_safe
def kit(request, ref):
    found = access.kit_or_404(request.user, ref)
    page = pages.page_of(found, access.kits_for(request.user))
    return render(request, "rubrics/kit.html", {"page": page, "kit": page.kit})


@require_safe
def compare(request, ref):
    found = access.kit_or_404(request.user, ref)
    versions = list(access.kits_for(request.user).filter(slug=found.slug).order_by("version"))
    other = _other(versions, found, request.GET.get("with"))
    if other is None:
        raise Http404
    old, new = sorted((found, other), key=lambda kit: kit.version)
    kits.fetch(old, new)
    changes = changes_between(kits.as_guide(old), kits.as_guide(new))
    context = {"kit": found, "old": old, "new": new, "versions": versions, "changes": changes}
    return render(request, "rubrics/compare.html", context)


def _other(versions, kit, wanted):
    """The version that was asked for; without a wish the one before, else the one after."""
    others = [version for version in versions if version.pk != kit.pk]
    if wanted:
        return next((version for version in others if str(version.ref) == wanted), None)
    earlier = [version for version in others if version.version < kit.version]
    return (earlier[-1:] or others[:1] or [None])[0]


@require_safe
def file(request, ref):
    found = access.kit_or_404(request.user, ref)
    return _attached(kitfile.write(kits.as_guide(found)), "text/markdown", f"{found.slug}.md")


@require_safe
def file_json(request, ref):
    found = access.kit_or_404(request.user, ref)
    return _attached(kitfile.write_json(kits.as_guide(found)), "application/json", f"{found.slug}.json")


def _attached(text, kind, name):
    """Text to keep, never to show: the browser saves it under its name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
