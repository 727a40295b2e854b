"""The live card's endpoint. Everything under /sync/ answers JSON and never redirects: see docs/sync.md."""

from dataclasses import asdict
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, JsonResponse
from django.utils import timezone

from interviews import access, sessions, sheets, sync
from interviews.models import Card
from interviews.operations.batch import MAX_BYTES, PROTOCOL, BatchError, BatchTooLarge, read_batch

PROTOCOL_HEADER = "X-Scorecard-Protocol"
RETRY_AFTER = 5  # seconds


def _answer(body, status=200, **headers):
    headers = {PROTOCOL_HEADER: str(PROTOCOL), "Cache-Control": "private, no-store"} | headers
    return JsonResponse(body, status=status, headers=headers)


def refusal(status, code, sentence, **headers):
    return _answer({"error": code, "message": sentence}, status, **headers)


def _json_edge(view):
    """Nobody signed in is a 401, what is not yours a 404, a failing database a 503: all of them JSON."""

    @login_not_required
    @wraps(view)
    def edge(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return refusal(401, "login", "Sign in again. What you typed is still on your page.")
        try:
            return view(request, *args, **kwargs)
        except (Http404, Card.DoesNotExist):  # the seat may go while its card is written
            return refusal(404, "not_found", "There is no such card.")
        except BatchTooLarge as error:
            return refusal(413, "too_large", str(error))
        except BatchError as error:
            return refusal(422, "invalid", str(error))
        except DatabaseError:
            sentence = "The server cannot save right now. Keep the page open."
            return refusal(503, "unavailable", sentence, **{"Retry-After": str(RETRY_AFTER)})

    return edge


@_json_edge
def ops(request, ref):
    """POST a batch and get one answer for each operation; GET what the card holds."""
    if request.method not in ("GET", "POST"):
        return refusal(405, "method", "Use GET or POST.", Allow="GET, POST")
    card = access.authored_card_or_404(request.user, ref)
    if request.method == "GET":
        return _answer(_state(card))
    operations = read_batch(_body(request), str(card.ref))
    answers = sync.apply(card=card, operations=operations, user=request.user)
    marked = sync.marked(operations, answers)
    sessions.open_on_mark(card=card, fields=marked)
    body = _about(card) | {"answers": answers}
    if marked:
        body["standing"] = sheets.standing_of_card(card).as_json()
    return _answer(body)


@_json_edge
def elsewhere(request, rest=""):
    """No such address; JSON as well, for a client that reads nothing else."""
    raise Http404


def _body(request):
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MAX_BYTES:
        raise BatchTooLarge(f"A batch holds at most {MAX_BYTES} bytes.")
    return request.body


def _about(card):
    opened_at = card.seat.session.opened_at
    return {
        "protocol": PROTOCOL,
        "card": str(card.ref),
        "status": card.status,
        "seq": card.last_seq,
        "opened_at": opened_at.isoformat() if opened_at else None,
        "now": timezone.now().isoformat(),
    }


def _state(card):
    fields, past = sync.fields_of(card), sync.past_of(card)
    return _about(card) | {
        "fields": fields,
        "versions": past.versions,
        "siblings": [asdict(sibling) for sibling in sync.open_siblings(card, past)],
        "standing": sheets.standing_of_card(card, fields).as_json(),
    }
