"""Search and filters of the list of kits."""

from django import forms

from rubrics.models import Kit, Section


class FilterForm(forms.Form):
    """What the address asks for. Values that nobody offers count as none."""

    q = forms.CharField(required=False, max_length=100)
    role = forms.ChoiceField(required=False)
    level = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False, choices=[("", "Any kind"), *Section.Kind.choices])
    status = forms.ChoiceField(required=False)

    def __init__(self, data, *, kits, drafts: bool):
        super().__init__(data)
        pairs = kits.order_by().values_list("role", "level").distinct()
        roles, levels = ({pair[side] for pair in pairs if pair[side]} for side in (0, 1))
        states = [choice for choice in Kit.Status.choices if drafts or choice[0] != Kit.Status.DRAFT]
        self.fields["role"].choices = [("", "Any role"), *((role, role) for role in sorted(roles))]
        self.fields["level"].choices = [("", "Any level"), *((level, level) for level in sorted(levels))]
        self.fields["status"].choices = [("", "Any state"), *states]

    @property
    def wanted(self) -> dict[str, str]:
        """The filters that are set, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
