"""Choosing people by their public reference: row ids never leave the server."""

from collections.abc import Iterable

from django import forms
from django.contrib.auth import get_user_model

User = get_user_model()


def active_people() -> list:
    return list(User.objects.filter(is_active=True))


def leads(people: Iterable) -> list:
    return [user for user in people if user.leads]


def recruiters(people: Iterable) -> list:
    return [user for user in people if user.recruits]


class PersonField(forms.ChoiceField):
    """A select of `people`, loaded once for a whole page; cleans to the person, or None when left empty."""

    def __init__(self, *, people: Iterable = (), empty: str = "Choose a person", **kwargs):
        self.empty = empty
        super().__init__(**kwargs)
        self.offer(people)

    def offer(self, people: Iterable) -> None:
        self.people = {str(user.ref): user for user in people}
        rows = [(ref, f"{user} · {user.email}") for ref, user in self.people.items()]
        self.choices = [("", self.empty), *rows]

    def prepare_value(self, value):
        return str(value.ref) if isinstance(value, User) else value

    def clean(self, value):
        return self.people.get(super().clean(value))

    def has_changed(self, initial, data) -> bool:
        return self.prepare_value(initial or "") != (data or "")
