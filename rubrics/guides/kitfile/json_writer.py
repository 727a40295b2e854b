"""A guide as JSON: the same kit file for programs."""

import json

from rubrics.guides.draft import Guide, PracticalTest, Question, Section

FORMAT, VERSION = "scorecard-kit", 1


def write_json(guide: Guide) -> str:
    """The text of a JSON kit file, with every key, in the order of docs/kit-files.md. UTF-8, newline line ends."""
    return json.dumps(_kit(guide), ensure_ascii=False, indent=2) + "\n"


def _kit(guide: Guide) -> dict:
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": guide.title,
        "role": guide.role,
        "level": guide.level,
        "source": guide.source,
        "summary": guide.summary,
        "minutes": guide.minutes,
        "scale": guide.anchors,
        "threshold": guide.threshold,
        "pooling": guide.pooling,
        "reading": guide.reading,
        "weights": {"difficulty": dict(guide.weights_difficulty), "section": dict(guide.weights_section)},
        "show_average": guide.show_average,
        "sections": [_section(section) for section in guide.sections],
        "red_flags": [flag.text for flag in guide.red_flags],
        "practical_test": guide.practical_test and _practical_test(guide.practical_test),
        "rounds": [_values(item, "name", "minutes_min", "minutes_max", "note") for item in guide.rounds],
        "candidate_questions": guide.candidate_questions,
        "lists": [_values(item, "name", "items") for item in guide.lists],
    }


def _section(section: Section) -> dict:
    found = _values(section, "key", "name", "kind", "pick_min", "pick_max", "intro")
    return found | {"questions": [_question(question) for question in section.questions]}


def _question(question: Question) -> dict:
    found = _values(question, "title", "text", "difficulty", "minutes", "look_for", "answer", "follow_ups")
    return found | _values(question, "red_flags", "green_flags") | {"scale": question.anchors}


def _practical_test(test: PracticalTest) -> dict:
    found = _values(test, "brief", "hours", "deliverables")
    criteria = [_values(item, "name", "weight", "detail") for item in test.criteria]
    return found | {"criteria": criteria} | _values(test, "bonus", "pass_mark")


def _values(thing, *names: str) -> dict:
    return {name: getattr(thing, name) for name in names}
