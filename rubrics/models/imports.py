"""A guide on its way to become a kit: the source as it came, and what was made of it so far."""

import re
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from rubrics.models.kits import Kit, public_ref

NAMES = {"markdown": "Markdown", "html": "HTML", "csv": "CSV", "yaml": "YAML", "json": "JSON"}
FILE_ENDING = re.compile(r"\.(txt|md|markdown|html?|csv|tsv|ya?ml|json)$", re.IGNORECASE)


def opaque_path(row, name: str) -> str:
    """Where an upload is kept: nothing of its own name, so that nothing would show it as a page."""
    return f"imports/{uuid.uuid4().hex}"


class Import(models.Model):
    """One guide that its author turns into a kit, and nobody else sees.

    `text` is the source as it was repaired, in whose lines `parts` and `warnings` count. `parts` are rows as
    `guides.parts.to_json` gives them, `warnings` are {"line", "code", "text"}. `dismissed` are the marks of warnings
    that were put aside, `left_out` the earlier kinds of parts that were left out, by their key, and `steps` what can be
    undone, the last one last. `revision` grows with every change.
    """

    ref = public_ref()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to=opaque_path, max_length=100)
    text = models.TextField()
    layout = models.CharField(max_length=120)
    parts = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    dismissed = models.JSONField(default=list)
    left_out = models.JSONField(default=dict)
    steps = models.JSONField(default=list)
    questions = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    kit = models.ForeignKey(Kit, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-changed_at", "-id"]
        constraints = [models.CheckConstraint(condition=Q(revision__gte=1), name="import_revision_from_one")]

    def __str__(self):
        return self.name

    @property
    def layout_name(self) -> str:
        """What it was read as, written as people write it."""
        return NAMES.get(self.layout, self.layout)

    @property
    def plain_name(self) -> str:
        """Its name for people: without the ending of a file and the underscores in place of spaces."""
        name = FILE_ENDING.sub("", self.name)
        return name if " " in name else name.replace("_", " ")
