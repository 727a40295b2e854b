"""Text and Markdown as lines with their marks. HTML gives the same lines (`page.py`), so one reader serves all."""

import re
from dataclasses import dataclass, replace
from html import unescape

from rubrics.guides.reading.words import Words

TAB = 4
NUMBER = r"\d{1,3}"
FENCE = re.compile(r"^\s*(```|~~~)")
UNCLOSED = re.compile(r"^(?:#{2,6}\s+\S|\d{1,3}\.\s+\*\*\S|[-*]\s+\*\*\S|\*\*\S.*\*\*\s*$)")
HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(?=\S)")
UNDERLINE = re.compile(r"^\s*(={3,}|-{3,})\s*$")
RULE = re.compile(r"^\s*(?:[-*_=~•·–—]\s?+){3,}+$")
QUOTE = re.compile(r"^(?:\s{0,3}>\s?+)++")
CHECK = re.compile(r"^[-*+]\s+\[[ xX]\]\s+")
BULLET = re.compile(r"^(?:(?:[-*+•‣▪▫●○◦·■□►▶➤➢➔→✓✔✦❖◆◇★☆–—※]|\uf0b7|\\-)\s*(?:[•·▪●]\s*)?)(?=\S)")
TIGHT = re.compile(r"^[-*+–—]+(?=[^\s])")
# “Q1.”, “Q[1]:”, “Question 3 -”, “Q:”; and in other languages “Frage 1:”, “问题1：”.
ASKED = Words(
    r"^(?:Q(?:ues)?|{naming.question})\s*(?:No\.?\s*|Nr\.?\s*|#\s*|n°\s*|№\s*|[.-]\s*(?=\d))?"
    r"[\[(]?(\d{1,3}(?:\.\d+)?)?[\])]?\s*(?:[.:)：、\]-]|–|—|\s(?=\S))\s*"
)
NUMBERED = re.compile(
    rf"^(?:[(\[]?({NUMBER}(?:\.\d{{1,2}}){{0,2}})\s*(?:[.)\]:、．）_]|\\\.|\s[-–—])(?!\d)\s*|#({NUMBER})[.:)]?\s+)(?=\S)"
)
KEYCAP = re.compile(r"^(\d)\ufe0f?\u20e3\s*")
LETTERED = re.compile(r"^[(]?([a-hA-H]|[ivx]{1,4})[.)]\s+(?=\S)")
ALONE = re.compile(rf"^({NUMBER})[.)]?$")
BOLD = re.compile(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*([:：]?)$")
BOLD_HEAD = re.compile(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*(?=\S)")
# Code within a sentence keeps its marks: they are part of how a question is read.
CODE_WHOLE = re.compile(r"^`([^`]+)`$")
IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)")
LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]{1,2000}?)(?<=[^\s*_])\1(?![\w*])")
# A tag around words goes. One without its other half is what the words are about: “<strong> instead of <b>”.
PAIR = re.compile(
    r"<(b|strong|em|i|u|span|a|sup|sub|kbd|code|font)\b[^<>]{0,300}>([^<>]{0,2000})</\1\s*>", re.IGNORECASE
)
LONE = re.compile(r"^<(?:b|strong|em|i|u|span|a|font)\b[^<>]{0,300}>(?=[^<>]*$)|</(?:b|strong|em|i|u|span|a|font)\s*>$")
TAG = re.compile(
    r"</?(?:details|summary|br|p|div|img|h[1-6]|ul|ol|li|pre|center|hr)\b[^<>]{0,300}/?>|<a (?:id|name)=[^<>]{0,300}>",
    re.IGNORECASE,
)
NESTED = 3
UNSAID = (("<!--", "-->"), ("{%", "%}"), ("{{", "}}"))
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
SEPARATOR = re.compile(r"^(?=.*\|)(?=.*--)[\s|:+-]+$")


@dataclass(frozen=True)
class Line:
    """One line that says something, without its marks.

    `mark` is what stood before the text: "" none, bullet, number, asked (an explicit “Q”), letter, check or cell.
    `n` is the number that stood there. `depth` is the indent in columns (the nesting in HTML, times 4), `level` 1 to 6
    of a heading, `bold` whether all of it is bold, `head` the bold beginning of a line that is not bold as a whole,
    `gap` whether blank lines stand above, `quoted` a block quote, `code` a code block, `cells` those of a table row,
    `aside` what stands beside a page. `end` is the last line where it was broken over several, `title` a name that
    stood before it, or in the line `titled` above it, `lead` its number as it was written.
    """

    number: int
    text: str
    mark: str = ""
    n: str = ""
    depth: int = 0
    level: int = 0
    bold: bool = False
    head: str = ""
    gap: bool = False
    quoted: bool = False
    code: bool = False
    cells: tuple[str, ...] = ()
    aside: bool = False
    end: int = 0
    title: str = ""
    titled: int = 0
    lead: str = ""
    linked: bool = False

    def __hash__(self) -> int:
        return hash((self.number, self.text))

    @property
    def shape(self) -> tuple:
        """What lines of one series have in common."""
        return self.mark, self.depth // 2 if self.mark else 0, self.level, self.bold, self.quoted


def lines_of(text: str, first: int = 1) -> list[Line]:
    """The lines of a text or of Markdown, without the empty ones. `first` is the number of the first line."""
    found: list[Line] = []
    gap = fenced = False
    for number, raw in enumerate(text.split("\n"), first):
        if fence := FENCE.match(raw):
            # With a language behind it a fence can only open.
            fenced = not fenced or raw.strip() != fence[1]
            continue
        if SEPARATOR.match(raw):
            continue
        # One that was never closed ends where Markdown goes on.
        fenced = fenced and not UNCLOSED.match(raw)
        if fenced:
            found.append(Line(number, raw.rstrip(), code=True, gap=gap, depth=indent(raw)))
        elif UNDERLINE.match(raw) and not gap and found and headable(found[-1], number):
            found[-1] = replace(found[-1], level=1 if "=" in raw else 2)
        elif RULE.match(raw) or not (line := marked(raw, number, gap)):
            gap = True
            continue
        else:
            found.append(line)
        gap = False
    return found


def headable(line: Line, number: int) -> bool:
    return (
        line.number == number - 1 and not (line.mark or line.level or line.code or line.cells) and len(line.text) < 120
    )


def indent(raw: str) -> int:
    if not raw[:1].isspace():
        return 0
    head = raw[: len(raw) - len(raw.lstrip())]
    return sum(TAB if char == "\t" else 2 if char == "\u3000" else 1 for char in head)


def marked(raw: str, number: int, gap: bool) -> Line | None:
    """A raw line as a Line; None when nothing is left of it."""
    depth, quoted, level = indent(raw), False, 0
    if match := QUOTE.match(raw):
        raw, quoted = raw[match.end() :], True
    if match := HEADING.match(raw):
        level, raw = len(match[1]), unclosed(raw[match.end() :].rstrip())
    text = said(raw).strip() if "{" in raw or "<" in raw else raw.strip()
    if text.startswith("|") or (text.count("|") > 1 and text.endswith("|")):
        return row(text, number, gap)
    lead = NUMBERED.match(text.lstrip("*_ "))
    mark, n, text = taken(text)
    name = lead[0].strip() if lead and mark == "number" else ""
    return finished(text, number=number, mark=mark, n=n, depth=depth, level=level, gap=gap, quoted=quoted, lead=name)


def said(text: str) -> str:
    """Without comments, and without what a program would have put in."""
    for opening, closing in UNSAID:
        kept, place = [], 0
        while (start := text.find(opening, place)) >= 0 and (end := text.find(closing, start + 2)) >= 0:
            kept.append(text[place:start])
            place = end + len(closing)
        text = "".join([*kept, text[place:]])
    return text


def unclosed(heading: str) -> str:
    """A heading without the signs that some put behind it too: “## Oven ##”."""
    bare = heading.rstrip("#")
    return bare.rstrip() if bare.endswith(" ") else heading


def row(text: str, number: int, gap: bool) -> Line | None:
    cells = tuple(plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", text.strip().strip("|")))
    return (
        Line(number, " | ".join(cell for cell in cells if cell), "cell", gap=gap, cells=cells) if any(cells) else None
    )


def taken(text: str) -> tuple[str, str, str]:
    """Mark, number and the rest. A number inside bold letters counts as one before them."""
    mark = n = ""
    bold = ""
    text = text if text.isascii() else KEYCAP.sub(r"\1. ", text)
    if match := CHECK.match(text):
        mark, text = "check", text[match.end() :]
    elif (match := BULLET.match(text)) and (match[0][-1].isspace() or not TIGHT.match(text)):
        mark, text = "bullet", text[match.end() :]
    for sign in ("**", "__"):
        if (
            text.startswith(sign)
            and (inner := text[len(sign) :].lstrip())
            and (NUMBERED.match(inner) or ASKED.match(inner))
        ):
            bold, text = sign, inner
    if match := NUMBERED.match(text):
        mark, n, text = "number", match[1] or match[2], text[match.end() :]
    if (match := ASKED.match(text)) and (match[1] or ":" in match[0] or "：" in match[0]):
        mark, n, text = "asked", match[1] or n, text[match.end() :]
    elif not mark and (match := LETTERED.match(text)):
        mark, n, text = "letter", match[1], text[match.end() :]
    if bold:
        text = text[len(bold) :].lstrip() if text.startswith(bold) else bold + text
    return mark, n, text


def untagged(text: str) -> str:
    for _ in range(NESTED):
        text = PAIR.sub(r"\2", text)
    return LONE.sub("", re.sub(r"  +", " ", TAG.sub(" ", text)).strip())


def finished(text: str, **known) -> Line | None:
    """The line with its bold parts noted and all marks of Markdown gone."""
    if "<" in text:
        text = untagged(text)
    text = unescape(text) if "&" in text else text
    linked = text.endswith(")") and bool(LINK.fullmatch(text))
    head, bold = "", False
    strong = text.startswith(("**", "__"))
    if strong and (match := BOLD.match(text)):
        if match[1] not in match[2]:
            text, bold = match[2] + match[3], True
    elif strong and (match := BOLD_HEAD.match(text)):
        head = plain(match[2])
        text = f"{match[2]} {text[match.end() :]}"
    text = plain(text)
    return Line(text=text, bold=bold, head=head, linked=linked, **known) if text else None


def plain(text: str) -> str:
    """Words without the marks of Markdown: links by their words, no emphasis, no escapes."""
    text = LINK.sub(r"\1", IMAGE.sub(r"\1", text)) if "](" in text else text
    text = EMPHASIS.sub(r"\2", text) if "*" in text or "_" in text else text
    text = CODE_WHOLE.sub(r"\1", text) if "`" in text else text
    return (ESCAPE.sub(r"\1", text) if "\\" in text else text).strip()
