"""What a guide was read into, before it is a kit: parts in the order of the source, each with its lines.

A `Part` is one thing that the guide says: a question, a note under it, a heading, a tip. Order is the only structure:
a note belongs to the question above it, a question to the section above it. So a person who corrects a reading only
changes parts, and `rubrics.guides.assembly` makes the kit of them again. Pure; every edit gives a new tuple.
"""

from dataclasses import asdict, dataclass, fields, replace

# What becomes of each kind, in the words of the review page.
KINDS = {
    "title": "Title of the guide",
    "role": "Role",
    "level": "Level",
    "publisher": "Publisher",
    "summary": "Introduction",
    "section": "Section",
    "question": "Question",
    "look_for": "What to look for",
    "answer": "Model answer",
    "follow_up": "Follow-up",
    "red_flag": "Red flag in an answer",
    "green_flag": "Good sign in an answer",
    "kit_flag": "Red flag of the kit",
    "kit_sign": "Good sign of the kit",
    "test": "Practical test",
    "deliverable": "Deliverable of the test",
    "criterion": "Criterion of the test",
    "bonus": "Bonus of the test",
    "scale": "Scale",
    "anchor": "Level of the scale",
    "threshold": "Threshold",
    "composition": "How many to pick",
    "minutes": "Length of the interview",
    "round": "Round of the loop",
    "candidate_question": "Question for the candidate to ask",
    "list": "Another list",
    "item": "Entry of that list",
    "instruction": "Advice to interviewers",
    "tip": "Tip for candidates",
    "avoid": "Not to be asked",
    "reference": "Question for a reference",
    "contents": "Table of contents",
    "marketing": "About the publisher",
    "unknown": "Not recognised",
    "left_out": "Left out by you",
}
# Kinds of which nothing goes into the kit. They stay visible, and a person may turn any of them into another.
KEPT_APART = ("instruction", "tip", "avoid", "reference", "contents", "marketing", "unknown", "left_out")
OF_A_QUESTION = ("look_for", "answer", "follow_up", "red_flag", "green_flag")


class NoSuchPart(LookupError):
    """The part was changed or joined elsewhere meanwhile. Nothing was lost."""

    def __init__(self):
        super().__init__(
            "This part is no longer here: it was joined or changed elsewhere. Nothing was lost; look again."
        )


@dataclass(frozen=True)
class Part:
    """One thing that a guide says.

    `key` names it within its reading, for ever. `line` and `end` are the first and last line of the source (1-based).
    `difficulty` is set on questions and sections; `about` on sections: technical, behavioral, role_fit or other.
    `value` is the number in it as text: "25" of a criterion, "1" of an anchor, "1-4" of a scale, "3.0" of a threshold,
    "technical 4-6" of a composition, "30-45" minutes of a round, "45" of minutes, a question or a section.
    `whole` tells that a note is meant for every question of its section.
    """

    key: int
    kind: str
    text: str
    line: int
    end: int = 0
    difficulty: str | None = None
    about: str = ""
    value: str = ""
    whole: bool = False

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"“{self.kind}” is no kind of part: choose one of {', '.join(KINDS)}.")
        object.__setattr__(self, "end", max(self.end, self.line))


Parts = tuple[Part, ...]


def place(parts: Parts, key: int) -> int:
    """The index of the part with that key. Raises NoSuchPart."""
    for index, part in enumerate(parts):
        if part.key == key:
            return index
    raise NoSuchPart


def change(parts: Parts, key: int, **values) -> Parts:
    """The same parts with other values in one: kind, text, difficulty, about, value or whole. Raises NoSuchPart."""
    index = place(parts, key)
    return (*parts[:index], replace(parts[index], **values), *parts[index + 1 :])


def split(parts: Parts, key: int, at: int, kind: str | None = None) -> Parts:
    """Two parts of one, cut before the character `at` of its text; the second may be of another kind.

    Cutting at an end changes nothing. Both halves keep the lines of the whole, but where line breaks in the text tell
    better. Raises NoSuchPart.
    """
    index = place(parts, key)
    part = parts[index]
    head, tail = part.text[:at].rstrip(), part.text[at:].lstrip()
    if not head or not tail:
        return parts
    break_line = min(part.line + part.text[:at].count("\n"), part.end)
    first = replace(part, text=head, end=max(part.line, break_line))
    second = Part(
        next_key(parts), kind or part.kind, tail, break_line, part.end, difficulty=part.difficulty, about=part.about
    )
    return (*parts[:index], first, second, *parts[index + 1 :])


def merge(parts: Parts, key: int) -> Parts:
    """The part joined to the one above it, of whose kind the whole is. The first part stays as it is."""
    index = place(parts, key)
    if index == 0:
        return parts
    above, part = parts[index - 1], parts[index]
    joined = replace(above, text=f"{above.text}\n{part.text}", end=max(above.end, part.end))
    return (*parts[: index - 1], joined, *parts[index + 1 :])


def next_key(parts: Parts) -> int:
    return max((part.key for part in parts), default=0) + 1


def to_json(parts: Parts) -> list[dict]:
    """Plain values, without what says nothing: what a database or a file keeps."""
    return [{name: value for name, value in asdict(part).items() if value not in (None, "", False)} for part in parts]


def from_json(rows: list[dict]) -> Parts:
    """What `to_json` gave. Unknown names are refused with TypeError."""
    known = {field.name for field in fields(Part)}
    for row in rows:
        if strange := set(row) - known:
            raise TypeError(f"A part has no {', '.join(sorted(strange))}.")
    return tuple(Part(**({"text": ""} | row)) for row in rows)
