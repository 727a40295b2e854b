"""What differs between two versions of a kit, as data: blocks of rows, rows of pieces. Standard library only."""

from collections.abc import Iterator
from dataclasses import dataclass

from rubrics.changes import lines
from rubrics.changes.rows import ALIKE, Row, likeness, rows_of
from rubrics.guides.draft import Guide, Question

# Beyond this many pairs of unmatched questions, a reworded one is shown as removed and added.
PAIRS_MAX = 10_000


@dataclass(frozen=True)
class Block:
    """A part of the kit that differs. `kind` is changed, added or removed."""

    label: str
    kind: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Changes:
    """The counts are of questions: those in both versions, those of them that differ, and those of one version."""

    blocks: tuple[Block, ...]
    questions: int
    changed: int
    added: int
    removed: int


def compare(old: Guide, new: Guide) -> Changes:
    """Every difference between two guides, in the order of the new one."""
    pairs = matched(_questions(old), _questions(new))
    both = [(was, now) for was, now in pairs if was and now]
    blocks = [
        *_block("About the kit", lines.about(old), lines.about(new)),
        *_block("Scale", lines.numbered(old.anchors), lines.numbered(new.anchors)),
        *_block("Rule", lines.rule(old), lines.rule(new)),
        *_sections(old, new),
        *_order(old, new, both),
        *(block for was, now in pairs for block in _question(was, now)),
        *_block("Red flags", [flag.text for flag in old.red_flags], [flag.text for flag in new.red_flags]),
        *_block("Practical test", lines.test(old.practical_test), lines.test(new.practical_test)),
        *_block("Rounds", lines.rounds(old), lines.rounds(new)),
        *_block("Questions from the candidate", list(old.candidate_questions), list(new.candidate_questions)),
        *_lists(old, new),
    ]
    return Changes(
        tuple(blocks),
        questions=len(both),
        changed=sum(was != now for was, now in both),
        added=sum(was is None for was, _ in pairs),
        removed=sum(now is None for _, now in pairs),
    )


def matched(old: list[Question], new: list[Question]) -> list[tuple[Question | None, Question | None]]:
    """Pairs of the same question: equal, of one title, or alike in words; then those that one side has alone."""
    left, pairs = list(old), {}
    for same in (lambda a, b: a == b, lambda a, b: a.title == b.title or a.text == b.text):
        for place, now in enumerate(new):
            was = None if place in pairs else next((q for q in left if same(q, now)), None)
            if was:
                pairs[place] = was
                left.remove(was)
    open_places = [place for place in range(len(new)) if place not in pairs]
    if len(open_places) * len(left) <= PAIRS_MAX:
        for place in open_places:
            was = max(left, key=lambda q, now=new[place]: likeness(q.text, now.text), default=None)
            if was and likeness(was.text, new[place].text) >= ALIKE:
                pairs[place] = was
                left.remove(was)
    return [(pairs.get(place), now) for place, now in enumerate(new)] + [(was, None) for was in left]


def _block(label: str, old: list[str], new: list[str]) -> Iterator[Block]:
    if old != new:
        kind = "added" if not old else "removed" if not new else "changed"
        yield Block(label, kind, rows_of(old, new))


def _questions(guide: Guide) -> list[Question]:
    return [question for section in guide.sections for question in section.questions]


def _question(was: Question | None, now: Question | None) -> Iterator[Block]:
    yield from _block(f"Question: {(now or was).title}", lines.asked(was), lines.asked(now))


def _sections(old: Guide, new: Guide) -> Iterator[Block]:
    before, after = ({section.key: section for section in guide.sections} for guide in (old, new))
    for key in dict.fromkeys([*after, *before]):
        name = (after.get(key) or before[key]).name
        yield from _block(f"Section: {name}", lines.section(before.get(key)), lines.section(after.get(key)))


def _order(old: Guide, new: Guide, both: list[tuple[Question, Question]]) -> Iterator[Block]:
    """The places of the questions that both versions have, when somebody moved one."""
    now_of = {id(was): now for was, now in both}
    kept = {id(now) for _, now in both}
    before = [(row.key, id(now_of[id(q)])) for row in old.sections for q in row.questions if id(q) in now_of]
    after = [(row.key, id(q)) for row in new.sections for q in row.questions if id(q) in kept]
    if before != after:
        yield Block("Order of the questions", "changed", rows_of(_outline(old), _outline(new)))


def _outline(guide: Guide) -> list[str]:
    return [f"{section.name}: {question.title}" for section in guide.sections for question in section.questions]


def _lists(old: Guide, new: Guide) -> Iterator[Block]:
    before, after = _named(old), _named(new)
    for name, time in dict.fromkeys([*after, *before]):
        yield from _block(name, before.get((name, time), []), after.get((name, time), []))


def _named(guide: Guide) -> dict[tuple[str, int], list[str]]:
    """Items by the name of their list and how often the name came before; an empty list still has its name."""
    found: dict[tuple[str, int], list[str]] = {}
    for item in guide.lists:
        time = sum(name == item.name for name, _ in found)
        found[item.name, time] = [f"{item.name}:", *item.items]
    return found
