"""The forms of kits. Each turns what was typed into values of `guides.draft`, which tidy and check it."""

from rubrics.forms.about import AboutForm, RuleForm
from rubrics.forms.finding import FilterForm
from rubrics.forms.imports import GuideSourceForm, PartForm, SplitForm, kit_in, places_to_cut
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
    "GuideSourceForm",
    "KitFileForm",
    "ListSet",
    "PartForm",
    "QuestionForm",
    "RoundSet",
    "RuleForm",
    "SectionForm",
    "SplitForm",
    "TestForm",
    "criteria_of",
    "kit_in",
    "lists_of",
    "places_to_cut",
    "rounds_of",
]
