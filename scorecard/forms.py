from zoneinfo import available_timezones

from django import forms

ODD = ("Etc/", "SystemV/", "posix/", "right/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


def zones(kept: str = "") -> list[str]:
    """The zones that people choose from: by region, without aliases of other times; the one they have stays."""
    regional = {zone for zone in available_timezones() if "/" in zone and not zone.startswith(ODD)}
    return ["UTC", *sorted((regional | {kept}) - {"UTC", ""})]


class ProfileForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120, help_text="How others read it beside your scores and notes.")
    timezone = forms.ChoiceField(label="Time zone", help_text="Every time you read or type is in this zone.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = zones(self.initial.get("timezone", ""))
        self.fields["timezone"].choices = [(name, name.replace("_", " ")) for name in names]
        self.fields["name"].widget.attrs["autocomplete"] = "name"
