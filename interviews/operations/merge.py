"""Two people's changes to one text, put together where they do not touch (here: one person on two devices)."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Tokens = Sequence[str]
WORD = re.compile(r"\s*\S+|\s+\Z")


def merge3(base: str, ours: str, theirs: str) -> str | None:
    """Both changes in one text, or None when they meet. Works word by word; order of the two does not matter."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    parts = list(_chunks(WORD.findall(base), WORD.findall(ours), WORD.findall(theirs)))
    merged = [_settled(*chunk) for chunk in parts]
    return None if None in merged else "".join(part for part in merged if part is not None)


def _settled(base: Tokens, ours: Tokens, theirs: Tokens) -> str | None:
    if ours == theirs or theirs == base:
        return "".join(ours)
    return "".join(theirs) if ours == base else None


def _chunks(base: Tokens, ours: Tokens, theirs: Tokens) -> Iterator[tuple[Tokens, Tokens, Tokens]]:
    """The three texts cut at every run that all of them share; between two runs stands what somebody changed."""
    b = o = t = 0
    for start, in_ours, in_theirs, size in _anchors(base, ours, theirs):
        if (b, o, t) != (start, in_ours, in_theirs):
            yield base[b:start], ours[o:in_ours], theirs[t:in_theirs]
        b, o, t = start + size, in_ours + size, in_theirs + size
        if size:
            shared = base[start:b]
            yield shared, shared, shared


def _anchors(base: Tokens, ours: Tokens, theirs: Tokens) -> Iterator[tuple[int, int, int, int]]:
    """Runs of the base (start, start in ours, start in theirs, length) that nobody changed; the last is empty."""
    left, right = _runs(base, ours), _runs(base, theirs)
    i = j = 0
    while i < len(left) and j < len(right):
        start = max(left[i][0], right[j][0])
        end = min(left[i][0] + left[i][2], right[j][0] + right[j][2])
        if start < end:
            yield start, left[i][1] + start - left[i][0], right[j][1] + start - right[j][0], end - start
        if left[i][0] + left[i][2] <= right[j][0] + right[j][2]:
            i += 1
        else:
            j += 1
    yield len(base), len(ours), len(theirs), 0


def _runs(base: Tokens, other: Tokens) -> list[tuple[int, int, int]]:
    return [tuple(block) for block in SequenceMatcher(None, base, other).get_matching_blocks()]
