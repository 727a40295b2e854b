"""What becomes of suggestions on a draft: dismissed, shown again, or taken over word for word.

Every function raises KitFrozen when the kit is no draft.
"""

from dataclasses import replace

from django.db import transaction

from rubrics.guides.draft import QUESTION_TITLE_MAX, Question
from rubrics.guides.words import shortened
from rubrics.kits.editing import change_question
from rubrics.kits.errors import WordsChanged, locked_draft
from rubrics.kits.reading import as_question
from rubrics.models import Kit
from rubrics.models import Question as QuestionRow


@transaction.atomic
def dismiss(*, kit: Kit, key: str) -> Kit:
    """The suggestion of that key is kept apart, in this draft and in the drafts that are made of it."""
    return _keep(locked_draft(kit), lambda keys: keys if key in keys else [*keys, key])


@transaction.atomic
def recall(*, kit: Kit, key: str) -> Kit:
    """The suggestion of that key stands again."""
    return _keep(locked_draft(kit), lambda keys: [each for each in keys if each != key])


@transaction.atomic
def reword(*, question: QuestionRow, old: str, new: str) -> QuestionRow:
    """Put `new` in the place of `old`, which is the question's text or one of its follow-ups.

    A short title that was made from the text is made anew. Raises WordsChanged when it does not say `old` any more.
    """
    locked_draft(question.section.kit)
    row = QuestionRow.objects.select_related("section__kit").get(pk=question.pk)
    return change_question(question=row, content=_reworded(as_question(row), old, new))


def _reworded(said: Question, old: str, new: str) -> Question:
    if said.text == old:
        title = "" if said.title == shortened(old, QUESTION_TITLE_MAX) else said.title
        return replace(said, text=new, title=title)
    if old in said.follow_ups:
        return replace(said, follow_ups=tuple(new if item == old else item for item in said.follow_ups))
    raise WordsChanged


def _keep(kit: Kit, change) -> Kit:
    kit.dismissed = change(kit.dismissed)
    kit.save(update_fields=["dismissed"])
    return kit
