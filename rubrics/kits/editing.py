"""Changes of a draft, one thing at a time. What is written comes as values of `guides.draft`, tidied and checked there.

Every function raises KitFrozen when the kit is no draft.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from rubrics.guides.draft import Guide, PracticalTest, Question, Round, Section
from rubrics.guides.words import slug
from rubrics.kits.errors import locked_draft
from rubrics.kits.making import (
    kit_fields,
    last_order,
    question_fields,
    refuse_numbers,
    section_fields,
    test_fields,
    with_house_defaults,
    write_criteria,
    write_points,
    write_rounds,
    write_test,
)
from rubrics.models import Kit, RedFlag
from rubrics.models import PracticalTest as TestRow
from rubrics.models import Question as QuestionRow
from rubrics.models import Section as SectionRow

ABOUT = ("title", "role", "level", "source", "summary", "minutes")
RULE = ("threshold", "pooling", "reading", "weights", "show_average", "anchors")
EXTRAS = ("candidate_questions", "lists")
KEY_MAX = 50


@transaction.atomic
def change_about(*, kit: Kit, about: Guide) -> Kit:
    """Title, role, level, source, summary and length, from the same fields of `about`."""
    return _change(locked_draft(kit), about, ABOUT)


@transaction.atomic
def change_rule(*, kit: Kit, terms: Guide) -> Kit:
    """Threshold, pooling, reading, weights, scale and whether the running average shows.

    Raises KitProblems for a threshold that cannot be kept.
    """
    refuse_numbers(terms)
    return _change(locked_draft(kit), terms, RULE)


@transaction.atomic
def change_extras(*, kit: Kit, extras: Guide) -> Kit:
    """The kit's red flags, the questions that candidates may ask, and its other lists."""
    row = _change(locked_draft(kit), extras, EXTRAS)
    row.red_flags.filter(question=None).delete()
    RedFlag.objects.bulk_create(
        RedFlag(kit=row, order=order, text=flag.text) for order, flag in enumerate(extras.red_flags)
    )
    return row


@transaction.atomic
def change_rounds(*, kit: Kit, rounds: Iterable[Round]) -> Kit:
    row = _touched(locked_draft(kit))
    row.rounds.all().delete()
    write_rounds(row, tuple(rounds))
    return row


@transaction.atomic
def change_test(*, kit: Kit, test: PracticalTest) -> Kit:
    """The practical test with its criteria, whether there was one or not. Raises KitProblems for its pass mark."""
    row = _touched(locked_draft(kit))
    refuse_numbers(Guide("Practical test", practical_test=test))
    kept = TestRow.objects.filter(kit=row).first()
    if kept is None:
        write_test(row, test)
        return row
    _set(kept, test_fields(test))
    kept.criteria.all().delete()
    write_criteria(kept, test)
    return row


@transaction.atomic
def remove_test(*, kit: Kit) -> Kit:
    row = _touched(locked_draft(kit))
    TestRow.objects.filter(kit=row).delete()
    return row


@transaction.atomic
def add_section(*, kit: Kit, section: Section) -> SectionRow:
    """A section at the end. When its key is taken it gets another one."""
    row = _touched(locked_draft(kit))
    section = replace(section, key=_free_key(row, section.key))
    return SectionRow.objects.create(kit=row, order=last_order(row.sections), **section_fields(section))


@transaction.atomic
def change_section(*, section: SectionRow, content: Section) -> SectionRow:
    """Name, kind, range and introduction. The key stays, because weights name it."""
    _touched(locked_draft(section.kit))
    return _set(section, section_fields(replace(content, key=section.key)))


@transaction.atomic
def remove_section(*, section: SectionRow) -> Kit:
    """With its questions and with its weight."""
    kit = locked_draft(section.kit)
    kit.weights.get("section", {}).pop(section.key, None)
    kit.save(update_fields=["weights", "changed_at"])
    RedFlag.objects.filter(question__section=section).delete()
    section.delete()
    return kit


@transaction.atomic
def move_section(*, section: SectionRow, step: int) -> SectionRow:
    """One place up (-1) or down (1) among the kit's sections; at the end it stays where it is."""
    kit = _touched(locked_draft(section.kit))
    _move(kit.sections.all(), section, step)
    return section


@transaction.atomic
def add_question(*, section: SectionRow, question: Question) -> QuestionRow:
    """A question at the end of the section."""
    kit = _touched(locked_draft(section.kit))
    order = last_order(section.questions)
    row = QuestionRow.objects.create(section=section, order=order, **question_fields(question))
    write_points(kit, row, question)
    return row


@transaction.atomic
def change_question(*, question: QuestionRow, content: Question, section: SectionRow | None = None) -> QuestionRow:
    """Everything the question says, and its `section`: another one of the same kit puts it at that one's end."""
    kit = _touched(locked_draft(question.section.kit))
    fields = question_fields(content)
    if section is not None and section.pk != question.section_id:
        fields |= {"section": kit.sections.get(pk=section.pk), "order": last_order(section.questions)}
    _set(question, fields)
    question.look_fors.all().delete()
    question.red_flags.all().delete()
    write_points(kit, question, content)
    return question


@transaction.atomic
def remove_question(*, question: QuestionRow) -> Kit:
    kit = _touched(locked_draft(question.section.kit))
    question.delete()
    return kit


@transaction.atomic
def move_question(*, question: QuestionRow, step: int) -> QuestionRow:
    """One place up (-1) or down (1) in its section; at the end it stays where it is."""
    _touched(locked_draft(question.section.kit))
    _move(question.section.questions.all(), question, step)
    return question


def _change(kit: Kit, guide: Guide, names: tuple[str, ...]) -> Kit:
    fields = kit_fields(with_house_defaults(guide))
    return _set(kit, {name: fields[name] for name in names}, "changed_at")


def _touched(kit: Kit) -> Kit:
    kit.save(update_fields=["changed_at"])
    return kit


def _set(row, fields: dict, *also: str):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=[*fields, *also])
    return row


def _move(rows, row, step: int) -> None:
    ordered = list(rows)
    place = ordered.index(row)
    ordered.insert(min(max(place + step, 0), len(ordered) - 1), ordered.pop(place))
    for order, each in enumerate(ordered):
        if each.order != order:
            _set(each, {"order": order})


def _free_key(kit: Kit, wished: str) -> str:
    taken = set(kit.sections.values_list("key", flat=True))
    stem = slug(wished)[: KEY_MAX - 4].strip("_") or "section"
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (stem, *numbered) if key not in taken)
