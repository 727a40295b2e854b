"""The phrases that touch protected ground, read from `phrases/<language>.txt`: one line, one way to ask.

They are matched word by word against a folded sentence, in which every word and every mark is followed by one space.

    how old are you         these words, one after the other, anywhere in the sentence
    (what|which) year       one of them
    are you [not] single    it may be missing
    {any|more} children     as many of them as there are, or none
    _                       any one word
    ...                     up to five words
    religio~                any ending
    .                       the clause ends here: at a mark, at the end, or before one of the words of `end:`
    ^                       the sentence begins here
    !(type|query)           not followed by any of them
    (<child>)               what the line `child = …` says

`gate:` names words without which a sentence is no question to a candidate; `idle:` words that tell nothing of what a
question is about; `[age]` begins a ground, and `> …` is what can be asked instead.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rubrics.advice.text import unaccented

PHRASES = Path(__file__).with_name("phrases")
LANGUAGES = ("english", "german", "french", "spanish")
DEFINED = re.compile(r"(\w+)(?: =|:) (.+)")
HEADING = re.compile(r"\[(\w+)\]")
SIGN = re.compile(r"\.\.\.|!\(|[()\[\]{}|.^,]|<\w+>|\w+~?|\S")
OPENING = {"(": "(?:", "[": "(?:", "{": "(?:", "!(": "(?!"}
CLOSING = {")": ")", "]": ")?", "}": ")*"}
SPECIAL = {"|": "|", "^": r"(?<![\s\S])", "_": r"\w+ ", "...": r"(?:\w+ ){0,5}", ",": ", "}
MARK = r"[?!.,;:] |$"


@dataclass(frozen=True)
class Ground:
    """How one language asks about one ground: any of the phrases, and what can be asked instead."""

    code: str
    phrases: re.Pattern
    rewrite: str


@dataclass(frozen=True)
class Language:
    gate: re.Pattern
    idle: frozenset[str]
    grounds: tuple[Ground, ...]


@cache
def languages() -> tuple[Language, ...]:
    return tuple(read((PHRASES / f"{name}.txt").read_text(encoding="utf-8")) for name in LANGUAGES)


def read(text: str) -> Language:
    """The table of one language. Raises ValueError for a line that does not follow the notation."""
    names, rewrites, phrases, code = {}, {}, {}, ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if defined := DEFINED.fullmatch(line):
            names[defined[1]] = defined[2]
        elif heading := HEADING.fullmatch(line):
            code = heading[1]
        elif line.startswith(">"):
            rewrites[code] = line[1:].strip()
        elif not line.startswith("#"):
            phrases.setdefault(code, []).append(line)
    idle = frozenset(unaccented(names.get("idle", "")).split())
    return Language(_any([names.get("gate", "_")], names), idle, tuple(_grounds(phrases, rewrites, names)))


def _grounds(phrases: dict, rewrites: dict, names: dict) -> Iterator[Ground]:
    for code, lines in phrases.items():
        yield Ground(code, _any(lines, names), rewrites[code])


def _any(phrases: list[str], names: dict[str, str]) -> re.Pattern:
    return re.compile(rf"(?<!\S)(?:{'|'.join(expression(phrase, names) for phrase in phrases)})")


def expression(phrase: str, names: dict[str, str]) -> str:
    """The regular expression of a phrase. Raises ValueError when its brackets do not close or a name is unknown."""
    pieces, waiting = [], []
    for sign in SIGN.findall(unaccented(phrase)):
        if sign in OPENING:
            waiting.append("]" if sign == "[" else "}" if sign == "{" else ")")
            pieces.append(OPENING[sign])
        elif sign in CLOSING:
            if not waiting or waiting.pop() != sign:
                raise ValueError(f"A bracket is out of place in “{phrase}”.")
            pieces.append(CLOSING[sign])
        else:
            pieces.append(_word(sign, names))
    if waiting:
        raise ValueError(f"A bracket stays open in “{phrase}”.")
    return "".join(pieces)


def _word(sign: str, names: dict[str, str]) -> str:
    if sign == ".":
        return f"(?={MARK}|{expression(names['end'], names)})" if "end" in names else f"(?={MARK})"
    if sign.startswith("<") and sign[1:-1] in names:
        return f"(?:{expression(names[sign[1:-1]], names)})"
    if sign in SPECIAL:
        return SPECIAL[sign]
    if not re.fullmatch(r"\w+~?", sign):
        raise ValueError(f"“{sign}” is no part of a phrase.")
    return rf"{sign[:-1]}\w* " if sign.endswith("~") else f"{sign} "
