"""What a tree of data says beside its questions: kept as parts of their own, so that nothing is lost in silence."""

from collections.abc import Iterator

from rubrics.guides.parts import Part
from rubrics.guides.reading.nodes import Node
from rubrics.guides.reading.roles import topic_of

KINDS = {
    "kit_flag": "kit_flag",
    "kit_sign": "kit_sign",
    "candidate_question": "candidate_question",
    "avoid": "avoid",
    "reference": "reference",
    "contents": "contents",
    "tip": "tip",
    "faq": "marketing",
    "marketing": "marketing",
    "instruction": "instruction",
}
NAMES = ("title", "role", "level", "section")


def leftovers(root: Node, used: list[Node], parts: list[Part]) -> list[Part]:
    """Parts for all texts that are in none of the nodes `used` and that name none of `parts`."""
    taken = {id(leaf) for node in used for _, _, leaf in leaves(node)}
    names = {part.text for part in parts if part.kind in NAMES}
    key, found = max((part.key for part in parts), default=0), []
    for name, topic, leaf in leaves(root):
        text = leaf.text.strip()
        if text and id(leaf) not in taken and text not in names:
            kind = KINDS.get(topic, "unknown")
            told = text if kind in ("kit_flag", "kit_sign", "candidate_question") or not name else f"{name}: {text}"
            found.append(Part(key + len(found) + 1, kind, told, leaf.line, leaf.line + text.count("\n")))
    return found


def leaves(node: Node, name: str = "", topic: str = "") -> Iterator[tuple[str, str, Node]]:
    """Every text under a node, with its own key and with the topic of the nearest key that has one."""
    if node.kind == "text":
        yield name, topic, node
    for key, child in node.items:
        yield from leaves(child, key, (topic_of(" ".join(key.replace("_", " ").split())) if key else None) or topic)
