"""The YAML that people write by hand: lists, keys, words, quoted words and blocks of text, each on lines of its own.

A parser of all YAML takes a second for a large guide, this reader a tenth of it. Whatever it does not know for certain
(references, tags, nests in brackets, texts in quotes over several lines) it leaves to the parser: it says None.
"""

import json
import re
from dataclasses import dataclass

from rubrics.guides.reading.nodes import DEPTH_MAX, NOTHING, Node, refuse_many

KEY = re.compile(r"(\w[\w ./()&+-]{0,80}?|\"[^\"\\]{1,80}\"|'[^']{1,80}') *:(?: +|$)")
DOUBLE = re.compile(r'"(?:[^"\\]++|\\["\\nt])*+"')
SINGLE = re.compile(r"'(?:[^']++|'')*+'")
WORD = r"(?:[^\W_][\w ./+-]*+|\"[^\"\\\n]*+\" *+)"
WORDS = re.compile(rf"\[ *+(?:{WORD}(?:, *+{WORD})*+)?\]")
REMARK = re.compile(r" +#.*")
ODD = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# With these a text begins that is more than words.
SIGNS = "-?:,[]{}#&*!|>'\"%@`="


class Doubtful(Exception):
    """This may be YAML, and needs the parser."""


@dataclass
class Level:
    """A list or a map that is open, with the column of its entries."""

    column: int
    node: Node


class Plain:
    """Lines in order, and the levels that are open at each."""

    def __init__(self, text: str):
        self.lines = text.split("\n")
        self.ended = text.endswith("\n")
        self.at = 0
        self.levels: list[Level] = []
        self.root: Node | None = None
        # The column of a key or dash with nothing behind it, and whether it was a key.
        self.awaits: tuple[int, bool] | None = None

    def read(self) -> Node | None:
        begun = False
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip(" ")
            self.at += 1
            if not line or line.lstrip(" ").startswith("#") or (line == "---" and not begun):
                begun = begun or line == "---"
                continue
            if line.startswith(("---", "...", "%")):
                raise Doubtful
            begun = True
            self.entry(line)
        return self.root

    def entry(self, line: str) -> None:
        """A line with dashes, or a key, or both, and what stands behind them."""
        column = len(line) - len(line.lstrip(" "))
        rest, known = line[column:], False
        while rest == "-" or rest.startswith("- "):
            self.add("list", column, "")
            after = rest[1:].lstrip(" ")
            column, rest, known = column + len(rest) - len(after), after, True
        if match := KEY.match(rest):
            key = match[1][1:-1] if match[1][0] in "\"'" else match[1]
            self.add("map", column, key)
            rest, known = rest[match.end() :], True
        if not known:
            raise Doubtful
        if rest and rest[0] != "#":
            self.value(rest)

    def add(self, kind: str, column: int, key: str) -> None:
        """One more entry of the list or map at that column, empty as yet."""
        waiting, self.awaits = self.awaits, None
        within = waiting and (column > waiting[0] or (column == waiting[0] and waiting[1] and kind == "list"))
        if within or not self.levels:
            self.open(kind, column)
        while self.levels[-1].column > column or self.is_list_of_a_key(kind, column):
            self.levels.pop()
            if not self.levels:
                raise Doubtful
        level = self.levels[-1]
        if level.column != column or level.node.kind != kind:
            raise Doubtful
        level.node.items.append((key, Node("text", self.at)))
        self.awaits = column, kind == "map"

    def is_list_of_a_key(self, kind: str, column: int) -> bool:
        """A list may stand in the column of its key: the next key ends it."""
        top = self.levels[-1]
        return kind == "map" and top.node.kind == "list" and top.column == column and len(self.levels) > 1

    def open(self, kind: str, column: int) -> None:
        node = Node(kind, self.at)
        if self.levels:
            self.put(node)
        elif self.root is None:
            self.root = node
        self.levels.append(Level(column, node))
        if len(self.levels) > DEPTH_MAX:
            raise Doubtful

    def put(self, node: Node) -> None:
        """The node in the place of the last entry."""
        items = self.levels[-1].node.items
        items[-1] = items[-1][0], node

    def value(self, rest: str) -> None:
        column, self.awaits = self.levels[-1].column, None
        line = self.at
        if rest[0] in "|>":
            self.put(Node("text", line + 1, self.block(REMARK.sub("", rest), column)))
        elif (match := WORDS.match(rest)) and self.ends(rest[match.end() :], column):
            self.put(Node("list", line, items=[("", Node("text", line, word)) for word in listed(match[0])]))
        else:
            self.put(Node("text", line, self.words(rest, column)))

    def words(self, rest: str, column: int) -> str:
        """A text in quotes on its line, or bare words, which may go on below."""
        if (match := DOUBLE.match(rest)) and self.ends(rest[match.end() :], column):
            return json.loads(match[0])
        if (match := SINGLE.match(rest)) and self.ends(rest[match.end() :], column):
            return match[0][1:-1].replace("''", "'")
        if (match := REMARK.search(rest)) and self.ends(match[0], column):
            rest = rest[: match.start()]
        found = [bare(rest)]
        while further := self.deeper(column):
            found.append(bare(further, begins=False))
            self.at += 1
        text = " ".join(found)
        return "" if text in NOTHING else text

    def ends(self, rest: str, column: int) -> bool:
        """Whether a value is over, but for a remark."""
        if REMARK.sub("", rest) or self.deeper(column):
            raise Doubtful
        return True

    def deeper(self, column: int) -> str:
        """The next line, when it stands further in."""
        line = self.lines[self.at].rstrip(" ") if self.at < len(self.lines) else ""
        inner = line.lstrip(" ")
        if not line and self.at < len(self.lines) - 1:
            return self.doubt_gap(column)
        return inner if len(line) - len(inner) > column else ""

    def doubt_gap(self, column: int) -> str:
        """Below a gap a text may go on, which the parser knows better."""
        following = next((line for line in self.lines[self.at : self.at + 50] if line.strip(" ")), "")
        if len(following) - len(following.lstrip(" ")) > column:
            raise Doubtful
        return ""

    def block(self, head: str, column: int) -> str:
        """A block of text below “|” or “>”."""
        if head not in ("|", "|-", ">", ">-"):
            raise Doubtful
        found: list[str] = []
        inner = 0
        while self.at < len(self.lines):
            line = self.lines[self.at]
            depth = len(line) - len(line.lstrip(" "))
            inner = inner or depth
            if line.strip(" ") and depth <= column:
                break
            if (line.strip(" ") and depth < inner) or (not line.strip(" ") and (depth > inner or not found)):
                raise Doubtful
            found.append(line[inner:])
            self.at += 1
        return self.ending(found, head)

    def ending(self, found: list[str], head: str) -> str:
        whole = self.at < len(self.lines) or self.ended
        while found and not found[-1]:
            found.pop()
            whole = True
        if not found or any(line[:1] == " " and head[0] == ">" for line in found):
            raise Doubtful
        text = "\n".join(found) if head[0] == "|" else folded(found)
        return text + "\n" if whole and len(head) == 1 else text


def bare(text: str, begins: bool = True) -> str:
    """Words without quotes. Raises Doubtful for signs that may mean something."""
    if (begins and text[0] in SIGNS) or ": " in text or " #" in text or text[-1] == ":" or text[0] == "#":
        raise Doubtful
    return text


def listed(text: str) -> list[str]:
    words = [match[0].strip() for match in re.finditer(WORD, text)]
    refuse_many(len(words))
    return [word[1:-1] if word[0] == '"' else "" if word in NOTHING else word for word in words]


def folded(lines: list[str]) -> str:
    """Lines as one paragraph; each empty line between is a line break."""
    made, gaps = lines[0], 0
    pieces = [made]
    for line in lines[1:]:
        if not line:
            gaps += 1
            continue
        pieces += ["\n" * gaps or " ", line]
        gaps = 0
    return "".join(pieces)


def plain_tree(text: str) -> Node | None:
    """The tree of a text in plain YAML; None when it is something else, or needs the parser."""
    try:
        return None if ODD.search(text) else Plain(text).read()
    except Doubtful:
        return None
