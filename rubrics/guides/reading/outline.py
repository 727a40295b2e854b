"""Lines under their headings: which lines are headings, what each is about, and which headings stand above it."""

import re
from dataclasses import dataclass, field

from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.roles import asks, difficulty_of, ends_asking, forbids, kind_of, label_of, topic_of

BOLD_RANK, BARE_RANK, NUMBERED_RANK = 7, 8, 9
HEADING_MAX, BARE_MAX, BARE_WORDS, NEAR = 160, 70, 9, 4
LASTING = ("avoid", "reference", "candidate_question", "contents", "faq", "marketing", "kit_flag", "kit_sign")
LABEL_TOPICS = {"red_flag": "kit_flag", "green_flag": "kit_sign"}


@dataclass
class Scope:
    """A heading and the lines under it, up to the next heading. `topic` and `kind` may come from a heading above.

    `own` is the topic that the heading itself names. `empty` headings have nothing of their own under them. `again` is
    the scope that this one goes on with, after others in between.
    """

    heading: Line | None = None
    rank: int = 0
    topic: str | None = None
    own: str | None = None
    kind: str = ""
    difficulty: str | None = None
    parent: "Scope | None" = None
    lines: list[Line] = field(default_factory=list)
    again: "Scope | None" = None

    @property
    def name(self) -> str:
        return self.heading.text if self.heading else ""

    @property
    def empty(self) -> bool:
        return not self.lines

    def above(self):
        """This scope and those it stands in, the nearest first."""
        scope = self
        while scope:
            yield scope
            scope = scope.parent


def outline(lines: list[Line]) -> list[Scope]:
    """All scopes in order. The first has no heading when text stands before any."""
    ranked = any(line.level for line in lines)
    askers = asking_shapes(lines)
    root = Scope()
    scopes, current = [root], root
    asked = 0
    for index, line in enumerate(lines):
        rank = rank_of(lines, index, ranked, askers)
        if rank and not introduces(line, rank, current) and not below_question(line, rank, asked):
            current, asked = opened(line, rank, current), 0
            scopes.append(current)
        else:
            if line.level and current.rank >= line.level:
                current = continued(line, current)
                scopes.append(current)
            asked = line.level if line.level and not rank else asked
            current.lines.append(line)
            if names_questions(line) and current.topic not in LASTING:
                current.own = current.topic = "questions"
    return scopes


def asking_shapes(lines: list[Line]) -> set[tuple]:
    """Shapes of headings and bold lines most of which ask: there they are the questions."""
    asking: dict[tuple, list[bool]] = {}
    for line in lines:
        if line.level or line.bold:
            asking.setdefault(line.shape, []).append(line.mark == "asked" or asks_itself(line))
    return {shape for shape, found in asking.items() if sum(found) >= max(2, 0.5 * len(found))}


def rank_of(lines: list[Line], index: int, ranked: bool, askers: set[tuple]) -> int:
    """How high a heading this line is: 1 to 9, 0 for none."""
    line = lines[index]
    if line.code or line.cells or line.quoted or len(line.text) > HEADING_MAX or line.aside:
        return 0
    following = lines[index + 1] if index + 1 < len(lines) else None
    short = line.level or len(line.text) < BARE_MAX + 20
    if following is not None and short and not line.mark and forbids(line.text):
        return line.level or BARE_RANK
    below = lines[index + 1 : index + 1 + NEAR]
    if line.mark == "asked" and line.level and not asks(line.text) and any(asks_below(other) for other in below):
        return line.level
    if line.bold and not line.mark and following and re.search(r"(?<![?？])[:：]$", line.text):
        return 0 if labels_a_note(line) or names_questions(line) else BOLD_RANK
    asked = asks(line.text) > 0 if line.shape in askers else asks_itself(line) and not line.level
    if line.mark == "asked" or asked or labels_a_note(line):
        return 0
    if line.level:
        return line.level
    if following is None or names_questions(line):
        return 0
    if line.bold:
        headed = not line.mark or (line.mark == "number" and line.shape not in askers and heads_a_list(line, following))
        return BOLD_RANK if headed else 0
    if bare_heading(line, lines, index, following, ranked):
        return NUMBERED_RANK if line.mark else BARE_RANK
    return 0


def below_question(line: Line, rank: int, asked: int) -> bool:
    """Where headings ask, what is headed further down belongs to the question, unless it is about something else."""
    own = topic_of(line.text)
    return 0 < asked < rank and (own is None or (rank >= BOLD_RANK and own not in LASTING))


def introduces(line: Line, rank: int, current: Scope) -> bool:
    """A sentence under a heading of questions that are not for candidates, before their list."""
    return rank >= BARE_RANK and current.empty and current.topic in LASTING and topic_of(line.text) == "questions"


def names_questions(line: Line) -> bool:
    """“Sample questions:” says what the list under it is, and divides nothing."""
    label = label_of(line.text)
    return bool(label) and label.kind == "question" and not label.rest and line.text.endswith((":", "："))


def asks_itself(line: Line) -> bool:
    """Whether a line asks by its own words, not by an example in brackets: “Strengths (“What do you enjoy?”)”."""
    if not asks(line.text) or (line.level and asks(line.text) < 2 and not ends_asking(line.text)):
        return False
    rest = re.sub(r"\([^()]*\)", "", line.text)
    return rest == line.text or (asks(rest) > 0 and not re.search(r"questions\W*$", rest, re.IGNORECASE))


def asks_below(line: Line) -> bool:
    """“Question: …” under a heading that only counts."""
    label = label_of(line.text)
    return (line.mark == "asked" and not line.level) or (bool(label) and label.kind == "question")


def heads_a_list(line: Line, following: Line) -> bool:
    return following.mark not in ("", line.mark) and not line.depth


def labels_a_note(line: Line) -> bool:
    """A label of a note is no heading, unless it names a list of its own, or the difficulty of all that follows."""
    label = label_of(line.text)
    if not label or label.kind not in NOTES or (label.kind == "difficulty" and line.level):
        return False
    lists = not label.rest and (
        0 < line.level <= 3 or (not line.mark and not line.bold and not line.text.endswith((":", "：")))
    )
    return not (label.kind in LABEL_TOPICS and lists)


NOTES = ("look_for", "answer", "follow_up", "red_flag", "green_flag", "difficulty", "minutes")


def bare_heading(line: Line, lines: list[Line], index: int, following: Line, ranked: bool) -> bool:
    """A short line without a mark that stands over others and does not end like a sentence."""
    text = line.text
    if line.mark == "number" and following.mark != "number" and following.gap and line.gap and not line.depth:
        pass
    elif line.mark or line.depth > 3:
        return False
    if len(text) > BARE_MAX or len(text.split()) > BARE_WORDS or re.search(r"[.!?;,。！]$|[?？]", text):
        return False
    if not re.search(r"[^\W\d_]", text) or text[0].islower():
        return False
    before = lines[index - 1] if index else None
    if ranked:
        return text.endswith((":", "：")) and bool(following.mark) and bool(topic_of(text)) and line.gap
    if (
        before is not None
        and before.number == line.number - 1
        and before is not line
        and len(text.split()) > 6
        and not ends(before.text)
    ):
        return False
    alone = (
        line.gap or before is None or bool(before.mark) or ends(before.text) or following.mark in ("number", "asked")
    )
    return alone and (
        following.gap
        or bool(following.mark)
        or (not ends(text) and len(following.text) > len(text))
        or bool(topic_of(text))
    )


def ends(text: str) -> bool:
    return bool(re.search(r"[.!?:;。！？：)\"”]$", text))


def opened(line: Line, rank: int, current: Scope) -> Scope:
    """The scope of a new heading, under the nearest one that ranks above it."""
    parent = current
    while parent.parent and parent.rank >= rank and not heads_equals(parent, current, rank):
        parent = parent.parent
    own = topic_of(line.text)
    level = difficulty_of(line.text) if rank > 1 else None
    scope = Scope(line, rank, own, own, kind_of(line.text), level, parent)
    inherit(scope)
    return scope


def continued(line: Line, current: Scope) -> Scope:
    """A heading that asks, after a chapter of its own rank: it stands under the heading above both."""
    above = current
    while above.parent and above.rank >= line.level:
        above = above.parent
    whole = above.again or above
    return Scope(None, above.rank, above.topic, above.own, above.kind, above.difficulty, above.parent, again=whole)


def heads_equals(parent: Scope, current: Scope, rank: int) -> bool:
    """Where all headings look the same, one with nothing under it heads those that follow."""
    return (
        parent is current and rank >= BOLD_RANK and parent.rank == rank and parent.empty and parent.own == "questions"
    )


def inherit(scope: Scope) -> None:
    above = scope.parent
    if above and above.heading:
        if scope.topic is None or (
            above.topic in LASTING and above.rank > 1 and scope.topic == "questions" and above.topic != "contents"
        ):
            scope.topic = above.topic if above.rank > 1 or above.topic == "questions" else scope.topic
        scope.kind = scope.kind or above.kind
        scope.difficulty = scope.difficulty or above.difficulty
