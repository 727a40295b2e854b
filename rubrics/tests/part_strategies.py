"""Parts of any kind with any values, for property-based tests."""

from hypothesis import strategies as st

from rubrics.guides.parts import KINDS, Part, Parts

WORDS = st.text(alphabet="ab é\n\t.?0“”🟢\x00", max_size=12)
VALUES = ("", "0", "1", "4", "25", "1-4", "0-2", "5-1", "3.0", "2.5", "9/0", "technical 4-6", "٣", "1" * 5000, "x")
FIELDS = st.fixed_dictionaries({
    "kind": st.sampled_from(list(KINDS)),
    "text": WORDS,
    "difficulty": st.sampled_from([None, "easy", "medium", "hard"]),
    "about": st.sampled_from(["", "technical", "behavioral", "role_fit", "other"]),
    "value": st.sampled_from(VALUES),
    "whole": st.booleans(),
})  # fmt: skip


def parts(most: int = 6, least: int = 0) -> st.SearchStrategy[Parts]:
    """Parts in the order of their lines, of one to three lines each, with keys that are not in that order."""
    return st.lists(FIELDS, min_size=least, max_size=most).map(placed)


def placed(rows: list[dict]) -> Parts:
    keys = [*range(2, len(rows) + 1, 2), *range(1, len(rows) + 1, 2)]
    return tuple(
        Part(key, line=place * 2 + 1, end=place * 2 + 1 + place % 3, **row)
        for place, (key, row) in enumerate(zip(keys, rows, strict=True))
    )
