"""Two questions in one: they share a score, and nobody can tell which of them was answered.

A prompt and what follows from it ("Tell me about …. What did you do, and why?") is one question. So are a story or a
situation and anything asked about it. Only English is judged.
"""

import re
from collections.abc import Iterator

from rubrics.advice.likeness import gist
from rubrics.advice.model import Advice, key_of, placed, quoted
from rubrics.advice.text import fold, sentences
from rubrics.guides.draft import Guide

ENGLISH = frozenset({"you", "your", "the", "what", "how", "do", "did", "is", "are", "which", "who"})
ASKING = "what|how|why|which|who|where|when|do you|are you|have you|can you|would you|tell|describe|explain|give"
STARTS = re.compile(rf"(?:{ASKING}|does|did|is|can|could|should|will|if|in) ")
JOINT = re.compile(rf",? and (?P<also>also,? )?(?=(?:{ASKING})\b)", re.IGNORECASE)
# Words that lean on what was asked before.
LEANING = re.compile(
    r"\b(?:its?|that|this|they|them|their|those|these|he|she|him|her|ones?|there|then|else|same|such|both|instead|and|rather"
    r"|otherwise|differently|outcome|result|why|so|still|again|here|next|first|afterwards|others?|another) "
)
PAST = re.compile(r"\b(?:did|was|were|had) ")
STANDARD = re.compile(r"\bthe (?:difference|differences|most|best|worst|biggest|main) ")
DEFINITE = re.compile(r"\bthe ")
WORDS_LEAST = 3


def two_questions(guide: Guide) -> Iterator[Advice]:
    for where, _, question in placed(guide):
        if parts := parted(question.text):
            first, second = (quoted(part.rstrip(".")) for part in parts)
            text = (
                f"It asks two things: {first} and {second}. A candidate may answer one of them, and one score cannot "
                "tell which. Make the second a question of its own, or a follow-up."
            )
            yield Advice(key_of("two_questions", question.text), "two_questions", where, text, question.text)


def parted(text: str) -> tuple[str, str] | None:
    """The two questions in `text`; None when it is one, or when that is open to doubt."""
    if not ENGLISH & set(fold(text).split()):
        return None
    said = [text[start:end] for start, end in sentences(text)]
    if not said or not STARTS.match(fold(said[0])):
        return None
    return _in_two_sentences(said) or _in_one_sentence(said[0])


def _in_two_sentences(said: list[str]) -> tuple[str, str] | None:
    asked = [sentence for sentence in said if sentence.rstrip('"”’»)').endswith("?")]
    if len(asked) < 2 or asked[0] != said[0]:
        return None
    for number, later in enumerate(asked[1:], start=1):
        if _stands_alone(later, " ".join(asked[:number])):
            return asked[0], later
    return None


def _in_one_sentence(sentence: str) -> tuple[str, str] | None:
    for joint in JOINT.finditer(sentence):
        first, second = sentence[: joint.start()], sentence[joint.end() :]
        plain = not DEFINITE.search(STANDARD.sub("", fold(second))) and len(gist(first)) > 1
        if (joint["also"] or plain) and _stands_alone(second, first, least=2 if joint["also"] else WORDS_LEAST):
            return first, second
    return None


def _stands_alone(later: str, before: str, least: int = WORDS_LEAST) -> bool:
    """The later question neither leans on what stands before it nor shares a word with it."""
    said, earlier = STANDARD.sub("", fold(later)), fold(before)
    about, already = gist(later), gist(before)
    one_story = PAST.search(said) and PAST.search(earlier)
    follows = LEANING.search(said) or one_story or _beginnings(about) & _beginnings(already)
    return not follows and len(about) >= least and bool(already)


def _beginnings(words: frozenset[str]) -> set[str]:
    return {word[:5] for word in words}
