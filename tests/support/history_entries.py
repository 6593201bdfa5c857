"""Entries of a history, made up for tests of what writes and shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from declarant_client.application import office_wording, wording
from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.contract.assessments import (
    Assessment,
    BranchOnDeclaration,
    Case,
    CaseEvent,
    CaseEventKind,
    CaseOutcome,
    Contact,
    DeclarationFacts,
    EnterpriseIdentity,
    Entry,
    Rater,
    Rating,
    Receipt,
    Subject,
    SubjectSource,
)
from declarant_client.contract.office import SubjectKind
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import VIETNAM, Channel, Phase
from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.domain.submission import SubmissionState, ToldState
from declarant_client.exports.words import Words
from declarant_client.exports.writers import HistoryFormats
from declarant_client.operating_system.resources import resources_folder

MADE = datetime(2026, 3, 2, 1, 30, 15, tzinfo=UTC)
BRANCH = Subject(
    kind=SubjectKind.BRANCH, code="03CC", name="Hải quan Hải Phòng", source=SubjectSource.SHEET
)
OFFICER = Subject(
    kind=SubjectKind.OFFICER, code="HP-017", name="Nguyễn Văn An", source=SubjectSource.SHEET
)


def english(_context: str, source: str) -> str:
    """Speak the source language."""
    return source


def words(reasons: dict[str, Text] | None = None, names: dict[str, Text] | None = None) -> Words:
    """Return the program's words, with an office's reasons and the names of its subjects."""
    return Words(
        kinds=wording.KINDS,
        channels=wording.CHANNELS,
        phases=wording.PHASES,
        subject_kinds=office_wording.SUBJECT_KINDS,
        levels=wording.LEVELS,
        states=wording.STATES,
        case_events=office_wording.CASE_EVENTS,
        case_outcomes=office_wording.CASE_OUTCOMES,
        reason=(reasons or {}).get,
        subject=(names or {}).get,
    )


def formats(told: Callable[[], Words] = words) -> HistoryFormats:
    """Return what a history can be written in."""
    return HistoryFormats(told, resources_folder() / "fonts", lambda: MADE)


def assessment_id(position: int) -> str:
    """Return a UUIDv7 for a position."""
    return f"01958e0a-0000-7000-8000-{position:012x}"


def rating(subject: Subject, level: int, *, comment: str = "") -> Rating:
    """Return one rating."""
    return Rating(subject=subject, level=level, entry=Entry.SINGLE, comment=comment)


def entry(
    position: int = 1,
    *,
    ratings: tuple[Rating, ...] = (rating(BRANCH, 5),),
    enterprise: str = "CôNG TY TNHH Một",
    cases: tuple[Case, ...] = (),
) -> HistoryEntry:
    """Return an accepted assessment."""
    return HistoryEntry(
        assessment=Assessment(
            assessment_id=assessment_id(position),
            declaration=_facts(position, enterprise),
            phase=Phase.CLEARED,
            ratings=list(ratings),
            rater=Rater(name="Trần Thị Bình", key="client-1"),
            made_at=MADE,
            client_version="0.1.0",
            contact=Contact(name="Lê Văn Chi", phone="+84 225 3 000 111"),
        ),
        state=SubmissionState.ACCEPTED,
        office_name="Chi cục Hải quan khu vực III",
        receipt=Receipt(
            number=f"BN-{position:06d}",
            assessment_id=assessment_id(position),
            received_at=MADE + timedelta(seconds=3),
            content_sha256="0" * 64,
        ),
        problem=None,
        trouble=None,
        revised_by=None,
        unverified=False,
        cases=cases,
        made_here=True,
    )


def answered_case() -> Case:
    """Return the case of the officer's low rating, answered and closed."""
    at = MADE + timedelta(days=1)
    answer = "Đã kiểm tra, doanh nghiệp phản ánh đúng"
    return Case(
        case_id="VU-000001",
        assessment_id=assessment_id(1),
        subject=OFFICER,
        level=1,
        due_at=at + timedelta(days=5),
        events=[
            CaseEvent(sequence=1, kind=CaseEventKind.RECEIVED, at=MADE),
            CaseEvent(
                sequence=2,
                kind=CaseEventKind.ANSWERED,
                at=at,
                outcome=CaseOutcome.FOUNDED,
                text=answer,
                measures="Nhắc nhở",
            ),
            CaseEvent(sequence=3, kind=CaseEventKind.CLOSED, at=at + timedelta(hours=1)),
        ],
    )


def totals(assessments: int = 1) -> HistoryTotals:
    """Return totals of accepted assessments, all at level 5."""
    return HistoryTotals(
        assessments=assessments,
        ratings=assessments,
        by_level=(0, 0, 0, 0, assessments),
        by_state=((ToldState.ACCEPTED, assessments),),
        open_cases=0,
    )


def _facts(position: int, enterprise: str) -> DeclarationFacts:
    return DeclarationFacts(
        number=f"10{position:09d}0",
        kind=DeclarationKind.IMPORT,
        branch=BranchOnDeclaration(code="03CC", short_name="HQHPKV1", name="Hải quan Hải Phòng"),
        enterprise=EnterpriseIdentity(tax_code="0314404243-001", name=enterprise),
        regime="A11",
        team="00",
        channel=Channel.YELLOW,
        registered_at=datetime(2026, 2, 28, 9, 36, 4, tzinfo=VIETNAM),
        cleared_at=datetime(2026, 3, 1, 18, 52, 25, tzinfo=VIETNAM),
    )
