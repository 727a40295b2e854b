"""Two ways to begin a kit: empty, and from a kit file."""

from django import forms

from rubrics.forms.fields import GuideForm
from rubrics.guides.draft import GUIDE_TITLE_MAX, NAME_MAX, Guide, Problem, Section
from rubrics.guides.kitfile import KitFileError, read
from rubrics.kits import HOUSE_MINUTES

UNREADABLE = "This kit file cannot be read yet. Nothing was made; its text is kept. Mend these lines and send it again:"
BYTES_MAX = 2_000_000
HOUSE_SECTIONS = (
    Section("technical", "Technical", "technical", 4, 6),
    Section("behavioral", "Behavioral", "behavioral", 2, 3),
    Section("role_fit", "Role-fit", "role_fit", 1, 2),
)


class EmptyStartForm(GuideForm):
    title = forms.CharField(max_length=GUIDE_TITLE_MAX)
    role = forms.CharField(max_length=NAME_MAX, required=False)
    level = forms.CharField(max_length=NAME_MAX, required=False, help_text="For instance junior, mid or senior.")
    rows = ("title", ("role", "level"))

    def make(self, data):
        return Guide(minutes=HOUSE_MINUTES, sections=HOUSE_SECTIONS, **data)


class KitFileForm(GuideForm):
    """A kit file, uploaded or typed; the upload wins. `problems` are those of the text, `text` what was read."""

    file = forms.FileField(
        required=False,
        label="Kit file",
        help_text="Markdown or JSON, as a kit is downloaded here: UTF-8, 2 MB at most.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Or its text",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    rows = ("file", "text")
    problems: tuple[Problem, ...] = ()

    def make(self, data):
        name, text = self._given(data)
        self._keep(text)
        try:
            return read(text, name)
        except KitFileError as error:
            self.problems = error.problems
            lines = [f"Line {problem.line}: {problem.text}" for problem in error.problems]
            raise forms.ValidationError([UNREADABLE, *lines]) from None

    def _keep(self, text: str) -> None:
        """What was uploaded stands in the field of the page that comes back."""
        self.data = self.data.copy()
        self.data[self.add_prefix("text")] = text

    def _given(self, data) -> tuple[str, str]:
        """Name and text. Raises ValueError when there is none, or when it is no text."""
        if not data["file"]:
            if not data["text"].strip():
                raise ValueError("Choose a kit file, or put its text into the field.")
            return "kit file", data["text"].replace("\r\n", "\n")
        if data["file"].size > BYTES_MAX:
            raise ValueError("This file is larger than 2 MB. Nothing was made: split it.")
        content = data["file"].read()
        try:
            return data["file"].name, content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise ValueError(
                f"Line {line} is not UTF-8 text. Nothing was made: save the file as UTF-8 and send it again."
            ) from None
