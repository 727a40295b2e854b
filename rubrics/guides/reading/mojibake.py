"""UTF-8 that somebody read in an old code page and saved again: “â€™” for an apostrophe, “βœ…” for a check mark.

General repairers judge whole lines, and give up where good characters stand beside broken ones. Here each sequence is
looked at alone: its characters, as bytes of one code page, must be one valid UTF-8 character that guides do contain.
"""

import re
from functools import cache, lru_cache

PAGES = ("cp1252", "cp1253", "cp1251", "cp1250", "cp1254", "cp1257", "mac_roman", "cp437", "latin-1")
LEADS = {2: range(0xC2, 0xE0), 3: range(0xE0, 0xF0), 4: range(0xF0, 0xF5)}
TAILS = range(0x80, 0xC0)
LATIN, WORD_MAX = range(0xA0, 0x180), 60
SIGNS = (range(0x2000, 0x2C00), range(0x3000, 0x3100), range(0x4E00, 0xA000), range(0xAC00, 0xD7A4))
SIGNS += (range(0xFE0F, 0xFE10), range(0xFF00, 0xFFF0), range(0x1F000, 0x20000))


@cache
def table(page: str) -> dict[str, int]:
    """Each character that may stand for a byte above ASCII, with that byte.

    Bytes that the page lacks stand for themselves, or for what the commonest page has there: programs differ in that.
    """
    found = {}
    for byte in range(0x80, 0x100):
        text = bytes([byte]).decode(page, "ignore")
        for char in text or bytes([byte]).decode("cp1252", "ignore") + chr(byte):
            found[char] = byte
    return found


@cache
def sequences(page: str) -> re.Pattern:
    """Characters that may be one UTF-8 character of two to four bytes, read in this page."""
    kinds = [f"{group(page, LEADS[length])}{group(page, TAILS)}{{{length - 1}}}" for length in (4, 3)]
    pair = group(page, LEADS[2]) + group(page, TAILS)
    return re.compile("|".join([*kinds, f"(?:{pair}){{3,{WORD_MAX}}}+", pair]))


def group(page: str, wanted: range) -> str:
    return "[" + "".join(re.escape(char) for char, byte in table(page).items() if byte in wanted) + "]"


RUNS = re.compile(r"[^\x00-\x7f]{2,}")
# The beginning of a sequence of three or four bytes whose last one is gone.
DAMAGED = re.compile(r"[ðπ]Ÿ[^\s\w]{0,2}|[âβ]€(?=\s|$|\w)")


def pages_in(text: str) -> tuple[str, ...]:
    """The pages whose sequences occur at all."""
    runs = " ".join(RUNS.findall(text))
    return tuple(page for page in PAGES if sequences(page).search(runs)) if runs else ()


def repaired(line: str, pages: tuple[str, ...] = PAGES) -> tuple[str, list[tuple[str, str]]]:
    """The line without broken sequences, and each (before, after)."""
    changes: list[tuple[str, str]] = []
    for page in pages:
        line = sequences(page).sub(lambda match, page=page: mended(match[0], page, changes), line)
    return line, changes


def mended(text: str, page: str, changes: list) -> str:
    change = meaning(text, page)
    if not change:
        return text
    changes.append(change)
    return change[1]


@lru_cache(maxsize=1024)
def meaning(text: str, page: str) -> tuple[str, str] | None:
    """A sequence with what was meant; None when it means nothing that guides contain."""
    try:
        meant = bytes(table(page)[char] for char in text).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return (text, meant) if plausible(meant, text) else None


def plausible(meant: str, before: str) -> bool:
    """Punctuation, signs, pictures and words of other scripts; a single letter only where no word could stand."""
    if len(meant) > 1:
        return meant.isalpha() and not any("\x80" <= char < "\xa0" for char in meant)
    code = ord(meant)
    if len(before) > 2:
        return any(code in block for block in SIGNS)
    return code in LATIN and (before[0] in "ÃÂ" or not before.isalpha())
