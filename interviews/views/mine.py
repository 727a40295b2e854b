"""The start page, and the interviews of the person who looks."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from interviews import access, agenda
from interviews.models import Card

SEALED_ON_A_PAGE = 20


@require_safe
def home(request):
    """To what waits: one's interviews, or the openings of those who run some and have no card to write."""
    writes = access.seats_for(request.user).exclude(card__status=Card.Status.SEALED).exists()
    if writes or not request.user.recruits:
        return redirect("interviews:mine")
    return redirect("interviews:openings")


@require_safe
def mine(request):
    found = agenda.agenda_of(request.user, timezone.now())
    page = Paginator(agenda.sealed_of(request.user), SEALED_ON_A_PAGE).get_page(request.GET.get("page"))
    sealed = agenda.readable(request.user, list(page))
    return render(request, "interviews/mine.html", {"agenda": found, "sealed": sealed, "page_obj": page})
