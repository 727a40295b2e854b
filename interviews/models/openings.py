"""Openings with their plan, candidates, and the sessions in which a panel meets them."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from rubrics.models import Kit, Question, public_ref

PERSON = settings.AUTH_USER_MODEL


class Opening(models.Model):
    """A position to fill. All its candidates get the same plan, once it is settled."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    ref = public_ref()
    title = models.CharField(max_length=160)
    team = models.CharField(max_length=120, blank=True)
    kit = models.ForeignKey(Kit, models.PROTECT, related_name="openings")
    senior = models.BooleanField(
        "senior position", default=False, help_text="A proposal leans to hard and role-fit questions."
    )
    minutes = models.PositiveSmallIntegerField(
        default=45,
        validators=[MinValueValidator(10), MaxValueValidator(480)],
        help_text="Length of one interview.",
    )
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    plan_settled_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=["open", "closed"]), name="opening_status_known"),
            models.CheckConstraint(condition=Q(minutes__gte=10, minutes__lte=480), name="opening_minutes_sane"),
        ]

    def __str__(self):
        return self.title


class Membership(models.Model):
    """Somebody leads or recruits for an opening. Interviewers hold seats instead."""

    class Role(models.TextChoices):
        LEAD = "lead", "Panel lead"
        RECRUITER = "recruiter", "Recruiter"

    opening = models.ForeignKey(Opening, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(PERSON, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=9, choices=Role)

    class Meta:
        ordering = ["role", "id"]
        constraints = [
            models.UniqueConstraint(fields=["opening", "user", "role"], name="one_membership_per_role"),
            models.CheckConstraint(condition=Q(role__in=["lead", "recruiter"]), name="membership_role_known"),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()} of {self.opening}"


class PlanItem(models.Model):
    """A question of the opening's plan; the practical test is no item, it always closes."""

    opening = models.ForeignKey(Opening, models.CASCADE, related_name="plan_items")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["opening", "question"], name="one_place_per_question")]

    def __str__(self):
        return f"{self.order}. {self.question}"


class Candidate(models.Model):
    """A person who applies. `user` is set when the person has an account here too."""

    ref = public_ref()
    name = models.CharField(max_length=160)
    email = models.EmailField("e-mail", max_length=254, blank=True)
    user = models.ForeignKey(PERSON, models.SET_NULL, null=True, blank=True, related_name="candidates")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


class Candidacy(models.Model):
    """One candidate for one opening: what a verdict is about."""

    class Status(models.TextChoices):
        ACTIVE = "active", "Active"
        WITHDRAWN = "withdrawn", "Withdrawn"

    ref = public_ref()
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="candidacies")
    opening = models.ForeignKey(Opening, models.CASCADE, related_name="candidacies")
    status = models.CharField(max_length=9, choices=Status, default=Status.ACTIVE)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["candidate__name", "id"]
        verbose_name_plural = "candidacies"
        constraints = [
            models.UniqueConstraint(fields=["candidate", "opening"], name="one_candidacy_per_opening"),
            models.CheckConstraint(condition=Q(status__in=["active", "withdrawn"]), name="candidacy_status_known"),
        ]

    def __str__(self):
        return f"{self.candidate} for {self.opening}"


class Session(models.Model):
    """One meeting of a candidate with a panel."""

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        OPEN = "open", "Going on"
        DONE = "done", "Done"
        CANCELLED = "cancelled", "Cancelled"

    MOVES = {
        Status.PLANNED: {Status.OPEN, Status.CANCELLED},
        Status.OPEN: {Status.DONE, Status.CANCELLED},
        Status.DONE: set(),
        Status.CANCELLED: set(),
    }

    ref = public_ref()
    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(10), MaxValueValidator(480)])
    place = models.CharField(max_length=200, blank=True, help_text="A room, or the address of a call.")
    status = models.CharField(max_length=9, choices=Status, default=Status.PLANNED)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["planned", "open", "done", "cancelled"]), name="session_status_known"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=10, minutes__lte=480), name="session_minutes_sane"),
            models.CheckConstraint(
                condition=Q(status="planned", opened_at__isnull=True) | ~Q(status="planned"),
                name="session_planned_is_unopened",
            ),
        ]

    def __str__(self):
        return f"{self.candidacy}, {self.starts_at:%Y-%m-%d %H:%M}"


class Seat(models.Model):
    """A place at the table. A lead scores as well and chairs; a shadow learns and never counts."""

    class Kind(models.TextChoices):
        SCORER = "scorer", "Interviewer"
        LEAD = "lead", "Lead interviewer"
        SHADOW = "shadow", "Shadow"

    ref = public_ref()
    session = models.ForeignKey(Session, models.CASCADE, related_name="seats")
    user = models.ForeignKey(PERSON, models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.SCORER)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "user"], name="one_seat_per_person"),
            models.CheckConstraint(condition=Q(kind__in=["scorer", "lead", "shadow"]), name="seat_kind_known"),
        ]

    def __str__(self):
        return f"{self.user} ({self.get_kind_display()})"

    @property
    def counts(self):
        """Its card enters the verdict."""
        return self.kind != self.Kind.SHADOW
