"""The forms of kits. Each turns what was typed into values of `guides.draft`, which tidy and check it."""

from rubrics.forms.about import AboutForm, RuleForm
from rubrics.forms.finding import FilterForm
from rubrics.forms.lists import ExtrasForm, ListSet, RoundSet, lists_of, rounds_of
from rubrics.forms.practical import CriterionSet, TestForm, criteria_of
from rubrics.forms.questions import QuestionForm, SectionForm
from rubrics.forms.starting import EmptyStartForm, KitFileForm

__all__ = [
    "AboutForm",
    "CriterionSet",
    "EmptyStartForm",
    "ExtrasForm",
    "FilterForm",
    "KitFileForm",
    "ListSet",
    "QuestionForm",
    "RoundSet",
    "RuleForm",
    "SectionForm",
    "TestForm",
    "criteria_of",
    "lists_of",
    "rounds_of",
]
