"""HTML as the same lines that text gives: headings, list items, table rows, paragraphs, with their line."""

import re
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser

from rubrics.guides.reading.limits import Unreadable, refuse_lines
from rubrics.guides.reading.lines import TAB, Line, taken
from rubrics.guides.reading.roles import label_of

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
LINE = "data-l"
DROPPED = {
    "script",
    "style",
    "noscript",
    "svg",
    "template",
    "iframe",
    "head",
    "object",
    "canvas",
    "math",
    "select",
    "textarea",
}
ASIDE = {"nav", "footer", "aside", "form", "dialog", "menu"}
BLOCKS = {
    *(
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "body",
        "html",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "details",
        "summary",
        "figure",
        "figcaption",
        "hr",
        "thead",
    ),
    *("tbody", "tfoot", "caption", "fieldset", "address", *ASIDE),
}
BOLD = {"b", "strong", "dt", "summary", "th"}
ASKED = {"q", "question", "question-text", "question-title", "interview-question", "que", "ques"}
CLASSES = ASKED | {"a", "answer", "answer-text", "ans"}
# Tags that nobody closes. A parser works on each tag as long as others stand open around it.
LEFT_OPEN = {"p", "li", "td", "th", "tr", "dd", "dt", "option", "br", "img", "hr", "input", "meta", "link", "path"}
DEPTH_MAX, TAGS_MAX, OPEN_MAX = 150, 100_000, 5000


@dataclass
class Walk:
    """Lines so far, and the text that is being gathered for the next one."""

    lines: list[Line] = field(default_factory=list)
    words: list[tuple[str, bool]] = field(default_factory=list)
    number: int = 1
    start: int = 1
    gap: bool = False
    aside: bool = False
    quoted: bool = False
    depth: int = 0
    level: int = 0
    mark: str = ""
    n: str = ""
    bold: bool = False
    label: str = ""
    table: int = 0
    spoken: bool = False

    def say(self, text: str) -> None:
        if text.strip() and not self.spoken:
            self.spoken = True
            lead = text[: len(text) - len(text.lstrip())]
            self.start = self.number + lead.count("\n")
        self.words.append((text, self.bold))
        self.number += text.count("\n")

    def keep(self, line: Line) -> None:
        self.lines.append(line)
        refuse_lines(len(self.lines))

    def flush(self, gap: bool = True) -> None:
        text = " ".join("".join(word for word, _ in self.words).split())
        if text:
            self.keep(self.line(text))
            self.mark, self.n, self.gap, self.label = "", "", False, ""
        self.words, self.spoken = [], False
        self.gap = self.gap or gap

    def line(self, text: str) -> Line:
        spoken = [(word, bold) for word, bold in self.words if word.strip()]
        bold = all(bold for _, bold in spoken)
        head = "" if bold or not spoken[0][1] else " ".join(spoken[0][0].split())
        mark, n, rest = (self.mark, self.n, text) if self.level else taken(text)
        if mark not in ("", "bullet") or not self.mark:
            text = rest
        if self.label and not label_of(text):
            text = self.label + text
        mark = mark if mark not in ("", "bullet") else self.mark
        found = Line(self.start, text, mark, n or self.n, self.depth, self.level, bold and not self.level, head)
        return replace(found, gap=self.gap, quoted=self.quoted, aside=self.aside)


def page_lines(text: str) -> tuple[list[Line], str]:
    """The lines of a page, and the title in its head."""
    tree = LexborHTMLParser(numbered(text))
    named = tree.css_first("title")
    walk = Walk()
    if tree.body is not None:
        visit(walk, tree.body, 0)
    walk.flush()
    # A parser moves what stands wrongly in a table, and line ends are counted twice then.
    last = text.count("\n") + 1
    lines = [replace(line, number=last) if line.number > last else line for line in walk.lines]
    return lines, " ".join(named.text().split()) if named else ""


def numbered(text: str) -> str:
    """Every opening tag with its line, since the parser does not tell it."""
    made, place, number, deep = [], 0, 1, 0
    for match in TAG.finditer(text):
        if match[2].casefold() not in LEFT_OPEN:
            deep = max(0, deep - 1) if match[1] else deep + 1
        refuse_tags(len(made), deep)
        if match[1]:
            continue
        chunk = text[place : match.end()]
        number += chunk.count("\n")
        made.append(f"{chunk} {LINE}={number} ")
        place = match.end()
    return "".join([*made, text[place:]])


def refuse_tags(count: int, deep: int) -> None:
    if count > TAGS_MAX or deep > OPEN_MAX:
        raise Unreadable(
            "too_long",
            f"This page has more than {TAGS_MAX:,} tags, or {OPEN_MAX:,} within each other. "
            "Nothing was read: save the guide as text and send that.",
        )


def visit(walk: Walk, node, depth: int) -> None:
    if depth >= DEPTH_MAX:
        return walk.say(node.text(separator=" ") or "")
    for child in node.iter(include_text=True, skip_empty=False):
        if child.is_text_node:
            walk.say(child.text_content or "")
        elif child.is_element_node and child.tag not in DROPPED:
            element(walk, child, depth + 1)
    return None


def element(walk: Walk, node, depth: int) -> None:
    tag, attributes = node.tag, node.attributes
    number = attributes.get(LINE) or ""
    walk.number = max(walk.number, int(number)) if number.isdecimal() else walk.number
    if tag == "br":
        return walk.flush(gap=False)
    if tag == "tr":
        return row(walk, node, depth)
    if tag == "pre":
        return code(walk, node)
    if tag not in BLOCKS:
        return inside(walk, node, depth, bold=walk.bold or tag in BOLD)
    walk.flush()
    before = walk.aside, walk.quoted, walk.depth, walk.level, walk.bold
    enter(walk, node, tag, attributes.get("class") or "")
    visit(walk, node, depth)
    walk.flush()
    walk.mark, walk.n = "", ""
    walk.aside, walk.quoted, walk.depth, walk.level, walk.bold = before
    return None


def inside(walk: Walk, node, depth: int, bold: bool) -> None:
    before, walk.bold = walk.bold, bold
    visit(walk, node, depth)
    walk.bold = before


def enter(walk: Walk, node, tag: str, classes: str) -> None:
    """What an element says of the text in it."""
    walk.aside = walk.aside or tag in ASIDE
    walk.quoted = walk.quoted or tag == "blockquote"
    walk.bold = tag in BOLD
    if said := CLASSES.intersection(classes.casefold().split()):
        walk.mark = "asked" if said & ASKED else walk.mark
        walk.label = "" if said & ASKED else "Answer: "
    if tag in ("ul", "ol"):
        walk.depth += TAB
    elif tag == "li":
        ordered = node.parent is not None and node.parent.tag == "ol"
        walk.mark = "number" if ordered else "bullet"
    elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        walk.level = int(tag[1])


def row(walk: Walk, node, depth: int) -> None:
    """A row of a table of data; one that only lays out its page (one cell, or blocks within) is read as blocks."""
    walk.flush()
    cells = [child for child in node.iter() if child.tag in ("td", "th")]
    if len(cells) < 2:
        visit(walk, node, depth)
        return walk.flush()
    texts = tuple(" ".join((cell.text(separator=" ") or "").split()) for cell in cells)
    if any(texts):
        words, table = " | ".join(text for text in texts if text), table_of(node)
        walk.keep(Line(walk.number, words, "cell", cells=texts, gap=table != walk.table, aside=walk.aside))
        walk.table = table
    return None


def table_of(node) -> int:
    """Which table a row is in."""
    while node.parent is not None and node.tag != "table":
        node = node.parent
    return node.mem_id


def code(walk: Walk, node) -> None:
    walk.flush()
    for offset, text in enumerate((node.text() or "").split("\n")):
        if text.strip():
            walk.keep(Line(walk.number + offset, text.rstrip(), code=True, depth=walk.depth, aside=walk.aside))
