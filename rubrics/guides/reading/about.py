"""What a guide says of itself: title, role, level."""

import re
from dataclasses import replace

from rubrics.guides.parts import Part
from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.outline import Scope
from rubrics.guides.reading.roles import INTERVIEW, bare
from rubrics.guides.reading.words import Words

TITLE_MAX, HEAD, EARLY, PARAGRAPHS, PROSE = 160, 2000, 8, 2, 60
FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
FRONT_TITLE = re.compile(r"^title\s*:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
NOISE = Words("{titles.noise}")
LEVELS = {level: Words(f"{{levels.{level}}}") for level in ("senior", "mid", "junior")}
# How the names of occupations end. A title that names none leaves the role open: a person knows better than a guess.
WORK = Words("{titles.occupation}s?$")


def front_matter(text: str) -> tuple[str, int]:
    """The title in the front matter of a Markdown page, and the number of lines that the front matter takes."""
    match = FRONT.match(text)
    if not match:
        return "", 0
    title = FRONT_TITLE.search(match[1])
    return (title[1].strip() if title else ""), match[0].count("\n")


def title_line(scopes: list[Scope]):
    """The line that titles the guide: its first heading of the first rank, or an early short line on interviews."""
    ranked = [scope.heading for scope in scopes if scope.heading and scope.heading.level == 1]
    if ranked:
        return ranked[0]
    early = [line for scope in scopes[:6] for line in (*([scope.heading] if scope.heading else []), *scope.lines)][:8]
    short = [line for line in early if len(line.text) <= TITLE_MAX and not line.mark and not line.cells]
    speaking = [line for line in short if INTERVIEW.search(line.text) and line.text[-1] not in ".?!:"]
    named = [line for line in speaking if role_in(line.text)]
    return next(iter(named or speaking or short), None)


def role_in(title: str, sure: bool = False) -> str:
    """The role that a title names: what is left of it without the words that all such titles have.

    `sure` takes the title for that of a guide even where it does not speak of interviews.
    """
    text = re.split(r"[:|–—]\s", title, maxsplit=1)[0] if sure or INTERVIEW.search(title) else title
    left = re.sub(r"[^\w\s/+#.()&'-]", " ", NOISE.sub(" ", bare(text)))
    role = " ".join(left.split()).strip(" -&.'")
    role = re.sub(r"^(?:senior|junior|mid(?:-level)?|entry-level)\s+", "", role, flags=re.IGNORECASE)
    named = (sure or INTERVIEW.search(title)) and WORK.search(re.sub(r"\s*\([^()]*\)$", "", role))
    return role if named and 1 <= len(role.split()) <= 8 else ""


def level_in(texts) -> str:
    for text in texts:
        found = [level for level, words in LEVELS.items() if words.search(text)]
        if len(found) == 1:
            return found[0]
    return ""


def about_parts(parts: list[Part], scopes: list[Scope], front: str) -> list[Part]:
    """The parts with the title among them, and role and level where the title or the lines under it name them."""
    line = None if front else title_line(scopes)
    title, number = (line.text, line.number) if line else (front, 1)
    kept = [replace(part, kind="title") if line and titles(part, line) else part for part in parts]
    made = [("title", title)] if title and all(part.kind != "title" for part in kept) else []
    early = [part.text for part in parts[:EARLY] if part.kind in ("unknown", "instruction")]
    made += [("role", role_in(title[:HEAD])), ("level", level_in(text[:HEAD] for text in (title, *early)))]
    key = max((part.key for part in parts), default=0)
    new = [Part(key + place, kind, text, number) for place, (kind, text) in enumerate(made, 1) if text]
    at = next((index + 1 for index, part in enumerate(kept) if part.kind == "title"), 0)
    return [*kept[:at], *new, *introduced(kept[at:])]


def titles(part: Part, line: Line) -> bool:
    return (
        part.line == line.number and part.kind not in ("question", "section") and part.text.strip() == line.text.strip()
    )


def introduced(parts: list[Part]) -> list[Part]:
    """The parts after the title, with the prose that stands right below it as the introduction."""
    prose = 0
    while prose < min(len(parts), PARAGRAPHS) and parts[prose].kind == "unknown" and len(parts[prose].text) >= PROSE:
        prose += 1
    return [*(replace(part, kind="summary") for part in parts[:prose]), *parts[prose:]]
