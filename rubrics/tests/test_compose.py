"""Composing an interview: reference plans, and what holds for every kit."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from rubrics.compose import Item, Note, Range, measure, note_words, propose

RANGES = [Range("technical", 4, 6), Range("behavioral", 2, 3), Range("role_fit", 1, 2)]
KINDS = {"technical": "technical", "behavioral": "behavioral", "role_fit": "role_fit", "extra": "other"}
NAMES = {"technical": "Technical", "behavioral": "Behavioral", "role_fit": "Role-fit"}


def items_of(section, difficulties, start=0, minutes=None):
    return [
        Item(f"{section}{n}", section, KINDS[section], difficulty, minutes, f"{section} {n}", start + n)
        for n, difficulty in enumerate(difficulties)
    ]


KIT = [
    *items_of("technical", ["easy"] * 3 + ["medium"] * 8 + ["hard"] * 4),
    *items_of("behavioral", [None] * 7, 15),
    *items_of("role_fit", [None] * 5, 22),
]
BY_ID = {item.id: item for item in KIT}


def chosen_of(proposal, kit=BY_ID):
    return [kit[ref] for ref in proposal.chosen]


def counts(items):
    return {name: sum(item.section == name for item in items) for name in ("technical", "behavioral", "role_fit")}


def difficulties(items):
    return {name: sum(item.difficulty == name for item in items) for name in ("easy", "medium", "hard")}


# reference plans of a kit with 15 + 7 + 5 questions


def test_proposal_for_45_minutes_holds_ranges_spread_and_minutes():
    chosen = chosen_of(propose(KIT, RANGES, 45))
    assert counts(chosen) == {"technical": 5, "behavioral": 2, "role_fit": 1}
    assert difficulties(chosen) == {"easy": 2, "medium": 2, "hard": 1}
    shape = measure(chosen, RANGES, 45, KIT)
    assert (shape.minutes_used, shape.guessed, shape.problems) == (43, 8, ())


def test_senior_proposal_leans_to_hard_and_role_fit():
    chosen = chosen_of(propose(KIT, RANGES, 45, senior=True))
    assert counts(chosen) == {"technical": 4, "behavioral": 2, "role_fit": 2}
    assert difficulties(chosen) == {"easy": 1, "medium": 1, "hard": 2}
    assert measure(chosen, RANGES, 45, KIT).problems == ()


def test_long_interview_stops_at_the_top_of_the_ranges():
    assert counts(chosen_of(propose(KIT, RANGES, 180))) == {"technical": 6, "behavioral": 3, "role_fit": 2}


def test_short_interview_keeps_the_ranges_and_says_what_they_need():
    proposal = propose(KIT, RANGES, 30)
    assert counts(chosen_of(proposal)) == {"technical": 4, "behavioral": 2, "role_fit": 1}
    assert [reason for reason in proposal.reasons if reason.level == "warning"] == [
        Note("minutes_too_few", {"used": 38, "minutes": 30, "briefing": 3}, "warning")
    ]


def test_section_without_range_is_left_out():
    kit = [*KIT, *items_of("extra", [None] * 3, 27)]
    assert propose(kit, [*RANGES, Range("extra")], 45) == propose(KIT, RANGES, 45)


def test_section_that_is_too_small_gives_all_it_has():
    proposal = propose(items_of("behavioral", [None]), [Range("behavioral", 2, 3)], 45)
    assert proposal.chosen == ("behavioral0",)
    assert proposal.reasons[0].code == "kit_too_small"


def test_kit_without_questions_gives_an_empty_proposal():
    assert propose([], RANGES, 45).chosen == ()


# measuring


def test_measure_names_what_breaks_the_ranges():
    chosen = items_of("technical", ["easy"] * 7, minutes=6) + items_of("behavioral", [None], 15, minutes=6)
    shape = measure(chosen, RANGES, 45, KIT)
    assert [note_words(note, NAMES) for note in shape.errors] == [
        "Behavioral needs 1 question more: 1 chosen, the kit asks for 2–3.",
        "Role-fit needs 1 question more: 0 chosen, the kit asks for 1–2.",
    ]
    assert [note_words(note, NAMES) for note in shape.warnings] == [
        "Technical has 7 questions; the kit asks for 4–6.",
        "The plan takes 51 minutes, 6 more than the interview has (45).",
        "No medium question is chosen; the kit has 8.",
        "No hard question is chosen; the kit has 4.",
    ]


def test_measure_of_nothing_asks_for_the_ranges_alone():
    shape = measure([], RANGES, 45, KIT)
    assert [note.code for note in shape.problems] == ["below_range"] * 3
    assert (shape.minutes_used, shape.minutes_left) == (3, 42)


def test_measure_without_a_practical_test_needs_no_briefing():
    assert measure([], [], 45, briefing=0).minutes_used == 0


def test_measure_counts_sections_in_the_order_of_their_ranges():
    shape = measure(KIT[:5], [*RANGES, Range("extra")], 45, KIT)
    states = [(count.section, count.chosen, count.offered, count.state) for count in shape.sections]
    assert states == [
        ("technical", 5, 15, "held"),
        ("behavioral", 0, 7, "below"),
        ("role_fit", 0, 5, "below"),
        ("extra", 0, 0, "free"),
    ]


# every kit

sections = st.sampled_from(["technical", "behavioral", "role_fit", "extra"])
item = st.builds(
    lambda section, difficulty, minutes: Item("", section, KINDS[section], difficulty, minutes),
    sections,
    st.sampled_from(["easy", "medium", "hard", None]),
    st.none() | st.integers(1, 20),
)
kits = st.lists(item, max_size=9).map(
    lambda rows: [replace(row, id=f"q{n}", title=f"Q{n}", place=n) for n, row in enumerate(rows)]
)
range_of = st.tuples(st.integers(0, 3), st.integers(0, 3) | st.none())
limits = st.fixed_dictionaries(dict.fromkeys(("technical", "behavioral", "role_fit"), range_of)).map(
    lambda found: [Range(name, low, None if extra is None else low + extra) for name, (low, extra) in found.items()]
)
slots = st.integers(5, 70)
seniors = st.booleans()


def feasible(kit, ranges):
    return all(sum(row.section == limit.section for row in kit) >= limit.pick_min for limit in ranges)


def choices(kit, ranges):
    """Every choice within the ranges."""
    by_section = []
    for limit in ranges:
        rows = [row for row in kit if row.section == limit.section]
        top = len(rows) if limit.pick_max is None else min(limit.pick_max, len(rows))
        by_section.append([pick for size in range(limit.pick_min, top + 1) for pick in combinations(rows, size)])
    return [[row for part in parts for row in part] for parts in product(*by_section)]


def proposed(kit, ranges, minutes, senior):
    chosen = propose(kit, ranges, minutes, senior).chosen
    return [row for row in kit if row.id in chosen]


def hardness(rows):
    ranks = [row.rank for row in rows if row.rank is not None]
    return Fraction(sum(ranks), len(ranks)) if ranks else Fraction(0)


@given(kits, limits, slots, seniors)
def test_ranges_are_held_when_the_kit_can(kit, ranges, minutes, senior):
    shape = measure(proposed(kit, ranges, minutes, senior), ranges, minutes)
    assert all(count.state == "held" for count in shape.sections) == feasible(kit, ranges)


@given(kits, limits, slots, seniors)
def test_minutes_fit_when_any_choice_within_the_ranges_fits(kit, ranges, minutes, senior):
    possible = any(measure(choice, ranges, minutes).minutes_left >= 0 for choice in choices(kit, ranges))
    if possible:
        assert measure(proposed(kit, ranges, minutes, senior), ranges, minutes).minutes_left >= 0


@given(kits, limits, slots, seniors, st.randoms())
def test_order_of_the_input_never_matters(kit, ranges, minutes, senior, random):
    mixed, mixed_ranges = random.sample(kit, len(kit)), random.sample(ranges, len(ranges))
    assert propose(mixed, mixed_ranges, minutes, senior) == propose(kit, ranges, minutes, senior)


@given(kits, limits, slots)
def test_senior_plan_is_never_easier(kit, ranges, minutes):
    plain, senior = (proposed(kit, ranges, minutes, choice) for choice in (False, True))
    assert hardness(senior) >= hardness(plain)
    assert difficulties(senior)["hard"] >= difficulties(plain)["hard"]
    assert counts(senior)["role_fit"] >= counts(plain)["role_fit"]


@given(kits, limits, slots, seniors)
def test_nothing_is_chosen_twice_and_every_reason_has_words(kit, ranges, minutes, senior):
    proposal = propose(kit, ranges, minutes, senior)
    assert len(set(proposal.chosen)) == len(proposal.chosen)
    words = [note_words(reason) for reason in proposal.reasons]
    assert all(sentence.endswith(".") for sentence in words)
