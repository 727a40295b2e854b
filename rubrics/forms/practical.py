"""The practical test and what it is marked on."""

from django import forms

from rubrics.forms.fields import GuideForm, LinesField, MarkField, RowSet
from rubrics.guides.draft import NAME_MAX, Criterion, PracticalTest
from rubrics.kits.reading import exact
from rubrics.models import PracticalTest as TestRow

HOUSE_MARK = "3.00"


class TestForm(GuideForm):
    """`made` is the test without its criteria."""

    brief = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 6}), label="Task", help_text="As the candidate reads it."
    )
    hours = forms.IntegerField(min_value=1, max_value=999, required=False, label="Length", help_text="In hours.")
    pass_mark = MarkField(label="Passed at", help_text="The weighted mean of the criteria, 1 to 4.")
    deliverables = LinesField(help_text="What the candidate hands in, one a line.")
    bonus = forms.CharField(required=False, help_text="Noted when it is there, never needed.")
    rows = ("brief", ("hours", "pass_mark"), "deliverables", "bonus")
    __test__ = False

    def __init__(self, *args, test: TestRow | None, **options):
        initial = {name: getattr(test, name) for name in self.base_fields} if test else {"pass_mark": HOUSE_MARK}
        if test and test.hours is not None:
            initial["hours"] = int(test.hours)
        super().__init__(*args, initial=initial, **options)

    def make(self, data):
        return PracticalTest(**(data | {"pass_mark": exact(data["pass_mark"])}))


class CriterionForm(GuideForm):
    name = forms.CharField(max_length=NAME_MAX, required=False, label="Criterion")
    weight = forms.IntegerField(min_value=1, max_value=100, required=False, label="Weight, in %")
    detail = forms.CharField(required=False, label="What is marked")
    rows = (("name", "weight"), "detail")

    def make(self, data):
        return Criterion(**data) if any(value not in (None, "") for value in data.values()) else None


class CriterionRows(RowSet):
    def clean(self):
        """The weights of all criteria add up to 100 once all of them are given."""
        weights = [criterion.weight for criterion in self.made]
        if not any(self.errors) and weights and None not in weights and sum(weights) != 100:
            raise forms.ValidationError(
                f"The weights add up to {sum(weights)} %. Nothing was saved: make them add up to 100 %."
            )


CriterionSet = forms.formset_factory(CriterionForm, formset=CriterionRows, extra=2, max_num=20, absolute_max=20)


def criteria_of(test: TestRow | None) -> list[dict]:
    return list(test.criteria.values("name", "weight", "detail")) if test else []
