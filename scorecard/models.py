"""People. The e-mail address is the login.

The role says what a person may start; seats and memberships say what they may see.
"""

import uuid
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.timezone import now


def known_timezone(value):
    """Raise ValidationError unless `value` names an IANA time zone."""
    if value not in available_timezones():
        raise ValidationError(
            "“%(value)s” is not a time zone. Use a name such as Europe/Paris.", params={"value": value}
        )


class UserManager(BaseUserManager):
    """Creates people; addresses are kept in lower case so that a login never depends on capitals."""

    def create_user(self, email, password=None, **fields):
        if not email:
            raise ValueError("A person needs an e-mail address: it is their login.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in."""

    class Role(models.TextChoices):
        INTERVIEWER = "interviewer", "Interviewer"
        RECRUITER = "recruiter", "Recruiter"
        LEAD = "lead", "Panel lead"

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mail", max_length=254, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=12, choices=Role, default=Role.INTERVIEWER)
    timezone = models.CharField(max_length=64, default="UTC", validators=[known_timezone])
    is_staff = models.BooleanField("administrator", default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_in_lower_case"),
            models.CheckConstraint(
                condition=models.Q(role__in=["interviewer", "recruiter", "lead"]), name="user_role_known"
            ),
        ]

    def __str__(self):
        return self.name or self.email

    def clean(self):
        super().clean()
        self.email = self.email.lower()

    @property
    def leads(self):
        """May write kits and lead openings."""
        return self.is_staff or self.role == self.Role.LEAD

    @property
    def recruits(self):
        """May start openings and bring candidates."""
        return self.is_staff or self.role in (self.Role.RECRUITER, self.Role.LEAD)

    @property
    def initials(self):
        """One or two capitals for a small mark beside the name."""
        words = (self.name or self.email).split()
        return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()

    @property
    def zone(self):
        return ZoneInfo(self.timezone)

    def introduce(self, *, name, timezone):
        """Keep how they are called and in which zone they read times."""
        self.name, self.timezone = name, timezone
        self.save(update_fields=["name", "timezone"])
