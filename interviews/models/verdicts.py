"""What follows from sealed cards: the indication that is computed, and the decision that a person takes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from rubrics.models import public_ref

from .openings import Candidacy

PERSON = settings.AUTH_USER_MODEL


class TestResult(models.Model):
    """How the practical test went. `levels` maps criterion refs to 1-4; `mean` is the exact weighted mean ("47/16")."""

    __test__ = False  # no test class, whatever its name says

    class State(models.TextChoices):
        MISSING = "missing", "Not graded yet"
        PASSED = "passed", "Passed"
        FAILED = "failed", "Failed"

    candidacy = models.OneToOneField(Candidacy, models.CASCADE, related_name="test_result")
    state = models.CharField(max_length=7, choices=State, default=State.MISSING)
    levels = models.JSONField(default=dict)
    mean = models.CharField(max_length=40, blank=True)
    bonus = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["missing", "passed", "failed"]), name="test_state_known")
        ]

    def __str__(self):
        return f"Practical test of {self.candidacy}: {self.get_state_display()}"


class Indication(models.Model):
    """The newest verdict of a candidacy with the inputs it was computed from; `inputs` recomputes to `verdict`.

    `average` is cut to six places and only sorts; the exact fraction stands in `verdict`.
    """

    class Outcome(models.TextChoices):
        HIRE = "HIRE", "Hire"
        NO_HIRE = "NO_HIRE", "No hire"
        UNDECIDED = "UNDECIDED", "Undecided"

    candidacy = models.OneToOneField(Candidacy, models.CASCADE, related_name="indication")
    outcome = models.CharField(max_length=9, choices=Outcome)
    average = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    standing_flags = models.PositiveSmallIntegerField(default=0)
    cards_in = models.PositiveSmallIntegerField(default=0)
    cards_expected = models.PositiveSmallIntegerField(default=0)
    inputs = models.JSONField()
    verdict = models.JSONField()
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["HIRE", "NO_HIRE", "UNDECIDED"]), name="indication_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(cards_in__lte=models.F("cards_expected")), name="indication_cards_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.candidacy}: {self.get_outcome_display()}"


class Decision(models.Model):
    """What a person decided, with the reason and a snapshot (inputs and verdict) that recomputes to the same answer."""

    class Kind(models.TextChoices):
        HIRE = "hire", "Hire"
        NO_HIRE = "no_hire", "No hire"
        HOLD = "hold", "Hold"

    ref = public_ref()
    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=7, choices=Kind)
    reason = models.TextField()
    against = models.BooleanField("against the indication", default=False)
    snapshot = models.JSONField()
    snapshot_hash = models.CharField(max_length=64)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ["-decided_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["candidacy"], condition=Q(current=True), name="one_current_decision"),
            models.CheckConstraint(condition=Q(kind__in=["hire", "no_hire", "hold"]), name="decision_kind_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_reason"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.candidacy}"
