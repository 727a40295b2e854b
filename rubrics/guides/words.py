"""How free text is kept: the two normal forms, and numbers as exact text. Standard library only."""

import re
import unicodedata
from fractions import Fraction

LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}|/[0-9]{1,6})?")


def one_line(text: str) -> str:
    """White space of any kind becomes single spaces, none at the ends; control characters go."""
    return " ".join(_printable(text).split())


def many_lines(text: str) -> str:
    """Line ends become newlines; trailing spaces, outer blank lines and control characters go; indents stay."""
    return "\n".join(line.rstrip() for line in _printable(text).split("\n")).strip()


def shortened(text: str, limit: int) -> str:
    """The text on one line in at most `limit` characters, cut at a space where there is one, with an ellipsis."""
    flat = one_line(text)
    if len(flat) <= limit:
        return flat
    head, space, _ = flat[:limit].rpartition(" ")
    return (head if space else flat[: limit - 1]) + "…"


def exact(number: str) -> str:
    """The shortest exact form: 3.0 is "3", 1.5 is "3/2". Raises ValueError for anything else."""
    if not NUMBER.fullmatch(number) or re.search(r"/0+$", number):
        raise ValueError(f"“{number}” is not a number: write 3, 2.5 or 3/2.")
    return str(Fraction(number))


def slug(name: str) -> str:
    """A section key from a section name: small letters, digits and underscores, 50 at most; may be empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:50].rstrip("_")


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    text = LINE_BREAKS.sub("\n", text)
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
