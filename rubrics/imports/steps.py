"""Steps that can be undone, kept as what they took away and what they put there. Pure."""

Rows = list[dict]
STEPS_MAX = 100


def step_between(before: Rows, after: Rows, said: str) -> dict:
    """The step from one list of parts to another: from `at` on the rows `gone` made way for `come` others."""
    at = _same(before, after)
    tail = min(_same(before[::-1], after[::-1]), len(before) - at, len(after) - at)
    return {"said": said, "at": at, "gone": before[at : len(before) - tail], "come": len(after) - tail - at}


def undone(rows: Rows, step: dict) -> Rows:
    """The rows as they were before `step`, the last one that was taken."""
    at = step["at"]
    return [*rows[:at], *step["gone"], *rows[at + step["come"] :]]


def _same(one: Rows, other: Rows) -> int:
    """How many rows are the same from the beginning on."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
