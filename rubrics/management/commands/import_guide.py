"""`manage.py import_guide FILE`: a published guide becomes a draft kit; docs/guides.md describes what it prints."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from rubrics import kits
from rubrics.guides.assembly import Draft, assemble
from rubrics.guides.draft import DIFFICULTIES, Section
from rubrics.guides.outline import outline, question_count, warnings
from rubrics.guides.reading import BYTES_MAX, Reading, Unreadable, read
from rubrics.guides.shaping import as_kit

NO_QUESTIONS, NO_GUIDE = 3, 2


class Command(BaseCommand):
    help = (
        "Read an interview guide in any layout (text, Markdown, HTML, CSV, YAML or JSON) and make a draft kit of it. "
        "Ends with 3 when it holds no questions, with 2 when it cannot be read; no kit is made then."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", help="The guide; - for standard input.")
        parser.add_argument("--dry-run", action="store_true", help="Say what was read, and make nothing.")
        parser.add_argument("--json", action="store_true", dest="whole", help="Print all that was read, as JSON.")

    def handle(self, *args, file, dry_run, whole, **options):
        path = Path("" if file == "-" else file)
        try:
            reading = read(content_of(file), path.name)
        except (OSError, Unreadable) as error:
            raise CommandError(one_line(sentence(file, error)), returncode=NO_GUIDE) from None
        draft = assemble(reading.parts, path.stem)
        self.stdout.write(as_json(reading, draft) if whole else "\n".join(summary(reading, draft)))
        if not question_count(draft):
            raise CommandError("No interview questions were found. No kit was made.", returncode=NO_QUESTIONS)
        if not dry_run:
            (self.stderr if whole else self.stdout).write(address_of(make(draft)))


def content_of(file: str) -> bytes:
    """What the file or standard input holds; no more of it than shows that it is too large. Raises OSError."""
    if file == "-":
        return sys.stdin.buffer.read(BYTES_MAX + 1)
    with Path(file).open("rb") as source:
        return source.read(BYTES_MAX + 1)


def sentence(file: str, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{file} cannot be read: {error.strerror}. Nothing was made."
    return str(error)


def make(draft: Draft):
    """The draft kit. Raises CommandError for numbers that no kit can keep."""
    try:
        return kits.create_from_guide(guide=as_kit(draft))
    except kits.KitProblems as error:
        raise CommandError(f"{error} No kit was made.") from None


def address_of(kit) -> str:
    return settings.SITE_URL + reverse("rubrics:kit", args=[kit.ref])


def as_json(reading: Reading, draft: Draft) -> str:
    return json.dumps(outline(reading, draft), indent=2)


def summary(reading: Reading, draft: Draft) -> Iterator[str]:
    """What a person wants to know: title, sections with their counts, warnings with their lines."""
    guide, found = draft.guide, warnings(reading, draft)
    yield one_line(f"{guide.title}: {counted(question_count(draft), 'question')}. Read as {reading.layout}.")
    for section in guide.sections:
        yield one_line(f"  {section.name}: {counted(len(section.questions), 'question')}{mix(section)}")
    if found:
        yield f"{counted(len(found), 'warning')}:"
    for warning in found:
        yield one_line(f"  line {warning.line}: {warning.text}" if warning.line else f"  {warning.text}")


def mix(section: Section) -> str:
    """The difficulties of its questions: " (3 easy, 4 hard)"; "" when none is said."""
    found = Counter(question.difficulty for question in section.questions)
    words = ", ".join(f"{found[name]} {name}" for name in DIFFICULTIES if found[name])
    return f" ({words})" if words else ""


def counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
