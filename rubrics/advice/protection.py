"""Questions on protected ground: which, why, and what to ask instead."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rubrics.advice.grounds import GROUNDS
from rubrics.advice.model import Advice, key_of, placed, quoted
from rubrics.advice.table import languages
from rubrics.advice.text import fold, sentences
from rubrics.guides.draft import Guide
from rubrics.guides.words import many_lines

RISK = "In many places it is unlawful, or a risk, to ask this or to decide by the answer."
Cut = tuple[int, int, str]


def protected(guide: Guide) -> Iterator[Advice]:
    """One advice for each ground that a question, or a follow-up of it, touches."""
    for where, _, question in placed(guide):
        for ground, rewrite in touched(question.text).items():
            yield _advice(where, "It asks", ground, question.text, rewrite)
        for follow_up in question.follow_ups:
            for ground, rewrite in touched(follow_up).items():
                yield _advice(where, f"The follow-up {quoted(follow_up)} asks", ground, follow_up, rewrite)


def touched(text: str) -> dict[str, str]:
    """The grounds that `text` touches, each with the whole text in words that can be asked."""
    found: dict[str, list[Cut]] = {}
    for start, end in sentences(text):
        for ground, rewrite in grounds_of(text[start:end]).items():
            found.setdefault(ground, []).append((start, end, rewrite))
    return {ground: _reworded(text, cuts) for ground, cuts in found.items()}


@lru_cache(maxsize=8192)
def grounds_of(sentence: str) -> dict[str, str]:
    """The grounds of one sentence with their rewrites, in the language in which they were found."""
    said = fold(sentence)
    return {
        ground.code: ground.rewrite
        for language in languages()
        if language.gate.search(said)
        for ground in language.grounds
        if ground.phrases.search(said)
    }


def _reworded(text: str, cuts: list[Cut]) -> str:
    """The text with the rewrite in the place of the first cut; what would say the same again goes."""
    for number, (start, end, rewrite) in reversed([*enumerate(cuts)]):
        again = any(rewrite == earlier for _, _, earlier in cuts[:number])
        text = text[:start] + ("" if again else rewrite) + text[end:]
    return many_lines(re.sub(r"(?<=\S) {2,}", " ", text))


def _advice(where: tuple[int, int], begin: str, code: str, about: str, rewrite: str) -> Advice:
    ground = GROUNDS[code]
    text = f"{begin} about {ground.name}. {ground.why} {RISK}"
    return Advice(key_of("protected", code, about), "protected", where, text, about, rewrite)
