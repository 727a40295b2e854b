"""Kits in versions, with everything that can be said without a candidate.

A kit is written while it is a draft, frozen when it is published, and kept when it is retired.
"""

import uuid
from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q


def public_ref():
    """The public identifier of a row: a random UUID field."""
    return models.UUIDField(default=uuid.uuid4, unique=True, editable=False)


class Kits(models.QuerySet):
    """Kits, as people may read them."""

    def readable_by(self, user):
        """Published and retired ones for everybody, drafts for those who write kits."""
        return self.all() if user.leads else self.exclude(status=Kit.Status.DRAFT)


class Kit(models.Model):
    """One version of a kit. `slug` names the kit over all its versions."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        RETIRED = "retired", "Retired"

    MOVES = {
        Status.DRAFT: {Status.PUBLISHED},
        Status.PUBLISHED: {Status.RETIRED},
        Status.RETIRED: set(),
    }

    class Pooling(models.TextChoices):
        QUESTION = "question", "A question counts once, with the mean of its scores"
        ANSWER = "answer", "Every single score counts"
        INTERVIEWER = "interviewer", "The mean of the interviewers’ means"

    class Reading(models.TextChoices):
        ANSWERS = "answers", "One mean over the questions of all counted sections"
        SECTIONS = "sections", "The mean of the section means"
        EVERY_SECTION = "every_section", "One mean, and every section reaches the threshold too"

    ref = public_ref()
    slug = models.SlugField(max_length=80)
    version = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="The published guide this kit comes from.")
    summary = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=45, help_text="Length of one interview, in minutes.")
    anchors = models.JSONField(default=list, help_text="Four texts: what a 1, 2, 3 and 4 mean.")
    threshold = models.DecimalField(
        max_digits=4,
        decimal_places=2,
        default=Decimal("3.00"),
        validators=[MinValueValidator(1), MaxValueValidator(4)],
    )
    pooling = models.CharField(max_length=12, choices=Pooling, default=Pooling.QUESTION)
    reading = models.CharField(max_length=14, choices=Reading, default=Reading.ANSWERS)
    weights = models.JSONField(
        default=dict, blank=True, help_text='{"difficulty": {"hard": "3/2"}, "section": {"role_fit": "3/2"}}'
    )
    show_average = models.BooleanField(
        default=True, help_text="Interviewers see their running average while they score."
    )
    candidate_questions = models.JSONField(default=list, blank=True)
    lists = models.JSONField(default=list, blank=True, help_text='[{"name": "Topics", "items": ["…"]}]')
    dismissed = models.JSONField(default=list, blank=True, help_text="Keys of the suggestions that were dismissed.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = Kits.as_manager()

    class Meta:
        ordering = ["title", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="one_row_per_kit_version"),
            models.UniqueConstraint(fields=["slug"], condition=Q(status="draft"), name="one_draft_per_kit"),
            models.CheckConstraint(condition=Q(status__in=["draft", "published", "retired"]), name="kit_status_known"),
            models.CheckConstraint(condition=Q(threshold__gte=1, threshold__lte=4), name="kit_threshold_within_scale"),
            models.CheckConstraint(condition=Q(version__gte=1), name="kit_version_from_one"),
            models.CheckConstraint(
                condition=Q(status="draft", published_at__isnull=True)
                | ~Q(status="draft") & Q(published_at__isnull=False),
                name="kit_published_has_its_time",
            ),
        ]

    def __str__(self):
        return f"{self.title} (version {self.version})"

    @property
    def is_draft(self):
        return self.status == self.Status.DRAFT

    @property
    def is_published(self):
        return self.status == self.Status.PUBLISHED


class Section(models.Model):
    """A named group of questions; `key` is its name in the rule. Without `pick_min` it does not count."""

    class Kind(models.TextChoices):
        TECHNICAL = "technical", "Technical"
        BEHAVIORAL = "behavioral", "Behavioral"
        ROLE_FIT = "role_fit", "Role-fit"
        OTHER = "other", "Other"

    ref = public_ref()
    kit = models.ForeignKey(Kit, models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TECHNICAL)
    order = models.PositiveSmallIntegerField(default=0)
    pick_min = models.PositiveSmallIntegerField(null=True, blank=True)
    pick_max = models.PositiveSmallIntegerField(null=True, blank=True)
    intro = models.TextField(blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kit", "key"], name="one_section_per_key"),
            models.CheckConstraint(
                condition=Q(pick_max__isnull=True) | Q(pick_min__isnull=True) | Q(pick_max__gte=F("pick_min")),
                name="section_range_in_order",
            ),
        ]

    def __str__(self):
        return self.name


class Question(models.Model):
    """Something to ask, with what to listen for."""

    class Difficulty(models.TextChoices):
        EASY = "easy", "Easy"
        MEDIUM = "medium", "Medium"
        HARD = "hard", "Hard"

    ref = public_ref()
    section = models.ForeignKey(Section, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=80, help_text="A few words for lists.")
    text = models.TextField()
    difficulty = models.CharField(max_length=6, choices=Difficulty, null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(999)]
    )
    answer = models.TextField(blank=True, help_text="A model answer, for the interviewer only.")
    follow_ups = models.JSONField(default=list, blank=True)
    green_flags = models.JSONField(default=list, blank=True)
    anchors = models.JSONField(default=list, blank=True, help_text="Four texts of its own, or none.")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(difficulty__isnull=True) | Q(difficulty__in=["easy", "medium", "hard"]),
                name="question_difficulty_known",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=999),
                name="question_minutes_sane",
            ),
        ]

    def __str__(self):
        return self.title


class LookFor(models.Model):
    """One point that a good answer touches."""

    ref = public_ref()
    question = models.ForeignKey(Question, models.CASCADE, related_name="look_fors")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self):
        return self.text


class RedFlag(models.Model):
    """A warning sign of the kit, or of one question."""

    ref = public_ref()
    kit = models.ForeignKey(Kit, models.CASCADE, related_name="red_flags")
    question = models.ForeignKey(Question, models.CASCADE, null=True, blank=True, related_name="red_flags")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self):
        return self.text


class PracticalTest(models.Model):
    """The task that closes an interview. `pass_mark` is a weighted mean on the 1-4 scale."""

    kit = models.OneToOneField(Kit, models.CASCADE, related_name="practical_test")
    brief = models.TextField()
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    deliverables = models.JSONField(default=list, blank=True)
    bonus = models.TextField(blank=True)
    pass_mark = models.DecimalField(max_digits=4, decimal_places=2, default=Decimal("3.00"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pass_mark__gte=1, pass_mark__lte=4), name="test_pass_mark_within_scale")
        ]

    def __str__(self):
        return f"Practical test of {self.kit}"


class Criterion(models.Model):
    """What the practical test is graded on; the weights of a test add up to 100."""

    ref = public_ref()
    test = models.ForeignKey(PracticalTest, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=160)
    weight = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Percent of the whole.")
    detail = models.TextField(blank=True)

    class Meta:
        ordering = ["order", "id"]
        verbose_name_plural = "criteria"
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gte=0, weight__lte=100), name="criterion_weight_is_a_share"
            )
        ]

    def __str__(self):
        return self.name


class Round(models.Model):
    """One conversation of the loop that the guide describes, with its length in minutes."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="rounds")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)
    minutes_min = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes_max = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes_max__isnull=True)
                | Q(minutes_min__isnull=True)
                | Q(minutes_max__gte=F("minutes_min")),
                name="round_minutes_in_order",
            )
        ]

    def __str__(self):
        return self.name
