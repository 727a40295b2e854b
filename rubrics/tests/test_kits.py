"""The writers of kits: nothing is lost on the way in or out, and only drafts ever change."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ANCHORS, make_kit
from rubrics import kits
from rubrics.guides.draft import Criterion, Guide, PracticalTest, Question, RedFlag, Section
from rubrics.guides.kitfile import read
from rubrics.models import Criterion as CriterionRow
from rubrics.models import Kit, LookFor
from rubrics.models import Question as QuestionRow
from rubrics.models import RedFlag as FlagRow
from rubrics.models import Section as SectionRow
from rubrics.tests.test_kitfile import guides

FILES = sorted((Path(__file__).parents[2] / "fixtures" / "kits").glob("*.md"))
marks = st.sampled_from(("1", "2.75", "3", "7/2", "4"))
pytestmark = pytest.mark.django_db


def fresh(kit):
    return Kit.objects.get(pk=kit.pk)


def make_guide(**fields):
    """A guide that may be published."""
    technical = Section("technical", "Technical", pick_min=1, questions=(Question("Why yeast?", minutes=5),))
    return Guide(**({"title": "Baker", "sections": (technical,), "red_flags": (RedFlag("Shouts"),)} | fields))


@st.composite
def storable(draw):
    guide = draw(guides())
    test = guide.practical_test
    return replace(
        guide,
        minutes=guide.minutes or 45,
        anchors=guide.anchors or tuple(ANCHORS),
        threshold=draw(marks),
        practical_test=test and replace(test, pass_mark=draw(marks)),
    )


# into rows and out of them


@settings(max_examples=8, deadline=None)
@given(storable())
def test_every_guide_comes_back_from_its_rows(guide):
    assert kits.as_guide(fresh(kits.create_from_guide(guide=guide))) == guide


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_kit_of_the_house_survives_a_copy(path):
    kit = kits.create_from_guide(guide=read(path.read_text(encoding="utf-8"), path.name), slug=path.stem)
    guide = kits.as_guide(fresh(kit))
    assert kits.as_guide(fresh(kits.create_from_guide(guide=guide, slug="copy"))) == guide


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_kit_of_the_house_can_be_published(path):
    kit = kits.create_from_guide(guide=read(path.read_text(encoding="utf-8"), path.name))
    assert kits.findings(fresh(kit)) == []


def test_a_silent_guide_gets_the_scale_the_threshold_and_the_length_of_the_house():
    kit = fresh(kits.create_from_guide(guide=make_guide()))
    assert (tuple(kit.anchors), kit.threshold, kit.minutes) == (kits.HOUSE_ANCHORS, 3, 45)


def test_a_new_kit_is_a_draft_of_its_author(lea):
    kit = fresh(kits.create_from_guide(guide=make_guide(), author=lea))
    assert (kit.slug, kit.version, kit.status, kit.created_by) == ("baker", 1, "draft", lea)


def test_a_second_kit_of_the_same_title_gets_a_slug_of_its_own():
    made = [kits.create_from_guide(guide=make_guide()).slug for _ in range(3)]
    assert made == ["baker", "baker-2", "baker-3"]


def test_a_title_without_letters_still_gets_a_slug():
    assert kits.create_from_guide(guide=make_guide(title="?")).slug == "kit"


def test_a_known_slug_gets_the_next_version():
    make_kit(slug="baker", version=3)
    assert kits.create_from_guide(guide=make_guide(), slug="baker").version == 4


def test_a_known_slug_with_a_draft_is_refused():
    draft = make_kit(slug="baker", status="draft")
    with pytest.raises(kits.DraftStands) as refused:
        kits.create_from_guide(guide=make_guide(), slug="baker")
    assert (refused.value.draft, Kit.objects.count()) == (draft, 1)


@pytest.mark.parametrize(
    ("guide", "field"),
    [
        (make_guide(threshold="5"), "threshold"),
        (make_guide(threshold="8/3"), "threshold"),
        (make_guide(practical_test=PracticalTest("Bake.", pass_mark="0.5")), "pass_mark"),
    ],
)
def test_a_number_that_cannot_be_kept_is_refused(guide, field):
    with pytest.raises(kits.KitProblems) as refused:
        kits.create_from_guide(guide=guide)
    assert ([finding.field for finding in refused.value.findings], Kit.objects.count()) == ([field], 0)


def test_reading_a_kit_takes_seven_queries(django_assert_num_queries):
    kit = fresh(make_kit(sections=(("technical", 15), ("behavioral", 7), ("role_fit", 5))))
    with django_assert_num_queries(7):
        kits.as_guide(kit)


# publishing


def published(**fields):
    return kits.publish(kit=kits.create_from_guide(guide=make_guide(**fields)))


def test_publishing_freezes_a_draft():
    kit = fresh(published())
    assert (kit.status, kit.published_at is None, kit.retired_at) == ("published", False, None)


def test_a_published_kit_is_not_published_again():
    kit = published()
    with pytest.raises(kits.KitFrozen):
        kits.publish(kit=kit)
    assert fresh(kit).published_at == kit.published_at


SECTION = Section("technical", "Technical", pick_min=1, questions=(Question("Why yeast?"),))
BAKE = PracticalTest("Bake.", criteria=(Criterion("Crust", 60), Criterion("Crumb", 40)))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"anchors": ("a", "b", "c", "")},
         [("anchors", "The scale describes all four levels, 1 to 4: at least one has no words.")]),
        ({"minutes": 5}, [("minutes", "An interview takes 10 to 480 minutes, not 5.")]),
        ({"minutes": 10, "sections": (replace(SECTION, questions=(Question("Why?", minutes=20),)),)},
         [("minutes", "The fewest questions that the sections ask for take 20 minutes at least, "
           "and the interview has 10.")]),
        ({"sections": (SECTION, Section("other", "Other"))},
         [("sections.other", "“Other” has no question: add one, or remove it.")]),
        ({"sections": (replace(SECTION, pick_min=None),)},
         [("sections", "At least one section needs a smallest number of questions, or nothing is counted.")]),
        ({"sections": (replace(SECTION, pick_min=4),)},
         [("sections.technical.pick_min", "“Technical” asks for 4 and has one question.")]),
        ({"practical_test": replace(BAKE, brief="")},
         [("test", "The practical test does not say what to do: write the task, or remove the test.")]),
        ({"practical_test": replace(BAKE, criteria=(Criterion("Crust", 60), Criterion("Crumb", 30)))},
         [("criteria", "The weights of the criteria add up to 90, not 100.")]),
        ({"practical_test": replace(BAKE, criteria=(Criterion("Crust", 100), Criterion("Crumb", 0)))},
         [("criteria.Crumb", "The weight of “Crumb” must be more than 0, not 0.")]),
        ({"sections": (SECTION, Section("talk", "Talk", questions=(Question("So?"),))),
          "weights_section": (("talk", "2"),)},
         [("weights.section.talk", "“Talk” is not a counted section, so a weight has no effect.")]),
    ],
)  # fmt: skip
def test_a_draft_that_cannot_work_is_not_published(fields, expected):
    kit = kits.create_from_guide(guide=make_guide(**fields))
    with pytest.raises(kits.KitProblems) as refused:
        kits.publish(kit=kit)
    assert [(finding.field, finding.text) for finding in refused.value.findings] == expected
    assert fresh(kit).status == "draft"


def test_two_criteria_of_one_name_are_found():
    test = replace(BAKE, criteria=(Criterion("Crust", 50), Criterion("Crust", 50)))
    found = kits.findings(fresh(kits.create_from_guide(guide=make_guide(practical_test=test))))
    assert found[0] == kits.Finding("criteria.Crust", "2 criteria are called “Crust”: give each its own name.")


def test_a_question_with_half_a_scale_is_found():
    section = replace(SECTION, questions=(Question("Why?", anchors=("a", "", "", "")),))
    kit = fresh(kits.create_from_guide(guide=make_guide(sections=(section,))))
    ref = QuestionRow.objects.get().ref
    text = "The scale of “Why?” describes some levels only: describe all four, or none."
    assert kits.findings(kit) == [kits.Finding(f"questions.{ref}", text)]


# the next version


def test_revising_copies_everything_into_the_next_draft(lea):
    kit = kits.create_from_guide(guide=read(FILES[0].read_text(encoding="utf-8")))
    kits.publish(kit=kit)
    draft = fresh(kits.revise(kit=kit, author=lea))
    assert (draft.slug, draft.version, draft.status, draft.created_by) == (kit.slug, 2, "draft", lea)
    assert kits.as_guide(draft) == kits.as_guide(fresh(kit))


def test_revising_leaves_the_published_version_alone():
    kit = published()
    before = kits.as_guide(fresh(kit))
    draft = kits.revise(kit=kit)
    kits.change_about(kit=draft, about=Guide("Pastry cook"))
    kits.remove_section(section=draft.sections.get())
    assert (kits.as_guide(fresh(kit)), fresh(kit).status) == (before, "published")


def test_a_kit_has_one_draft_only():
    kit = published()
    draft = kits.revise(kit=kit)
    with pytest.raises(kits.DraftStands) as refused:
        kits.revise(kit=kit)
    assert (refused.value.draft, Kit.objects.count()) == (draft, 2)


def test_a_retired_kit_can_be_revised():
    assert kits.revise(kit=kits.retire(kit=published())).version == 2


def test_retiring_keeps_the_version():
    kit = fresh(kits.retire(kit=published()))
    assert (kit.status, kit.retired_at is None, kit.sections.count()) == ("retired", False, 1)


def test_only_a_published_version_is_retired():
    for kit in (make_kit("A", status="draft"), make_kit("B", status="retired", retired_at=None)):
        with pytest.raises(kits.KitFrozen):
            kits.retire(kit=kit)
        assert fresh(kit).retired_at is None


def test_a_discarded_draft_is_gone_with_all_its_parts():
    kits.discard(kit=make_kit(status="draft"))
    tables = (Kit, SectionRow, QuestionRow, LookFor, FlagRow, CriterionRow)
    assert [table.objects.count() for table in tables] == [0] * 6


def test_a_published_version_is_not_discarded():
    kit = published()
    with pytest.raises(kits.KitFrozen):
        kits.discard(kit=kit)
    assert Kit.objects.count() == 1
