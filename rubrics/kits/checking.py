"""What keeps a draft from being published: settings that cannot work in an interview. Reads only."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rubrics.kits.reading import fetch
from rubrics.models import Kit, Section
from rubrics.rule import SectionSize, check
from rubrics.rule import words as rule_words
from rubrics.rules import rule_of

SHORTEST, LONGEST = 10, 480


@dataclass(frozen=True)
class Finding:
    """Something that cannot work. `field` is as in `rule.check`, or "anchors", "minutes", "questions.<ref>"."""

    field: str
    text: str


def findings(kit: Kit) -> list[Finding]:
    """Everything that must be mended before `kit` can be published; empty when it can."""
    fetch(kit)
    return [
        *_scale(kit),
        *_length(kit),
        *_empty(kit),
        *_practical_test(kit),
        *_rule(kit),
    ]


def _scale(kit: Kit) -> Iterator[Finding]:
    if len(kit.anchors) != 4 or not all(kit.anchors):
        yield Finding("anchors", "The scale describes all four levels, 1 to 4: at least one has no words.")


def _length(kit: Kit) -> Iterator[Finding]:
    if not SHORTEST <= kit.minutes <= LONGEST:
        yield Finding("minutes", f"An interview takes {SHORTEST} to {LONGEST} minutes, not {kit.minutes}.")
        return
    least = sum(map(_least_minutes, kit.sections.all()))
    if least > kit.minutes:
        yield Finding(
            "minutes",
            f"The fewest questions that the sections ask for take {least} minutes at least, and the interview has "
            f"{kit.minutes}.",
        )


def _least_minutes(section: Section) -> int:
    known = sorted(question.minutes or 0 for question in section.questions.all())
    return sum(known[: section.pick_min or 0])


def _empty(kit: Kit) -> Iterator[Finding]:
    for section in kit.sections.all():
        if not section.questions.all():
            yield Finding(f"sections.{section.key}", f"“{section.name}” has no question: add one, or remove it.")
        for question in section.questions.all():
            if not question.text.strip():
                yield Finding(f"questions.{question.ref}", f"“{question.title}” has no words to ask.")
            if question.anchors and not all(question.anchors):
                yield Finding(
                    f"questions.{question.ref}",
                    f"The scale of “{question.title}” describes some levels only: describe all four, or none.",
                )


def _practical_test(kit: Kit) -> Iterator[Finding]:
    test = getattr(kit, "practical_test", None)
    if test is None:
        return
    if not test.brief.strip():
        yield Finding("test", "The practical test does not say what to do: write the task, or remove the test.")
    for name, times in Counter(row.name for row in test.criteria.all()).items():
        if times > 1:
            yield Finding(f"criteria.{name}", f"{times} criteria are called “{name}”: give each its own name.")


def _rule(kit: Kit) -> Iterator[Finding]:
    test = getattr(kit, "practical_test", None)
    sections = {
        row.key: SectionSize(len(row.questions.all()), row.pick_min, row.pick_max) for row in kit.sections.all()
    }
    names = {row.key: f"“{row.name}”" for row in kit.sections.all()}
    criteria = {row.name: row.weight for row in test.criteria.all()} if test else None
    for problem in check(rule_of(kit), sections, criteria, test.pass_mark if test else Fraction(3)):
        yield Finding(problem.field, sentence(problem, names))


def sentence(problem, names: dict[str, str]) -> str:
    """A problem of the rule as a whole sentence, with its subject."""
    said = rule_words.problem(problem, names)
    if said.startswith("must "):
        said = f"{_subject(problem.field, names)} {said}"
    return f"{said[:1].upper()}{said[1:]}."


def _subject(field: str, names: dict[str, str]) -> str:
    group, _, name = field.partition(".")
    if group == "weights":
        name = name.partition(".")[2]
        return f"the weight of {names.get(name, name)}"
    if group == "criteria":
        return f"the weight of “{name}”"
    if group == "sections":
        key = name.partition(".")[0]
        return f"the range of {names.get(key, key)}"
    return f"the {group.replace('_', ' ')}"
