"""Rows -> Summary, in eight queries however large the panel is."""

from typing import Any

from django.db.models import prefetch_related_objects

from interviews.decisions import inputs_of
from interviews.models import Candidacy, Indication
from interviews.operations.canonical import digest
from rubrics import rule
from rubrics.models import Kit
from rubrics.rule.terms import terms
from rubrics.rules import rule_of

from . import ledger
from .evidence import Evidence, flags_of, grid_of, topics_of
from .facts import CardLine, DecisionLine, Number, SectionLine, Summary
from .practical import test_of
from .wording import STANCES, stance_of

RELATED = ("candidate", "opening__kit__practical_test", "indication", "test_result__recorded_by")


def summary_of(candidacy: Candidacy) -> Summary:
    """Everything that sealed cards say. Load the candidacy with `select_related(*RELATED)` to save queries."""
    evidence = Evidence.of(candidacy)
    kit = candidacy.opening.kit
    prefetch_related_objects([kit], "sections")
    verdict = _verdict(candidacy)
    names = _names(kit, evidence)
    indication = getattr(candidacy, "indication", None)
    test = test_of(candidacy)
    return Summary(
        candidacy=str(candidacy.ref),
        candidate=str(candidacy.candidate),
        opening=str(candidacy.opening),
        kit=str(kit),
        status=candidacy.status,
        settled_at=indication.settled_at if indication else None,
        digest=digest(indication.verdict if indication else rule.verdict_to_json(verdict)),
        rule_words=tuple(terms(rule_of(kit), names, test.pass_mark.value if test else None)),
        anchors=tuple(kit.anchors),
        sections=tuple(_sections(verdict, kit)),
        sessions=evidence.sessions,
        cards=tuple(evidence.cards),
        grid=grid_of(evidence),
        topics=topics_of(evidence),
        flags=flags_of(evidence),
        test=test,
        decisions=tuple(_decisions(candidacy)),
        **_said(verdict, names),
    )


def _said(verdict: rule.Verdict, names: dict[str, str]) -> dict[str, Any]:
    """The verdict itself, in numbers and words."""
    return {
        "outcome": verdict.outcome,
        "outcome_words": rule.words.OUTCOME_WORDS[verdict.outcome],
        "sentence": rule.words.sentence(verdict, names),
        "average": Number(verdict.average),
        "provisional": verdict.provisional,
        "threshold": Number(verdict.threshold),
        "clauses": tuple(ledger.line(verdict, clause, names) for clause in verdict.clauses),
        "missing": tuple(rule.words.missing(verdict, names)),
        "robustness": tuple(rule.words.robustness(verdict, names)),
        "other_readings": tuple(rule.words.other_readings(verdict)),
    }


def _verdict(candidacy: Candidacy) -> rule.Verdict:
    """The one that is kept; for a candidacy that was never settled, what its rows say."""
    kept: Indication | None = getattr(candidacy, "indication", None)
    return rule.verdict_from_json(kept.verdict) if kept else rule.decide_case(inputs_of(candidacy))


def _names(kit: Kit, evidence: Evidence) -> dict[str, str]:
    """What sentences call sections, questions and seats."""
    sections = {section.key: section.name for section in kit.sections.all()}
    questions = {str(question.ref): f"“{question.title}”" for question in evidence.questions}
    return sections | questions | {card.seat: _called(card, evidence.cards) for card in evidence.cards}


def _called(card: CardLine, cards: list[CardLine]) -> str:
    """The name, with the day where one person holds two seats."""
    if sum(other.person == card.person for other in cards) == 1:
        return card.person
    return f"{card.person} ({card.starts_at.day} {card.starts_at:%B})"


def _sections(verdict: rule.Verdict, kit: Kit):
    """The counted sections in the order of the kit."""
    covered = {line["section"]: line for line in verdict.clause("coverage").reasons}
    for section in kit.sections.all():
        if section.key in verdict.sections:
            line, mean = covered[section.key], Number(verdict.sections[section.key])
            yield SectionLine(section.key, section.name, mean, line["scored"], line["needed"])


def _decisions(candidacy: Candidacy):
    for row in candidacy.decisions.select_related("decided_by"):
        indicated = row.snapshot["verdict"]["outcome"]
        stance = stance_of(row, indicated)
        yield DecisionLine(
            ref=str(row.ref),
            kind=row.kind,
            kind_words=row.get_kind_display(),
            reason=row.reason,
            stance=stance,
            stance_words=STANCES[stance].format(rule.words.OUTCOME_WORDS[indicated].lower()),
            indicated=indicated,
            indicated_words=rule.words.OUTCOME_WORDS[indicated].lower(),
            person=str(row.decided_by),
            at=row.decided_at,
            current=row.current,
            digest=row.snapshot_hash[:12],
        )
