"""What the views of kits and imports answer with when there is nothing special to say."""

from functools import wraps

from django.shortcuts import redirect, render
from django.urls import reverse

from rubrics import access
from rubrics.forms import PartForm, places_to_cut
from rubrics.guides.parts import NoSuchPart
from rubrics.imports import ImportRefused
from rubrics.kits import KitFrozen
from rubrics.review import review_of


def closed_is_409(view):
    """A kit in a state that does not allow the change is answered with 409 and its reason."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except KitFrozen as error:
            return render(request, "409.html", {"reason": str(error)}, status=409)

    return answer


def stale_is_409(view):
    """A step on an import that has gone on meanwhile is answered with 409, the reason and how it stands now."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except (ImportRefused, NoSuchPart) as error:
            imported = access.import_or_404(request.user, kwargs["ref"])
            key = kwargs.get("key", 0)
            return review_page(
                request, imported, at=key, refused=str(error), typed=request.POST.get("text"), status=409
            )

    return answer


def review_page(request, imported, *, leaf=1, at=0, asked=0, line=0, status=200, **context):
    """The review of an import; the part `asked` stands open, with `form` when it was sent already."""
    page = review_of(imported, leaf=leaf, at=at, asked=asked, line=line)
    if page.asked and "form" not in context:
        context["form"] = PartForm(part=page.asked)
    if page.asked:
        context["cuts"] = places_to_cut(page.asked.text)
    return render(request, "rubrics/review.html", {"page": page, "imported": imported, **context}, status=status)


def to_part(imported, key=0, leaf=0):
    """Back to the review, where the part stands, or to that leaf."""
    start = reverse("rubrics:import", args=[imported.ref])
    if key:
        return redirect(f"{start}?at={key}#part-{key}")
    return redirect(f"{start}?leaf={leaf}" if leaf > 1 else start)


def revision_in(request) -> int:
    """The revision that the page was made of; 0, which none has, for anything else."""
    return whole_number(request.POST.get("revision"))


def whole_number(text) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def to_kit(kit, anchor=""):
    return redirect(reverse("rubrics:kit", args=[kit.ref]) + (f"#{anchor}" if anchor else ""))


def posted(request):
    """What a form is bound to: None until something is sent, even if that is nothing."""
    return request.POST if request.method == "POST" else None


def form_page(request, kit, form, **context):
    """The page of one form; 422 when what was sent did not do.

    `remove` names what the page may throw away, with `remove_url` and `remove_words`; `anchor` is where it belongs.
    """
    status = 422 if form.is_bound else 200
    return render(request, "rubrics/form.html", {"kit": kit, "form": form, **context}, status=status)
