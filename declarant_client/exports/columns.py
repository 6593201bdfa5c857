"""The columns of a table of the history: one row for each rated subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.assessments import Case, Rating, Subject
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.exports.history_document import answer_of, by_urgency
from declarant_client.exports.words import Words

Cell = str | int | datetime | None
"""Text, a count, a time with its offset, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One rated subject of one assessment, with the case that its level opened."""

    entry: HistoryEntry
    rating: Rating
    case: Case | None
    words: Words
    translate: Translate

    def said(self, sentence: Sentence | None) -> str | None:
        """Return a word in the reader's language."""
        return sentence.said(self.translate) if sentence is not None else None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters, and what it shows of a row."""

    heading: Sentence
    width: int
    of: Callable[[Row], Cell]


def rows_of(entry: HistoryEntry, words: Words, translate: Translate) -> Iterator[Row]:
    """Yield a row for each rated subject of an assessment."""
    cases = {_key(case.subject): case for case in reversed(by_urgency(entry.cases))}
    for rating in entry.assessment.ratings:
        case = cases.get(_key(rating.subject))
        yield Row(entry=entry, rating=rating, case=case, words=words, translate=translate)


def _key(subject: Subject) -> tuple[SubjectKind, str]:
    return subject.kind, subject.code or subject.name


def _branch(row: Row) -> str | None:
    branch = row.entry.assessment.declaration.branch
    return branch.name or branch.short_name


def _channel(row: Row) -> str | None:
    channel = row.entry.assessment.declaration.channel
    return row.said(row.words.channels[channel]) if channel else None


def _enterprise_code(row: Row) -> str | None:
    enterprise = row.entry.assessment.declaration.enterprise
    return enterprise.tax_code if enterprise else None


def _enterprise_name(row: Row) -> str | None:
    enterprise = row.entry.assessment.declaration.enterprise
    return enterprise.name if enterprise else None


def _agent(row: Row) -> str | None:
    agent = row.entry.assessment.declaration.agent
    return agent.code if agent else None


def _contact_name(row: Row) -> str | None:
    contact = row.entry.assessment.contact
    return contact.name if contact else None


def _contact_phone(row: Row) -> str | None:
    contact = row.entry.assessment.contact
    return contact.phone if contact else None


def _trouble(row: Row) -> str | None:
    problem = row.entry.problem
    if problem is not None:
        return f"{problem.title} {problem.detail or ''}".strip()
    return row.said(row.entry.trouble)


def _last_event(row: Row) -> str | None:
    if row.case is None or not row.case.events:
        return None
    return row.said(row.words.case_events[row.case.events[-1].kind])


def _last_event_at(row: Row) -> datetime | None:
    return row.case.events[-1].at if row.case and row.case.events else None


def _outcome(row: Row) -> str | None:
    for event in reversed(row.case.events if row.case else []):
        if event.outcome is not None:
            return row.said(row.words.case_outcomes[event.outcome])
    return None


def _answer(row: Row) -> str | None:
    return answer_of(row.case)[1] if row.case else None


def _measures(row: Row) -> str | None:
    return answer_of(row.case)[2] if row.case else None


COLUMNS: tuple[Column, ...] = (
    Column(
        translate("exports", "Declaration"), 15, lambda row: row.entry.assessment.declaration.number
    ),
    Column(
        translate("exports", "Import or export"),
        10,
        lambda row: row.said(row.words.kinds[row.entry.assessment.declaration.kind]),
    ),
    Column(translate("exports", "Regime"), 9, lambda row: row.entry.assessment.declaration.regime),
    Column(translate("exports", "Tax code"), 16, _enterprise_code),
    Column(translate("exports", "Enterprise"), 36, _enterprise_name),
    Column(translate("exports", "Customs agent"), 14, _agent),
    Column(
        translate("exports", "Branch code"),
        10,
        lambda row: row.entry.assessment.declaration.branch.code,
    ),
    Column(translate("exports", "Customs branch"), 30, _branch),
    Column(translate("exports", "Team"), 8, lambda row: row.entry.assessment.declaration.team),
    Column(translate("exports", "Channel"), 9, _channel),
    Column(
        translate("exports", "Registered"),
        16,
        lambda row: row.entry.assessment.declaration.registered_at,
    ),
    Column(
        translate("exports", "Cleared"),
        16,
        lambda row: row.entry.assessment.declaration.cleared_at,
    ),
    Column(
        translate("exports", "Phase"),
        18,
        lambda row: row.said(row.words.phases[row.entry.assessment.phase]),
    ),
    Column(
        translate("exports", "Assessed subject"),
        18,
        lambda row: row.said(row.words.subject_kinds[row.rating.subject.kind]),
    ),
    Column(translate("exports", "Subject code"), 10, lambda row: row.rating.subject.code),
    Column(translate("exports", "Subject name"), 34, lambda row: row.rating.subject.name),
    Column(translate("exports", "Level"), 8, lambda row: row.rating.level),
    Column(
        translate("exports", "Satisfaction"),
        18,
        lambda row: row.said(row.words.levels.get(row.rating.level)),
    ),
    Column(
        translate("exports", "Reasons"),
        36,
        lambda row: row.words.reasons(row.rating.reasons, row.translate) or None,
    ),
    Column(translate("exports", "Details"), 40, lambda row: row.rating.comment or None),
    Column(translate("exports", "Contact"), 22, _contact_name),
    Column(translate("exports", "Phone"), 16, _contact_phone),
    Column(translate("exports", "Rated by"), 22, lambda row: row.entry.assessment.rater.name),
    Column(translate("exports", "Rated at"), 16, lambda row: row.entry.assessment.made_at),
    Column(
        translate("exports", "State"), 24, lambda row: row.said(row.words.states[row.entry.state])
    ),
    Column(translate("exports", "Receiving office"), 30, lambda row: row.entry.office_name),
    Column(
        translate("exports", "Receipt"),
        20,
        lambda row: row.entry.receipt.number if row.entry.receipt else None,
    ),
    Column(
        translate("exports", "Received at"),
        16,
        lambda row: row.entry.receipt.received_at if row.entry.receipt else None,
    ),
    Column(translate("exports", "Problem"), 30, _trouble),
    Column(translate("exports", "Case"), 14, lambda row: row.case.case_id if row.case else None),
    Column(
        translate("exports", "Answer due"), 16, lambda row: row.case.due_at if row.case else None
    ),
    Column(translate("exports", "Last step of the case"), 18, _last_event),
    Column(translate("exports", "Last step at"), 16, _last_event_at),
    Column(translate("exports", "Outcome"), 24, _outcome),
    Column(translate("exports", "Answer"), 50, _answer),
    Column(translate("exports", "Measures"), 40, _measures),
    Column(translate("exports", "Assessment"), 38, lambda row: row.entry.assessment.assessment_id),
    Column(translate("exports", "Revises"), 38, lambda row: row.entry.assessment.revises),
    Column(translate("exports", "Revised by"), 38, lambda row: row.entry.revised_by),
)
