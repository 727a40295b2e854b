"""`manage.py recheck`: whether every kept verdict and decision still follows from the inputs kept with it."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError

from interviews import decisions
from interviews.models import Decision, Indication
from rubrics import rule


class Command(BaseCommand):
    help = "Recompute all indications and decisions from their kept inputs and name those that differ. Changes nothing."

    def handle(self, *args, **options):
        checked, differing = 0, 0
        for name, holds in (*indications(), *recorded()):
            checked += 1
            if not holds:
                differing += 1
                self.stderr.write(f"{name} differs from what its inputs give.")
        if differing:
            raise CommandError(f"{differing} of {checked} differ. Nothing was changed.")
        self.stdout.write(f"All {checked} follow from their inputs.")


def indications() -> Iterator[tuple[str, bool]]:
    for row in Indication.objects.select_related("candidacy").order_by("pk").iterator(chunk_size=500):
        yield f"Indication of candidacy {row.candidacy.ref}", _holds(row)


def recorded() -> Iterator[tuple[str, bool]]:
    for row in Decision.objects.order_by("pk").iterator(chunk_size=500):
        yield f"Decision {row.ref}", decisions.recompute(row)


def _holds(row: Indication) -> bool:
    try:
        return rule.same_answer(row.verdict, decisions.recomputed(row.inputs))
    except rule.CaseError:
        return False
