"""The words by which guides name their parts: one TOML file a language, and no word of any one publisher.

`Words("^{topics.tip}")` is a regular expression in which `{table.key}` stands for all that any language knows under
that key. It is made when it is first used, and no file is read before.

To add a language, write `xx.toml` beside this file, with the keys of `REQUIRED` at least. `en.toml` says what each key
is for; `nl.toml` is a short example. A key is a list of short regular expressions, one idea a line, sorted:

- small letters: case is ignored everywhere. `[eé]` where people leave accents out;
- groups that capture nothing, `(?:…)`, and no `.*`, which is slow on long lines;
- `{name}` stands for the list `name` under `[pieces]` of the same file.

Add a line to `SAID` in `test_words.py`, which tells what is missing or twice.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
# What belongs to no language, and languages of which only a word or two is known: nothing is required there.
LOOSE = ("more", "signs")
REQUIRED = {
    "labels": ("answer", "difficulty", "follow_up", "look_for", "question", "red_flag"),
    "topics": ("questions",),
    "difficulties": ("easy", "medium", "hard"),
    "texts": ("interview",),
    "naming": ("question",),
    "columns": ("answer", "question"),
}
# How a language asks depends on its script: one of these at least.
ASKING = ("start", "whole")
# In this order they are tried, the more telling first.
LABELS = (
    "avoid",
    "candidate_question",
    "reference",
    "red_flag",
    "green_flag",
    "look_for",
    "follow_up",
    "answer",
    "question",
    "tip",
    "meta",
    "difficulty",
    "minutes",
    "section",
)
TOPICS = (
    "contents",
    "avoid",
    "reference",
    "candidate_question",
    "probe",
    "kit_flag",
    "kit_sign",
    "scale",
    "test",
    "round",
    "tip",
    "faq",
    "marketing",
    "instruction",
    "skills",
    "composition",
    "questions",
)
KINDS = ("role_fit", "behavioral", "technical")
COLUMNS = ("difficulty", "section", "minutes", "red_flag", "green_flag", "follow_up", "look_for", "answer")
NAMED = re.compile(r"\{([a-z_]+)(?:\.([a-z_]+))?\}")

Table = dict[str, list[str]]


class Words:
    """A regular expression with the methods of a compiled one. Ignores case, unless other flags are given."""

    def __init__(self, template: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.template, self.flags = template, flags

    def __getattr__(self, name: str):
        made = re.compile(NAMED.sub(lambda named: either(named[1], named[2]), self.template), self.flags)
        method = getattr(made, name)
        setattr(self, name, method)
        return method


@cache
def languages() -> dict[str, dict[str, Table]]:
    """The tables of each language, by the name of its file."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


@cache
def either(table: str, key: str) -> str:
    """One group of what all languages know under a key, longest first. Raises KeyError where none knows anything."""
    known = {
        filled(pattern, tables.get("pieces", {}))
        for tables in languages().values()
        for pattern in tables.get(table, {}).get(key, ())
    }
    if not known:
        raise KeyError(f"{table}.{key}")
    return f"(?:{'|'.join(sorted(known, key=lambda pattern: (-len(pattern), pattern)))})"


def filled(pattern: str, pieces: Table) -> str:
    """A pattern with what its names stand for. Raises KeyError for a name that is not known."""

    def fill(named: re.Match) -> str:
        if named[2]:
            return either(named[1], named[2])
        return f"(?:{'|'.join(filled(piece, pieces) for piece in pieces[named[1]])})"

    return NAMED.sub(fill, pattern)
