"""What every answer carries, whatever view made it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

Handler = Callable[[HttpRequest], HttpResponse]


def small_bodies(get_response: Handler) -> Handler:
    """Nobody sends more than a guide: a larger body is refused before anything of it is read or kept."""

    def handle(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.BODY_BYTES_MAX:
            return render(request, "413.html", status=413)
        return get_response(request)

    return handle


def no_store(get_response: Handler) -> Handler:
    """Pages of a signed-in person stay out of every cache, the browser's own included."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response

    return handle


def local_time(get_response: Handler) -> Handler:
    """Times are read and written in the zone of the person who signed in."""

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with timezone.override(request.user.zone):
            return get_response(request)

    return handle
