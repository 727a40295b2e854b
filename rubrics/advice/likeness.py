"""Questions that say nearly the same, within a kit and between kits."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from rapidfuzz import fuzz

from rubrics.advice.model import Advice, Where, counted, key_of, placed, quoted
from rubrics.advice.table import languages
from rubrics.advice.text import fold
from rubrics.guides.draft import Guide

# Alike are questions that share so much of the words that say something; where it is a little less, the letters decide.
# Set so that "What is supervised learning?" and "What is unsupervised learning?" stay apart.
SHARED, NEARLY, LETTERS = 0.7, 0.65, 80
# Words that are worth a closer look have half of their meaning in common.
HALF = 0.5
# Words are compared by their beginnings, so that "prioritise" and "prioritising" are one; spelling may differ a little.
STEM, SPELLING, SPELLED_LEAST = 7, 80, 5
# So many questions of one other kit, or more, are told together.
TOGETHER = 4


class Shelf:
    """Texts among which one that is like another is found quickly: by the words they share."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self.places: dict[str, list[int]] = {}
        for place, text in enumerate(self.texts):
            for word in gist(text) or {words_of(text)}:
                self.places.setdefault(word, []).append(place)

    def like(self, text: str, before: int | None = None) -> int | None:
        """The place of the text that is most like `text`, among those before a place; None when none is alike."""
        found = [(likeness(text, self.texts[place]), -place) for place in self._near(text, before)]
        best = max(found, default=(0.0, 0))
        return -best[1] if best[0] else None

    def _near(self, text: str, before: int | None) -> Iterator[int]:
        words = gist(text) or {words_of(text)}
        common: Counter[int] = Counter()
        for word in words:
            common.update(self.places.get(word, ()))
        for place, count in common.items():
            whole = len(words) + len(gist(self.texts[place]) or " ") - count
            if count >= HALF * whole and (before is None or place < before):
                yield place


def duplicates(guide: Guide, others: Iterable[tuple[str, str]] = ()) -> Iterator[Advice]:
    """Questions like an earlier one of the kit, and like one of `others`: titles of kits and texts of questions."""
    yield from _within(guide)
    yield from _between(guide, list(others))


def _within(guide: Guide) -> Iterator[Advice]:
    questions = list(placed(guide))
    shelf = Shelf(question.text for _, _, question in questions)
    for number, (where, _, question) in enumerate(questions):
        place = shelf.like(question.text, before=number)
        if place is not None:
            _, section, first = questions[place]
            text = (
                f"It says nearly the same as {quoted(first.text)} in “{section.name}”. Asked both, a candidate answers "
                "once and is scored twice. Keep one of them, or say what sets them apart."
            )
            yield Advice(key_of("duplicate", first.text, question.text), "duplicate", where, text, question.text)


def _between(guide: Guide, others: list[tuple[str, str]]) -> Iterator[Advice]:
    shelf = Shelf(text for _, text in others)
    by_kit: dict[str, list[tuple[Where, str, str]]] = {}
    for where, _, question in placed(guide):
        place = shelf.like(question.text)
        if place is not None:
            title, text = others[place]
            by_kit.setdefault(title, []).append((where, question.text, text))
    for title, pairs in by_kit.items():
        yield from [_together(title, pairs)] if len(pairs) >= TOGETHER else (_alone(title, *pair) for pair in pairs)


def _alone(title: str, where: Where, text: str, other: str) -> Advice:
    words = (
        f"The kit “{title}” asks nearly the same: {quoted(other)}. A candidate who meets both kits hears it twice. "
        "Leave it to one of them, or let it be."
    )
    return Advice(key_of("elsewhere", text, other), "elsewhere", where, words, text)


def _together(title: str, pairs: list[tuple[Where, str, str]]) -> Advice:
    (where, first, _), (_, second, _) = pairs[:2]
    words = (
        f"{counted(len(pairs), 'question')} are nearly the same as in the kit “{title}”: {quoted(first)}, "
        f"{quoted(second)} and {len(pairs) - 2} more. A candidate who meets both kits hears them twice."
    )
    return Advice(key_of("elsewhere", title, *(text for _, text, _ in pairs)), "elsewhere", where, words)


def likeness(one: str, other: str) -> float:
    """How much two texts have in common, from 0 to 1 for the same words; 0 when they are not alike."""
    if words_of(one) == words_of(other):
        return 1.0
    share = shared(gist(one), gist(other))
    if share >= SHARED or (share >= NEARLY and fuzz.token_sort_ratio(words_of(one), words_of(other)) >= LETTERS):
        return share
    return 0.0


def shared(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """The part of all words that both have, spelled alike."""
    if not mine or not theirs:
        return 0.0
    variants = sum(any(_same_word(word, other) for other in theirs - mine) for word in mine - theirs)
    common = len(mine & theirs) + variants
    return common / (len(mine) + len(theirs) - common)


def _same_word(one: str, other: str) -> bool:
    """Two spellings of a word, as "organis" and "organiz"; numbers and short words are what they are."""
    long = min(len(one), len(other)) >= SPELLED_LEAST and one.isalpha() and one[0] == other[0]
    return long and fuzz.ratio(one, other) >= SPELLING


def words_of(text: str) -> str:
    """The text without its marks."""
    return " ".join(word for word in fold(text).split() if word.isalnum())


@lru_cache(maxsize=16384)
def gist(text: str) -> frozenset[str]:
    """The beginnings of the words that `text` is about."""
    return frozenset(_stem(word) for word in words_of(text).split() if word not in _idle())


@cache
def _idle() -> frozenset[str]:
    return frozenset().union(*(language.idle for language in languages()))


def _stem(word: str) -> str:
    """The beginning of a word, without the ending of a plural."""
    single = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return single[:STEM]
