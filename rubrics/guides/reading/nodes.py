"""JSON and YAML as one tree of nodes with their lines: maps, lists and texts. Nothing is ever built as an object."""

import json
import re
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from rubrics.guides.reading.limits import Clock

NODES_MAX, DEPTH_MAX = 200_000, 60
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+|\n')


@dataclass
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
    return Node("list", 1, items=found) if len(found) > 1 else None


def built(text: str, first: int) -> Node:
    """The nodes of a text that is known to be JSON."""
    root = Node("list", first)
    stack, line, key, after_colon = [root], first, "", False
    for match in TOKEN.finditer(text):
        sign = match[0]
        if sign == "\n":
            line += 1
        elif sign == ":":
            after_colon = True
        elif sign in "]}":
            stack.pop()
        elif sign != ",":
            if stack[-1].kind == "map" and not after_colon:
                key = json.loads(sign)
                continue
            node = Node({"{": "map", "[": "list"}.get(sign, "text"), line, said(sign))
            stack[-1].items.append((key if stack[-1].kind == "map" else "", node))
            after_colon = False
            if sign in "{[":
                stack.append(node)
    return root.items[0][1] if root.items else root


def said(sign: str) -> str:
    if sign in "{[":
        return ""
    value = json.loads(sign)
    return value if isinstance(value, str) else "" if value is None else str(value)


def yaml_node(text: str, clock: Clock) -> Node | None:
    """The tree of a YAML text with a map or a list at its root; None when it is something else, or broken."""
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError, RecursionError, AttributeError, TypeError, IndexError, KeyError):
        return None
    clock.check()
    if not isinstance(root, MappingNode | SequenceNode):
        return None
    budget = [NODES_MAX]
    return converted(root, budget, 0)


def converted(node, budget: list[int], depth: int) -> Node:
    """Aliases are followed, as often as the budget allows."""
    line = node.start_mark.line + 1
    budget[0] -= 1
    if isinstance(node, ScalarNode):
        if node.style in ("|", ">"):
            line += 1
        return Node("text", line, node.value if node.tag != "tag:yaml.org,2002:null" else "")
    if budget[0] <= 0 or depth > DEPTH_MAX:
        return Node("text", line)
    if isinstance(node, SequenceNode):
        return Node("list", line, items=[("", converted(item, budget, depth + 1)) for item in node.value])
    pairs = [
        (key.value if isinstance(key, ScalarNode) else "", converted(value, budget, depth + 1))
        for key, value in node.value
    ]
    return Node("map", line, items=pairs)
