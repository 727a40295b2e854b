"""What the review of an import shows: one leaf of the source and of the draft, linked line by line. Reads only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from rubrics.advice import Advice
from rubrics.guides.assembly import Draft, assemble
from rubrics.guides.parts import KEPT_APART, OF_A_QUESTION, Part, Parts, from_json, place
from rubrics.guides.words import shortened
from rubrics.models import Import
from rubrics.review.doubts import Doubt, doubts_of
from rubrics.review.hints import hints_of
from rubrics.review.labels import figure_of, tone_of, word_of
from rubrics.review.leaves import Leaf, Leaves, leaves_of
from rubrics.review.strays import strays
from rubrics.review.tally import tally_of

LONG_LINE, LONG_PART, GLIMPSE = 2_000, 6_000, 60


@dataclass(slots=True)
class Line:
    """A line of the source. `word` and `tone` say what its first part is; `begins` whether that part begins here."""

    number: int
    text: str
    key: int = 0
    href: str = ""
    word: str = ""
    tone: str = ""
    begins: bool = False
    more: int = 0
    doubt: str = ""
    chosen: bool = False


@dataclass(slots=True)
class Bit:
    """A part of the draft. `number` counts questions over the whole guide.

    `repeats`: of the same kind as the one above; `echoes`: in the same words of the source as well.
    """

    part: Part
    word: str
    tone: str
    href: str
    number: int = 0
    repeats: bool = False
    echoes: bool = False
    inner: bool = False
    first: bool = False
    last: bool = False
    open: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    hints: list[Advice] = field(default_factory=list)

    @property
    def text(self) -> str:
        text = self.part.text
        return text if len(text) <= LONG_PART else f"{text[:LONG_PART]}…"

    @property
    def figure(self) -> str:
        return figure_of(self.part)

    @property
    def lines(self) -> str:
        part = self.part
        return f"line {part.line}" if part.line == part.end else f"lines {part.line}–{part.end}"


@dataclass(frozen=True)
class Stretch:
    """Parts one after the other that all go into the kit, or are all kept apart."""

    apart: bool
    bits: list[Bit]

    @property
    def open(self) -> bool:
        return any(bit.open for bit in self.bits)

    @property
    def words(self) -> str:
        """What is in it, each kind once."""
        return ", ".join(dict.fromkeys(bit.word for bit in self.bits))

    @property
    def glimpse(self) -> str:
        """The beginning of a part that stands there alone, so that nobody has to open it to know."""
        return shortened(self.bits[0].part.text, GLIMPSE) if len(self.bits) == 1 else ""


@dataclass(frozen=True)
class Review:
    """`asked` is the part that stands open to be edited; `doubts` are those of this leaf, with links to their lines.

    `elsewhere` says how many doubts the other leaves have.
    """

    imported: Import
    leaf: Leaf
    leaves: Leaves
    lines: list[Line]
    stretches: list[Stretch]
    doubts: list[tuple[Doubt, str]]
    elsewhere: list[tuple[int, int]]
    dismissed: list[Doubt]
    draft: Draft
    tally: list[str]
    asked: Part | None

    @property
    def doubt_count(self) -> int:
        return len(self.doubts) + sum(count for _, count in self.elsewhere)

    @property
    def is_last_leaf(self) -> bool:
        return self.leaf.number == len(self.leaves)

    @property
    def last_step(self) -> str:
        return self.imported.steps[-1]["said"] if self.imported.steps else ""

    @property
    def is_clear(self) -> bool:
        """Nothing that one can see from here stands in the way of publishing."""
        return bool(self.imported.questions) and not self.doubt_count


def review_of(imported: Import, *, leaf: int = 1, at: int = 0, asked: int = 0, line: int = 0) -> Review:
    """The leaf of that number, or the one with the part `at` or `asked`, or with the chosen line.

    Raises NoSuchPart when the part that is asked for is gone.
    """
    parts, texts = from_json(imported.parts), imported.text.split("\n")
    leaves = leaves_of(parts, len(texts))
    shown = leaves.of_part(asked or at) or (leaves.of_line(line) if line else leaves.at(leaf))
    draft = assemble(parts, imported.plain_name)
    standing, dismissed = doubts_of(imported.warnings, [*draft.problems, *strays(parts)], imported.dismissed)
    here = [doubt for doubt in standing if leaves.of_line(doubt.line) == shown]
    hints = {} if imported.kit_id else hints_of(draft, parts)
    return Review(
        imported=imported,
        leaf=shown,
        leaves=leaves,
        lines=_lines(texts, parts, shown, leaves, here, line),
        stretches=_stretches(parts, shown, here, hints, asked),
        doubts=[(doubt, _to_line(doubt.line, shown)) for doubt in here],
        elsewhere=_elsewhere(standing, leaves, shown),
        dismissed=dismissed,
        draft=draft,
        tally=tally_of(draft, parts, sum(map(len, hints.values()))),
        asked=parts[place(parts, asked)] if asked else None,
    )


def _elsewhere(doubts: list[Doubt], leaves: Leaves, shown: Leaf) -> list[tuple[int, int]]:
    """(number of the leaf, how many doubts it has) for all others that have some."""
    numbers = [leaves.of_line(doubt.line).number for doubt in doubts]
    return [(number, len(list(same))) for number, same in groupby(numbers) if number != shown.number]


def _to_line(line: int, shown: Leaf) -> str:
    if not line:
        return ""
    return f"#line-{line}" if shown.first <= line <= shown.last else f"?line={line}#line-{line}"


def _to_part(key: int, shown: Leaf, leaves: Leaves) -> str:
    return f"#part-{key}" if leaves.of_key.get(key) == shown.number else f"?at={key}#part-{key}"


def _lines(texts: list[str], parts: Parts, shown: Leaf, leaves: Leaves, doubts: list[Doubt], chosen: int) -> list[Line]:
    lines = [
        Line(number, texts[number - 1][:LONG_LINE].rstrip(), chosen=number == chosen)
        for number in range(shown.first, min(shown.last, len(texts)) + 1)
    ]
    for part in parts:
        for number in range(max(part.line, shown.first), min(part.end, shown.last, len(texts)) + 1):
            _mark(lines[number - shown.first], part, shown, leaves)
    for doubt in reversed(doubts):
        if shown.first <= doubt.line <= shown.last and doubt.line <= len(texts):
            lines[doubt.line - shown.first].doubt = doubt.mark
    return lines


def _mark(line: Line, part: Part, shown: Leaf, leaves: Leaves) -> None:
    """The first part that begins on a line names it; one that goes on from above does so only when none begins."""
    begins = part.line == line.number
    if line.begins and begins:
        line.more += 1
    if line.begins or (line.key and not begins):
        return
    line.key, line.word, line.tone = part.key, word_of(part.kind), tone_of(part.kind)
    line.href, line.begins = _to_part(part.key, shown, leaves), begins


def _stretches(parts: Parts, shown: Leaf, doubts: list[Doubt], hints: dict, asked: int) -> list[Stretch]:
    here = parts[shown.begin : shown.end]
    number = sum(part.kind == "question" for part in parts[: shown.begin])
    by_line: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        by_line.setdefault(doubt.line, []).append(doubt)
    bits = list(_bits(here, number, shown, by_line, asked))
    for bit in bits:
        bit.hints = hints.get(bit.part.key, [])
    for bit in bits[:1] if shown.begin == 0 else ():
        bit.first = True
    for bit in bits[-1:] if shown.end == len(parts) else ():
        bit.last = True
    groups = groupby(bits, key=lambda bit: bit.part.kind in KEPT_APART)
    return [Stretch(apart, list(members)) for apart, members in groups]


def _bits(parts: Parts, number: int, shown: Leaf, doubts: dict[int, list[Doubt]], asked: int) -> Iterator[Bit]:
    above: Part | None = None
    for part in parts:
        bit = Bit(part, word_of(part.kind), tone_of(part.kind), _to_line(part.line, shown))
        if part.kind == "question":
            number += 1
            bit.number = number
        bit.inner, bit.open = part.kind in OF_A_QUESTION, part.key == asked
        bit.repeats = bool(above) and part.kind == above.kind and part.kind not in ("question", "section")
        bit.echoes = bit.repeats and (part.line, part.text) == (above.line, above.text)
        bit.doubts = doubts.pop(part.line, [])
        above = part
        yield bit
