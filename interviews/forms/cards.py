"""The plain forms of the live card. Each gives fields of the card (see interviews/operations) as `values()`."""

from django import forms

from interviews.operations.batch import MAX_NUMBER
from interviews.operations.fields import EVIDENCE_MAX, FLAG_TEXT_MAX, NOTE_MAX, is_ref

MARKS = [(str(level), str(level)) for level in range(1, 5)] + [
    ("not_asked", "Not asked"),
    ("no_evidence", "Asked, no evidence"),
]
LONG = f"This is longer than the {NOTE_MAX:,} characters that a note holds. Nothing was saved; shorten it here."


class WordsField(forms.CharField):
    """Text as it was typed; browsers send two characters for each line break."""

    def __init__(self, **options):
        super().__init__(strip=False, required=False, **options)

    def clean(self, value):
        return super().clean((value or "").replace("\r\n", "\n"))


class NoteForm(forms.Form):
    """The note of the whole card. `base` is the number of the card when the form was made."""

    base = forms.IntegerField(min_value=0, max_value=MAX_NUMBER, widget=forms.HiddenInput)
    note = WordsField(max_length=NOTE_MAX, error_messages={"max_length": LONG})

    def values(self):
        return {"note:overall": self.cleaned_data["note"]}


class QuestionForm(NoteForm):
    """Mark, ticks and note of one question; a mark that is left out stays as it is."""

    mark = forms.ChoiceField(choices=MARKS, required=False)
    clear = forms.BooleanField(required=False)
    tick = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, question, **kwargs):
        super().__init__(*args, **kwargs)
        self.key = str(question.ref)
        self.fields["tick"].choices = [(str(row.ref), row.text) for row in question.look_fors.all()]

    def values(self):
        data = self.cleaned_data
        ticks = {f"tick:{self.key}:{ref}": ref in data["tick"] for ref, _ in self.fields["tick"].choices}
        return self._marks() | ticks | {f"note:{self.key}": data["note"]}

    def _marks(self):
        mark, score, state = self.cleaned_data["mark"], f"score:{self.key}", f"state:{self.key}"
        if self.cleaned_data["clear"]:
            return {score: None, state: "asked"}
        if mark.isdecimal():
            return {score: int(mark), state: "asked"}
        return {state: mark} if mark else {}


class FlagForm(forms.Form):
    """A red flag: one of the kit's or own words, and what was heard."""

    red_flag = forms.ChoiceField(label="What did you see?", required=False)
    text = forms.CharField(label="In your own words", max_length=FLAG_TEXT_MAX, required=False)
    evidence = forms.CharField(
        label="What was said or done",
        max_length=EVIDENCE_MAX,
        error_messages={"required": "A flag needs its evidence: what the candidate said or did."},
    )
    question = forms.ChoiceField(required=False)

    def __init__(self, *args, red_flags, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.texts = {str(flag.ref): flag.text for flag in red_flags}
        self.fields["red_flag"].choices = [("", "In my own words"), *self.texts.items()]
        self.fields["question"].choices = [("", "The whole interview"), *((str(q.ref), q.title) for q in questions)]

    def clean(self):
        data = super().clean()
        if "red_flag" in data and "text" in data and not (data["red_flag"] or data["text"]):
            self.add_error("text", "Choose one of the kit’s red flags, or say in a few words what it is.")
        return data

    def value(self):
        data = self.cleaned_data
        text = data["text"] or self.texts[data["red_flag"]][:FLAG_TEXT_MAX]
        refs = {"red_flag": data["red_flag"] or None, "question": data["question"] or None}
        return {"text": text, "evidence": data["evidence"].replace("\r\n", "\n"), **refs}


class ChoiceForm(forms.Form):
    """Which of two versions stays. `seq` is the place of the one that waits."""

    base = forms.IntegerField(min_value=0, max_value=MAX_NUMBER)
    field = forms.CharField(max_length=120)
    seq = forms.IntegerField(min_value=1)
    take = forms.ChoiceField(choices=[("current", ""), ("other", ""), ("both", "")])

    def value(self, current, other):
        take = self.cleaned_data["take"]
        if take == "both" and isinstance(current, str) and isinstance(other, str):
            return f"{current}\n\n{other}"
        return current if take == "current" else other


class CountsField(forms.JSONField):
    """JSON that may also be too deep or too long for its reader."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except (RecursionError, ValueError) as error:
            raise forms.ValidationError("The counts of the clients cannot be read.") from error


class SealForm(forms.Form):
    """The barrier: the digest of what the author sees, and the last count of each client."""

    seen = forms.RegexField(r"^[0-9a-f]{64}$")
    clients = CountsField(required=False)

    def clean_clients(self):
        clients = {} if self.cleaned_data["clients"] is None else self.cleaned_data["clients"]
        if not isinstance(clients, dict) or not all(is_ref(key) and _is_count(last) for key, last in clients.items()):
            raise forms.ValidationError("The counts of the clients cannot be read.")
        return clients


def _is_count(value):
    return type(value) is int and value >= 0
