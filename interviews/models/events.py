"""What happened, in order, by whom."""

from django.conf import settings
from django.db import models

from .openings import Candidacy, Opening


class Event(models.Model):
    """One change. `verb` is a code (see interviews/events.py), `data` its parameters; times are cut to milliseconds."""

    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    verb = models.CharField(max_length=40)
    opening = models.ForeignKey(Opening, models.CASCADE, null=True, blank=True, related_name="events")
    candidacy = models.ForeignKey(Candidacy, models.CASCADE, null=True, blank=True, related_name="events")
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"
