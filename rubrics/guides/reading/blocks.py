"""Scopes to parts: each line becomes a question, a note to the question above it, or what its heading is about."""

import re
from dataclasses import dataclass, field

from rubrics.guides.parts import OF_A_QUESTION, Part
from rubrics.guides.reading.facts import scale_parts, test_parts
from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.outline import Scope
from rubrics.guides.reading.roles import asks, bare, difficulty_of, label_of, minutes_of, unquoted, without_difficulty
from rubrics.guides.reading.series import labelled

TOPIC_KINDS = {
    "contents": "contents",
    "avoid": "avoid",
    "reference": "reference",
    "candidate_question": "candidate_question",
    "tip": "tip",
    "marketing": "marketing",
    "instruction": "instruction",
    "probe": "instruction",
    "kit_flag": "kit_flag",
    "kit_sign": "kit_sign",
}
QUOTED_ANSWER = re.compile(
    r"^[\"“](.+?)[\"”]\s*\((?:answers?|antwort|r[eé]ponse|respuesta|resposta|risposta)\s*:\s*(.+?)\)\.?$", re.IGNORECASE
)
BRACKETED_ANSWER = re.compile(
    r"\((?:answers?|antwort|r[eé]ponse|respuesta|resposta|risposta)\s*:\s*(.+?)\)\.?$", re.IGNORECASE
)
FACTS = {"scale": scale_parts, "test": test_parts}


@dataclass
class Builder:
    """Parts as they are found, with the place where the next note belongs."""

    parts: list[Part] = field(default_factory=list)
    question: Line | None = None
    asked: int = 0
    noted: bool = False
    label: str = ""
    label_line: Line | None = None
    whole: bool = False

    def add(self, kind: str, text: str, line: Line, **more) -> None:
        if text := text.strip():
            self.parts.append(Part(len(self.parts) + 1, kind, text, line.number, **more))

    def extend(self, kind: str, text: str, line: Line, joint: str = "\n") -> None:
        """One more line of the part above, where it is of that kind; else a part of its own."""
        last = self.parts[-1] if self.parts else None
        if last and last.kind == kind:
            longer = Part(
                last.key,
                kind,
                f"{last.text}{joint}{text}",
                last.line,
                line.number,
                last.difficulty,
                last.about,
                last.value,
                last.whole,
            )
            self.parts[-1] = longer
        else:
            self.add(kind, text, line, **({"whole": True} if self.whole and kind in OF_A_QUESTION else {}))

    def close(self) -> None:
        self.question, self.label, self.label_line, self.whole = None, "", None, False


def blocks(scopes: list[Scope], asking: set[int]) -> list[Part]:
    """The parts of a text, in its order. `asking` are the numbers of the lines that ask."""
    builder = Builder()
    for scope in scopes:
        scope_parts(builder, scope, asking)
    return builder.parts


def scope_parts(builder: Builder, scope: Scope, asking: set[int]) -> None:
    has_questions = any(line.number in asking for line in scope.lines)
    builder.close()
    builder.asked, builder.noted = 0, False
    if scope.heading:
        heading_part(builder, scope, has_questions)
    if not has_questions and scope.topic in FACTS:
        return FACTS[scope.topic](builder, scope)
    repeated = label_counts(scope, asking)
    for line in scope.lines:
        line_part(builder, scope, line, asking, has_questions, repeated)
    return None


def heading_part(builder: Builder, scope: Scope, has_questions: bool) -> None:
    kind = TOPIC_KINDS.get(scope.topic, "unknown")
    if has_questions:
        level = without_difficulty(scope.name)[1] or scope.difficulty
        length = minutes_of(scope.name)
        value = str(length[1]) if length else ""
        builder.add(
            "section", scope.name.rstrip(":： "), scope.heading, difficulty=level, about=scope.kind, value=value
        )
    elif scope.topic == "skills":
        builder.add("list", scope.name, scope.heading)
    elif kind in ("kit_flag", "kit_sign", "candidate_question") or scope.topic in FACTS:
        builder.add("instruction", scope.name, scope.heading)
    else:
        builder.add(kind, scope.name, scope.heading)


def label_counts(scope: Scope, asking: set[int]) -> int:
    """How many questions of a scope have labelled notes of their own."""
    count, open_question = 0, False
    for line in scope.lines:
        if line.number in asking:
            open_question = True
        elif open_question and (label := labelled(line)) and label.kind in OF_A_QUESTION:
            count, open_question = count + 1, False
    return count


def line_part(builder, scope: Scope, line: Line, asking: set[int], has_questions: bool, repeated: int) -> None:
    if line.number in asking:
        return question_parts(builder, line)
    if builder.question is None and not (has_questions or builder.asked):
        return apart(builder, scope, line)
    label = labelled(line)
    if label and label.kind in OF_A_QUESTION and builder.question is not None:
        return note_label(builder, scope, line, label, repeated)
    if label and builder.question is not None and label.kind in ("difficulty", "minutes"):
        return builder.add("instruction", line.text, line)
    if builder.question is None:
        return apart(builder, scope, line)
    return note(builder, line)


def question_parts(builder: Builder, line: Line) -> None:
    builder.close()
    text = line.text
    label = label_of(text)
    if label and label.kind == "question" and label.rest:
        text = label.rest
    text, level = without_difficulty(text)
    text, answer = answered(unquoted(text))
    length = minutes_of(text)
    builder.add("question", text, line, difficulty=level, value=str(length[1]) if length and len(text) > 20 else "")
    builder.question, builder.asked = line, builder.asked + 1
    if answer:
        builder.add("answer", answer, line)


def answered(text: str) -> tuple[str, str]:
    """A quoted question and the answer in brackets behind it. Where the closing quote is lost, the whole stays too."""
    if match := QUOTED_ANSWER.match(text):
        return match[1], match[2]
    if text[:1] in '"“' and '"' not in text[1:] and "”" not in text:
        text = text[1:]
    match = BRACKETED_ANSWER.search(text)
    return text, match[1] if match else ""


def note_label(builder: Builder, scope: Scope, line: Line, label, repeated: int) -> None:
    """Begins the notes under a label; after the last question of several they may be meant for all of them."""
    whole = repeated == 1 and builder.asked > 1 and not builder.noted and line.depth <= builder.question.depth
    builder.whole = builder.whole or whole
    builder.noted = builder.noted or not whole
    kind = label.kind
    if builder.whole and kind in ("red_flag", "green_flag"):
        kind = "kit_flag" if kind == "red_flag" else "kit_sign"
    builder.label, builder.label_line = kind, line
    if label.difficulty and builder.parts and builder.parts[-1].kind == "question":
        builder.parts[-1] = with_difficulty(builder.parts[-1], label.difficulty)
    if label.rest:
        builder.add(kind, label.rest, line, **({"whole": True} if builder.whole and kind in OF_A_QUESTION else {}))


def with_difficulty(part: Part, level: str) -> Part:
    return Part(
        part.key,
        part.kind,
        part.text,
        part.line,
        part.end,
        part.difficulty or level,
        part.about,
        part.value,
        part.whole,
    )


def note(builder: Builder, line: Line) -> None:
    """A line under a question: of the label above it, a follow-up, or its answer."""
    if not builder.label:
        deeper = line.mark and (line.depth > builder.question.depth or line.mark != builder.question.mark)
        if level := alone_difficulty(line):
            builder.parts[-1] = with_difficulty(builder.parts[-1], level)
        elif deeper and asks(line.text) and not line.code:
            builder.add("follow_up", unquoted(line.text), line)
        elif continues(builder, line):
            builder.extend("question", line.text, line, joint=" ")
        else:
            builder.extend("answer", code_text(line), line)
    elif builder.label == "answer":
        builder.extend("answer", code_text(line), line)
    elif line.mark or builder.parts[-1].kind != builder.label:
        builder.add(
            builder.label,
            unquoted(line.text),
            line,
            **({"whole": True} if builder.whole and builder.label in OF_A_QUESTION else {}),
        )
    else:
        builder.extend(builder.label, line.text, line, joint=" ")


def alone_difficulty(line: Line) -> str | None:
    return difficulty_of(line.text) if len(line.text.split()) == 1 and len(line.text) < 16 else None


def continues(builder: Builder, line: Line) -> bool:
    """A line that goes on with the sentence of the question above it."""
    last = builder.parts[-1]
    open_end = last.text[-1:].isalnum() or last.text[-1:] in ",;-–—("
    return (
        last.kind == "question"
        and not line.gap
        and not line.mark
        and not line.code
        and open_end
        and (line.text[:1].islower() or len(last.text) > 50)
    )


def code_text(line: Line) -> str:
    return " " * line.depth + line.text if line.code else ("- " + line.text if line.mark == "bullet" else line.text)


def apart(builder: Builder, scope: Scope, line: Line) -> None:
    """A line outside of all questions."""
    kind = TOPIC_KINDS.get(scope.topic, "unknown")
    if scope.topic == "skills":
        kind = "item"
    if kind in ("kit_flag", "kit_sign", "candidate_question") and not (line.mark or asks(line.text)):
        kind = "instruction"
    builder.add(kind, unquoted(bare(line.text) if kind == "kit_flag" else line.text), line)
