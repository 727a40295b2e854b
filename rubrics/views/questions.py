"""The sections and questions of a draft."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rubrics import access, kits
from rubrics.forms import QuestionForm, SectionForm
from rubrics.views.answers import closed_is_409, form_page, posted, to_kit

METHODS = ["GET", "HEAD", "POST"]
STEPS = {"up": -1, "down": 1}


def no_direction():
    return HttpResponse("Say up or down. Nothing was moved.", content_type="text/plain", status=422)


@require_http_methods(METHODS)
@closed_is_409
def section_new(request, ref):
    kit = access.draft_or_404(request.user, ref)
    form = SectionForm(posted(request))
    if form.is_valid():
        section = kits.add_section(kit=kit, section=form.made)
        return to_kit(kit, f"s-{section.ref}")
    return form_page(request, kit, form, heading="A new section", anchor="sections")


@require_http_methods(METHODS)
@closed_is_409
def section(request, ref):
    found = access.section_or_404(request.user, ref)
    form = SectionForm(posted(request), section=found)
    anchor = f"s-{found.ref}"
    if form.is_valid():
        kits.change_section(section=found, content=form.made)
        return to_kit(found.kit, anchor)
    context = {
        "remove": "section",
        "remove_url": reverse("rubrics:section_remove", args=[found.ref]),
        "remove_words": "It goes from this draft with all its questions and its weight.",
    }
    return form_page(request, found.kit, form, heading=f"Section: {found.name}", anchor=anchor, **context)


@require_POST
@closed_is_409
def section_move(request, ref):
    found = access.section_or_404(request.user, ref)
    step = STEPS.get(request.POST.get("step"))
    if step is None:
        return no_direction()
    kits.move_section(section=found, step=step)
    return to_kit(found.kit, f"s-{found.ref}")


@require_POST
@closed_is_409
def section_remove(request, ref):
    found = access.section_or_404(request.user, ref)
    return to_kit(kits.remove_section(section=found), "sections")


@require_http_methods(METHODS)
@closed_is_409
def question_new(request, ref):
    section = access.section_or_404(request.user, ref)
    form = QuestionForm(posted(request), sections=section.kit.sections.all(), section=section)
    if form.is_valid():
        question = kits.add_question(section=form.cleaned_data["section"], question=form.made)
        return to_kit(section.kit, f"q-{question.ref}")
    return form_page(request, section.kit, form, heading="A new question", anchor=f"s-{section.ref}")


@require_http_methods(METHODS)
@closed_is_409
def question(request, ref):
    found = access.question_or_404(request.user, ref)
    kit, anchor = found.section.kit, f"q-{found.ref}"
    form = QuestionForm(posted(request), sections=kit.sections.all(), section=found.section, question=found)
    if form.is_valid():
        kits.change_question(question=found, content=form.made, section=form.cleaned_data["section"])
        return to_kit(kit, anchor)
    context = {
        "remove": "question",
        "remove_url": reverse("rubrics:question_remove", args=[found.ref]),
        "remove_words": "It goes from this draft with its points and flags. Published versions keep theirs.",
    }
    return form_page(request, kit, form, heading=f"Question: {found.title}", anchor=anchor, **context)


@require_POST
@closed_is_409
def question_move(request, ref):
    found = access.question_or_404(request.user, ref)
    step = STEPS.get(request.POST.get("step"))
    if step is None:
        return no_direction()
    kits.move_question(question=found, step=step)
    return to_kit(found.section.kit, f"q-{found.ref}")


@require_POST
@closed_is_409
def question_remove(request, ref):
    found = access.question_or_404(request.user, ref)
    return to_kit(kits.remove_question(question=found), f"s-{found.section.ref}")
