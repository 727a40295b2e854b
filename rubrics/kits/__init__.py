"""The writers of kits: drafts are made and edited, published versions never change, retired ones are kept."""

from rubrics.kits.checking import Finding, findings
from rubrics.kits.editing import (
    add_question,
    add_section,
    change_about,
    change_extras,
    change_question,
    change_rounds,
    change_rule,
    change_section,
    change_test,
    move_question,
    move_section,
    remove_question,
    remove_section,
    remove_test,
)
from rubrics.kits.errors import DraftStands, KitFrozen, KitProblems, WordsChanged, refuse_frozen
from rubrics.kits.making import HOUSE_ANCHORS, HOUSE_MINUTES, create_from_guide, with_house_defaults
from rubrics.kits.reading import as_guide, as_practical_test, as_question, as_section, fetch
from rubrics.kits.states import discard, publish, retire, revise
from rubrics.kits.suggesting import dismiss, recall, reword

__all__ = [
    "HOUSE_ANCHORS",
    "HOUSE_MINUTES",
    "DraftStands",
    "Finding",
    "KitFrozen",
    "KitProblems",
    "WordsChanged",
    "add_question",
    "add_section",
    "as_guide",
    "as_practical_test",
    "as_question",
    "as_section",
    "change_about",
    "change_extras",
    "change_question",
    "change_rounds",
    "change_rule",
    "change_section",
    "change_test",
    "create_from_guide",
    "discard",
    "dismiss",
    "fetch",
    "findings",
    "move_question",
    "move_section",
    "publish",
    "recall",
    "refuse_frozen",
    "remove_question",
    "remove_section",
    "remove_test",
    "retire",
    "revise",
    "reword",
    "with_house_defaults",
]
