"""What a candidacy comes to, in numbers and words."""

import pytest

from conftest import card_of, make_candidacy, make_flag, make_kit, make_opening, make_scores, make_session, seal
from interviews import decisions
from interviews.models import Candidacy, Decision, Flag, Tick
from interviews.summaries import RELATED, events_of, summary_of
from interviews.summaries.wording import said
from rubrics.models import Criterion, PracticalTest, Question


@pytest.fixture
def candidacy(lea, rae):
    return make_candidacy(make_opening(make_kit(sections=(("technical", 2), ("behavioral", 1))), lead=lea))


@pytest.fixture
def session(candidacy, ana, ben):
    return make_session(candidacy, ana, ben)


def sealed(session, user, levels):
    card = card_of(session, user)
    make_scores(card, levels)
    return seal(card)


def summed(candidacy):
    decisions.settle(candidacy=candidacy)
    return summary_of(Candidacy.objects.select_related(*RELATED).get(pk=candidacy.pk))


def graded(candidacy, actor, level=3):
    levels = {str(row.ref): level for row in Criterion.objects.filter(test__kit=candidacy.opening.kit)}
    return decisions.grade_test(candidacy=candidacy, actor=actor, levels=levels, note="Neat")


def test_verdict_is_said_in_one_sentence_with_its_ledger(candidacy, session, ana, ben, lea):
    make_flag(sealed(session, ana, [4, 3, 3]))
    sealed(session, ben, [3, 3, 2])
    graded(candidacy, lea)
    summary = summed(candidacy)
    assert summary.sentence == "No hire: one red flag stands. Average 3.00, test passed."
    assert [(line.title, line.state, line.number) for line in summary.clauses] == [
        ("Cards", "held", "2 of 2"),
        ("Coverage", "held", "2 of 2"),
        ("Average", "held", "3.00, needs 3.00"),
        ("Red flags", "failed", "1, none allowed"),
        ("Practical test", "held", "3.00"),
    ]


def test_numbers_are_cut_and_exact(candidacy, session, ana, ben):
    sealed(session, ana, [4, 3, 3])
    sealed(session, ben, [4, 4, "no_evidence"])
    summary = summed(candidacy)
    assert (summary.average.shown, summary.average.exact, summary.average.is_cut) == ("3.50", "7/2", False)
    assert [(line.name, line.mean.shown, line.scored, line.needed) for line in summary.sections] == [
        ("Technical", "3.75", 2, 1),
        ("Behavioral", "3.00", 1, 1),
    ]
    assert [row.mean.shown for row in summary.grid.rows] == ["4.00", "3.50", "3.00"]


def test_grid_says_what_each_card_says_and_nothing_of_drafts(candidacy, session, ana, ben):
    sealed(session, ana, [4, "not_asked", None])
    make_scores(card_of(session, ben), [1, 1, 1])
    summary = summed(candidacy)
    assert [(card.person, card.is_sealed) for card in summary.grid.columns] == [("Ana", True), ("Ben", False)]
    looks = [[(cell.look, cell.anchor) for cell in row.cells] for row in summary.grid.rows]
    assert looks == [
        [("4", "a-1-1"), ("none", "")],
        [("not_asked", "a-2-1"), ("none", "")],
        [("none", ""), ("none", "")],
    ]
    assert summary.missing == (
        "Ben has not submitted a card.",
        "Behavioral needs one more scored question (0 of 1).",
        "The practical test has no result yet.",
    )


def test_every_linked_cell_has_its_evidence(candidacy, session, ana, ben):
    card = card_of(session, ana)
    make_scores(card, [4, "no_evidence"])
    card.scores.filter(level=4).update(note="Went straight to the data.")
    question = Question.objects.get(title="Technical 1")
    Tick.objects.create(card=card, look_for=question.look_fors.first())
    card.note = "A calm conversation."
    card.save(update_fields=["note"])
    seal(card)
    summary = summed(candidacy)
    said_there = [(topic.title, answer.anchor, answer.note) for topic in summary.topics for answer in topic.answers]
    assert said_there == [
        ("Technical 1", "a-1-1", "Went straight to the data."),
        ("Technical 2", "a-2-1", ""),
        ("The interview as a whole", "a-0-1", "A calm conversation."),
    ]
    assert summary.topics[0].answers[0].heard == ("Names a step of technical 1",)
    linked = {cell.anchor for row in summary.grid.rows for cell in row.cells if cell.anchor}
    assert linked == {answer.anchor for topic in summary.topics for answer in topic.answers if topic.number}


def test_shadows_and_cancelled_sessions_do_not_appear(candidacy, session, otto, adi):
    for kind, status, user in (("shadow", "open", otto), ("scorer", "cancelled", adi)):
        other = make_session(candidacy, (user, kind), status=status)
        make_flag(sealed(other, user, [1, 1, 1]))
    summary = summed(candidacy)
    assert ([card.person for card in summary.cards], summary.flags, summary.topics) == (["Ana", "Ben"], (), ())


def test_flags_with_evidence_and_ruling(candidacy, session, ana, ben, lea):
    card = sealed(session, ana, [3, 3, 3])
    flag = make_flag(card, question=Question.objects.get(title="Technical 2"))
    make_flag(card, state="withdrawn")
    make_flag(card_of(session, ben))
    before = summed(candidacy).flags
    assert [(line.stands, line.moves, line.question) for line in before] == [
        (True, ("upheld", "dismissed"), "Technical 2")
    ]
    decisions.rule_on_flag(flag=flag, actor=lea, state="dismissed", reason="Meant the tool.")
    (line,) = summed(candidacy).flags
    assert (line.stands, line.raised_by, line.ruled_by, line.ruling, line.moves) == (
        False,
        "Ana",
        "Lea",
        "Meant the tool.",
        ("upheld",),
    )


def test_practical_test_by_criteria(candidacy, lea):
    assert summed(candidacy).test.state == "missing"
    graded(candidacy, lea, 2)
    test = summed(candidacy).test
    assert (test.state, test.mean.shown, test.pass_mark.shown, test.graded_by) == ("failed", "2.00", "3.00", "Lea")
    assert [(row.name, row.weight, row.level) for row in test.criteria] == [("Crust", 60, 2), ("Crumb", 40, 2)]


def test_kit_without_a_practical_test_shows_none(candidacy):
    PracticalTest.objects.all().delete()
    assert summed(candidacy).test is None


def test_robustness_is_said_in_sentences(candidacy, session, ana, ben, lea):
    sealed(session, ana, [3, 3, 3])
    sealed(session, ben, [3, 3, 3])
    graded(candidacy, lea)
    assert summed(candidacy).robustness[0] == "Hangs on one point."


def test_other_readings_that_turn_the_outcome_are_noted(candidacy, ana, lea):
    candidacy.opening.kit.sections.filter(key="behavioral").update(pick_min=1)
    sealed(make_session(candidacy, ana), ana, [4, 4, 1])
    graded(candidacy, lea)
    assert summed(candidacy).other_readings != ()


@pytest.mark.parametrize(
    ("kind", "level", "stance", "words"),
    [
        ("hire", 3, "with", "With the indication"),
        ("no_hire", 3, "against", "Against the indication, which was hire"),
        ("hold", 2, "hold", "On hold; the indication was no hire"),
        ("hire", None, "early", "Taken while the indication was undecided"),
    ],
)
def test_decision_says_where_it_stands(candidacy, ana, lea, kind, level, stance, words):
    session = make_session(candidacy, ana)
    if level:
        sealed(session, ana, [level] * 3)
    graded(candidacy, lea)
    decisions.decide(candidacy=candidacy, actor=lea, kind=kind, reason="Because.")
    decision = summed(candidacy).decision
    assert (decision.stance, decision.stance_words, decision.current) == (stance, words, True)


def test_indication_that_moved_after_the_decision_is_noticed(candidacy, session, ana, lea):
    decisions.decide(candidacy=candidacy, actor=lea, kind="hold", reason="Waiting.")
    assert summed(candidacy).has_moved is False
    make_flag(sealed(session, ana, [3, 3, 3]))
    assert summed(candidacy).has_moved is True


def test_candidacy_that_was_never_settled_is_read_from_its_rows(candidacy, session, ana):
    sealed(session, ana, [3, 3, 3])
    summary = summary_of(candidacy)
    assert (summary.outcome, summary.cards_in, summary.settled_at) == ("UNDECIDED", 1, None)


def test_person_in_two_sessions_is_told_apart(candidacy, session, ana):
    make_session(candidacy, ana)
    missing = sorted(summed(candidacy).missing)
    assert missing[:2] == ["Ana (2 March) has not submitted a card."] * 2


def test_events_in_words_newest_first(candidacy, session, ana, lea):
    flag = make_flag(sealed(session, ana, [3, 3, 3]))
    decisions.settle(candidacy=candidacy)
    decisions.rule_on_flag(flag=flag, actor=lea, state="upheld", reason="Clear.")
    graded(candidacy, lea)
    assert [(line.person, line.words) for line in events_of(candidacy)] == [
        ("Lea", "graded the practical test: passed with 3.00"),
        ("Lea", "upheld a red flag: Clear."),
        ("", "The indication turned from undecided to no hire"),
    ]
    assert events_of(candidacy, actor=ana) == ()


def test_verb_without_words_is_shown_as_it_is():
    assert said("seat.moved_on", {}) == "seat moved on"


def test_summary_takes_as_many_queries_for_a_large_panel(
    candidacy, ana, ben, lea, otto, adi, django_assert_num_queries
):
    for user in (ana, ben, lea, otto, adi):
        session = make_session(candidacy, user)
        make_flag(sealed(session, user, [3, 3, 3]))
        Decision.objects.filter(current=True).update(current=False)
        decisions.decide(candidacy=candidacy, actor=user, kind="hold", reason="Wait.")
    row = Candidacy.objects.select_related(*RELATED).get(pk=candidacy.pk)
    assert Flag.objects.count() == 5
    with django_assert_num_queries(8):
        summary_of(row)
