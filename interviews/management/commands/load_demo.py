"""`manage.py load_demo`: the demo world into an empty database; `--accounts` says who can sign in."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews import demo


class Command(BaseCommand):
    help = "Load the demo world (fixtures/demo) into a database without openings, and say who can sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="load nothing; only say who can sign in")

    def handle(self, *, accounts: bool, verbosity: int = 1, **options: object) -> None:
        folder = Path(settings.BASE_DIR) / "fixtures" / "demo"
        if not accounts:
            self.load(folder, verbosity)
        if accounts or verbosity:
            self.name_accounts(folder)

    def load(self, folder: Path, verbosity: int) -> None:
        try:
            openings, candidates = demo.load(folder)
        except demo.Refused as refusal:
            raise CommandError(str(refusal)) from None
        if verbosity:
            self.stdout.write(f"Loaded {openings} openings with {candidates} candidates.")

    def name_accounts(self, folder: Path) -> None:
        found = demo.accounts(folder)
        if not found:
            return
        self.stdout.write(f"Demo accounts, all with the password {demo.password(folder)}:")
        for account in found:
            self.stdout.write(f"  {account.email:<18} {account.name}, {account.about}")
