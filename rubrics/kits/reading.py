"""A kit's rows as a guide: the same values that kit files hold, so that one can be made from the other."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from django.db.models import prefetch_related_objects

from rubrics.guides.draft import Criterion, Guide, NamedList, PracticalTest, Question, RedFlag, Round, Section
from rubrics.models import Kit
from rubrics.models import PracticalTest as TestRow
from rubrics.models import Question as QuestionRow
from rubrics.models import Section as SectionRow

PARTS = ("sections__questions__look_fors", "red_flags", "rounds", "practical_test__criteria")
COPIED = ("title", "role", "level", "source", "summary", "minutes", "pooling", "reading", "show_average")


def fetch(*kits: Kit) -> None:
    """All parts of `kits`, in seven queries for all of them; what was fetched before is not read again."""
    prefetch_related_objects(kits, *PARTS)


def as_guide(kit: Kit) -> Guide:
    """Everything that `kit` says. `create_from_guide` makes the same kit of it again."""
    fetch(kit)
    test = getattr(kit, "practical_test", None)
    return Guide(
        **{name: getattr(kit, name) for name in COPIED},
        threshold=exact(kit.threshold),
        anchors=tuple(kit.anchors),
        weights_difficulty=tuple(kit.weights.get("difficulty", {}).items()),
        weights_section=tuple(kit.weights.get("section", {}).items()),
        sections=tuple(_section(row, flags_by_question(kit)) for row in kit.sections.all()),
        red_flags=tuple(RedFlag(flag.text) for flag in kit.red_flags.all() if flag.question_id is None),
        practical_test=test and as_practical_test(test),
        rounds=tuple(Round(row.name, row.minutes_min, row.minutes_max, row.note) for row in kit.rounds.all()),
        candidate_questions=tuple(kit.candidate_questions),
        lists=tuple(NamedList(item["name"], tuple(item["items"])) for item in kit.lists),
    )


def flags_by_question(kit: Kit) -> dict[int, list[str]]:
    """The red flags of single questions, by the row id of the question."""
    found: dict[int, list[str]] = {}
    for flag in kit.red_flags.all():
        if flag.question_id is not None:
            found.setdefault(flag.question_id, []).append(flag.text)
    return found


def as_section(row: SectionRow, questions: Iterable[Question] = ()) -> Section:
    """The section itself, with the `questions` given."""
    return Section(row.key, row.name, row.kind, row.pick_min, row.pick_max, row.intro, tuple(questions))


def as_question(row: QuestionRow, red_flags: Iterable[str] | None = None) -> Question:
    """The question with its points and flags; the flags are read from their rows unless they are given."""
    flags = [flag.text for flag in row.red_flags.all()] if red_flags is None else red_flags
    return Question(
        text=row.text,
        title=row.title,
        difficulty=row.difficulty,
        minutes=row.minutes,
        look_for=tuple(point.text for point in row.look_fors.all()),
        answer=row.answer,
        follow_ups=tuple(row.follow_ups),
        red_flags=tuple(flags),
        green_flags=tuple(row.green_flags),
        anchors=tuple(row.anchors),
    )


def as_practical_test(row: TestRow) -> PracticalTest:
    return PracticalTest(
        brief=row.brief,
        hours=None if row.hours is None else int(row.hours),
        deliverables=tuple(row.deliverables),
        criteria=tuple(Criterion(item.name, item.weight, item.detail) for item in row.criteria.all()),
        bonus=row.bonus,
        pass_mark=exact(row.pass_mark),
    )


def exact(number: Decimal) -> str:
    """The shortest exact form: 3.00 is "3", 2.75 is "11/4"."""
    return str(Fraction(number))


def _section(row: SectionRow, flags: dict[int, list[str]]) -> Section:
    return as_section(row, (as_question(each, flags.get(each.pk, ())) for each in row.questions.all()))
