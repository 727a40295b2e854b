"""What is said about a draft: frozen data, with a key by which a person dismisses it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from rubrics.guides.draft import Guide, Question, Section
from rubrics.guides.words import one_line, shortened

Where = tuple[int, int | None] | None
QUOTED_MAX = 90


@dataclass(frozen=True)
class Advice:
    """One suggestion.

    `key` names it for ever: 16 hexadecimal digits, the same while what it is about stays as it is. `code` is one of
    protected, two_questions, duplicate, elsewhere, too_few, over_minutes, look_for. `where` are the indexes of section
    and question; the second is None for a whole section, all of it for the whole kit. `text` says what and why.
    `rewrite` is a wording to take the place of `about`, which is the question's text or one of its follow-ups; both
    are empty when nothing can be put in.
    """

    key: str
    code: str
    where: Where
    text: str
    about: str = field(default="", repr=False)
    rewrite: str = ""


def key_of(code: str, *about: object) -> str:
    """Made of what the advice is about, so that it survives every other edit."""
    said = "\0".join([code, *(one_line(str(thing)) for thing in about)])
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def placed(guide: Guide) -> Iterable[tuple[tuple[int, int], Section, Question]]:
    """Every question with its indexes and its section, in the order of the kit."""
    for place, section in enumerate(guide.sections):
        for number, question in enumerate(section.questions):
            yield (place, number), section, question


def quoted(text: str) -> str:
    """The beginning of `text` in quotation marks."""
    return f"“{shortened(text, QUOTED_MAX)}”"


def counted(count: int, thing: str) -> str:
    return f"1 {thing}" if count == 1 else f"{count} {thing}s"
