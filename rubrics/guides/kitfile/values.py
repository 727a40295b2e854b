"""The small values of a kit file, read and written: numbers with units, ranges, rounds, criteria, weights."""

import re

from rubrics.guides.draft import Criterion, Round
from rubrics.guides.kitfile.markup import name_before_colon, split_at_colon

DASH = r"\s*(?:-|–|—|\bto\b)\s*"
WHOLE = re.compile(r"(\d{1,4})\s*(?:minutes?|min|hours?|h)?", re.IGNORECASE)
COUNT = r"(\d{1,4})"
PICK = re.compile(
    rf"(?:{COUNT}(?:{DASH}{COUNT}|(\s+or\s+more))?|(?:up\s+to\s+{COUNT},\s*)?not\s+counted)", re.IGNORECASE
)
LENGTH = re.compile(
    rf"(?:{COUNT}(?:{DASH}{COUNT})?\s+minutes?(\s+or\s+more)?|up\s+to\s+{COUNT}\s+minutes?|length\s+open)"
    r"(?:;\s*(.*))?",
    re.IGNORECASE,
)
CRITERION = re.compile(r"(\d{1,3}|\?)\s*%\s+(.*)")


def whole(text: str) -> int:
    found = WHOLE.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}” is not a whole number: write digits alone, such as 45.")
    return int(found[1])


def pick(text: str) -> tuple[int | None, int | None]:
    """The least and the most questions to pick."""
    found = PICK.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}” is no pick range: write 4-6, 4 or more, or not counted.")
    low, high, more, most = found.groups()
    if low is None:
        return None, None if most is None else int(most)
    return int(low), None if more else int(high or low)


def pick_words(low: int | None, high: int | None) -> str:
    if low is None:
        return "not counted" if high is None else f"up to {high}, not counted"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low}-{high}"


def round_of(text: str) -> Round:
    name, rest = split_at_colon(text)
    found = LENGTH.fullmatch(rest)
    if not found:
        raise ValueError(f"The round “{name}” has no length: write “Coding: 30-45 minutes” or “Coding: length open”.")
    low, high, more, most, note = found.groups()
    high = most or (None if more else high or low)
    return Round(name, low and int(low), high and int(high), note or "")


def round_words(item: Round) -> str:
    low, high = item.minutes_min, item.minutes_max
    length = "length open" if high is None else f"up to {high} minutes"
    if low is not None:
        length = f"{pick_words(low, high).removesuffix(' or more')} minutes" + (" or more" if high is None else "")
    return f"{name_before_colon(item.name)}: {length}" + (f"; {item.note}" if item.note else "")


def criterion_of(text: str, line: int) -> Criterion:
    found = CRITERION.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}” has no weight: write “25% Name: what is marked”, or “?%” for a weight unknown.")
    name, detail = split_at_colon(found[2])
    return Criterion(name, None if found[1] == "?" else int(found[1]), detail, line=line)


def criterion_words(item: Criterion) -> str:
    weight = "?" if item.weight is None else item.weight
    return f"{weight}% {name_before_colon(item.name)}" + (f": {item.detail}" if item.detail else "")


def weights(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a name and a number as text, from “hard 3/2, easy 1”."""
    pairs = [part.split() for part in text.split(",")]
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError(f"“{text}” is no list of weights: write names and numbers, such as hard 3/2, easy 1.")
    return tuple((name, number) for name, number in pairs)


def weights_words(pairs: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{name} {number}" for name, number in pairs)
