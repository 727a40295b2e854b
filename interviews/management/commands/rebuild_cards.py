from django.core.management.base import BaseCommand, CommandError

from interviews import sync
from interviews.models import Card


class Command(BaseCommand):
    help = "Derive the cells of every card from its operations. With --check only compares, and fails on a difference."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a cell differs")
        parser.add_argument("--card", help="the ref of one card (all of them when left out)")

    def handle(self, *, check, card, **options):
        cards = Card.objects.filter(ref=card) if card else Card.objects.filter(last_seq__gt=0)
        counted = wrong = 0
        for row in cards.select_related("seat__session__candidacy__opening").iterator():
            counted += 1
            found = sync.differences(row)
            wrong += bool(found)
            for sentence in found:
                self.stderr.write(f"Card {row.ref}: {sentence}")
            if found and not check:
                sync.rebuild(card=row)
        if check and wrong:
            raise CommandError(f"{wrong} of {counted} cards differ from their operations.")
        done = "agree with their operations" if check or not wrong else f"read, {wrong} drafts rebuilt"
        self.stdout.write(f"{counted} cards {done}.")
