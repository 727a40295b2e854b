from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views import csrf
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from interviews import demo
from interviews.views.sync import refusal
from scorecard import __version__
from scorecard.forms import ProfileForm


class SignIn(LoginView):
    """E-mail and password; in demo mode the page says who may be signed in as."""

    redirect_authenticated_user = True

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        if settings.DEMO:
            folder = settings.BASE_DIR / "fixtures" / "demo"
            context |= {"demo_accounts": demo.accounts(folder), "demo_password": demo.password(folder)}
        return super().get_context_data(**context)


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """For probes: 200 while the database answers, else 503. Says nothing secret."""
    healthy = database_answers()
    body = {"version": __version__, "database": "ok" if healthy else "unreachable"}
    return JsonResponse(body, status=200 if healthy else 503)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page for people; JSON for the live card, which reads the cookie again and tries once more."""
    if not request.path.startswith("/sync/"):
        return csrf.csrf_failure(request, reason)
    if not request.user.is_authenticated:
        return refusal(401, "login", "Sign in again. What you typed is still on your page.")
    return refusal(403, "csrf", "The security token is out of date. Nothing was saved; the page tries again.")


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """One's own name and time zone."""
    mine = {"name": request.user.name, "timezone": request.user.timezone}
    form = ProfileForm(request.POST or None, initial=mine)
    if request.method == "POST" and form.is_valid():
        request.user.introduce(**form.cleaned_data)
        messages.success(request, "Your profile is kept.")
        return redirect("profile")
    return render(request, "registration/profile.html", {"form": form}, status=422 if form.errors else 200)
