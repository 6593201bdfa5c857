"""The columns of a table of the history: one row for each rated subject.

A large history has millions of cells: what is the same for all rows of an assessment is worked out
and written once, and every word is looked up once for a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Generic, TypeVar

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.assessments import Case, CaseOutcome, Rating, Subject
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.exports.history_document import answer_of, by_urgency
from declarant_client.exports.words import SaidWords, Words

Cell = str | int | datetime | None
"""Text, a count, a time with its offset, or nothing."""
Part = TypeVar("Part")
Of = TypeVar("Of")
_MOST_KNOWN = 10_000


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """A column that says the same for every subject of an assessment."""

    heading: Sentence
    width: int
    of: Callable[[HistoryEntry, SaidWords], Cell]


@dataclass(frozen=True, slots=True)
class RatingColumn:
    """A column of the rated subject."""

    heading: Sentence
    width: int
    of: Callable[[Rating, SaidWords], Cell]


@dataclass(frozen=True, slots=True)
class CaseColumn:
    """A column of the case that a rating's level opened; empty where there is none."""

    heading: Sentence
    width: int
    of: Callable[[Case, SaidWords], Cell]


Runs = list[tuple[int, list[Callable[[Of, SaidWords], Cell]]]]
"""Runs of columns of one kind, each with its place among all runs."""


class Rows(Generic[Part]):
    """Makes rows of assessments; ``part`` is how a format has the cells of a run of columns.

    A run is what stands side by side in ``COLUMNS`` and is of one kind: all its cells change
    together, so that a format has each part made once and rows that are only put together.
    """

    def __init__(
        self, words: Words, translate: Translate, part: Callable[[Sequence[Cell]], Part]
    ) -> None:
        self._words = SaidWords(words, translate)
        self._part = part
        runs = [(kind, list(columns)) for kind, columns in groupby(COLUMNS, type)]
        self._empty = [part([None] * len(columns)) for _, columns in runs]
        self._of_entry = _placed(runs, EntryColumn)
        self._of_rating = _placed(runs, RatingColumn)
        self._of_case = _placed(runs, CaseColumn)
        self._known: dict[tuple[object, ...], list[tuple[int, Part]]] = {}

    def of(self, entry: HistoryEntry) -> Iterator[list[Part]]:
        """Yield the parts of a row for each rated subject, in the order of ``COLUMNS``."""
        common = self._empty.copy()
        self._fill(common, self._of_entry, entry)
        cases = _worst_of_each(entry.cases) if entry.cases else {}
        for rating in entry.assessment.ratings:
            row = common.copy()
            for place, part in self._rated(rating):
                row[place] = part
            case = cases.get(_key(rating.subject)) if cases else None
            if case is not None:
                self._fill(row, self._of_case, case)
            yield row

    def _fill(self, row: list[Part], runs: Runs[Of], told: Of) -> None:
        words = self._words
        for place, columns in runs:
            row[place] = self._part([of(told, words) for of in columns])

    def _rated(self, rating: Rating) -> list[tuple[int, Part]]:
        """Return a rating's parts with their places; most say what many said before."""
        subject = rating.subject
        said = (subject.kind, subject.code, subject.name, rating.level, *rating.reasons)
        known = None if rating.comment else self._known.get(said)
        if known is None:
            row = self._empty.copy()
            self._fill(row, self._of_rating, rating)
            known = [(place, row[place]) for place, _ in self._of_rating]
            if not rating.comment and len(self._known) < _MOST_KNOWN:
                self._known[said] = known
        return known


def _placed(runs: Sequence[tuple[type[Column], list[Column]]], kind: type[Column]) -> Runs[Any]:
    """Return the runs of one kind, and where each stands among all."""
    return [
        (place, [column.of for column in columns])
        for place, (of_kind, columns) in enumerate(runs)
        if of_kind is kind
    ]


def _worst_of_each(cases: tuple[Case, ...]) -> dict[tuple[SubjectKind, str], Case]:
    return {_key(case.subject): case for case in reversed(by_urgency(cases))}


def _key(subject: Subject) -> tuple[SubjectKind, str]:
    return subject.kind, subject.code or subject.name


def _branch(entry: HistoryEntry, _words: SaidWords) -> str | None:
    branch = entry.assessment.declaration.branch
    return branch.name or branch.short_name


def _channel(entry: HistoryEntry, words: SaidWords) -> str | None:
    channel = entry.assessment.declaration.channel
    return words.channels[channel] if channel else None


def _enterprise_code(entry: HistoryEntry, _words: SaidWords) -> str | None:
    enterprise = entry.assessment.declaration.enterprise
    return enterprise.tax_code if enterprise else None


def _enterprise_name(entry: HistoryEntry, _words: SaidWords) -> str | None:
    enterprise = entry.assessment.declaration.enterprise
    return enterprise.name if enterprise else None


def _agent(entry: HistoryEntry, _words: SaidWords) -> str | None:
    agent = entry.assessment.declaration.agent
    return agent.code if agent else None


def _contact_name(entry: HistoryEntry, _words: SaidWords) -> str | None:
    contact = entry.assessment.contact
    return contact.name if contact else None


def _contact_phone(entry: HistoryEntry, _words: SaidWords) -> str | None:
    contact = entry.assessment.contact
    return contact.phone if contact else None


def _trouble(entry: HistoryEntry, words: SaidWords) -> str | None:
    problem = entry.problem
    if problem is not None:
        return f"{problem.title} {problem.detail or ''}".strip()
    return entry.trouble.said(words.translate) if entry.trouble is not None else None


def _last_event(case: Case, words: SaidWords) -> str | None:
    return words.case_events[case.events[-1].kind] if case.events else None


def _outcome(case: Case, words: SaidWords) -> str | None:
    outcomes = [event.outcome for event in case.events if event.outcome is not None]
    newest: CaseOutcome | None = outcomes[-1] if outcomes else None
    return None if newest is None else words.case_outcomes[newest]


Column = EntryColumn | RatingColumn | CaseColumn

COLUMNS: tuple[Column, ...] = (
    EntryColumn(
        translate("exports", "Declaration"),
        15,
        lambda entry, _: entry.assessment.declaration.number,
    ),
    EntryColumn(
        translate("exports", "Import or export"),
        10,
        lambda entry, words: words.kinds[entry.assessment.declaration.kind],
    ),
    EntryColumn(
        translate("exports", "Regime"), 9, lambda entry, _: entry.assessment.declaration.regime
    ),
    EntryColumn(translate("exports", "Tax code"), 16, _enterprise_code),
    EntryColumn(translate("exports", "Enterprise"), 36, _enterprise_name),
    EntryColumn(translate("exports", "Customs agent"), 14, _agent),
    EntryColumn(
        translate("exports", "Branch code"),
        10,
        lambda entry, _: entry.assessment.declaration.branch.code,
    ),
    EntryColumn(translate("exports", "Customs branch"), 30, _branch),
    EntryColumn(
        translate("exports", "Team"), 8, lambda entry, _: entry.assessment.declaration.team
    ),
    EntryColumn(translate("exports", "Channel"), 9, _channel),
    EntryColumn(
        translate("exports", "Registered"),
        16,
        lambda entry, _: entry.assessment.declaration.registered_at,
    ),
    EntryColumn(
        translate("exports", "Cleared"),
        16,
        lambda entry, _: entry.assessment.declaration.cleared_at,
    ),
    EntryColumn(
        translate("exports", "Phase"), 18, lambda entry, words: words.phases[entry.assessment.phase]
    ),
    RatingColumn(
        translate("exports", "Assessed subject"),
        18,
        lambda rating, words: words.subject_kinds[rating.subject.kind],
    ),
    RatingColumn(translate("exports", "Subject code"), 10, lambda rating, _: rating.subject.code),
    RatingColumn(translate("exports", "Subject name"), 34, lambda rating, _: rating.subject.name),
    RatingColumn(translate("exports", "Level"), 8, lambda rating, _: rating.level),
    RatingColumn(
        translate("exports", "Satisfaction"),
        18,
        lambda rating, words: words.levels.get(rating.level),
    ),
    RatingColumn(
        translate("exports", "Reasons"), 36, lambda rating, words: words.reasons(rating.reasons)
    ),
    RatingColumn(translate("exports", "Details"), 40, lambda rating, _: rating.comment or None),
    EntryColumn(translate("exports", "Contact"), 22, _contact_name),
    EntryColumn(translate("exports", "Phone"), 16, _contact_phone),
    EntryColumn(translate("exports", "Rated by"), 22, lambda entry, _: entry.assessment.rater.name),
    EntryColumn(translate("exports", "Rated at"), 16, lambda entry, _: entry.assessment.made_at),
    EntryColumn(
        translate("exports", "State"), 24, lambda entry, words: words.states[entry.told_state]
    ),
    EntryColumn(translate("exports", "Receiving office"), 30, lambda entry, _: entry.office_name),
    EntryColumn(
        translate("exports", "Receipt"),
        20,
        lambda entry, _: entry.receipt.number if entry.receipt else None,
    ),
    EntryColumn(
        translate("exports", "Received at"),
        16,
        lambda entry, _: entry.receipt.received_at if entry.receipt else None,
    ),
    EntryColumn(translate("exports", "Problem"), 30, _trouble),
    CaseColumn(translate("exports", "Case"), 14, lambda case, _: case.case_id),
    CaseColumn(translate("exports", "Answer due"), 16, lambda case, _: case.due_at),
    CaseColumn(translate("exports", "Last step of the case"), 18, _last_event),
    CaseColumn(
        translate("exports", "Last step at"),
        16,
        lambda case, _: case.events[-1].at if case.events else None,
    ),
    CaseColumn(translate("exports", "Outcome"), 24, _outcome),
    CaseColumn(translate("exports", "Answer"), 50, lambda case, _: answer_of(case)[1]),
    CaseColumn(translate("exports", "Measures"), 40, lambda case, _: answer_of(case)[2]),
    EntryColumn(
        translate("exports", "Assessment"), 38, lambda entry, _: entry.assessment.assessment_id
    ),
    EntryColumn(translate("exports", "Revises"), 38, lambda entry, _: entry.assessment.revises),
    EntryColumn(translate("exports", "Revised by"), 38, lambda entry, _: entry.revised_by),
)
