"""A guide to be read, and one part of what was read."""

import re

from django import forms

from rubrics.forms.fields import GuideForm
from rubrics.guides import kitfile
from rubrics.guides.draft import DIFFICULTIES, KINDS, Guide
from rubrics.guides.parts import Part
from rubrics.guides.reading import BYTES_MAX
from rubrics.guides.words import shortened
from rubrics.review import choices

SENTENCE_END = re.compile(r"\n+|(?<=[.?!;:])\s+")
# How files begin that hold text which no reader of text gets at.
OFFICE = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word, Excel or other packed file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
}
CLASSES = {forms.Select: "form-select", forms.CheckboxInput: "form-check-input"}
KIND_WORDS = {"technical": "Technical", "behavioral": "Behavioral", "role_fit": "Role-fit", "other": "Other"}


_MINUTES = (r"\d{1,3}( ?- ?\d{1,3})?", "Write minutes as a number: 5, or 30-45.")
# The form that the number of a part has, by its kind, and what to say of any other.
FIGURES = {
    "section": _MINUTES,
    "question": _MINUTES,
    "minutes": _MINUTES,
    "round": _MINUTES,
    "criterion": (r"\d{1,3}", "Write the weight in percent as a number: 25."),
    "anchor": (r"\d{1,2}", "Write the number of the level: 1."),
    "scale": (r"\d{1,2} ?- ?\d{1,2}", "Write the lowest and the highest level: 1-4."),
    "test": (r"\d{1,3}", "Write the hours as a number: 6."),
    "composition": (
        r"(technical|behavioral|role_fit|other) \d{1,2}( ?- ?\d{1,2})?",
        "Write the kind and how many: technical 4-6. Kinds are technical, behavioral, role-fit and other.",
    ),
}
SAME = {"–": "-", "—": "-", "%": "", "behaviour": "behavior", "role-fit": "role_fit", "role fit": "role_fit"}


class GuideSourceForm(GuideForm):
    """A guide, uploaded or pasted; the upload wins. `made` is its bytes and its name, which may be empty."""

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
                "dir": "auto",
                "spellcheck": "false",
                "placeholder": "Paste the whole page here; what is not a question is kept apart.",
            }
        ),
    )
    name = forms.CharField(
        required=False,
        max_length=200,
        label="Its name",
        help_text="Left empty, it goes by the name of its file, or by its title.",
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )

    def make(self, data) -> tuple[bytes, str]:
        upload, text = data["file"], data["text"]
        if not upload and not text.strip():
            raise ValueError("Choose a file, or paste the text of the guide.")
        if upload and upload.size > BYTES_MAX:
            raise ValueError("This file is larger than 2 MB. Nothing was kept: send the part with the questions.")
        if upload:
            return readable(upload.read()), data["name"] or upload.name
        return text.encode("utf-8", "replace"), data["name"]


def kit_in(content: bytes) -> Guide | None:
    """The kit of a kit file, of which nothing has to be guessed; None for any other guide."""
    try:
        guide = kitfile.read(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except (UnicodeDecodeError, kitfile.KitFileError):
        return None
    return guide if any(section.questions for section in guide.sections) else None


def readable(content: bytes) -> bytes:
    """The content of an upload. Raises ValueError where it is plain that nothing can be read of it."""
    if not content.strip():
        raise ValueError("There is nothing but white space in this file. Nothing was kept: choose another one.")
    for mark, what in OFFICE.items():
        if content.startswith(mark):
            raise ValueError(f"This is {what}. Nothing was kept: copy its text and paste it here.")
    return content


class PartForm(forms.Form):
    """One part as it stands, or as it was typed. `values` are those of `guides.parts.Part`."""

    kind = forms.ChoiceField(choices=choices, label="What it is")
    text = forms.CharField(
        strip=False,
        label="Words",
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
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
        initial["value"] = part.value.replace("_", "-")
        self.part = part
        super().__init__(data, initial=initial, auto_id=f"part-{part.key}-%s")
        for field in self.fields.values():
            field.widget.attrs["class"] = CLASSES.get(type(field.widget), "form-control")

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if not text.strip():
            raise forms.ValidationError("Write its words, or leave it out.")
        return text

    def clean(self):
        said = super().clean()
        pattern, wanted = FIGURES.get(said.get("kind"), ("", ""))
        if pattern and said.get("value"):
            said["value"] = figure = _plain(said["value"])
            if figure != self.part.value and not re.fullmatch(pattern, figure):
                self.add_error("value", wanted)
        return said

    @property
    def values(self) -> dict:
        said = self.cleaned_data
        return said | {"difficulty": said["difficulty"] or None, "text": said["text"].strip()}


def _plain(figure: str) -> str:
    """A figure as parts keep it, whichever dash and spelling it was typed with."""
    for typed, kept in SAME.items():
        figure = figure.lower().replace(typed, kept)
    return figure.strip()


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
        """The place in the text; 0 when none was named, or when no words are on one side of it."""
        place = self.cleaned_data.get("cursor") or self.cleaned_data.get("before") or 0
        text = self.cleaned_data["text"]
        return place if text[:place].strip() and text[place:].strip() else 0


def places_to_cut(text: str, limit: int = 60) -> list[tuple[int, str]]:
    """(place, the words after it) for every line and sentence of the text but the first."""
    places = [match.end() for match in SENTENCE_END.finditer(text.rstrip()) if text[: match.start()].strip()]
    return [(place, shortened(text[place : place + 4 * limit], limit)) for place in places]
