"""Everything of the demo world in one transaction."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from interviews import openings, plans
from interviews.models import Opening
from rubrics.models import Kit

from .accounts import PEOPLE, accounts, make_people
from .candidates import Stage, play
from .clock import story_time

Script = dict[str, Any]


class Refused(Exception):
    """The demo world cannot be loaded here. str(error) is a sentence for people."""


@transaction.atomic
def load(folder: Path) -> tuple[int, int]:
    """Load the files of `folder` into a database without openings; how many openings and candidacies it made."""
    scripts, kits = _checked(folder)
    zone = json.loads((folder / PEOPLE).read_text(encoding="utf-8"))["timezone"]
    notes = json.loads((folder / "notes.json").read_text(encoding="utf-8"))
    with story_time(zone) as clock:
        people = make_people(folder)
        for script in scripts:
            clock.set(clock.at(script["opened"], "09:00"))
            opening = _opening(script, kits[script["kit"]], people)
            stage = Stage(opening, people, notes, clock, people[script["lead"]], people[script["recruiter"]])
            for place, candidate in enumerate(script["candidates"]):
                play(stage, candidate, place)
    return len(scripts), sum(len(script["candidates"]) for script in scripts)


def _checked(folder: Path) -> tuple[list[Script], dict[str, Kit]]:
    if Opening.objects.exists():
        raise Refused("This database holds openings already, so the demo world stays out of it. Nothing was changed.")
    if accounts(folder):
        raise Refused("People of the demo world have accounts here already. Nothing was changed.")
    scripts = json.loads((folder / "openings.json").read_text(encoding="utf-8"))
    return scripts, {script["kit"]: _kit(script["kit"]) for script in scripts}


def _kit(slug: str) -> Kit:
    kit = Kit.objects.filter(slug=slug, status=Kit.Status.PUBLISHED).order_by("-version").first()
    if kit is None:
        raise Refused(f"The kit {slug} is not here. Nothing was changed. Load the kits first: manage.py load_kits")
    return kit


def _opening(script: Script, kit: Kit, people: dict[str, Any]) -> Opening:
    lead, recruiter = people[script["lead"]], people[script["recruiter"]]
    same = {name: script[name] for name in ("title", "team", "minutes", "senior")}
    opening = openings.create_opening(actor=recruiter, kit=kit, lead=lead, **same)
    openings.choose(actor=lead, opening=opening, questions=_questions(opening, script["plan"]))
    return openings.settle_plan(actor=lead, opening=opening) if script["settled"] else opening


def _questions(opening: Opening, plan: str | list[str]) -> list[Any]:
    """The questions with these titles, or those that a proposal chooses."""
    menu = plans.menu_of(opening.kit)
    if plan == "proposal":
        return menu.by_ref(plans.proposal_for(opening, menu).chosen)
    by_title = {question.title: question for question in menu.questions}
    return [by_title[title] for title in plan]
