"""A guide to be read, and one part of what was read."""

import re

from django import forms

from rubrics.forms.fields import GuideForm
from rubrics.guides.draft import DIFFICULTIES, KINDS
from rubrics.guides.parts import Part
from rubrics.guides.reading import BYTES_MAX
from rubrics.guides.words import shortened
from rubrics.review import choices

SENTENCE_END = re.compile(r"\n+|(?<=[.?!;:])\s+")
NAME_SHOWN = 80
CLASSES = {forms.Select: "form-select", forms.CheckboxInput: "form-check-input"}
KIND_WORDS = {"technical": "Technical", "behavioral": "Behavioral", "role_fit": "Role-fit", "other": "Other"}


class GuideSourceForm(GuideForm):
    """A guide, uploaded or pasted; the upload wins. `made` is its bytes and the name it goes by."""

    file = forms.FileField(
        required=False,
        label="Or a file",
        widget=forms.FileInput(attrs={"class": "form-control"}),
        help_text="Text, Markdown, HTML, CSV, YAML or JSON, 2 MB at most.",
        error_messages={"empty": "This file is empty. Nothing was kept: choose another one."},
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="The text of the guide",
        widget=forms.Textarea(
            attrs={
                "rows": 10,
                "class": "form-control",
                "spellcheck": "false",
                "placeholder": "Paste the whole page here; what is no question is kept apart.",
            }
        ),
    )
    name = forms.CharField(
        required=False,
        max_length=200,
        label="What you call it",
        help_text="Empty: its file name, or its first words.",
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )

    def make(self, data) -> tuple[bytes, str]:
        upload, text = data["file"], data["text"]
        if not upload and not text.strip():
            raise ValueError("Choose a file, or paste the text of the guide.")
        if upload and upload.size > BYTES_MAX:
            raise ValueError("This file is larger than 2 MB. Nothing was kept: send the part with the questions.")
        if upload:
            return upload.read(), data["name"] or upload.name
        return text.encode("utf-8", "replace"), data["name"] or shortened(text[: 4 * NAME_SHOWN], NAME_SHOWN)


class PartForm(forms.Form):
    """One part as it stands, or as it was typed. `values` are those of `guides.parts.Part`."""

    kind = forms.ChoiceField(choices=choices, label="What it is")
    text = forms.CharField(
        strip=False,
        label="Words",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write its words, or leave it out."},
    )
    difficulty = forms.ChoiceField(
        required=False, choices=[("", "Not said"), *((name, name.capitalize()) for name in DIFFICULTIES)]
    )
    about = forms.ChoiceField(
        required=False,
        label="Kind of section",
        choices=[("", "Not said"), *((name, KIND_WORDS[name]) for name in KINDS)],
    )
    value = forms.CharField(required=False, max_length=40, label="Number in it")
    whole = forms.BooleanField(required=False, label="For every question of its section")

    def __init__(self, data=None, *, part: Part):
        initial = {name: getattr(part, name) for name in self.base_fields}
        super().__init__(data, initial=initial, auto_id=f"part-{part.key}-%s")
        for field in self.fields.values():
            field.widget.attrs["class"] = CLASSES.get(type(field.widget), "form-control")

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if not text.strip():
            raise forms.ValidationError("Write its words, or leave it out.")
        return text

    @property
    def values(self) -> dict:
        said = self.cleaned_data
        return said | {"difficulty": said["difficulty"] or None, "text": said["text"].strip()}


class SplitForm(forms.Form):
    """Where a part is cut: at the cursor (`cursor`, from a script), or before the words that were chosen (`before`)."""

    text = forms.CharField(strip=False)
    kind = forms.ChoiceField(required=False, choices=[("", ""), *choices()])
    cursor = forms.IntegerField(required=False, min_value=0)
    before = forms.IntegerField(required=False, min_value=0)

    def clean_text(self):
        return self.cleaned_data["text"].replace("\r\n", "\n")

    @property
    def at(self) -> int:
        """The place in the text; 0 when none was named, so that nothing is cut."""
        for name in ("cursor", "before"):
            if self.cleaned_data.get(name):
                return self.cleaned_data[name]
        return 0


def places_to_cut(text: str, limit: int = 60) -> list[tuple[int, str]]:
    """(place, the words after it) for every line and sentence of the text but the first."""
    places = [match.end() for match in SENTENCE_END.finditer(text.rstrip()) if text[: match.start()].strip()]
    return [(place, shortened(text[place : place + 4 * limit], limit)) for place in places]
