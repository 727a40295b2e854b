"""Lines under their headings: which lines are headings, what each is about, and which headings stand above it."""

import re
from dataclasses import dataclass, field

from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.roles import asks, difficulty_of, ends_asking, forbids, kind_of, label_of, topic_of

BOLD_RANK, BARE_RANK, NUMBERED_RANK = 7, 8, 9
HEADING_MAX, FORBIDDING_MAX, BARE_MAX, BARE_WORDS, WORDY, NEAR, CONTENTS_MAX = 160, 90, 70, 9, 6, 4, 60
ANNOUNCING = re.compile(r"(?<![?？])[:：]$")
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
        rank = rank_of(lines, index, ranked, askers) or (BARE_RANK if led_to(line, current) else 0)
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
    if line.code or line.cells or line.quoted or line.aside or len(line.text) > HEADING_MAX:
        return 0
    below = lines[index + 1 : index + 1 + NEAR]
    if below and not line.mark and forbids(line.text) and (line.level or len(line.text) < FORBIDDING_MAX):
        return line.level or BARE_RANK
    if line.mark == "asked" and line.level and not asks(line.text) and any(map(asks_below, below)):
        return line.level
    if labels_a_note(line) or asked_here(line, askers):
        return 0
    if line.level or not below or names_questions(line):
        return line.level
    if line.bold:
        return BOLD_RANK if heads_in_bold(line, below[0], askers) else 0
    if bare_heading(line, lines, index, ranked):
        return NUMBERED_RANK if line.mark else BARE_RANK
    return 0


def asked_here(line: Line, askers: set[tuple]) -> bool:
    """Whether the line is a question itself. A bold line that ends with a colon announces one."""
    if line.mark == "asked":
        return True
    if line.bold and not line.mark and ANNOUNCING.search(line.text):
        return False
    return asks(line.text) > 0 if line.shape in askers else asks_itself(line) and not line.level


def heads_in_bold(line: Line, following: Line, askers: set[tuple]) -> bool:
    return not line.mark or (line.mark == "number" and line.shape not in askers and heads_a_list(line, following))


def led_to(line: Line, current: Scope) -> bool:
    """A line of the table of contents again: what it leads to begins here."""
    return current.topic == "contents" and any(line.text == entry.text for entry in current.lines[:CONTENTS_MAX])


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


def bare_heading(line: Line, lines: list[Line], index: int, ranked: bool) -> bool:
    """A short line over others that does not end like a sentence; where headings have marks, only with a colon."""
    before, following = lines[index - 1] if index else None, lines[index + 1]
    if not could_head(line, following):
        return False
    if ranked:
        colon = line.text.endswith((":", "："))
        return colon and line.gap and bool(following.mark) and bool(topic_of(line.text))
    return stands_alone(line, before, following) and stands_over(line, following)


def could_head(line: Line, following: Line) -> bool:
    """Short, begun like a name, and not a list item, but for a number over text or another list."""
    text = line.text
    over = line.mark == "number" and following.mark != "number" and following.gap and line.gap and not line.depth
    if not over and (line.mark or line.depth > 3):
        return False
    if len(text) > BARE_MAX or len(text.split()) > BARE_WORDS or re.search(r"[.!?;,。！？]$", text):
        return False
    return bool(re.search(r"[^\W\d_]", text)) and not text[0].islower()


def stands_alone(line: Line, before: Line | None, following: Line) -> bool:
    """Whether nothing above runs into the line."""
    if before is None:
        return True
    if before.number == line.number - 1 and len(line.text.split()) > WORDY and not ends(before.text):
        return False
    return line.gap or bool(before.mark) or ends(before.text) or following.mark in ("number", "asked")


def stands_over(line: Line, following: Line) -> bool:
    longer = not ends(line.text) and len(following.text) > len(line.text)
    return following.gap or bool(following.mark) or longer or bool(topic_of(line.text))


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
