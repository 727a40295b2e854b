"""Sections and questions."""

from crispy_forms.layout import Fieldset
from django import forms

from rubrics.forms.fields import GuideForm, LinesField
from rubrics.guides.draft import COUNT_MAX, LEVELS, NAME_MAX, QUESTION_TITLE_MAX, Question, Section
from rubrics.guides.words import slug
from rubrics.kits import as_question
from rubrics.models import Question as QuestionRow
from rubrics.models import Section as SectionRow


class SectionForm(GuideForm):
    name = forms.CharField(max_length=NAME_MAX)
    kind = forms.ChoiceField(choices=SectionRow.Kind.choices)
    pick_min = forms.IntegerField(
        min_value=0,
        max_value=COUNT_MAX,
        required=False,
        label="Ask at least",
        help_text="Questions of this section that need a score. Empty: the section does not count.",
    )
    pick_max = forms.IntegerField(
        min_value=1, max_value=COUNT_MAX, required=False, label="and at most", help_text="Empty: no upper end."
    )
    intro = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Introduction",
        help_text="For the interviewer.",
    )
    rows = (("name", "kind"), ("pick_min", "pick_max"), "intro")

    def __init__(self, *args, section: SectionRow | None = None, **options):
        initial = {name: getattr(section, name) for name in self.base_fields} if section else {}
        super().__init__(*args, initial=initial, **options)

    def make(self, data):
        if data["pick_max"] is not None and data["pick_min"] is None:
            raise ValueError("There is a largest number of questions but no smallest: give both, or neither.")
        return Section(key=slug(data["name"]) or "section", **data)


class QuestionForm(GuideForm):
    """`made` is the question; `section` is where it stands, among `sections`."""

    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), label="Question", help_text="As the interviewer asks it."
    )
    title = forms.CharField(
        max_length=QUESTION_TITLE_MAX,
        required=False,
        label="Short title",
        help_text="A few words for lists. Empty: the beginning of the question.",
    )
    section = forms.ModelChoiceField(SectionRow.objects.none(), to_field_name="ref", empty_label=None)
    difficulty = forms.ChoiceField(choices=[("", "Not said"), *QuestionRow.Difficulty.choices], required=False)
    minutes = forms.IntegerField(min_value=1, max_value=COUNT_MAX, required=False, help_text="Empty: not known.")
    look_for = LinesField(label="Listen for", rows=6, help_text="What a good answer touches, one point a line.")
    follow_ups = LinesField(label="Follow-ups", help_text="One a line.")
    red_flags = LinesField(label="Red flags", help_text="Signs in this answer that speak against a hire, one a line.")
    green_flags = LinesField(label="Good signs", help_text="One a line.")
    answer = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Model answer",
        help_text="For the interviewer only.",
    )
    anchor_1 = forms.CharField(required=False, label="What a 1 is")
    anchor_2 = forms.CharField(required=False, label="What a 2 is")
    anchor_3 = forms.CharField(required=False, label="What a 3 is")
    anchor_4 = forms.CharField(required=False, label="What a 4 is")
    rows = (
        "text", "title", ("section", "difficulty", "minutes"), "look_for", "follow_ups", ("red_flags", "green_flags"),
        "answer", Fieldset("A scale of its own: all four levels, or none", *(f"anchor_{level}" for level in LEVELS)),
    )  # fmt: skip

    def __init__(self, *args, sections, section: SectionRow, question: QuestionRow | None = None, **options):
        initial = {"section": section.ref}
        if question:
            content = as_question(question)
            initial |= {name: getattr(content, name) for name in self.base_fields if hasattr(content, name)}
            initial |= {f"anchor_{level}": text for level, text in enumerate(content.anchors, start=1)}
        super().__init__(*args, initial=initial, **options)
        self.fields["section"].queryset = sections

    def make(self, data):
        anchors = tuple(data[f"anchor_{level}"] for level in LEVELS)
        said = {name: value for name, value in data.items() if not name.startswith(("anchor_", "section"))}
        return Question(anchors=anchors, **(said | {"difficulty": said["difficulty"] or None}))
