"""Answers that several views give in the same way."""

from django.shortcuts import render


def too_late(request, error):
    """The state no longer allows it: the sentence of the writer, with 409."""
    return render(request, "409.html", {"reason": str(error)}, status=409)


def typed(request):
    """What was sent to a form; None for a page that is only read."""
    return request.POST if request.method == "POST" else None


def status_of(*forms):
    """422 when something that was typed cannot be kept."""
    return 422 if any(form.is_bound and not form.is_valid() for form in forms) else 200
