"""The parts of a guide as lines of text, so that two versions can be laid side by side."""

from collections.abc import Iterable

from rubrics.guides.draft import Criterion, Guide, PracticalTest, Question, Section
from rubrics.rule import as_fraction, show, words

KINDS = {"technical": "Technical", "behavioral": "Behavioral", "role_fit": "Role-fit", "other": "Other"}


def about(guide: Guide) -> list[str]:
    facts = {
        "Title": guide.title,
        "Role": guide.role,
        "Level": guide.level,
        "Source": guide.source,
        "Length": f"{guide.minutes} minutes" if guide.minutes else "",
    }
    return [*_facts(facts), *_paragraphs(guide.summary)]


def rule(guide: Guide) -> list[str]:
    weights = [f"{name} × {number}" for name, number in guide.weights_difficulty]
    weights += [f"section {name} × {number}" for name, number in guide.weights_section]
    facts = {
        "Hire at": _mark(guide.threshold),
        "Average": f"{words.READING_WORDS[guide.reading]}, {words.POOLING_WORDS[guide.pooling]}",
        "Weights": ", ".join(weights),
        "Running average": "shown" if guide.show_average else "hidden",
    }
    return _facts(facts)


def section(section: Section | None) -> list[str]:
    if section is None:
        return []
    low, high = section.pick_min, section.pick_max
    least = "not counted" if low is None else f"{low}"
    most = "" if high is None else f"{high}"
    facts = {"Name": section.name, "Kind": KINDS[section.kind], "At least": least, "At most": most}
    return [*_facts(facts), *_paragraphs(section.intro)]


def asked(question: Question | None) -> list[str]:
    if question is None:
        return []
    facts = {
        "Title": question.title,
        "Difficulty": question.difficulty or "",
        "Minutes": str(question.minutes or ""),
    }
    return [
        *_facts(facts),
        *_paragraphs(question.text),
        *_labelled("Listen for", question.look_for),
        *_labelled("Follow-up", question.follow_ups),
        *_labelled("Red flag", question.red_flags),
        *_labelled("Good sign", question.green_flags),
        *_labelled("Answer", _paragraphs(question.answer)),
        *numbered(question.anchors),
    ]


def test(test: PracticalTest | None) -> list[str]:
    if test is None:
        return []
    length = f"{test.hours} hours" if test.hours else ""
    return [
        *_facts({"Length": length, "Pass mark": _mark(test.pass_mark)}),
        *_paragraphs(test.brief),
        *_labelled("Deliverable", test.deliverables),
        *_labelled("Criterion", map(_criterion, test.criteria)),
        *_facts({"Bonus": test.bonus}),
    ]


def _criterion(item: Criterion) -> str:
    weight = "?" if item.weight is None else item.weight
    return f"{weight}% {item.name}" + (f": {item.detail}" if item.detail else "")


def rounds(guide: Guide) -> list[str]:
    return [
        f"{item.name}: {item.minutes_min or '?'} to {item.minutes_max or '?'} minutes"
        + (f"; {item.note}" if item.note else "")
        for item in guide.rounds
    ]


def _mark(text: str | None) -> str:
    return "" if text is None else show(as_fraction(text))


def _facts(facts: dict[str, str]) -> list[str]:
    return [f"{name}: {value}" for name, value in facts.items() if value]


def _paragraphs(text: str) -> list[str]:
    return text.split("\n") if text else []


def _labelled(label: str, items: Iterable[str]) -> list[str]:
    return [f"{label}: {item}" for item in items]


def numbered(anchors: tuple[str, ...]) -> list[str]:
    return [f"{level}: {text}" for level, text in enumerate(anchors, start=1)]
