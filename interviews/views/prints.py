"""Documents to download: kits, the sheets of one's own card, and packets."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from interviews import access, packets


def _paper(request):
    paper = request.GET.get("paper", "a4")
    if paper not in packets.PAPERS:
        raise Http404
    return paper


def _pdf(content, *words):
    name = slugify("-".join(words)) or "scorecard"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "private, no-store"},
    )


@require_safe
def kit(request, ref):
    kit = access.kit_or_404(request.user, ref)
    return _pdf(packets.kit_pdf(kit, _paper(request)), kit.title, f"v{kit.version}")


@require_safe
def practical_test(request, ref):
    kit = access.kit_or_404(request.user, ref)
    if not hasattr(kit, "practical_test"):
        raise Http404
    return _pdf(packets.test_pdf(kit, _paper(request)), "practical-test", kit.role or kit.title)


@require_safe
def sheet(request, ref):
    card = access.own_card_or_404(request.user, ref)
    return _pdf(packets.card_pdf(card, _paper(request)), "sheet", card.seat.session.candidacy.candidate.name)


@require_safe
def packet(request, ref):
    candidacy = access.candidacy_or_404(request.user, ref)
    if not access.may_decide(request.user, candidacy):
        raise Http404
    return _pdf(packets.packet_pdf(candidacy, _paper(request)), "packet", candidacy.candidate.name)
