"""Openings, their people, and candidates."""

from django import forms

from interviews.models import Membership, Opening
from rubrics.models import Kit

from .people import PersonField, active_people, leads, recruiters

MINUTES = dict.fromkeys(("invalid", "min_value", "max_value"), "Write whole minutes, from 10 to 480.")


class KitField(forms.ModelChoiceField):
    def label_from_instance(self, kit):
        return f"{kit.title} · version {kit.version} · {kit.minutes} minutes"


def published_kits(besides=None):
    """What an opening may choose from; the one it has stays in the list when it is retired since."""
    found = Kit.objects.filter(status=Kit.Status.PUBLISHED)
    return (found | Kit.objects.filter(pk=besides.pk)) if besides else found


class OpeningForm(forms.Form):
    title = forms.CharField(label="Position", max_length=160)
    team = forms.CharField(label="Team", max_length=120, required=False)
    kit = KitField(label="Kit", queryset=Kit.objects.none(), to_field_name="ref", empty_label="Choose a kit")
    minutes = forms.IntegerField(
        label="Minutes of one interview",
        min_value=10,
        max_value=480,
        required=False,
        error_messages=MINUTES,
        help_text="Left empty: as long as the kit suggests.",
    )
    senior = forms.BooleanField(
        label="Senior position", required=False, help_text="A proposed plan then leans to hard and role-fit questions."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kit"].queryset = published_kits(self.initial.get("kit"))

    def clean(self):
        found = super().clean()
        if "kit" in found and "minutes" in found:
            found["minutes"] = found["minutes"] or found["kit"].minutes
        return found


class NewOpeningForm(OpeningForm):
    lead = PersonField(label="Panel lead", help_text="Writes the plan and rules on red flags. Others can be added.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].offer(leads(active_people()))


class ChangeOpeningForm(OpeningForm):
    status = forms.ChoiceField(
        label="State", choices=Opening.Status.choices, help_text="A closed opening takes no more candidates."
    )

    def __init__(self, *args, keeps_kit=False, **kwargs):
        super().__init__(*args, **kwargs)
        if keeps_kit:
            self.fields["kit"].disabled = True
            self.fields["kit"].help_text = "Stays while the plan is settled; leads may change it before."


class MemberForm(forms.Form):
    user = PersonField(label="Person")
    role = forms.ChoiceField(label="Role", choices=Membership.Role.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].offer(recruiters(active_people()))


class CandidateForm(forms.Form):
    name = forms.CharField(label="Name", max_length=160)
    email = forms.EmailField(
        label="E-mail", max_length=254, required=False, help_text="Once in an opening. Nothing is sent there."
    )
