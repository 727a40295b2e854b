"""From an upload to what was read of it, and from that to a kit."""

from contextlib import suppress
from dataclasses import asdict

from django.core.files.base import ContentFile
from django.db import transaction

from rubrics import kits
from rubrics.guides.assembly import assemble
from rubrics.guides.parts import from_json, to_json
from rubrics.guides.reading import Reading, read
from rubrics.guides.shaping import as_kit
from rubrics.guides.words import shortened
from rubrics.imports.errors import NothingToAsk, locked
from rubrics.imports.storing import count_questions, storable, storable_parts
from rubrics.models import Import, Kit

NAME_MAX, LAYOUT_MAX = 200, 120
TITLE_SHOWN = 80


def begin(*, author, source: bytes, name: str) -> Import:
    """Read a guide and keep it for its author. Without a `name` it goes by its title, or by its first words.

    Raises `guides.reading.Unreadable`.
    """
    reading = read(source, name)
    parts = to_json(storable_parts(reading.parts))
    warnings = [asdict(warning) | {"text": storable(warning.text)} for warning in reading.warnings]
    with transaction.atomic():
        return Import.objects.create(
            author=author,
            name=storable(name or _title_of(reading))[:NAME_MAX],
            file=ContentFile(source, name="source"),
            text=storable(reading.text),
            layout=reading.layout[:LAYOUT_MAX],
            parts=parts,
            warnings=warnings,
            questions=count_questions(parts),
        )


def _title_of(reading: Reading) -> str:
    said = [part.text for part in reading.parts if part.kind == "title"] or [part.text for part in reading.parts[:1]]
    return shortened(next(iter(said), reading.text[: 4 * TITLE_SHOWN]), TITLE_SHOWN)


@transaction.atomic
def discard(*, imported: Import) -> None:
    """Throw the import and its upload away for good. A kit that was made of it stays."""
    row = Import.objects.select_for_update().get(pk=imported.pk)
    storage, name = row.file.storage, row.file.name
    row.delete()
    transaction.on_commit(lambda: storage.delete(name))


@transaction.atomic
def make_kit(*, imported: Import, revision: int, actor, publish: bool = False) -> Kit:
    """A draft kit of what the import says now; published as well when that is wished and the kit can work.

    Raises ImportRefused, NothingToAsk, and KitProblems for numbers that a kit cannot keep.
    """
    row = locked(imported, revision)
    guide = as_kit(assemble(from_json(row.parts), row.plain_name))
    if not any(section.questions for section in guide.sections):
        raise NothingToAsk
    kit = kits.create_from_guide(guide=guide, author=actor)
    row.kit, row.revision = kit, row.revision + 1
    row.save(update_fields=["kit", "revision", "changed_at"])
    if publish:
        with suppress(kits.KitProblems):
            kit = kits.publish(kit=kit, actor=actor)
    return kit
