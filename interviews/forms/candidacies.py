"""What is written on a candidacy's page: a ruling, a grade, a decision."""

from django import forms

from interviews.models import Decision, Flag
from rubrics import rule
from rubrics.models import PracticalTest

LONGEST = 4000
NOT_YET = "Not graded yet"
CONTRARY = {rule.HIRE: Decision.Kind.NO_HIRE, rule.NO_HIRE: Decision.Kind.HIRE}


class RulingForm(forms.Form):
    """Uphold or dismiss a flag, with the reason."""

    state = forms.ChoiceField(
        choices=[(Flag.State.UPHELD, "Uphold"), (Flag.State.DISMISSED, "Dismiss")],
        error_messages={"required": "Choose whether to uphold or to dismiss the flag."},
    )
    reason = forms.CharField(
        max_length=LONGEST,
        error_messages={"required": "Give the reason in a sentence; it is kept with the ruling."},
    )


class DecisionForm(forms.Form):
    """What is decided, and why; `seen` says which verdict was read."""

    kind = forms.ChoiceField(
        label="Decision",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide."},
    )
    reason = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Give the reason in a sentence or two; it is kept with the decision."},
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def clean_seen(self):
        return self.cleaned_data["seen"] or None

    def __init__(self, *args, outcome: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, _labelled(kind, outcome)) for kind in Decision.Kind]


class GradeForm(forms.Form):
    """A level for each criterion (`levels()` by criterion ref); for a test without criteria, passed or not."""

    bonus = forms.BooleanField(required=False, label="The bonus was done")
    note = forms.CharField(
        required=False,
        max_length=LONGEST,
        label="What you saw",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, test: PracticalTest, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(test.criteria.all())
        for row in self.criteria:
            self.fields[f"level_{row.ref}"] = _level_field(row)
        if not self.criteria:
            self.fields["passed"] = _passed_field()
        if not test.bonus:
            del self.fields["bonus"]
        self.order_fields([*(f"level_{row.ref}" for row in self.criteria), "passed", "bonus", "note"])

    def levels(self) -> dict[str, int | None]:
        return {str(row.ref): self.cleaned_data[f"level_{row.ref}"] for row in self.criteria}

    def graded(self) -> list[tuple]:
        """Each criterion with its field, for the page."""
        return [(row, self[f"level_{row.ref}"]) for row in self.criteria]


def _level_field(criterion) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=[*((level, str(level)) for level in rule.LEVELS), ("", NOT_YET)],
        coerce=int,
        empty_value=None,
        required=False,
        label=criterion.name,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "A criterion is graded 1, 2, 3 or 4."},
    )


def _passed_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=[("", NOT_YET), ("yes", "Passed"), ("no", "Failed")],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        label="Result",
        widget=forms.RadioSelect,
    )


def _labelled(kind: Decision.Kind, outcome: str) -> str:
    """What contradicts the indication says so before it is chosen."""
    return f"{kind.label} (against the indication)" if CONTRARY.get(outcome) == kind else kind.label
