"""Tables to parts: each row a question, each column a field."""

from rubrics.guides.parts import Part
from rubrics.guides.reading.records import Record, field_of, parts_of, take
from rubrics.guides.reading.roles import (
    asks,
)


def table_parts(rows: list[tuple[int, list[str]]]) -> list[Part] | None:
    """A table whose columns are named; None when no column holds questions."""
    head = [field_of(cell) for cell in rows[0][1]]
    column = question_column(head, rows)
    if column is None:
        return None
    asking = [(line, cells) for line, cells in rows[1:] if column < len(cells) and cells[column]]
    parts = parts_of([row_record(line, cells, head, column) for line, cells in asking])
    lines = {line for line, _ in asking}
    others = [(line, " | ".join(filter(None, cells))) for line, cells in rows[1:] if line not in lines]
    return [*parts, *(Part(len(parts) + key, "unknown", text, line) for key, (line, text) in enumerate(others, 1))]


def question_column(head: list[str | None], rows) -> int | None:
    """The column that is named so and asks, or else the one that asks most."""
    shares = {}
    for column in range(len(head)):
        texts = [cells[column] for _, cells in rows[1:] if column < len(cells) and cells[column]]
        if texts:
            shares[column] = sum(asks(text) > 0 for text in texts) / len(texts)
    named = [column for column, kind in enumerate(head) if kind == "question" and column in shares]
    best = max(
        named or [c for c in shares if head[c] not in ("follow_up", "answer")],
        key=lambda column: shares[column],
        default=None,
    )
    return best if best is not None and shares[best] >= (0.3 if named else 0.6) else None


def row_record(line: int, cells: list[str], head: list[str | None], column: int) -> Record:
    record = Record(cells[column], line)
    for index, text in enumerate(cells):
        kind = head[index] if index < len(head) else None
        if index != column and text:
            take(record, kind if kind != "question" else None, text, line)
    return record
