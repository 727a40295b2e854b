"""What to look at twice before a card is sealed. It warns and never blocks; the judgement stays with the author."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Grounds on which people must not be judged, and words by which a note gives away that it touches one.
GROUNDS = {
    "age": "age|aged|young|younger|old|older|elderly|retirement|boomer|millennial|years old",
    "family": "pregnant|pregnancy|maternity|paternity|baby|babies|children|kids|childcare|married|marriage|husband|"
    "wife|spouse|divorced|single mother|single father|family plans",
    "origin": "accent|foreign|foreigner|immigrant|nationality|native speaker|mother tongue|ethnicity|ethnic|race|"
    "skin|born in",
    "belief": "religion|religious|church|mosque|synagogue|muslim|christian|jewish|hindu|headscarf|hijab|ramadan|"
    "politics|political party|trade union|union member",
    "health": "disability|disabled|wheelchair|illness|sick leave|depressed|depression|anxiety|adhd|autistic|"
    "autism|dyslexia|overweight",
    "sex or orientation": "gay|lesbian|transgender|sexual orientation|boyfriend|girlfriend|attractive|handsome|"
    "for a woman|for a man|feminine|masculine",
    "military service": "military service|veteran",
}
WORDS = {ground: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for ground, words in GROUNDS.items()}
# The same words in the language of the trade.
NEUTRAL = re.compile(
    r"race conditions?|foreign keys?|disabled (?:by default|feature|flag|the|it)|"
    r"\bage (?:of the|bands?|buckets?|columns?|features?)|"
    r"\b(?:old|older|young|younger) (?:api|code|clusters?|data|design|models?|pipelines?|records?|services?|stack|"
    r"systems?|tables?|versions?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Row:
    """A line of the card: its title, the level that counts (1-4) or None, its note, the number of ticks, not asked."""

    title: str
    level: int | None
    note: str = ""
    ticks: int = 0
    not_asked: bool = False


@dataclass(frozen=True)
class Doubt:
    """A code with its parameters: `title` of the line, and `words` that were found."""

    code: str
    title: str = ""
    words: tuple[str, ...] = ()
    ground: str = ""


def review(rows: Sequence[Row], overall: str = "") -> list[Doubt]:
    """Extremes without evidence, answers to what was not asked, one score in every row, notes on protected ground."""
    bare = [Doubt("bare", row.title, (str(row.level),)) for row in rows if _is_bare(row)]
    heard = [Doubt("heard", row.title) for row in rows if row.not_asked and row.ticks]
    levels = {row.level for row in rows if row.level is not None}
    scored = sum(row.level is not None for row in rows)
    same = [Doubt("same", words=(str(*levels),))] if scored >= 3 and len(levels) == 1 else []
    notes = [(row.title, row.note) for row in rows] + [("", overall)]
    return bare + heard + same + [warning for title, note in notes for warning in _protected(title, note)]


def _is_bare(row: Row) -> bool:
    return row.level in (1, 4) and not row.note.strip() and not row.ticks


def _protected(title: str, note: str) -> list[Doubt]:
    text = NEUTRAL.sub(" ", note)
    found = {
        ground: tuple(dict.fromkeys(word.lower() for word in words.findall(text))) for ground, words in WORDS.items()
    }
    return [Doubt("protected", title, words, ground) for ground, words in found.items() if words]
