"""What a guide says of itself: title, role, level."""

import re
from dataclasses import replace

from rubrics.guides.parts import Part
from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.outline import Scope
from rubrics.guides.reading.roles import INTERVIEW, bare

TITLE_MAX, EARLY, PARAGRAPHS, PROSE = 160, 8, 2, 60
FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
FRONT_TITLE = re.compile(r"^title\s*:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
NOISE = re.compile(
    r"\b(?:top|best|most common|common|essential|complete|ultimate|sample|example|the|a|an|your|our|\d+\+?)\b|\(\d{4}\)|\b20\d\d\b|\b(?:with|and|&|for)\s+(?:sample |example |expert |the )?(?:hired!? )?answers?\b|[“\"']?hired!?[”\"']?|"
    r"\binterview(?:s|ing|er)?\b|\bquestions?\b|\banswers?\b|\bguides?\b|\bkits?\b|\bscreening round\b|\brounds?\b|\bhiring\b|\bq ?& ?a\b|\bscor(?:ing|e)\b|\brubrics?\b|\btemplate\b|\bto ask\b|\bcandidates?\b|\bfor\b|\band\b|\bhow to\b|\bscreening\b|\bentrevistas?\b|\bgu[ií]as?\b|\bpreguntas?\b|\bperguntas?\b|\bdomande\b|\bcolloqui\w*|\bquestions? d.entretien\b|\bentretien\b|\bvorstellungsgespr[aä]ch\w*|\bleitfaden\b|\bfragen(?:katalog)?\b|\bf[uü]r\b|\bvragen\b|\bsollicitatie\w*|\bpytania\b|\brekrutacyjne\b|вопросы|\bдля\b|собеседовани\w+|\bmülakat\w*|\bsorular\w*|\bde\b|\bpara\b|\bdo\b|\bda\b|面试|面接|질문|면접|\bstep \d+\b|\bcreate\b|\bmust\b|\babsolutely\b|\byou\b|\bphone\b|\bscript\b|\bcheat sheet\b|\bcore\b|\bdebrief\b|\bscorecard\b|\bbank\b|\bform\b|\bdo.s\b|\bdon.ts\b",
    re.IGNORECASE,
)
LEVELS = (
    ("senior", r"\bsenior\b|\bsr\.|\blead\b|\bstaff\b|\bprincipal\b"),
    ("mid", r"\bmid(?:dle)?[- ]?(?:level|senior)?\b|\bintermediate\b"),
    ("junior", r"\bjunior\b|\bentry[- ]level\b|\bgraduate\b|\btrainee\b|\bintern\b"),
)
# How the names of occupations end. A title that names none leaves the role open: a person knows better than a guess.
WORK = re.compile(
    r"(?:er|or|ist|ian|ant|ive|ent|eur|euse|ero|era|ador|adora|ista|ore|rice|er/in|erin|ница|ист|ер|ор|ник|rep|chef|nurse|pilot|clerk|captain|coach|lead|guard|host|intern|sre|dba|cto|cfo|ceo|tester|head|counsel|scientist|barista|trainee|工程师|专家|经理|エンジニア|개발자)s?$",
    re.IGNORECASE,
)


def front_matter(text: str) -> tuple[str, int]:
    """The title in the front matter of a Markdown page, and the number of lines that the front matter takes."""
    match = FRONT.match(text)
    if not match:
        return "", 0
    title = FRONT_TITLE.search(match[1])
    return (title[1].strip() if title else ""), match[0].count("\n")


def title_line(scopes: list[Scope]):
    """The line that titles the guide: its first heading of the first rank, or the first short line that speaks of interviews."""
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
    words = NOISE.sub(" ", bare(text))
    words = re.sub(r"[^\w\s/+#.()&'-]", " ", words)
    role = " ".join(words.split()).strip(" -&.'")
    role = re.sub(r"^(?:senior|junior|mid(?:-level)?|entry-level)\s+", "", role, flags=re.IGNORECASE)
    named = (sure or INTERVIEW.search(title)) and WORK.search(re.sub(r"\s*\([^()]*\)$", "", role))
    return role if named and 1 <= len(role.split()) <= 8 else ""


def level_in(texts) -> str:
    for text in texts:
        found = [level for level, pattern in LEVELS if re.search(pattern, text, re.IGNORECASE)]
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
    made += [("role", role_in(title)), ("level", level_in([title, *early]))]
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
