"""The list of kits, and two ways to begin a new one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from rubrics import access, kits, pages
from rubrics.forms import EmptyStartForm, FilterForm, KitFileForm
from rubrics.views.answers import to_kit

PER_PAGE = 30


@require_safe
def index(request):
    visible = access.kits_for(request.user)
    form = FilterForm(request.GET, kits=visible, drafts=request.user.leads)
    rows = pages.listed(visible, form.wanted)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "rubrics/kits.html", {"form": form, "page_obj": page, "wanted": form.wanted})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    access.refuse_readers(request.user)
    way = request.POST.get("way")
    empty = EmptyStartForm(request.POST if way == "empty" else None, prefix="empty")
    upload = KitFileForm(*((request.POST, request.FILES) if way == "file" else ()), prefix="file")
    form = upload if way == "file" else empty
    status = 200 if request.method != "POST" else 422
    if form.is_valid():
        try:
            kit = kits.create_from_guide(guide=form.made, author=request.user)
        except kits.KitProblems as error:
            form.add_error(None, f"{error} Nothing was made.")
        else:
            messages.success(request, f"“{kit.title}” is a draft now. Only people who write kits see it.")
            return to_kit(kit)
    return render(request, "rubrics/new.html", {"empty": empty, "upload": upload}, status=status)
