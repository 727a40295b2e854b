"""The board of an opening."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews import access, boards
from rubrics import rule

PER_PAGE = 50


@require_safe
def opening(request, ref):
    opening = access.opening_or_404(request.user, ref)
    wishes = boards.Wishes.of(request.GET)
    found = boards.wished(boards.masked(opening, request.user), wishes)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    names = boards.section_names(opening)
    page.object_list = boards.rows_of(page.object_list, names)
    context = {
        "opening": opening,
        "threshold": rule.show(rule.as_fraction(opening.kit.threshold)),
        "tested": hasattr(opening.kit, "practical_test"),
        "sections": names.values(),
        "page_obj": page,
        "wishes": wishes,
        "heads": boards.heads(wishes),
        "choices": boards.choices(wishes),
    }
    return render(request, "interviews/opening.html", context)
