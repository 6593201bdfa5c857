"""An assessment without what tells of a person: for statistics, for handing on."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.assessments import Case, Rating, Subject
from declarant_client.contract.office import SubjectKind

LEFT_OUT = "–"
"""Stands where a name must stand."""


def without_personal_data(entry: HistoryEntry) -> HistoryEntry:
    """Return an entry without contact, rater, officers' names and everything written freely.

    Free text may name anybody, in answers and refusals as well. Enterprises, declarations, offices,
    levels, reasons, times, receipts and what came of a case stay. Officers stay apart from one
    another within one assessment, by a number in place of a name.
    """
    officers = _officers(entry)
    assessment = structs.replace(
        entry.assessment,
        contact=None,
        rater=structs.replace(entry.assessment.rater, name=LEFT_OUT, key=None),
        ratings=[_rating(rating, officers) for rating in entry.assessment.ratings],
    )
    problem = entry.problem
    return replace(
        entry,
        assessment=assessment,
        cases=tuple(_case(case, officers) for case in entry.cases),
        problem=None if problem is None else structs.replace(problem, detail=None, current=None),
        trouble=None,
    )


def _officers(entry: HistoryEntry) -> dict[str, int]:
    """Return a number for each officer, by code or name."""
    subjects = [rating.subject for rating in entry.assessment.ratings]
    subjects.extend(case.subject for case in entry.cases)
    known: dict[str, int] = {}
    for subject in subjects:
        if subject.kind is SubjectKind.OFFICER:
            known.setdefault(_key(subject), len(known) + 1)
    return known


def _rating(rating: Rating, officers: dict[str, int]) -> Rating:
    return structs.replace(rating, subject=_subject(rating.subject, officers), comment="")


def _subject(subject: Subject, officers: dict[str, int]) -> Subject:
    if subject.kind is not SubjectKind.OFFICER:
        return subject
    return structs.replace(subject, name=f"{LEFT_OUT} {officers[_key(subject)]}", code=None)


def _case(case: Case, officers: dict[str, int]) -> Case:
    return structs.replace(
        case,
        subject=_subject(case.subject, officers),
        events=[structs.replace(event, text=None, measures=None) for event in case.events],
        replies=[structs.replace(reply, text="") for reply in case.replies],
    )


def _key(subject: Subject) -> str:
    return subject.code or subject.name
