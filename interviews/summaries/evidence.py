"""What the sealed cards of a candidacy say: the grid, the notes behind it, the flags."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from interviews.decisions.inputs import is_submitted
from interviews.decisions.rulings import RULINGS
from interviews.models import Candidacy, Flag, Score, Seat, Tick
from rubrics.models import Question
from rubrics.rule.model import STANDING

from .facts import Answer, CardLine, Cell, FlagLine, Grid, Number, Row, SessionLine, Topic
from .meetings import is_heard, seats_of, sessions_of


@dataclass(frozen=True)
class Evidence:
    """The rows, read once: five queries."""

    sessions: tuple[SessionLine, ...]
    cards: list[CardLine]
    seats: list[Seat]
    questions: list[Question]
    scores: dict[tuple[int, int], Score]
    heard: dict[tuple[int, int], tuple[str, ...]]
    flags: list[Flag]

    @classmethod
    def of(cls, candidacy: Candidacy) -> "Evidence":
        everybody = seats_of(candidacy)
        seats = [seat for seat in everybody if is_heard(seat)]
        sealed = [seat.card.pk for seat in seats if is_submitted(seat)]
        scores = {(row.card_id, row.question_id): row for row in _scores(sealed)}
        return cls(
            sessions=sessions_of(everybody),
            cards=[_card(seat) for seat in seats],
            seats=seats,
            questions=_questions(candidacy, scores.values()),
            scores=scores,
            heard=_heard(sealed),
            flags=list(_flags(sealed)),
        )

    def answer(self, seat: Seat, question: Question) -> Score | None:
        return self.scores.get((seat.card.pk, question.pk)) if is_submitted(seat) else None

    def look_fors(self, seat: Seat, question: Question) -> tuple[str, ...]:
        return self.heard.get((seat.card.pk, question.pk), ()) if is_submitted(seat) else ()


def grid_of(evidence: Evidence) -> Grid:
    rows = (_row(evidence, number, question) for number, question in enumerate(evidence.questions, start=1))
    return Grid(tuple(evidence.cards), tuple(rows))


def topics_of(evidence: Evidence) -> tuple[Topic, ...]:
    """The evidence by question, then what was said about the interview as a whole; empty ones are left out."""
    found = []
    for number, question in enumerate(evidence.questions, start=1):
        answers = tuple(_answers(evidence, number, question))
        if answers:
            found.append(Topic(number, question.title, question.text, answers))
    whole = tuple(
        Answer(f"a-0-{place}", str(seat.user), None, "", seat.card.note, ())
        for place, seat in enumerate(evidence.seats, start=1)
        if is_submitted(seat) and seat.card.note
    )
    return (*found, Topic(0, "The interview as a whole", "", whole)) if whole else tuple(found)


def flags_of(evidence: Evidence) -> tuple[FlagLine, ...]:
    """Flags of sealed cards; one that its author took back before sealing stays theirs."""
    return tuple(
        _flag(number, flag) for number, flag in enumerate(evidence.flags, start=1) if flag.state != Flag.State.WITHDRAWN
    )


def _scores(cards: list[int]):
    return Score.objects.filter(card__in=cards).select_related("question__section")


def _flags(cards: list[int]):
    return Flag.objects.filter(card__in=cards).select_related("card__seat__user", "question", "ruled_by")


def _heard(cards: list[int]) -> dict[tuple[int, int], tuple[str, ...]]:
    heard = defaultdict(list)
    for tick in Tick.objects.filter(card__in=cards).select_related("look_for").order_by("look_for__order"):
        heard[tick.card_id, tick.look_for.question_id].append(tick.look_for.text)
    return {key: tuple(texts) for key, texts in heard.items()}


def _questions(candidacy: Candidacy, scores) -> list[Question]:
    """Those of the plan in its order, then any other that a sealed card answered."""
    items = candidacy.opening.plan_items.select_related("question__section")
    asked = {item.question_id: item.question for item in items}
    besides = {score.question_id: score.question for score in scores if score.is_answered or score.note}
    return list((asked | besides).values())


def _card(seat: Seat) -> CardLine:
    return CardLine(
        seat=str(seat.ref),
        session=str(seat.session.ref),
        person=str(seat.user),
        initials=seat.user.initials,
        kind_words=seat.get_kind_display(),
        starts_at=seat.session.starts_at,
        sealed_at=seat.card.sealed_at if is_submitted(seat) else None,
    )


def _row(evidence: Evidence, number: int, question: Question) -> Row:
    cells = tuple(_cell(evidence, number, place, question) for place in range(1, len(evidence.seats) + 1))
    levels = [cell.level for cell in cells if cell.level is not None]
    return Row(
        question=str(question.ref),
        number=number,
        title=question.title,
        section=question.section.name,
        difficulty=question.difficulty or "",
        cells=cells,
        mean=Number(Fraction(sum(levels), len(levels)) if levels else None),
    )


def _cell(evidence: Evidence, number: int, place: int, question: Question) -> Cell:
    seat = evidence.seats[place - 1]
    score = evidence.answer(seat, question)
    said = bool(score and (score.is_answered or score.note)) or bool(evidence.look_fors(seat, question))
    level, state = (score.counted, score.state) if score and score.is_answered else (None, "")
    return Cell(level, state, f"a-{number}-{place}" if said else "")


def _answers(evidence: Evidence, number: int, question: Question):
    for place, seat in enumerate(evidence.seats, start=1):
        cell = _cell(evidence, number, place, question)
        if cell.anchor:
            score = evidence.answer(seat, question)
            note, heard = score.note if score else "", evidence.look_fors(seat, question)
            yield Answer(cell.anchor, str(seat.user), cell.level, cell.state, note, heard)


def _flag(number: int, flag: Flag) -> FlagLine:
    author = flag.card.seat.user
    return FlagLine(
        ref=str(flag.ref),
        anchor=f"f-{number}",
        text=flag.text,
        evidence=flag.evidence,
        question=flag.question.title if flag.question else "",
        state=flag.state,
        state_words=flag.get_state_display(),
        stands=flag.state in STANDING,
        raised_by=str(author),
        raised_by_ref=str(author.ref),
        raised_at=flag.raised_at,
        ruled_by=str(flag.ruled_by) if flag.ruled_by else "",
        ruled_at=flag.ruled_at,
        ruling=flag.ruling,
        moves=tuple(state.value for state in RULINGS if state in Flag.MOVES[Flag.State(flag.state)]),
    )
