"""A session and its panel."""

from django import forms
from django.forms import formset_factory
from django.utils import timezone

from interviews.models import Seat

from .openings import MINUTES
from .people import PersonField, active_people

LOCAL = "%Y-%m-%dT%H:%M"
YEARS = range(2000, 2200)


class SessionForm(forms.Form):
    starts_at = forms.DateTimeField(
        label="Starts at",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 60}, format=LOCAL),
    )
    minutes = forms.IntegerField(label="Minutes", min_value=10, max_value=480, error_messages=MINUTES)
    place = forms.CharField(
        label="Place", max_length=200, required=False, help_text="A room, or the address of a call."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zone = timezone.get_current_timezone_name().replace("_", " ")
        self.fields["starts_at"].help_text = f"In your time zone, {zone}."

    def clean_starts_at(self):
        """At the ends of the calendar another reader's time zone has no date for it."""
        moment = self.cleaned_data["starts_at"]
        if moment.year not in YEARS:
            raise forms.ValidationError("Check the year: it lies between 2000 and 2199.")
        return moment


class SeatForm(forms.Form):
    """One row of the panel; a row without a person is no seat."""

    user = PersonField(label="Person", empty="Nobody", required=False)
    kind = forms.ChoiceField(label="Seat", choices=Seat.Kind.choices, initial=Seat.Kind.SCORER)

    def __init__(self, *args, people=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].offer(people)


class PanelFormSet(forms.BaseFormSet):
    """All the seats of a session."""

    @property
    def seats(self) -> list[tuple[object, str]]:
        rows = [form.cleaned_data for form in self.forms]
        return [(row["user"], row["kind"]) for row in rows if row.get("user")]


def panel(data=None, *, seats=(), rows=4) -> PanelFormSet:
    """The rows of a panel: those who have a seat, and empty rows, `rows` in all and never fewer than two free."""
    initial = [{"user": seat.user, "kind": seat.kind} for seat in seats]
    people = active_people()
    # Somebody deactivated since keeps a seat that they have.
    people += [seat.user for seat in seats if not seat.user.is_active]
    extra = max(rows - len(initial), 2)
    made = formset_factory(SeatForm, formset=PanelFormSet, extra=extra, max_num=30, absolute_max=40)
    return made(data, initial=initial, prefix="seat", form_kwargs={"people": people})
