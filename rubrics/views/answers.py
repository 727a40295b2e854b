"""What the views of kits answer with when there is nothing special to say."""

from functools import wraps

from django.shortcuts import redirect, render
from django.urls import reverse

from rubrics.kits import KitFrozen


def closed_is_409(view):
    """A kit in a state that does not allow the change is answered with 409 and its reason."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except KitFrozen as error:
            return render(request, "409.html", {"reason": str(error)}, status=409)

    return answer


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
