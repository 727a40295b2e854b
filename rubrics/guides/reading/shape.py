"""What a text is, by its content: a page, a table of values, a tree of data, or prose."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from rubrics.guides.reading.limits import Clock
from rubrics.guides.reading.nodes import Node, json_node, yaml_node
from rubrics.guides.reading.plain_yaml import plain_tree

PAGE = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]", re.IGNORECASE)
TAGS = re.compile(
    r"</?(?:div|p|ul|ol|li|table|tr|td|h[1-6]|section|article|dl|dt|dd|details|summary|span|br)\b[^<>]*>", re.IGNORECASE
)
MARKDOWN = re.compile(r"^(?:#{1,6} |[-*] \[|\d+\. )", re.MULTILINE)
YAML_KEY = re.compile(r"^\s*(?:- )?[\"']?[\w .-]{1,60}[\"']?:(?:\s|$)")
DELIMITERS = ",;\t|"
FIELD_MAX, SAMPLE_ROWS, FEW_TAGS, TAG_LENGTH = 1_000_000, 200, 8, 25


def is_page(text: str) -> bool:
    """A page of HTML, or a piece of one; Markdown with some tags in it is not."""
    if PAGE.search(text[:3000]):
        return True
    tags = len(TAGS.findall(text))
    dense = tags * TAG_LENGTH > len(text) / (8 if text.lstrip()[:1] == "<" else 4)
    return tags > FEW_TAGS and tags > 3 * len(MARKDOWN.findall(text)) and dense


def tree(text: str, clock: Clock) -> tuple[Node, str] | None:
    """The tree of a JSON or YAML text, and which it is."""
    if node := json_node(text):
        return node, "json"
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    keyed = sum(bool(YAML_KEY.match(line)) for line in lines)
    if len(lines) < 2 or keyed < 2 or keyed < len(lines) / 8:
        return None
    if not (YAML_KEY.match(lines[0]) or lines[0].strip() in ("---",) or lines[0].lstrip().startswith("- ")):
        return None
    node = plain_tree(text) or yaml_node(text, clock)
    return (node, "yaml") if node and nested(node) else None


def nested(node: Node) -> bool:
    """Data has structure: a list of sentences is a text with bullets, and “Note: …” a sentence."""
    if node.kind == "map":
        return any(child.kind != "text" for _, child in node.items)
    return sum(child.kind == "map" and len(child.items) > 1 for _, child in node.items) > len(node.items) / 2


def table(text: str) -> list[tuple[int, list[str]]] | None:
    """The rows of a text with separated values, each with its first line; None when it is no such text."""
    for delimiter in sorted(DELIMITERS, key=lambda sign: -text[:5000].count(sign)):
        if columned(text, delimiter) and (rows := rows_of(text, delimiter)) and regular(rows):
            return rows
    return None


def columned(text: str, delimiter: str) -> bool:
    """Whether the first rows have columns at all: most texts have none, and need not be read to their end for that."""
    rows = rows_of(text, delimiter, SAMPLE_ROWS)
    return 2 * sum(len(cells) > 1 for _, cells in rows) >= len(rows)


def rows_of(text: str, delimiter: str, most: int | None = None) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(FIELD_MAX)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found, line = [], 1
    try:
        for cells in islice(reader, most):
            if any(cell.strip() for cell in cells):
                found.append((line, [cell.strip() for cell in cells]))
            line = reader.line_num + 1
    except csv.Error:
        return []
    return found


def regular(rows: list[tuple[int, list[str]]]) -> bool:
    """At least two rows of the same two or more cells, and a first row that names columns rather than says things."""
    widths = Counter(len(cells) for _, cells in rows)
    width, count = widths.most_common(1)[0]
    head = rows[0][1]
    named = (
        all(len(cell) < 60 and not cell.endswith((".", "?", ":")) for cell in head)
        and sum(map(bool, head)) > len(head) / 2
    )
    return width > 1 and len(rows) > 1 and count >= 0.7 * len(rows) and abs(len(head) - width) <= 1 and named
