"""From a kit's rows to the pure rule."""

import pytest

from conftest import make_kit, make_section
from rubrics.models import Kit
from rubrics.rule import Rule, Weights
from rubrics.rules import rule_of

pytestmark = pytest.mark.django_db


def test_rule_of_a_kit_holds_its_parameters():
    weights = {"difficulty": {"hard": "3/2"}, "section": {"technical": "2"}}
    kit = make_kit(reading="sections", pooling="answer", threshold="2.75", weights=weights)
    make_section(kit, "other", 2, order=3, pick_min=None)
    assert rule_of(Kit.objects.get(pk=kit.pk)) == Rule(
        pick_min={"technical": 1, "behavioral": 1},
        threshold="11/4",
        reading="sections",
        pooling="answer",
        weights=Weights({"hard": "3/2"}, {"technical": "2"}),
        test_required=True,
    )


def test_rule_of_a_kit_without_a_practical_test_asks_for_none():
    kit = make_kit()
    kit.practical_test.delete()
    assert rule_of(Kit.objects.get(pk=kit.pk)).test_required is False


def test_rule_takes_two_queries(django_assert_num_queries):
    kit = Kit.objects.get(pk=make_kit().pk)
    with django_assert_num_queries(2):
        rule_of(kit)
