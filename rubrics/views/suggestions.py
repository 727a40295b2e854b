"""What a lead does with the suggestions on a draft."""

from django.contrib import messages
from django.views.decorators.http import require_POST

from rubrics import access, kits
from rubrics.suggestions import suggestions_on
from rubrics.views.answers import closed_is_409, to_kit


@require_POST
@closed_is_409
def dismiss(request, ref):
    kit = access.draft_or_404(request.user, ref)
    return to_kit(kits.dismiss(kit=kit, key=_wanted(request, kit).advice.key), "suggestions")


@require_POST
@closed_is_409
def recall(request, ref):
    kit = access.draft_or_404(request.user, ref)
    return to_kit(kits.recall(kit=kit, key=_wanted(request, kit).advice.key), "suggestions")


@require_POST
@closed_is_409
def reword(request, ref):
    question = access.question_or_404(request.user, ref)
    kit = question.section.kit
    advice = _wanted(request, kit, question).advice
    kits.reword(question=question, old=advice.about, new=advice.rewrite)
    messages.success(request, f"The question says now: “{advice.rewrite}”")
    return to_kit(kit, "suggestions")


def _wanted(request, kit, question=None):
    """The suggestion that was sent. Raises WordsChanged when it stands no longer, or has no wording to offer."""
    every = suggestions_on(kit, access.kits_for(request.user))
    found = every.find(request.POST.get("key", ""), question)
    if found is None or (question and not found.advice.rewrite):
        raise kits.WordsChanged
    return found
