"""A guide as a kit file in Markdown."""

from collections.abc import Iterable

from rubrics.guides.draft import Guide, PracticalTest, Question, Section
from rubrics.guides.kitfile.markup import escaped
from rubrics.guides.kitfile.values import criterion_words, pick_words, round_words, weights_words


def write(guide: Guide) -> str:
    """The text of a kit file: UTF-8 Markdown with newline line ends. Values at their defaults are left out."""
    parts = [f"# {guide.title}", _fields(_guide_fields(guide)), escaped(guide.summary)]
    parts += _list("## Scale", guide.anchors, numbered=True)
    for section in guide.sections:
        parts += _section(section)
    parts += _list("## Red flags", [flag.text for flag in guide.red_flags])
    parts += _practical_test(guide.practical_test) if guide.practical_test else []
    parts += _list("## Rounds", map(round_words, guide.rounds))
    parts += _list("## Questions from the candidate", guide.candidate_questions)
    for named in guide.lists:
        parts += [f"## List: {named.name}", _bullets(named.items)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _guide_fields(guide: Guide) -> list[tuple[str, str]]:
    return [
        ("Role", guide.role),
        ("Level", guide.level),
        ("Source", guide.source),
        ("Interview", _with_unit(guide.minutes, "minutes")),
        ("Hire at", guide.threshold or ""),
        ("Pooling", "" if guide.pooling == "question" else guide.pooling),
        ("Reading", "" if guide.reading == "answers" else guide.reading),
        ("Difficulty weights", weights_words(guide.weights_difficulty)),
        ("Section weights", weights_words(guide.weights_section)),
        ("Running average", "" if guide.show_average else "hidden"),
    ]


def _section(section: Section) -> list[str]:
    fields = [
        ("Key", section.key),
        ("Kind", section.kind),
        ("Pick", pick_words(section.pick_min, section.pick_max)),
    ]
    parts = [f"## Section: {section.name}", _fields(fields), escaped(section.intro)]
    for question in section.questions:
        parts += _question(question)
    return parts


def _question(question: Question) -> list[str]:
    fields = [("Difficulty", question.difficulty or ""), ("Minutes", _with_unit(question.minutes))]
    parts = [f"### {question.title}", _fields(fields), escaped(question.text)]
    parts += _list("#### Look for", question.look_for)
    parts += ["#### Answer", escaped(question.answer)] if question.answer else []
    parts += _list("#### Follow-ups", question.follow_ups)
    parts += _list("#### Red flags", question.red_flags)
    parts += _list("#### Green flags", question.green_flags)
    return parts + _list("#### Scale", question.anchors, numbered=True)


def _practical_test(test: PracticalTest) -> list[str]:
    fields = [("Length", _with_unit(test.hours, "hours")), ("Pass mark", test.pass_mark)]
    parts = ["## Practical test", _fields(fields), escaped(test.brief)]
    parts += _list("### Deliverables", test.deliverables)
    parts += _list("### Criteria", map(criterion_words, test.criteria))
    return parts + (["### Bonus", escaped(test.bonus)] if test.bonus else [])


def _fields(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(f"- {name}: {value}" for name, value in pairs if value)


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _list(heading: str, items: Iterable[str], numbered: bool = False) -> list[str]:
    items = list(items)
    if not items:
        return []
    lines = "\n".join(f"{n}. {item}".rstrip() for n, item in enumerate(items, 1)) if numbered else _bullets(items)
    return [heading, lines]


def _with_unit(number: int | None, unit: str = "") -> str:
    return "" if number is None else f"{number} {unit}".strip()
