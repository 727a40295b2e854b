"""`manage.py prepare`: whatever is still missing before the server may start, and nothing twice."""

import hashlib
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Bring database, kits and static files up to date; fill an empty database with the demo world."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty")

    def handle(self, *, no_demo: bool, **options: object) -> None:
        self.migrate()
        self.collect()
        call_command("load_kits", stdout=self.stdout, verbosity=0)
        if not get_user_model().objects.exists():
            self.first_people(no_demo)
        if not no_demo:
            call_command("load_demo", "--accounts", stdout=self.stdout)

    def first_people(self, no_demo: bool) -> None:
        if no_demo:
            self.stdout.write(f"Nobody can sign in yet. First administrator: {python()} manage.py createsuperuser")
        else:
            self.stdout.write("Loading the demo world ...")
            call_command("load_demo", stdout=self.stdout, verbosity=0)

    def migrate(self) -> None:
        try:
            executor = MigrationExecutor(connection)
            waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            where, reason = connection.settings_dict["HOST"] or "file", str(error).strip()
            raise CommandError(f"The database ({where}) does not answer; check DATABASE_URL. {reason}") from error
        if waiting:
            self.stdout.write("Setting up the database ...")
            call_command("migrate", interactive=False, verbosity=0)

    def collect(self) -> None:
        if not settings.STATIC_ROOT:
            return
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        state = state_of_static_files()
        if not stamp.exists() or stamp.read_text() != state:
            self.stdout.write("Collecting static files ...")
            call_command("collectstatic", interactive=False, verbosity=0)
            stamp.write_text(state)


def python() -> str:
    """The interpreter, as somebody in the folder of manage.py would type it."""
    here = Path(sys.executable)
    return str(here.relative_to(settings.BASE_DIR)) if here.is_relative_to(settings.BASE_DIR) else "python"


def state_of_static_files() -> str:
    """A digest of name and content of every source file; times would change when an image is built."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(path.encode() + b"\0" + Path(storage.path(path)).read_bytes())
    return digest.hexdigest()
