"""Bytes to text, with every repair said. The first stage: what comes out has clean characters and plain line ends."""

import re
import unicodedata
from collections import Counter

from charset_normalizer import from_bytes

from rubrics.guides.draft import Problem
from rubrics.guides.reading.limits import BYTES_MAX, Unreadable, refuse_lines
from rubrics.guides.reading.mojibake import DAMAGED, pages_in, repaired

SAMPLE = 65_536
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"))
BOMS += ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Line breaks that no editor counts, invisible characters, and those that turn the reading direction of what follows.
SPACES = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ud800-\udfff]")
TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Letters typed as mathematical signs: people take them for bold type.
FANCY = re.compile("[\U0001d400-\U0001d7ff]+")
LOST = re.compile(r"\[object Object\]|�+|\bundefined undefined\b")
LOST_SIGNS = ("[object", "�", "undefined")
JOINED = re.compile(r"(?<![\d.,$€£])(\d{1,2})(\d{2})(?=\s*(?:minutes?|mins?)\b)", re.IGNORECASE)
BINARY_SHARE = 0.05


def decode(source: str | bytes) -> tuple[str, list[Problem]]:
    """The text of a guide and what was repaired or lost in it. Raises Unreadable."""
    problems: list[Problem] = []
    if isinstance(source, bytes):
        refuse_size(len(source))
        source = text_of(source, problems)
    refuse_size(len(source))
    text = re.sub("\r\n?", "\n", source)
    refuse_lines(text.count("\n") + 1)
    return clean(text, problems), problems


def refuse_size(size: int) -> None:
    if size > BYTES_MAX:
        raise Unreadable("too_large", "This file is larger than 2 MB. Nothing was read: split it and send the parts.")


def text_of(content: bytes, problems: list[Problem]) -> str:
    """UTF-8 where it is that; else the encoding that fits best, which is then said."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return guessed(content, error.start, problems)
    refuse_binary(text)
    return text


def guessed(content: bytes, start: int, problems: list[Problem]) -> str:
    head = content[:SAMPLE]
    wide = sum(not byte for byte in head[1::2]), sum(not byte for byte in head[::2])
    encoding = ("utf-16-le" if wide[0] >= wide[1] else "utf-16-be") if max(wide) > len(head) / 5 else likeliest(head)
    text = content.decode(encoding, "replace")
    refuse_binary(text)
    line = min(content.count(b"\n", 0, start), text.count("\n")) + 1
    text_encoding = encoding.replace("_", "-")
    problems.append(
        Problem(
            line, "encoding", f"This file is not UTF-8; it was read as {text_encoding}. Check letters with accents."
        )
    )
    return text


def likeliest(head: bytes) -> str:
    """The encoding that reads best; the commonest one where it reads as well."""
    matches = from_bytes(head)
    best = matches.best()
    if best is None or any(match.encoding == "cp1252" and match.chaos <= best.chaos + 0.02 for match in matches):
        return "cp1252"
    return best.encoding


def refuse_binary(text: str) -> None:
    """A picture or a program is no guide: too much of it is neither letter nor line end."""
    head = text[:SAMPLE]
    odd = len(INVISIBLE.findall(head)) + head.count("�")
    if odd > max(8, len(head) * BINARY_SHARE):
        raise Unreadable(
            "binary",
            "This file is no text. Nothing was read: save the guide as text, Markdown, HTML, CSV, YAML or JSON.",
        )


def clean(text: str, problems: list[Problem]) -> str:
    # First of all: what was broken holds control characters (“â€\x9d” for a closing quote).
    text = "\n".join(mended(text.split("\n"), problems))
    text = SPACES.sub(" ", text)
    if hidden := first_and_count(INVISIBLE, text):
        problems.append(Problem(hidden[0], "control", f"{hidden[1]} invisible characters were taken out."))
        text = INVISIBLE.sub("", text)
    if turned := first_and_count(TURNS, text):
        problems.append(
            Problem(turned[0], "direction", f"{turned[1]} marks that turn the direction of the text were taken out.")
        )
        text = TURNS.sub("", text)
    text = FANCY.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    tell_losses(text.split("\n"), problems)
    return text


def first_and_count(pattern: re.Pattern, text: str) -> tuple[int, int] | None:
    """The line of the first hit, and the number of hits."""
    first = pattern.search(text)
    return (text.count("\n", 0, first.start()) + 1, len(pattern.findall(text))) if first else None


def mended(lines: list[str], problems: list[Problem]) -> list[str]:
    """Undoes UTF-8 that was read as something else, sequence by sequence, because good characters stand beside."""
    found: Counter = Counter()
    first: dict = {}
    pages = pages_in("\n".join(lines))
    for index, line in enumerate(lines):
        if not pages or line.isascii():
            continue
        lines[index], changes = repaired(line, pages)
        for change in changes:
            found[change] += 1
            first.setdefault(change, index + 1)
    for (before, after), count in found.items():
        times, shown = "once" if count == 1 else f"{count} times", INVISIBLE.sub("", before)
        told = f"“{shown}” was broken and is read as “{after}” ({times})."
        problems.append(Problem(first[before, after], "mojibake", told))
    return lines


def tell_losses(lines: list[str], problems: list[Problem]) -> None:
    """What nobody can restore is left as it is, and said."""
    for number, line in enumerate(lines, 1):
        if match := any(sign in line for sign in LOST_SIGNS) and LOST.search(line):
            problems.append(
                Problem(number, "lost_text", f"Here a piece of the text is lost: “{match[0]}”. See the original.")
            )
        if match := not line.isascii() and DAMAGED.search(line):
            problems.append(Problem(number, "damaged", f"“{match[0]}” is damaged and cannot be restored."))
        joined = JOINED.finditer(line) if "min" in line.lower() else ()
        for match in (match for match in joined if int(match[1]) < int(match[2])):
            told = f"“{match[0]}” looks like {match[1]}–{match[2]} with its dash lost. Check it in the original."
            problems.append(Problem(number, "joined_numbers", told))
