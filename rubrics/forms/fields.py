"""Fields and a base that the forms of kits share."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms

from rubrics.guides.words import exact, one_line


class LinesField(forms.CharField):
    """A list, one item per line; blank lines are left out. The value is a tuple of texts."""

    def __init__(self, *, rows=4, **options):
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(**({"required": False, "widget": widget, "strip": False} | options))

    def to_python(self, value):
        return tuple(text for text in map(one_line, super().to_python(value).splitlines()) if text)

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else "\n".join(value)


class WeightField(forms.CharField):
    """A weight as exact text: 1, 1.5 or 3/2. Empty means 1."""

    def __init__(self, **options):
        super().__init__(**({"required": False, "max_length": 13} | options))

    def clean(self, value):
        try:
            return exact(super().clean(value) or "1")
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None


class MarkField(forms.DecimalField):
    """A mark on the 1-4 scale, with two decimals at most."""

    CODES = ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits")

    def __init__(self, **options):
        messages = dict.fromkeys(self.CODES, "Write a number from 1 to 4, with two decimals at most.")
        limits = {"min_value": 1, "max_value": 4, "max_digits": 4, "decimal_places": 2}
        super().__init__(**(limits | {"error_messages": messages} | options))

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else f"{value:.2f}"


class PlainHelper(FormHelper):
    """The bare fields: the page brings the form element, the token and the buttons."""

    form_tag = False
    disable_csrf = True


def _words_of(field) -> dict[str, str]:
    """What a field says when it is empty or not a number that it takes."""
    words = {"required": "This cannot stay empty."}
    if type(field) is forms.IntegerField:
        text = f"Write a whole number from {field.min_value} to {field.max_value}."
        words |= dict.fromkeys(("invalid", "min_value", "max_value"), text)
    return words


class GuideForm(forms.Form):
    """A form whose `made` is what `make` builds of the cleaned data; its ValueErrors are errors of the form.

    `rows` is the layout: names of fields, several in a tuple stand side by side.
    """

    made = None
    rows: tuple = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.error_messages |= _words_of(field)
        self.helper = PlainHelper(self)
        if self.rows:
            self.helper.layout = Layout(*map(side_by_side, self.rows))

    def clean(self):
        data = super().clean()
        if not self.errors:
            try:
                self.made = self.make(data)
            except ValueError as error:
                self.add_error(None, str(error))
        return data

    def make(self, data):
        """The value of `guides.draft` that the form stands for. Raises ValueError with a sentence."""
        raise NotImplementedError


class RowSet(forms.BaseFormSet):
    """Rows of small forms. Rows without anything are left out; `made` holds the others."""

    @property
    def made(self) -> tuple:
        return tuple(form.made for form in self.forms if form.made is not None)


def side_by_side(row):
    """A tuple of fields as one row; three or more stand closer together."""
    if not isinstance(row, tuple):
        return row
    return Div(*row, css_class="form__row" if len(row) < 3 else "form__row form__row--close")
