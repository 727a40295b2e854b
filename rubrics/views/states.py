"""From draft to published to retired, and the next draft."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rubrics import access, kits, pages
from rubrics.views.answers import closed_is_409, to_kit


@require_POST
@closed_is_409
def publish(request, ref):
    kit = access.draft_or_404(request.user, ref)
    try:
        kits.publish(kit=kit, actor=request.user)
    except kits.KitProblems:
        page = pages.page_of(kit, access.kits_for(request.user))
        return render(request, "rubrics/kit.html", {"page": page, "kit": kit, "refused": True}, status=422)
    messages.success(request, f"Version {kit.version} is published. It stays as it is; openings can use it.")
    return to_kit(kit)


@require_POST
@closed_is_409
def revise(request, ref):
    kit = access.own_kit_or_404(request.user, ref)
    draft = kits.revise(kit=kit, author=request.user)
    messages.success(request, f"Version {draft.version} is a draft now, with everything copied into it.")
    return to_kit(draft)


@require_POST
@closed_is_409
def retire(request, ref):
    kit = kits.retire(kit=access.own_kit_or_404(request.user, ref), actor=request.user)
    messages.success(request, f"Version {kit.version} is retired. Openings that have it keep it.")
    return to_kit(kit)


@require_POST
@closed_is_409
def discard(request, ref):
    kit = access.draft_or_404(request.user, ref)
    kits.discard(kit=kit, actor=request.user)
    messages.success(request, f"The draft of version {kit.version} of “{kit.title}” is gone.")
    return redirect("rubrics:kits")
