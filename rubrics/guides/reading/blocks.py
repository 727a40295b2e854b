"""Scopes to parts: each line becomes a question, a note to the question above it, or what its heading is about."""

import re
from dataclasses import dataclass, field, replace

from rubrics.guides.parts import OF_A_QUESTION, Part
from rubrics.guides.reading.facts import composition_parts, round_parts, scale_parts, stray_parts, test_parts
from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.outline import Scope
from rubrics.guides.reading.roles import (
    Label,
    asks,
    bare,
    difficulty_of,
    label_of,
    minutes_of,
    unquoted,
    without_difficulty,
)
from rubrics.guides.reading.series import labelled

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
OF_THE_KIT = {"red_flag": "kit_flag", "green_flag": "kit_sign"}
FACTS = {"scale": scale_parts, "test": test_parts}
ANSWER = r"\((?:answers?|antwort|r[eé]ponse|respuesta|resposta|risposta)\s*:\s*(.+?)\)\.?$"
QUOTED_ANSWER = re.compile(r"^[\"“](.+?)[\"”]\s*" + ANSWER, re.IGNORECASE)
INLINE_ANSWER = re.compile(
    r"^(.{10,}?[?？])\s+(?:answers?|ans|antwort|r[eé]ponse|respuesta|resposta|risposta|ответ|答案|答)\s*[:：]\s*(.+)$",
    re.IGNORECASE | re.DOTALL,
)
BRACKETED_ANSWER = re.compile(ANSWER, re.IGNORECASE)
QUOTES = re.compile(r"[\"“«„]([^\"”»“]{6,}?)[\"”»]")
POINTS_DOWN = re.compile(
    r"[:：]\s*$|\b(?:following|below|this (?:code|snippet|function|program|query|console|log)|above (?:code|snippet)|(?:be|is|gets?) (?:printed|logged|the output)|the output)\b|以下|下面|下列|следующ\w+|siguiente|suivant",
    re.IGNORECASE,
)
# Notes that speak of candidates are for the interviewer; others are answers.
OF_CANDIDATES = re.compile(
    r"\b(?:candidates?|applicants?|interviewees?|they|their|look(?:ing)? for|listen|expect|assess|red flag|strong answer|good answer|kandidat\w*|bewerber\w*|candidat\w*|кандидат\w*|соискател\w*)\b|候选人|应聘者|候補者|応募者|지원자|评估|考察",
    re.IGNORECASE,
)


@dataclass
class Builder:
    """Parts as they are found, with the place where the next note belongs."""

    parts: list[Part] = field(default_factory=list)
    question: Line | None = None
    asked: int = 0
    noted: bool = False
    label: str = ""
    whole: bool = False
    unlabelled: str = "answer"

    def add(self, kind: str, text: str, line: Line, **more) -> None:
        if text := text.strip():
            whole = self.whole and kind in OF_A_QUESTION
            self.parts.append(Part(len(self.parts) + 1, kind, text, line.number, line.end, whole=whole, **more))

    def extend(self, kind: str, text: str, line: Line, joint: str = "\n") -> None:
        """One more line of the part above, where it is of that kind; else a part of its own."""
        last = self.parts[-1] if self.parts else None
        if last and last.kind == kind and last.whole == (self.whole and kind in OF_A_QUESTION):
            self.parts[-1] = replace(last, text=f"{last.text}{joint}{text}", end=max(last.end, line.end or line.number))
        else:
            self.add(kind, text, line)

    def reach(self, line: Line) -> None:
        """A label alone on its line says nothing itself: the part above reaches down to it, so that no line is lost."""
        last = self.parts[-1]
        self.parts[-1] = replace(last, end=max(last.end, line.end, line.number))

    def close(self) -> None:
        self.question, self.label, self.whole = None, "", False


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
    builder.asked, builder.noted = 0, False
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
    if builder.question is None or line.aside:
        return apart(builder, scope, line)
    label = labelled(line)
    if label and label.kind in OF_A_QUESTION:
        return note_label(builder, line, label, repeated)
    if label and label.kind == "tip":
        builder.close()
        return builder.add("tip", line.text, line)
    if label and label.kind in ("difficulty", "minutes", "section", "meta"):
        return field_part(builder, line, label)
    return note(builder, line)


def name_part(builder: Builder, line: Line) -> None:
    """“Question 3” in a line of its own, which gave its place to what stands below it."""
    named = replace(line, number=line.titled, end=0)
    if line.titled and builder.parts and not re.search(r"[^\W\d_]", line.title):
        builder.reach(named)
    elif line.titled:
        builder.add("instruction", line.title, named)


def question_parts(builder: Builder, line: Line) -> None:
    builder.close()
    text, label = line.text, label_of(line.text)
    if label and label.kind == "question" and label.rest:
        text = label.rest
    text, level = without_difficulty(text)
    text, answer = answered(unquoted(text))
    if line.title and not line.titled and re.search(r"[^\W\d]{2}", line.title):
        builder.add("instruction", line.title, line)
    length = minutes_of(text) if len(text) > 20 else minutes_of(line.title)
    level = level or (without_difficulty(line.title)[1] if line.title else None)
    builder.add("question", text, line, difficulty=level, value=str(length[1]) if length else "")
    builder.question, builder.asked = line, builder.asked + 1
    if answer:
        builder.add("answer", answer, line)


def answered(text: str) -> tuple[str, str]:
    """A quoted question and the answer in brackets behind it. Where the closing quote is lost, the whole stays too."""
    if match := QUOTED_ANSWER.match(text):
        return match[1], match[2]
    if match := INLINE_ANSWER.match(text):
        return match[1], match[2]
    if text[:1] in '"“' and '"' not in text[1:] and "”" not in text:
        text = text[1:]
    match = BRACKETED_ANSWER.search(text)
    return text, match[1] if match else ""


def note_label(builder: Builder, line: Line, label: Label, repeated: int) -> None:
    """Begins the notes under a label; after the last question of several they may be meant for all of them."""
    whole = repeated == 1 and builder.asked > 1 and not builder.noted and line.depth <= builder.question.depth
    builder.whole = builder.whole or whole
    builder.noted = builder.noted or not whole
    builder.label = OF_THE_KIT.get(label.kind, label.kind) if builder.whole else label.kind
    if label.difficulty:
        set_difficulty(builder, label.difficulty)
    if label.rest:
        for text in QUOTES.findall(label.rest) if several(label.rest) else [label.rest]:
            builder.add(builder.label, text, line)
    else:
        builder.reach(line)


def several(text: str) -> bool:
    """“One?” “Two?” on one line."""
    found = QUOTES.findall(text)
    return len(found) > 1 and sum(map(len, found)) > 0.7 * len(text)


def field_part(builder: Builder, line: Line, label: Label) -> None:
    """“Difficulty: hard” or “Time: 5 minutes” under a question."""
    level = difficulty_of(label.rest) if label.kind == "difficulty" else None
    length = minutes_of(label.rest) if label.kind == "minutes" else None
    if level:
        set_difficulty(builder, level)
    if length:
        place = last_question(builder)
        builder.parts[place] = replace(builder.parts[place], value=str(length[1]))
    builder.add("instruction", line.text, line)


def last_question(builder: Builder) -> int:
    return max(index for index, part in enumerate(builder.parts) if part.kind == "question")


def set_difficulty(builder: Builder, level: str) -> None:
    place = last_question(builder)
    builder.parts[place] = replace(builder.parts[place], difficulty=builder.parts[place].difficulty or level)


def note(builder: Builder, line: Line) -> None:
    """A line under a question: of the label above it, a follow-up, or its answer."""
    if line.code and of_the_question(builder):
        builder.extend("question", code_text(line), line)
    elif builder.label:
        labelled_note(builder, line)
    elif level := alone_difficulty(line):
        set_difficulty(builder, level)
        builder.add("instruction", line.text, line)
    elif asks(line.text) and not line.code and (line.mark or ends_asking_alone(line)):
        builder.add("follow_up", unquoted(line.text), line)
    elif remark(line):
        builder.add("look_for", line.text.strip("() "), line)
    else:
        builder.extend(builder.unlabelled, code_text(line), line)


def of_the_question(builder: Builder) -> bool:
    """Whether the question above goes on in code: it ends open, or speaks of what follows."""
    last = builder.parts[-1]
    return last.kind == "question" and bool(POINTS_DOWN.search(last.text))


def labelled_note(builder: Builder, line: Line) -> None:
    if builder.label == "answer":
        builder.extend("answer", code_text(line), line)
    elif line.mark or builder.parts[-1].kind != builder.label:
        builder.add(builder.label, unquoted(line.text), line)
    else:
        builder.extend(builder.label, line.text, line, joint=" ")


def ends_asking_alone(line: Line) -> bool:
    return len(line.text) < 200 and line.text.rstrip("\"”’') ").endswith(("?", "？", "؟"))


def remark(line: Line) -> bool:
    return len(line.text) > 12 and line.text[0] in "(（" and line.text[-1] in ")）."


def alone_difficulty(line: Line) -> str | None:
    return difficulty_of(line.text) if len(line.text.split()) == 1 and len(line.text) < 16 else None


def code_text(line: Line) -> str:
    if line.code:
        return " " * line.depth + line.text
    return "- " + line.text if line.mark == "bullet" else line.text


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
