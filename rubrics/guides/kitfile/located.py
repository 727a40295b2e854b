"""JSON whose values know the line they stand on, for sentences that name it. Knows nothing of kits."""

import json
import math
import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any, NamedTuple

from rubrics.guides.kitfile.problems import Problems

DEPTH_MAX, VALUES_MAX, DIGITS_MAX = 20, 100_000, 9
SPACE = re.compile(r"[ \t\n]*")
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
WORD = re.compile(r"-?[A-Za-z]\w*")
WORDS = {"true": True, "false": False, "null": None}
TEXT = json.JSONDecoder()


class Located(NamedTuple):
    """A value and its line: None, bool, int, str, a tuple of these, or a dict of these by key.

    A number that is not whole, or of more than nine digits, is the float NaN: no kit has one.
    """

    line: int
    value: Any


class NotJson(ValueError):
    """The text stops being JSON on this `line`. str(error) is a sentence for people."""

    def __init__(self, line: int, text: str):
        super().__init__(text)
        self.line = line


def located(text: str, problems: Problems) -> Located:
    """The value of a JSON text whose line ends are newlines; keys that stand twice become problems. Raises NotJson."""
    return _Scanner(text, problems).whole()


class _Scanner:
    def __init__(self, text: str, problems: Problems):
        self.text, self.problems, self.at, self.count = text, problems, 0, 0
        self.breaks = [found.start() for found in re.finditer("\n", text)]

    def whole(self) -> Located:
        found = self.value(0)
        if self.next():
            raise self.refusal("The kit ends above this: take away what follows its last brace.")
        return found

    def value(self, depth: int) -> Located:
        if depth > DEPTH_MAX:
            raise self.refusal("This is nested too deeply for a kit: take away the brackets around it.")
        self.count += 1
        if self.count > VALUES_MAX:
            raise self.refusal(f"This holds more than {VALUES_MAX:,} values: split it.")
        start, line = self.next(), self.line()
        if start == "{":
            return Located(line, self.entries(depth + 1))
        if start == "[":
            return Located(line, self.items(depth + 1))
        return Located(line, self.string() if start == '"' else self.plain())

    def entries(self, depth: int) -> dict[str, Located]:
        found: dict[str, Located] = {}

        def entry() -> None:
            if self.next() != '"':
                raise self.refusal('A key in double quotes is missing here: write “"name": value”.')
            line, key = self.line(), self.string()
            self.expect(":", 'After a key stands a colon: write “"name": value”.')
            if key in found:
                self.problems.add(line, "key", f"The key “{brief(key)}” stands here twice: keep one.")
            found[key] = self.value(depth)

        self.separated("}", entry)
        return found

    def items(self, depth: int) -> tuple[Located, ...]:
        found: list[Located] = []
        self.separated("]", lambda: found.append(self.value(depth)))
        return tuple(found)

    def separated(self, end: str, take: Callable[[], None]) -> None:
        """What stands between here and `end`, with commas between."""
        self.at += 1
        if self.next() == end:
            self.at += 1
            return
        take()
        while self.next() == ",":
            self.at += 1
            if self.next() == end:
                raise self.refusal(f"A comma stands before the closing “{end}”: take it away.")
            take()
        self.expect(end, f"Here a comma or the closing “{end}” is missing.")

    def string(self) -> str:
        try:
            found, self.at = TEXT.raw_decode(self.text, self.at)
        except json.JSONDecodeError:
            sentence = "This text cannot be read: end it with a double quote, and write a line break in it as \\n."
            raise self.refusal(sentence) from None
        if any("\ud800" <= character <= "\udfff" for character in found):
            raise self.refusal("This text holds half a character (\\ud800 to \\udfff alone): write the whole of it.")
        return found

    def plain(self) -> int | float | bool | None:
        """A number or one of the three words."""
        number = NUMBER.match(self.text, self.at)
        if number:
            self.at = number.end()
            whole = number[0].lstrip("-").isdecimal() and len(number[0]) <= DIGITS_MAX
            return int(number[0]) if whole else math.nan
        word = WORD.match(self.text, self.at)
        if not word:
            raise self.refusal("Here a value is missing: write a text in double quotes, a number, a list or null.")
        if word[0] not in WORDS:
            raise self.refusal(f"“{brief(word[0])}” is no value: put a text in double quotes, or write null.")
        self.at = word.end()
        return WORDS[word[0]]

    def expect(self, mark: str, sentence: str) -> None:
        if self.next() != mark:
            raise self.refusal(sentence)
        self.at += 1

    def next(self) -> str:
        """The character after white space; "" at the end."""
        self.at = SPACE.match(self.text, self.at).end()
        return self.text[self.at : self.at + 1]

    def line(self) -> int:
        return bisect_right(self.breaks, self.at - 1) + 1

    def refusal(self, sentence: str) -> NotJson:
        return NotJson(self.line(), sentence)


def brief(text: str, limit: int = 60) -> str:
    """The text as a sentence may quote it: printable, on one line, and not long."""
    flat = "".join(character if character.isprintable() else " " for character in text[: limit + 1])
    return flat if len(flat) <= limit else f"{flat[:limit]}…"
