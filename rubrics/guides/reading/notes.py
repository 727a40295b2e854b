"""A question and what stands below it: look-fors, answers, flags, follow-ups, its difficulty and its time."""

import re
from dataclasses import replace

from rubrics.guides.parts import OF_A_QUESTION
from rubrics.guides.reading.builder import Builder
from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.roles import (
    Label,
    asks,
    difficulty_of,
    label_of,
    minutes_of,
    unquoted,
    without_difficulty,
)
from rubrics.guides.reading.words import Words

OF_THE_KIT = {"red_flag": "kit_flag", "green_flag": "kit_sign"}
ANSWER = r"\({naming.answer}\s*:\s*(.+?)\)\.?$"
QUOTED_ANSWER = Words(r"^[\"“](.+?)[\"”]\s*" + ANSWER)
INLINE_ANSWER = Words(r"^(.{10,}?[?？])\s+{naming.answer}\s*[:：]\s*(.+)$", re.IGNORECASE | re.DOTALL)
BRACKETED_NOTE = re.compile(
    r"^(.{7,}?\S)\s*[*_]*[(\[（]\s*([^()\[\]（）:：]{3,40}[:：][^()\[\]（）]{2,600})[)\]）][*_.]*$", re.DOTALL
)
# Nobody asks in more characters than this.
SPOKEN_MAX = 2000
BRACKETED_ANSWER = Words(ANSWER)
QUOTES = re.compile(r"[\"“«„]([^\"”»“]{6,}?)[\"”»]")
POINTS_DOWN = Words(r"[:：]\s*$|{asking.points_down}")


def question_parts(builder: Builder, line: Line) -> None:
    builder.close()
    text, label = line.text, label_of(line.text)
    if label and label.kind == "question" and label.rest:
        text = label.rest
    text, level = without_difficulty(text)
    text, kind, said = parted(unquoted(text))
    if line.title and not line.titled and re.search(r"[^\W\d]{2}", line.title):
        builder.add("instruction", line.title, line)
    length = minutes_of(text) if len(text) > 20 else minutes_of(line.title)
    level = level or (without_difficulty(line.title)[1] if line.title else None)
    builder.add("question", text, line, difficulty=level, value=str(length[1]) if length else "")
    builder.question, builder.asked = line, builder.asked + 1
    if said:
        builder.add(kind, said, line)


def parted(text: str) -> tuple[str, str, str]:
    """A question and the note on the same line: “… (Answer: …)”, “… [Listen for: …]”. As (question, kind, note).

    Where the closing quote of a question is lost, nobody can tell where it ends: the whole stays too.
    """
    if len(text) > SPOKEN_MAX:
        return text, "", ""
    closed = text.endswith((")", ")."))
    if match := (closed and QUOTED_ANSWER.match(text)) or INLINE_ANSWER.match(text):
        return match[1], "answer", match[2]
    if text[:1] in '"“' and '"' not in text[1:] and "”" not in text:
        match = BRACKETED_ANSWER.search(text) if closed else None
        return text[1:], "answer", match[1] if match else ""
    match = BRACKETED_NOTE.match(text) if text.endswith(tuple(")]）*_.")) else None
    label = label_of(match[2]) if match else None
    if label and label.kind in OF_A_QUESTION and label.rest:
        return unquoted(match[1].rstrip("*_ ")), label.kind, label.rest
    return text, "", ""


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
    return next(index for index in reversed(range(len(builder.parts))) if builder.parts[index].kind == "question")


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
    return "- " + line.text if line.mark == "bullet" else line.text
