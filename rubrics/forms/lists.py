"""Red flags of the kit, what candidates may ask, other lists, and rounds."""

from django import forms

from rubrics.forms.fields import GuideForm, LinesField, RowSet
from rubrics.guides.draft import COUNT_MAX, NAME_MAX, NamedList, RedFlag, Round
from rubrics.models import Kit


class ExtrasForm(GuideForm):
    """`made` is a dictionary with red_flags and candidate_questions."""

    red_flags = LinesField(
        label="Red flags of the whole interview", rows=8, help_text="One a line. A flag that stands means no hire."
    )
    candidate_questions = LinesField(label="Questions the candidate may ask", help_text="One a line.")

    def __init__(self, *args, kit: Kit, **options):
        flags = [flag.text for flag in kit.red_flags.filter(question=None)]
        initial = {"red_flags": flags, "candidate_questions": kit.candidate_questions}
        super().__init__(*args, initial=initial, **options)

    def make(self, data):
        return {**data, "red_flags": tuple(map(RedFlag, data["red_flags"]))}


class ListForm(GuideForm):
    name = forms.CharField(max_length=NAME_MAX, required=False, label="Name of the list")
    items = LinesField(label="Items", help_text="One a line. Leave name and items empty to leave the list out.")

    def make(self, data):
        if not data["name"].strip() and not data["items"]:
            return None
        return NamedList(data["name"], data["items"])


class RoundForm(GuideForm):
    name = forms.CharField(max_length=NAME_MAX, required=False, label="Round")
    minutes_min = forms.IntegerField(min_value=1, max_value=COUNT_MAX, required=False, label="Minutes, from")
    minutes_max = forms.IntegerField(min_value=1, max_value=COUNT_MAX, required=False, label="Minutes, to")
    note = forms.CharField(required=False, label="Note")
    rows = (("name", "minutes_min", "minutes_max"), "note")

    def make(self, data):
        return Round(**data) if any(value not in (None, "") for value in data.values()) else None


ListSet = forms.formset_factory(ListForm, formset=RowSet, extra=1, max_num=20, absolute_max=20)
RoundSet = forms.formset_factory(RoundForm, formset=RowSet, extra=2, max_num=20, absolute_max=20)


def lists_of(kit: Kit) -> list[dict]:
    return [{"name": item["name"], "items": item["items"]} for item in kit.lists]


def rounds_of(kit: Kit) -> list[dict]:
    return list(kit.rounds.values("name", "minutes_min", "minutes_max", "note"))
