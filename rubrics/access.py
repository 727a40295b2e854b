"""Who reads and who writes kits. Every view begins here.

Published and retired kits are for everybody who signed in; drafts exist for those who write kits, and for them alone.
A guide on its way to become a kit is its author's alone: nobody has looked yet at what was sent.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from rubrics.kits import refuse_frozen
from rubrics.models import Import, Kit, Question, Section


def kits_for(user) -> QuerySet[Kit]:
    """The kits that `user` may read."""
    return Kit.objects.readable_by(user)


def refuse_readers(user) -> None:
    """Raise PermissionDenied unless `user` writes kits."""
    if not user.leads:
        raise PermissionDenied


def kit_or_404(user, ref) -> Kit:
    return _found(kits_for(user), ref)


def own_kit_or_404(user, ref) -> Kit:
    """A kit for those who write kits; 403 for its readers."""
    kit = kit_or_404(user, ref)
    refuse_readers(user)
    return kit


def draft_or_404(user, ref) -> Kit:
    """A draft to change. 403 for readers; raises KitFrozen for a version that is published or retired."""
    kit = own_kit_or_404(user, ref)
    refuse_frozen(kit)
    return kit


def section_or_404(user, ref) -> Section:
    """A section of a draft; as `draft_or_404`."""
    section = _found(Section.objects.filter(kit__in=kits_for(user)).select_related("kit"), ref)
    refuse_readers(user)
    refuse_frozen(section.kit)
    return section


def question_or_404(user, ref) -> Question:
    """A question of a draft; as `draft_or_404`."""
    rows = Question.objects.filter(section__kit__in=kits_for(user)).select_related("section__kit")
    question = _found(rows, ref)
    refuse_readers(user)
    refuse_frozen(question.section.kit)
    return question


def imports_of(user) -> QuerySet[Import]:
    """The imports that `user` began, while they write kits; those of others are nobody else's to know."""
    return Import.objects.filter(author=user) if user.leads else Import.objects.none()


def import_or_404(user, ref) -> Import:
    return _found(imports_of(user).select_related("kit"), ref)


def _found(rows, ref):
    row = rows.filter(ref=ref).first()
    if row is None:
        raise Http404
    return row
