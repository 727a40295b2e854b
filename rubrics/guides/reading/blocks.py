"""Scopes to parts: each line becomes a question, a note to the question above it, or what its heading is about."""

import re
from dataclasses import replace

from rubrics.guides.parts import OF_A_QUESTION, Part
from rubrics.guides.reading.builder import Builder
from rubrics.guides.reading.facts import composition_parts, round_parts, scale_parts, stray_parts, test_parts
from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.notes import field_part, note, note_label, question_parts
from rubrics.guides.reading.outline import Scope
from rubrics.guides.reading.roles import (
    Label,
    asks,
    bare,
    minutes_of,
    unquoted,
    without_difficulty,
)
from rubrics.guides.reading.series import labelled
from rubrics.guides.reading.words import Words

TOPIC_KINDS = {
    "contents": "contents",
    "avoid": "avoid",
    "reference": "reference",
    "candidate_question": "candidate_question",
    "tip": "tip",
    "marketing": "marketing",
    "faq": "marketing",
    "instruction": "instruction",
    "composition": "instruction",
    "round": "instruction",
    "probe": "instruction",
    "skills": "item",
    "kit_flag": "kit_flag",
    "kit_sign": "kit_sign",
}
HEADING_KINDS = {
    "skills": "list",
    "kit_flag": "instruction",
    "kit_sign": "instruction",
    "candidate_question": "instruction",
}
FACTS = {"scale": scale_parts, "test": test_parts}
# Notes that speak of candidates are for the interviewer; others are answers.
OF_CANDIDATES = Words(r"\b{texts.to_interviewer}\b|{texts.to_interviewer_within}")


def blocks(scopes: list[Scope], asking: set[Line]) -> list[Part]:
    """The parts of a text, in its order. `asking` are the lines that ask."""
    builder = Builder(unlabelled=unlabelled_kind(scopes, asking))
    hosts = {id(scope.again) for scope in scopes if scope.again and asking.intersection(scope.lines)}
    for scope in scopes:
        scope_parts(builder, scope, asking, id(scope) in hosts)
    return builder.parts


def unlabelled_kind(scopes: list[Scope], asking: set[Line]) -> str:
    """Whether prose under questions tells an interviewer what to look for, or answers them."""
    prose = []
    for scope in scopes:
        below = False
        for line in scope.lines:
            below = below or line in asking
            if below and line not in asking and not line.code and not labelled(line) and len(line.text) > 40:
                prose.append(bool(OF_CANDIDATES.search(line.text)))
    return "look_for" if prose and sum(prose) >= 0.4 * len(prose) else "answer"


def scope_parts(builder: Builder, scope: Scope, asking: set[Line], hosts: bool) -> None:
    has_questions = bool(asking.intersection(scope.lines))
    builder.close()
    builder.asked, builder.noted, builder.expecting = 0, False, has_questions
    if scope.heading:
        name_part(builder, scope.heading)
        heading_part(builder, scope, has_questions or hosts)
    elif scope.again and scope.again.heading and has_questions and scope.again.name != last_section(builder):
        heading_part(builder, scope.again, True)
    if not has_questions and scope.topic in FACTS:
        for line in scope.lines:
            name_part(builder, line)
        FACTS[scope.topic](builder, scope)
        return
    repeated = own_notes(scope, asking)
    for line in scope.lines:
        line_part(builder, scope, line, asking, repeated)


def last_section(builder: Builder) -> str:
    return next((part.text for part in reversed(builder.parts) if part.kind == "section"), "")


def heading_part(builder: Builder, scope: Scope, has_questions: bool) -> None:
    if has_questions:
        level = without_difficulty(scope.name)[1] or scope.difficulty
        length = minutes_of(scope.name)
        value = str(length[1]) if length else ""
        name = bare_name(f"{scope.heading.lead} {scope.name}")
        builder.add("section", name, scope.heading, difficulty=level, about=scope.kind, value=value)
    else:
        kind = HEADING_KINDS.get(scope.topic, "instruction" if scope.topic in FACTS else "")
        builder.add(kind or TOPIC_KINDS.get(scope.topic, "unknown"), scope.name, scope.heading)


def bare_name(name: str) -> str:
    """A section's name without pictures before it and a colon behind it."""
    return re.sub(r"^[^\w(\[¿¡\"“«]+", "", name).rstrip(":： ") or name


def own_notes(scope: Scope, asking: set[Line]) -> int:
    """How many questions of a scope have labelled notes of their own."""
    count, open_question = 0, False
    for line in scope.lines:
        if line in asking:
            open_question = True
        elif open_question and (label := labelled(line)) and label.kind in OF_A_QUESTION:
            count, open_question = count + 1, False
    return count


def line_part(builder: Builder, scope: Scope, line: Line, asking: set[Line], repeated: int) -> None:
    name_part(builder, line)
    if line in asking:
        return question_parts(builder, line)
    label = labelled(line)
    if builder.question is None or line.aside:
        return early_note(builder, line, label) or apart(builder, scope, line)
    if label and label.kind in OF_A_QUESTION:
        return note_label(builder, line, label, repeated)
    if label and label.kind == "tip":
        builder.close()
        return builder.add("tip", line.text, line)
    if label and label.kind in ("difficulty", "minutes", "section", "meta"):
        return field_part(builder, line, label)
    return note(builder, line)


def early_note(builder: Builder, line: Line, label: Label | None) -> bool:
    """What to look for, listed above the questions of a section: it is meant for each of them."""
    if not builder.expecting or line.aside:
        return False
    if label and label.kind == "look_for" and not label.rest:
        builder.whole, builder.label = True, label.kind
        builder.add("instruction", line.text, line)
    elif builder.whole and line.mark:
        builder.add(builder.label, line.text, line)
    else:
        builder.whole = False
        return False
    return True


def name_part(builder: Builder, line: Line) -> None:
    """“Question 3” in a line of its own, which gave its place to what stands below it."""
    if not line.titled:
        return
    named = replace(line, number=line.titled, end=0)
    if builder.parts and not re.search(r"[^\W\d_]", line.title):
        builder.reach(named)
    else:
        builder.add("instruction", line.title, named)


def apart(builder: Builder, scope: Scope, line: Line) -> None:
    """A line outside of all questions."""
    if line.aside:
        builder.add("marketing", line.text, line)
        return
    kind = TOPIC_KINDS.get(scope.topic, "unknown")
    if composition_parts(builder, line) or round_parts(builder, line):
        return
    if kind in ("unknown", "instruction") and stray_parts(builder, line):
        return
    if kind in ("kit_flag", "kit_sign", "candidate_question") and not (line.mark or asks(line.text)):
        kind = "instruction"
    builder.add(kind, unquoted(bare(line.text) if kind == "kit_flag" else line.text), line)
