"""How words are made comparable: folded, and cut into sentences."""

import re
import unicodedata
from functools import lru_cache

SENTENCE = re.compile(r"\S.*?(?:(?<!\.\w)[.?!…]+[\"”’»)]*(?=\s+[^\sa-z]|\s*$)|$)", re.MULTILINE)
IS = re.compile(r"\b(what|how|where|who|when|it|that)'s\b")
PIECE = re.compile(r"[^\W_]+|[?!.,;:]")


def unaccented(text: str) -> str:
    """Small letters without their accents: "Müßte" becomes "musste"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Words and marks of `text`, small and without accents, each followed by one space."""
    plain = unaccented(text).replace("’", "'").replace("u.s.", "us").replace("u.k.", "uk")
    plain = IS.sub(r"\1 is", plain).replace("n't", "")
    return "".join(f"{piece} " for piece in PIECE.findall(plain))


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of `text` begin and end; a line break ends one too."""
    return [match.span() for match in SENTENCE.finditer(text)]
