"""`manage.py load_kits [FOLDER]`: every kit file of a folder becomes a published kit, once."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.text import slugify

from rubrics import kits
from rubrics.guides.draft import Guide
from rubrics.guides.kitfile import KitFileError, read
from rubrics.models import Kit

STARTS = {
    "anchors": "## Scale",
    "minutes": "- Interview:",
    "threshold": "- Hire at:",
    "pass_mark": "- Pass mark:",
    "weights.section": "- Section weights:",
    "weights.difficulty": "- Difficulty weights:",
}


class Command(BaseCommand):
    help = (
        "Publish the kit files (*.md) of a folder. The name of the file is the slug of the kit; a changed file becomes "
        "the next version, and a published version never changes."
    )

    def add_arguments(self, parser):
        folder = Path(settings.BASE_DIR) / "fixtures" / "kits"
        parser.add_argument("folder", nargs="?", type=Path, default=folder, help="fixtures/kits when left out")

    def handle(self, *args, folder, verbosity=1, **options):
        paths = sorted(folder.glob("*.md"))
        if not paths:
            raise CommandError(f"There is no kit file (*.md) in {folder}. Nothing was loaded.")
        refused = 0
        for path in paths:
            try:
                said = load(path)
            except Refused as error:
                refused += 1
                self.stderr.write(str(error))
                continue
            if verbosity:
                self.stdout.write(f"{path.name}: {said}")
        if refused:
            raise CommandError(f"{refused} of {len(paths)} kit files refused; nothing was loaded from them.")


class Refused(Exception):
    """A file that becomes no kit. str(error) has one line for each problem."""


def load(path: Path) -> str:
    """Publish the file as a kit unless some version says the same already; what was done, as words."""
    if slugify(path.stem) != path.stem:
        raise Refused(f"{path.name}, line 1: rename the file: small letters, digits, hyphens and .md only.")
    text = text_of(path)
    guide = guide_of(path.name, text)
    same = version_like(guide, path.stem)
    if same:
        return f"unchanged, version {same.version}"
    try:
        with transaction.atomic():
            kit = kits.publish(kit=kits.create_from_guide(guide=guide, slug=path.stem))
    except kits.DraftStands as error:
        return f"left alone. {error}"
    except kits.KitProblems as error:
        raise Refused("\n".join(refusals(path.name, text, guide, error))) from None
    return f"published as version {kit.version}"


def text_of(path: Path) -> str:
    """Raises Refused for a file that holds no text."""
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"{path.name}, line 1: the file cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(f"{path.name}, line {line}: this is not UTF-8 text: save the file as UTF-8.") from None


def guide_of(name: str, text: str) -> Guide:
    """Raises Refused with the lines that need a change."""
    try:
        return read(text, name)
    except KitFileError as error:
        raise Refused(str(error)) from None


def version_like(guide: Guide, slug: str) -> Kit | None:
    """The newest version of `slug` that says what `guide` says, drafts aside."""
    wanted = kits.with_house_defaults(guide)
    versions = Kit.objects.filter(slug=slug).exclude(status=Kit.Status.DRAFT).order_by("-version")
    return next((kit for kit in versions if kits.as_guide(kit) == wanted), None)


def refusals(name: str, text: str, guide: Guide, error: kits.KitProblems) -> Iterator[str]:
    for finding in error.findings:
        yield f"{name}, line {line_of(text, guide, finding)}: {finding.text}"


def line_of(text: str, guide: Guide, finding: kits.Finding) -> int:
    """Where in the file a finding has to be mended: its field, section, question or criterion, else the top."""
    group, _, name = finding.field.partition(".")
    if group == "sections":
        return next((row.line for row in guide.sections if row.key == name.partition(".")[0]), 1)
    if group == "questions":
        titled = (question for row in guide.sections for question in row.questions)
        return next((question.line for question in titled if f"“{question.title}”" in finding.text), 1)
    if group in ("test", "criteria"):
        found = (item.line for item in guide.practical_test.criteria if item.name == name)
        return next(found, guide.practical_test.line)
    start = next((start for field, start in STARTS.items() if finding.field.startswith(field)), "# ")
    return next((number for number, line in enumerate(text.split("\n"), 1) if line.startswith(start)), 1)
