"""What a database can keep of a text. Pure."""

from dataclasses import replace

from rubrics.guides.parts import Parts


def storable(text: str) -> str:
    """Without what PostgreSQL refuses: the character NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def storable_parts(parts: Parts) -> Parts:
    return tuple(part if (text := storable(part.text)) == part.text else replace(part, text=text) for part in parts)


def count_questions(rows: list[dict]) -> int:
    return sum(row["kind"] == "question" for row in rows)
