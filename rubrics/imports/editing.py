"""Correcting what was read, one step at a time; each can be undone."""

from collections.abc import Callable

from django.db import transaction

from rubrics.guides import parts as guide_parts
from rubrics.guides.parts import Part, Parts
from rubrics.imports.errors import locked
from rubrics.imports.moving import moved
from rubrics.imports.steps import STEPS_MAX, step_between, undone
from rubrics.imports.storing import count_questions, storable_parts
from rubrics.models import Import


def change_part(*, imported: Import, revision: int, key: int, values: dict) -> Import:
    """Other values in one part: kind, text, difficulty, about, value or whole. Raises NoSuchPart, as all below."""
    return _edit(imported, revision, key, "changed", lambda parts: guide_parts.change(parts, key, **values))


def split_part(*, imported: Import, revision: int, key: int, text: str, at: int, kind: str | None = None) -> Import:
    """Two parts of one whose words are `text`, cut before the character `at`."""

    def cut(parts: Parts) -> Parts:
        return guide_parts.split(guide_parts.change(parts, key, text=text), key, at, kind)

    return _edit(imported, revision, key, "split", cut)


def merge_part(*, imported: Import, revision: int, key: int) -> Import:
    """The part joined to the one above it."""
    return _edit(imported, revision, key, "joined", lambda parts: guide_parts.merge(parts, key))


def move_part(*, imported: Import, revision: int, key: int, steps: int) -> Import:
    """The part so many places further down; up, when negative. A question takes its notes along."""
    return _edit(imported, revision, key, "moved", lambda parts: moved(parts, key, steps))


@transaction.atomic
def leave_out(*, imported: Import, revision: int, key: int) -> Import:
    """The part stays to be seen, and nothing of it goes into the kit."""
    row = locked(imported, revision)
    parts = guide_parts.from_json(row.parts)
    part = parts[guide_parts.place(parts, key)]
    if part.kind != "left_out":
        row.left_out[str(key)] = part.kind
    return _keep(row, guide_parts.change(parts, key, kind="left_out"), _said("left out", part))


@transaction.atomic
def restore(*, imported: Import, revision: int, key: int) -> Import:
    """A part that was left out is again what it was."""
    row = locked(imported, revision)
    parts = guide_parts.from_json(row.parts)
    part = parts[guide_parts.place(parts, key)]
    kind = row.left_out.get(str(key), "unknown") if part.kind == "left_out" else part.kind
    return _keep(row, guide_parts.change(parts, key, kind=kind), _said("restored", part))


@transaction.atomic
def add_part(*, imported: Import, revision: int, line: int, kind: str = "question") -> tuple[Import, int]:
    """A part of one line of the source that no part has, where its line stands; and its key. Raises NoSuchPart."""
    row = locked(imported, revision)
    lines, parts = row.text.split("\n"), guide_parts.from_json(row.parts)
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    if not text:
        raise guide_parts.NoSuchPart
    part = Part(guide_parts.next_key(parts), kind, text, line)
    index = 1 + max((place for place, other in enumerate(parts) if other.line <= line), default=-1)
    return _keep(row, (*parts[:index], part, *parts[index:]), _said("added", part)), part.key


def dismiss(*, imported: Import, revision: int, mark: str) -> Import:
    """Put a warning aside; `mark` as `review.doubts` gives it."""
    return _mark(imported, revision, "dismissed a doubt", lambda marks: [*(m for m in marks if m != mark), mark])


def bring_back(*, imported: Import, revision: int, mark: str) -> Import:
    """A warning that was put aside stands again."""
    return _mark(imported, revision, "brought a doubt back", lambda marks: [m for m in marks if m != mark])


@transaction.atomic
def undo(*, imported: Import, revision: int) -> Import:
    """Take the last step back; without one nothing changes."""
    row = locked(imported, revision)
    if not row.steps:
        return row
    step = row.steps.pop()
    if "dismissed" in step:
        row.dismissed = step["dismissed"]
    else:
        row.parts = undone(row.parts, step)
    return _save(row)


@transaction.atomic
def _edit(imported: Import, revision: int, key: int, verb: str, edit: Callable[[Parts], Parts]) -> Import:
    row = locked(imported, revision)
    parts = guide_parts.from_json(row.parts)
    part = parts[guide_parts.place(parts, key)]
    return _keep(row, edit(parts), _said(verb, part))


@transaction.atomic
def _mark(imported: Import, revision: int, said: str, edit: Callable[[list], list]) -> Import:
    row = locked(imported, revision)
    row.steps.append({"said": said, "dismissed": row.dismissed})
    row.dismissed = edit(row.dismissed)
    return _save(row)


def _keep(row: Import, parts: Parts, said: str) -> Import:
    """The row with these parts; a step that changes nothing is none."""
    before, after = row.parts, guide_parts.to_json(storable_parts(parts))
    if before != after:
        row.steps.append(step_between(before, after, said))
        row.parts = after
    return _save(row)


def _save(row: Import) -> Import:
    row.steps = row.steps[-STEPS_MAX:]
    row.questions, row.revision = count_questions(row.parts), row.revision + 1
    row.save(update_fields=["parts", "dismissed", "left_out", "steps", "questions", "revision", "changed_at"])
    return row


def _said(verb: str, part: Part) -> str:
    return f"{verb} line {part.line}" if part.line == part.end else f"{verb} lines {part.line} to {part.end}"
