"""The people of the demo world, who all share one password."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model

PEOPLE = "people.json"


@dataclass(frozen=True)
class Account:
    """Somebody to sign in as, and who that is."""

    email: str
    name: str
    about: str


def accounts(folder: Path) -> list[Account]:
    """Those people of the demo world who have an account here."""
    rows = _read(folder)["people"]
    found = get_user_model().objects.filter(email__in=[row["email"] for row in rows])
    here = set(found.values_list("email", flat=True))
    return [Account(row["email"], row["name"], row["about"]) for row in rows if row["email"] in here]


def password(folder: Path) -> str:
    return _read(folder)["password"]


def make_people(folder: Path) -> dict[str, Any]:
    """Every person of the demo world, by key."""
    return dict(_made(_read(folder)))


def _made(data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    manager = get_user_model().objects
    for row in data["people"]:
        make = manager.create_superuser if row.get("staff") else manager.create_user
        fields = {"name": row["name"], "role": row["role"], "timezone": data["timezone"]}
        yield row["key"], make(row["email"], data["password"], **fields)


def _read(folder: Path) -> dict[str, Any]:
    return json.loads((folder / PEOPLE).read_text(encoding="utf-8"))
