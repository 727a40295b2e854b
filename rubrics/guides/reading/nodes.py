"""JSON and YAML as one tree of nodes with their lines: maps, lists and texts. Nothing is ever built as an object."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from rubrics.guides.reading.limits import Clock, Unreadable

NODES_MAX, DEPTH_MAX, CLOCK_STEPS = 100_000, 60, 500
NESTS = {"{": "map", "[": "list"}
NOTHING = ("", "~", "null", "Null", "NULL")
TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+|\n')


@dataclass(slots=True)
class Node:
    """`kind` is map, list or text. A map has `items` of (key, node), a list has ("", node), a text its `text`."""

    kind: str
    line: int
    text: str = ""
    items: list[tuple[str, "Node"]] = field(default_factory=list)

    def get(self, *keys: str) -> "Node | None":
        return next((node for key, node in self.items if key in keys), None)


def json_node(text: str, first: int = 1) -> Node | None:
    """The tree of a JSON text, or of one JSON value a line; None when it is neither."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return json_lines(text)
    return built(text, first)


def json_lines(text: str) -> Node | None:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            json.loads(line)
        except (ValueError, RecursionError):
            return None
        found.append(("", built(line, number)))
    whole = len(found) > 1 and all(node for _, node in found)
    return Node("list", 1, items=found) if whole else None


def built(text: str, first: int) -> Node | None:
    """The nodes of a text that is known to be JSON; None for deeper nests than any guide has."""
    top, line = Node("list", first), first
    stack, keys = [top], [None]
    for step, match in enumerate(TOKEN.finditer(text)):
        sign = match[0]
        refuse_many(step // 4)
        if sign == "\n":
            line += 1
        elif sign in "]}":
            stack.pop()
            keys.pop()
        elif sign not in ",:":
            hang(node := Node(NESTS.get(sign, "text"), line, said(sign)), stack[-1], keys)
            if sign in NESTS:
                stack.append(node)
                keys.append(None)
        if len(stack) > DEPTH_MAX:
            return None
    return top.items[0][1] if top.items else top


def said(sign: str) -> str:
    if sign in NESTS:
        return ""
    value = json.loads(sign)
    return value if isinstance(value, str) else "" if value is None else str(value)


def yaml_node(text: str, clock: Clock) -> Node | None:
    """The tree of a YAML text with a map or a list at its root; None when it is something else, or broken."""
    try:
        root = grown(YAML(typ="safe", pure=True).parse(text), clock)
    except Unreadable:
        raise
    except (YAMLError, ValueError, AttributeError, TypeError, IndexError, KeyError):
        return None
    return root if root and root.kind != "text" else None


def grown(events: Iterator[Event], clock: Clock) -> Node | None:
    """The tree of one document. Deep nests and second documents are no guide."""
    top = Node("list", 1)
    stack, keys, named, copies = [top], [None], {}, count()
    for step, event in enumerate(events):
        if not step % CLOCK_STEPS:
            clock.check()
            refuse_many(step)
        if isinstance(event, CollectionEndEvent):
            stack.pop()
            keys.pop()
        elif isinstance(event, NodeEvent):
            node = noded(event, named, copies, len(stack))
            hang(node, stack[-1], keys)
            if isinstance(event, CollectionStartEvent):
                stack.append(node)
                keys.append(None)
        if len(stack) > DEPTH_MAX or len(top.items) > 1:
            return None
    return top.items[0][1] if top.items else None


def hang(node: Node, parent: Node, keys: list[str | None]) -> None:
    """The node as an entry of its parent; in a map every other one is a key, kept until its value comes."""
    if parent.kind == "map" and keys[-1] is None:
        keys[-1] = node.text
    else:
        parent.items.append((keys[-1] or "", node))
        keys[-1] = None


def noded(event: NodeEvent, named: dict[str, Node], copies: Iterator[int], depth: int) -> Node:
    """What an event begins. An alias is a copy of what it names; `copies` counts what was copied."""
    line = event.start_mark.line + 1
    if isinstance(event, AliasEvent):
        return copied(named[event.anchor], copies, depth)
    if isinstance(event, ScalarEvent):
        nothing = event.implicit[0] and event.value in NOTHING
        node = Node("text", line + (event.style in ("|", ">")), "" if nothing else event.value)
    else:
        node = Node("list" if isinstance(event, SequenceStartEvent) else "map", line)
    if event.anchor:
        named[event.anchor] = node
    return node


def copied(node: Node, copies: Iterator[int], depth: int) -> Node:
    refuse_many(next(copies))
    if depth > DEPTH_MAX:
        return Node("text", node.line)
    items = [(key, copied(child, copies, depth + 1)) for key, child in node.items]
    return Node(node.kind, node.line, node.text, items)


def refuse_many(count: int) -> None:
    if count > NODES_MAX:
        raise Unreadable(
            "too_long",
            f"This file holds more than {NODES_MAX:,} values. Nothing was read: split it and send the parts.",
        )
