"""What a kit says of itself, and its rule."""

from crispy_forms.layout import Fieldset
from django import forms

from rubrics.forms.fields import GuideForm, MarkField, WeightField, side_by_side
from rubrics.guides.draft import DIFFICULTIES, GUIDE_TITLE_MAX, LEVELS, NAME_MAX, Guide
from rubrics.kits import as_section
from rubrics.kits.reading import exact
from rubrics.models import Kit


class AboutForm(GuideForm):
    title = forms.CharField(max_length=GUIDE_TITLE_MAX)
    role = forms.CharField(max_length=NAME_MAX, required=False)
    level = forms.CharField(max_length=NAME_MAX, required=False, help_text="For instance junior, mid or senior.")
    minutes = forms.IntegerField(
        min_value=10, max_value=480, label="Length of one interview", help_text="In minutes, 10 to 480."
    )
    source = forms.CharField(
        max_length=GUIDE_TITLE_MAX, required=False, help_text="The published guide that this kit comes from."
    )
    summary = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What an interviewer should know before the first question. A blank line begins a paragraph.",
    )
    rows = ("title", ("role", "level", "minutes"), "source", "summary")

    def __init__(self, *args, kit: Kit, **options):
        initial = {name: getattr(kit, name) for name in self.base_fields}
        super().__init__(*args, initial=initial, **options)

    def make(self, data):
        return Guide(**data)


class RuleForm(GuideForm):
    """Threshold, readings, weights and scale. `made` is a guide with the kit's sections and these terms."""

    threshold = MarkField(label="Hire at an average of", help_text="1 to 4, compared exactly: 2.99 is below 3.")
    reading = forms.ChoiceField(choices=Kit.Reading.choices, label="The average is")
    pooling = forms.ChoiceField(choices=Kit.Pooling.choices, label="When several people score a question")
    show_average = forms.BooleanField(required=False, label="Interviewers see their running average while they score")

    def __init__(self, *args, kit: Kit, **options):
        self.kit = kit
        self.sections = list(kit.sections.all())
        names = ("threshold", "reading", "pooling", "show_average")
        initial = {name: getattr(kit, name) for name in names}
        weights, anchors = self._weight_fields(kit), self._anchor_fields(kit)
        self.base_fields = self.base_fields | {name: field for name, (field, _) in (weights | anchors).items()}
        initial |= {name: value for name, (_, value) in (weights | anchors).items()}
        by_difficulty = tuple(name for name in weights if name.startswith("difficulty_"))
        by_section = tuple(name for name in weights if name.startswith("section_"))
        self.rows = (
            Fieldset("Scale", *anchors),
            Fieldset("Rule", "threshold", "reading", "pooling", "show_average"),
            Fieldset("Weights, such as 1.5 or 3/2", *map(side_by_side, (by_difficulty, by_section))),
        )
        super().__init__(*args, initial=initial, **options)

    def _weight_fields(self, kit: Kit) -> dict:
        kept = {group: kit.weights.get(group, {}) for group in ("difficulty", "section")}
        names = {("difficulty", name): f"{name.capitalize()} questions" for name in DIFFICULTIES}
        names |= {("section", row.key): f"“{row.name}”" for row in self.sections if self._weighs(row)}
        return {
            f"{group}_{name}": (WeightField(label=label), kept[group].get(name, "1"))
            for (group, name), label in names.items()
        }

    def _weighs(self, section) -> bool:
        return section.pick_min is not None or section.key in self.kit.weights.get("section", {})

    def _anchor_fields(self, kit: Kit) -> dict:
        texts = [*kit.anchors, "", "", "", ""]
        return {
            f"anchor_{level}": (forms.CharField(required=False, label=f"What a {level} is"), texts[level - 1])
            for level in LEVELS
        }

    def make(self, data):
        weights = {group: self._weights(data, group) for group in ("difficulty", "section")}
        return Guide(
            title=self.kit.title,
            sections=tuple(map(as_section, self.sections)),
            threshold=exact(data["threshold"]),
            reading=data["reading"],
            pooling=data["pooling"],
            show_average=data["show_average"],
            weights_difficulty=weights["difficulty"],
            weights_section=weights["section"],
            anchors=tuple(data[f"anchor_{level}"] for level in LEVELS),
        )

    def _weights(self, data, group):
        start = f"{group}_"
        return tuple((name.removeprefix(start), value) for name, value in data.items() if name.startswith(start))
