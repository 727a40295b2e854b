"""Changes of drafts: each does its one thing, and none of them touches a frozen version."""

from dataclasses import replace

import pytest

from conftest import make_kit, make_question, make_section
from rubrics import kits
from rubrics.guides.draft import Criterion, Guide, NamedList, PracticalTest, Question, RedFlag, Round, Section
from rubrics.models import Kit
from rubrics.models import Question as QuestionRow
from rubrics.models import RedFlag as FlagRow
from rubrics.models import Section as SectionRow

SECTION = Section("technical", "Technical", pick_min=1, questions=(Question("Why yeast?"),))
BAKE = PracticalTest("Bake.", criteria=(Criterion("Crust", 60), Criterion("Crumb", 40)))
pytestmark = pytest.mark.django_db


def fresh(kit):
    return Kit.objects.get(pk=kit.pk)


def texts(rows):
    return [row.text for row in rows]


@pytest.fixture
def draft():
    return make_kit(status="draft", sections=(("technical", 3), ("behavioral", 1)))


def test_what_a_kit_says_of_itself_changes(draft):
    about = Guide("Pastry cook", role="Cook", level="senior", source="ours", summary="Sweet.", minutes=60)
    kit = fresh(kits.change_about(kit=draft, about=about))
    said = (kit.title, kit.role, kit.level, kit.source, kit.summary, kit.minutes, kit.slug)
    assert said == ("Pastry cook", "Cook", "senior", "ours", "Sweet.", 60, "baker")


def test_the_rule_changes(draft):
    terms = replace(
        kits.as_guide(draft), threshold="2.75", pooling="answer", reading="sections", show_average=False,
        weights_difficulty=(("hard", "1.5"),), weights_section=(("behavioral", "2"),), anchors=("a", "b", "c", "d"),
    )  # fmt: skip
    kits.change_rule(kit=draft, terms=terms)
    assert kits.as_guide(fresh(draft)) == terms


def test_a_threshold_off_the_scale_is_refused(draft):
    with pytest.raises(kits.KitProblems):
        kits.change_rule(kit=draft, terms=Guide("Baker", threshold="5"))
    assert fresh(draft).threshold == 3


def test_extras_replace_flags_questions_and_lists(draft):
    question = QuestionRow.objects.first()
    FlagRow.objects.create(kit=draft, question=question, text="Its own")
    extras = Guide(
        "Baker", red_flags=(RedFlag("Late"), RedFlag("Rude")), candidate_questions=("Why?",),
        lists=(NamedList("Topics", ("Dough",)),),
    )  # fmt: skip
    kit = fresh(kits.change_extras(kit=draft, extras=extras))
    assert texts(kit.red_flags.filter(question=None)) == ["Late", "Rude"]
    assert texts(question.red_flags.all()) == ["Its own"]
    assert (kit.candidate_questions, kit.lists) == (["Why?"], [{"name": "Topics", "items": ["Dough"]}])


def test_rounds_are_replaced(draft):
    rounds = (Round("Talk", None, 45), Round("Bake", 30, 60, "in the kitchen"))
    for _ in range(2):
        kits.change_rounds(kit=draft, rounds=rounds)
    assert kits.as_guide(fresh(draft)).rounds == rounds


def test_a_practical_test_is_replaced(draft):
    kits.change_test(kit=draft, test=BAKE)
    assert kits.as_guide(fresh(draft)).practical_test == BAKE


def test_a_practical_test_is_removed_and_made_anew(draft):
    kits.remove_test(kit=draft)
    assert kits.as_guide(fresh(draft)).practical_test is None
    kits.change_test(kit=fresh(draft), test=BAKE)
    assert kits.as_guide(fresh(draft)).practical_test == BAKE


def test_a_section_is_added_at_the_end_with_a_free_key(draft):
    kits.add_section(kit=draft, section=Section("technical", "Ovens", "technical", 1, 2, "Hot."))
    assert kits.as_guide(fresh(draft)).sections[2] == Section("technical_2", "Ovens", "technical", 1, 2, "Hot.")


def test_a_section_keeps_its_key_and_its_questions(draft):
    section = draft.sections.get(key="technical")
    kits.change_section(section=section, content=Section("other", "Craft", "other", 2, None, "Hands."))
    now = kits.as_guide(fresh(draft)).sections[0]
    assert (now.key, now.name, now.kind, now.pick_min, now.pick_max, now.intro, len(now.questions)) == (
        "technical", "Craft", "other", 2, None, "Hands.", 3,
    )  # fmt: skip


def test_a_removed_section_takes_its_weight_along(draft):
    Kit.objects.filter(pk=draft.pk).update(weights={"section": {"technical": "2", "behavioral": "3"}})
    kits.remove_section(section=draft.sections.get(key="technical"))
    guide = kits.as_guide(fresh(draft))
    assert ([row.key for row in guide.sections], guide.weights_section) == (["behavioral"], (("behavioral", "3"),))


@pytest.mark.parametrize(("step", "expected"), [(1, ["B", "A", "C"]), (-1, ["A", "B", "C"]), (9, ["B", "C", "A"])])
def test_a_section_moves(step, expected):
    kit = make_kit(status="draft", sections=())
    for name in "ABC":
        make_section(kit, name.lower(), 1, name=name)
    kits.move_section(section=kit.sections.get(key="a"), step=step)
    assert [row.name for row in fresh(kit).sections.all()] == expected


ASKED = Question(
    "How long?", "Time", "hard", 9, ("Says so",), "An hour.", ("And rye?",), ("Guesses",), ("Asks",), tuple("abcd")
)


def test_a_question_is_added_at_the_end(draft):
    kits.add_question(section=draft.sections.get(key="technical"), question=ASKED)
    assert kits.as_guide(fresh(draft)).sections[0].questions[3] == ASKED


def test_a_question_is_replaced_in_its_place(draft):
    question = QuestionRow.objects.get(title="Technical 2")
    kits.change_question(question=question, content=ASKED)
    assert kits.as_guide(fresh(draft)).sections[0].questions[1] == ASKED
    assert QuestionRow.objects.get(title="Time").ref == question.ref


def test_a_question_changes_its_section(draft):
    other = draft.sections.get(key="behavioral")
    kits.change_question(question=QuestionRow.objects.get(title="Technical 1"), content=ASKED, section=other)
    titles = [[q.title for q in row.questions] for row in kits.as_guide(fresh(draft)).sections]
    assert titles == [["Technical 2", "Technical 3"], ["Behavioral 1", "Time"]]


def test_a_question_does_not_move_into_another_kit(draft):
    foreign = make_kit("Other", status="draft").sections.first()
    with pytest.raises(SectionRow.DoesNotExist):
        kits.change_question(question=QuestionRow.objects.get(title="Technical 1", section__kit=draft),
                             content=ASKED, section=foreign)  # fmt: skip
    assert foreign.questions.count() == 4


def test_a_question_is_removed_with_its_flags(draft):
    question = QuestionRow.objects.get(title="Technical 1")
    FlagRow.objects.create(kit=draft, question=question, text="Its own")
    kits.remove_question(question=question)
    assert (QuestionRow.objects.count(), texts(draft.red_flags.all())) == (3, ["Blames others for every failure"])


def test_a_question_moves_even_where_orders_repeat():
    section = make_section(make_kit(status="draft", sections=()), "technical", 0)
    rows = [make_question(section, 0, title=title) for title in "ABC"]
    kits.move_question(question=rows[2], step=-1)
    assert [row.title for row in section.questions.all()] == ["A", "C", "B"]


def edits(kit):
    section, question = kit.sections.first(), QuestionRow.objects.filter(section__kit=kit).first()
    return [
        lambda: kits.change_about(kit=kit, about=Guide("New")),
        lambda: kits.change_rule(kit=kit, terms=Guide("New")),
        lambda: kits.change_extras(kit=kit, extras=Guide("New")),
        lambda: kits.change_rounds(kit=kit, rounds=[Round("Talk")]),
        lambda: kits.change_test(kit=kit, test=BAKE),
        lambda: kits.remove_test(kit=kit),
        lambda: kits.add_section(kit=kit, section=SECTION),
        lambda: kits.change_section(section=section, content=SECTION),
        lambda: kits.remove_section(section=section),
        lambda: kits.move_section(section=section, step=1),
        lambda: kits.add_question(section=section, question=ASKED),
        lambda: kits.change_question(question=question, content=ASKED),
        lambda: kits.remove_question(question=question),
        lambda: kits.move_question(question=question, step=1),
    ]


@pytest.mark.parametrize("status", ["published", "retired"])
@pytest.mark.parametrize("number", range(14))
def test_a_frozen_version_refuses_every_change(status, number):
    kit = make_kit(status=status)
    before, changed = kits.as_guide(fresh(kit)), fresh(kit).changed_at
    with pytest.raises(kits.KitFrozen):
        edits(kit)[number]()
    assert (kits.as_guide(fresh(kit)), fresh(kit).changed_at) == (before, changed)
