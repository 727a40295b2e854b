"""The card of one seat: an append-only list of operations, and the cells that follow from it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from rubrics.models import LookFor, Question, RedFlag, public_ref

from .openings import Seat


class Card(models.Model):
    """One interviewer's scorecard in one session. Sealed, it never changes: `sealed_copy` is what its author saw.

    `last_seq` is the number of the newest operation; `sealed_hash` the SHA-256 of the canonical JSON of `sealed_copy`.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        SEALED = "sealed", "Sealed"

    ref = public_ref()
    seat = models.OneToOneField(Seat, models.CASCADE, related_name="card")
    status = models.CharField(max_length=6, choices=Status, default=Status.DRAFT)
    note = models.TextField(blank=True)
    last_seq = models.PositiveIntegerField(default=0)
    sealed_at = models.DateTimeField(null=True, blank=True)
    sealed_copy = models.JSONField(null=True, blank=True)
    sealed_hash = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft", sealed_at__isnull=True, sealed_hash="")
                | Q(status="sealed", sealed_at__isnull=False) & ~Q(sealed_hash=""),
                name="card_sealed_has_time_and_hash",
            )
        ]

    def __str__(self):
        return f"Card of {self.seat}"

    @property
    def is_sealed(self):
        return self.status == self.Status.SEALED


class Operation(models.Model):
    """One thing typed, ticked or chosen, as it arrived; never changed. See docs/sync.md."""

    class Outcome(models.TextChoices):
        APPLIED = "applied", "Applied"
        MERGED = "merged", "Merged"
        SIBLING = "sibling", "Kept beside"
        LATE = "late", "Typed after sealing"
        PARKED = "parked", "Parked"
        SUPERSEDED = "superseded", "Overtaken by a newer one"
        KEPT_INVALID = "kept_invalid", "Kept, not valid"

    card = models.ForeignKey(Card, models.CASCADE, related_name="operations")
    seq = models.PositiveIntegerField()
    op_id = models.UUIDField(unique=True)
    client_id = models.UUIDField()
    cseq = models.PositiveIntegerField()
    field = models.CharField(max_length=120)
    base_ver = models.PositiveIntegerField(default=0)
    value = models.JSONField(null=True)
    t_client = models.CharField(max_length=40, blank=True)
    proto = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=12, choices=Outcome)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["card", "seq"]
        indexes = [models.Index(fields=["card", "field", "seq"], name="operation_by_field")]
        constraints = [
            models.UniqueConstraint(fields=["card", "seq"], name="one_operation_per_place"),
            models.UniqueConstraint(fields=["card", "client_id", "cseq"], name="one_operation_per_count"),
        ]

    def __str__(self):
        return f"{self.seq} {self.field}: {self.outcome}"


class Score(models.Model):
    """What a card says about one question. A level counts only while the question was asked and answered."""

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        NOT_ASKED = "not_asked", "Not asked"
        NO_EVIDENCE = "no_evidence", "Asked, no evidence"

    card = models.ForeignKey(Card, models.CASCADE, related_name="scores")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    state = models.CharField(max_length=11, choices=State, default=State.ASKED)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "question"], name="one_score_per_question"),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__gte=1, level__lte=4),
                name="score_level_within_scale",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "not_asked", "no_evidence"]), name="score_state_known"
            ),
        ]

    def __str__(self):
        return f"{self.question}: {self.counted or self.get_state_display()}"

    @property
    def counted(self):
        """The level that enters an average (1-4), or None."""
        return self.level if self.state == self.State.ASKED else None

    @property
    def is_answered(self):
        """The interviewer said something about it: a level, not asked, or no evidence."""
        return self.state != self.State.ASKED or self.level is not None


class Tick(models.Model):
    """A look-for that was heard."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="ticks")
    look_for = models.ForeignKey(LookFor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "look_for"], name="one_tick_per_look_for")]

    def __str__(self):
        return str(self.look_for)


class Flag(models.Model):
    """A red flag raised on a card, with what was heard. It stands once its card is sealed, until it is dismissed."""

    class State(models.TextChoices):
        RAISED = "raised", "Raised"
        UPHELD = "upheld", "Upheld"
        DISMISSED = "dismissed", "Dismissed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    MOVES = {
        State.RAISED: {State.UPHELD, State.DISMISSED, State.WITHDRAWN},
        State.UPHELD: {State.DISMISSED},
        State.DISMISSED: {State.UPHELD},
        State.WITHDRAWN: set(),
    }

    ref = models.UUIDField(unique=True, editable=False)
    card = models.ForeignKey(Card, models.CASCADE, related_name="flags")
    red_flag = models.ForeignKey(RedFlag, models.PROTECT, null=True, blank=True, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()
    evidence = models.TextField()
    state = models.CharField(max_length=9, choices=State, default=State.RAISED)
    raised_at = models.DateTimeField(auto_now_add=True)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ruled_at = models.DateTimeField(null=True, blank=True)
    ruling = models.TextField(blank=True, help_text="The reason of the ruling.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(evidence=""), name="flag_has_evidence"),
            models.CheckConstraint(
                condition=Q(state__in=["raised", "withdrawn"], ruled_by__isnull=True)
                | Q(state__in=["upheld", "dismissed"], ruled_by__isnull=False) & ~Q(ruling=""),
                name="flag_ruling_has_person_and_reason",
            ),
        ]

    def __str__(self):
        return self.text
