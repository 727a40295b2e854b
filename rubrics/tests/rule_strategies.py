"""Whole cases at random: small panels, few questions, every kind of seat, flag, reading and weight.

Hypothesis draws one seed a case; drawing every choice would take ten times as long.
"""

from fractions import Fraction
from random import Random

from hypothesis import settings
from hypothesis import strategies as st

from rubrics import rule

SECTIONS = ("technical", "behavioral", "role_fit", "culture")
WEIGHTS = tuple(Fraction(text) for text in ("1", "3/2", "2", "1/3", "5/4"))
THRESHOLDS = tuple(Fraction(text) for text in ("1", "3/2", "5/2", "11/4", "3", "3", "10/3", "4"))
ANSWERS = (None, 1, 2, 3, 3, 3, 4, 4, 4, "not_asked", "no_evidence")
quick = settings(max_examples=50, deadline=None, derandomize=True, database=None)


def cases(**options) -> st.SearchStrategy[rule.Case]:
    """Cases that may be decided; see `random_case` for the options."""
    return st.randoms(use_true_random=True).map(lambda random: random_case(random, **options))


def random_case(random: Random, *, questions=5, seats=3, all_in=False, **fixed) -> rule.Case:
    """`all_in`: submitted scorers, no flags, test passed, so that the average decides; `fixed` goes into the rule."""
    panel = tuple(random_seat(random, number, all_in) for number in range(random.randint(1, seats)))
    counted = random.sample(SECTIONS[:3], random.randint(1, 3))
    planned = [
        (f"q{number}", random.choice(counted if all_in else SECTIONS), random.choice((None, *rule.DIFFICULTIES)))
        for number in range(random.randint(1, questions))
    ]
    return rule.Case(
        rule=random_rule(random, counted, least=0 if all_in else 2, **fixed),
        marks=tuple(mark for seat in panel for row in planned for mark in random_answer(random, seat.id, *row)),
        flags=() if all_in else random_flags(random, panel),
        test=rule.Test("passed" if all_in else random.choice(rule.TEST_STATES)),
        seats=panel,
    )


def random_rule(random: Random, counted, *, least, **fixed) -> rule.Rule:
    given = {
        "pick_min": {name: random.randint(0, least) for name in counted},
        "threshold": random.choice(THRESHOLDS),
        "reading": random.choice(rule.READINGS),
        "pooling": random.choice(rule.POOLINGS),
        "weights": rule.Weights(
            {name: random.choice(WEIGHTS) for name in rule.DIFFICULTIES if random.random() < 0.5},
            {name: random.choice(WEIGHTS) for name in counted if random.random() < 0.5},
        ),
        "test_required": random.random() < 0.5,
    }
    return rule.Rule(**given | fixed)


def random_seat(random: Random, number: int, all_in: bool) -> rule.Seat:
    kind = "scorer" if all_in else random.choice(("scorer", "scorer", "shadow"))
    return rule.Seat(f"seat{number}", kind, submitted=all_in or random.random() < 0.7)


def random_answer(random: Random, seat, question, section, difficulty) -> list[rule.Mark]:
    answer = random.choice(ANSWERS)
    if answer is None:
        return []
    level, state = (None, answer) if isinstance(answer, str) else (answer, None)
    return [rule.Mark(seat, question, section, level, difficulty, state)]


def random_flags(random: Random, panel) -> tuple[rule.Flag, ...]:
    names = random.sample(("f1", "f2"), random.choice((0, 0, 1, 2)))
    return tuple(rule.Flag(name, random.choice(panel).id, random.choice(rule.FLAG_STATES)) for name in names)
