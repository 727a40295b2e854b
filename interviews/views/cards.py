"""The live card as pages: every part saves on its own with a plain form, through the same writer as the client."""

from contextlib import suppress
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from interviews import access, sessions, sheets, sync
from interviews.forms.cards import ChoiceForm, FlagForm, NoteForm, QuestionForm, SealForm
from interviews.models import Session
from interviews.operations import batch
from interviews.operations.fields import EMPTY
from interviews.operations.ids import uuid7

CLOSING = "close"


@require_safe
def card(request, ref):
    card = access.authored_card_or_404(request.user, ref)
    if _is_closed(card):
        return _closed(request, card)
    return _live(request, card)


@require_POST
def start(request, ref):
    card = access.own_card_or_404(request.user, ref)
    with suppress(sessions.SessionClosed):  # called off in this moment: the card's page says so
        sessions.open_session(actor=request.user, session=card.seat.session)
    return _to(card, request.POST.get("q"))


@require_POST
def question(request, ref, question):
    card = access.authored_card_or_404(request.user, ref)
    page = sheets.page_of(card)
    line = _line_or_404(page, question)
    form = QuestionForm(request.POST, question=line.question)
    if not form.is_valid():
        typed = line.as_typed(request.POST.get("mark", ""), request.POST.getlist("tick"), request.POST.get("note", ""))
        return _live(request, card, page.having(typed), focus=line.number, form=form)
    base = form.cleaned_data["base"]
    after = line.number + 1 if "next" in request.POST else line.number
    return _save(request, card, sync.typed(card, form.values(), base), base, after)


@require_POST
def note(request, ref):
    card = access.authored_card_or_404(request.user, ref)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _live(request, card, focus=CLOSING, form=form)
    base = form.cleaned_data["base"]
    saved = _save(request, card, sync.typed(card, form.values(), base), base, CLOSING)
    return _to_review(card, saved) if "review" in request.POST else saved


@require_POST
def flag(request, ref):
    card = access.authored_card_or_404(request.user, ref)
    page, q = sheets.page_of(card), request.POST.get("q")
    form = FlagForm(request.POST, red_flags=page.red_flags, questions=[line.question for line in page.lines])
    if not form.is_valid():
        return _live(request, card, page, focus=q, flag_form=form)
    return _save(request, card, {f"flag:{uuid7()}": form.value()}, 0, q)


@require_POST
def withdraw(request, ref, flag):
    card = access.authored_card_or_404(request.user, ref)
    if not card.flags.filter(ref=flag).exists():
        raise Http404
    return _save(request, card, {f"flag:{flag}": {"withdrawn": True}}, 0, request.POST.get("q"))


@require_POST
def choose(request, ref):
    """One of two versions stays; the other remains in the card's history."""
    card = access.authored_card_or_404(request.user, ref)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return render(request, "409.html", {"reason": "This choice cannot be read. Nothing was changed."}, status=422)
    data = form.cleaned_data
    waiting = {(one.field, one.seq): one.value for one in sync.open_siblings(card)}
    if (data["field"], data["seq"]) in waiting:
        current = sync.fields_of(card).get(data["field"], EMPTY[data["field"].partition(":")[0]])
        value = form.value(current, waiting[data["field"], data["seq"]])
        return _save(request, card, {data["field"]: value}, data["base"], request.POST.get("q"))
    messages.info(request, "This choice was made already.")
    return _to(card, request.POST.get("q"))


@require_safe
def review(request, ref):
    card = access.own_card_or_404(request.user, ref)
    return _to(card) if card.is_sealed else _review(request, card)


@require_POST
def rest(request, ref):
    """Every question without an answer becomes "not asked"."""
    card = access.own_card_or_404(request.user, ref)
    page = sheets.page_of(card)
    values = {f"state:{line.question.ref}": "not_asked" for line in page.unanswered}
    return _to_review(card, _save(request, card, values, card.last_seq))


@require_POST
def seal(request, ref):
    card = access.own_card_or_404(request.user, ref)
    form = SealForm(request.POST)
    if not form.is_valid():
        return _review(request, card, "This page was not whole. Nothing was sealed. Read it again.", 422)
    try:
        sealed = sessions.submit(card=card, **form.cleaned_data)
    except sessions.NotReady as refusal:
        return _review(request, card, str(refusal), 409)
    except sessions.SessionClosed as refusal:
        return render(request, "409.html", {"reason": str(refusal)}, status=409)
    messages.success(request, "Your card is sealed.")
    return _to(sealed)


def _save(request, card, values, base, q=None):
    """Keep `values` through the writer; a card that was closed meanwhile shows them as typed and not counted."""
    operations = batch.compose(str(card.ref), values, base)
    if operations:
        answers = sync.apply(card=card, operations=operations, user=request.user)
        sessions.open_on_mark(card=card, fields=sync.marked(operations, answers))
        if any(answer["outcome"] in ("late", "parked") for answer in answers):
            return _closed(request, card, 409)
    return _to(card, q)


def _to(card, q=None):
    url = reverse("interviews:card", args=[card.ref])
    return redirect(f"{url}?{urlencode({'q': q})}" if q else url)


def _to_review(card, saved):
    """On to the review once it is saved; else what the writer had to say."""
    return redirect("interviews:card_review", ref=card.ref) if saved.status_code == 302 else saved


def _is_closed(card):
    return card.is_sealed or card.seat.session.status == Session.Status.CANCELLED


def _line_or_404(page, ref):
    line = next((line for line in page.lines if line.question.ref == ref), None)
    if line is None:
        raise Http404
    return line


def _live(request, card, page=None, *, focus=None, form=None, flag_form=None):
    page = page or sheets.page_of(card)
    where = _focus(page, focus or request.GET.get("q"))
    context = {"page": page, "focus": where, "closing": len(page.lines) + 1, "form": form, "now": timezone.now()}
    context |= {"flag_form": flag_form, "start": page.start()}
    return render(request, "interviews/card.html", context, status=422 if form or flag_form else 200)


def _focus(page, wanted):
    """The number of the pane in sight: the one asked for, else the first without an answer, else the closing one."""
    last = len(page.lines) + 1
    if str(wanted) in map(str, range(1, last + 1)):
        return int(wanted)
    first = next((line.number for line in page.lines if not line.mark), last)
    return last if wanted == CLOSING else first


def _review(request, card, refusal="", status=200):
    page = sheets.page_of(card)
    context = {"page": page, "refusal": refusal, "seen": sync.digest_of_fields(page.fields)}
    context["warnings"] = sheets.warnings_of(page.lines, page.note)
    return render(request, "interviews/card_review.html", context, status=status)


def _closed(request, card, status=200):
    page = sheets.page_of(card)
    context = {"page": page, "unheeded": sheets.in_words(sync.unheeded(card), page.lines)}
    return render(request, "interviews/card_closed.html", context, status=status)
