"""Two who rated one declaration: what each says, leaving the other's, or a revision of both.

An office keeps one current assessment of an enterprise for a declaration and phase. Who comes
second is refused and told what stands; what stands is kept with the refusal, so that the choice
is still there after a restart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import (
    Draft,
    DraftStore,
    HistoryEntry,
    SubmissionStore,
    TypedContact,
    rows_of,
)
from declarant_client.application.ports.world import Clock
from declarant_client.application.rating import RateDeclaration, Submitted
from declarant_client.contract.assessments import CurrentAssessment, Rating, Subject
from declarant_client.contract.decoding import converted
from declarant_client.contract.office import SubjectKind
from declarant_client.contract.shapes import Problem, ProblemName
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.domain.vietnamese_text import folded

_CONFLICTS = frozenset({ProblemName.ALREADY_ASSESSED, ProblemName.REVISION_CONFLICT})


class Side(StrEnum):
    """Whose word on a subject is taken."""

    OURS = "ours"
    THEIRS = "theirs"


SubjectKey = tuple[SubjectKind, str]
"""What makes two subjects the same: the kind, and the code or else the folded name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One side: who says it, when, and what."""

    assessment_id: str
    rater: str
    at: datetime
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectSides:
    """What both sides say of one subject; ``None``: nothing."""

    key: SubjectKey
    subject: Subject
    ours: Rating | None
    theirs: Rating | None

    @property
    def usual(self) -> Side:
        """The side that is taken where nothing is chosen: ours, where we said something."""
        return Side.THEIRS if self.ours is None else Side.OURS


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """An assessment of ours that came second, beside what stands at the office."""

    place: Place
    number: str
    ours: Saying
    theirs: Saying | None
    """``None``: what ours was to revise is withdrawn, and nothing stands any more."""
    subjects: tuple[SubjectSides, ...]
    """Of both sides, ours first, each once."""


class NoConflictError(SaidError):
    """The assessment is in no conflict, or somebody has dealt with it meanwhile."""


def key_of(subject: Subject) -> SubjectKey:
    """Return what makes a subject the same as another."""
    return subject.kind, f"code {subject.code}" if subject.code else f"name {folded(subject.name)}"


def is_conflict(problem: Problem | None) -> bool:
    """Whether an office refused because somebody else's assessment stands, or stood."""
    return problem is not None and problem.name in _CONFLICTS


def told_current(problem: Problem | None) -> CurrentAssessment | None:
    """Return what a refusal tells of the assessment that stands; ``None`` where it does not."""
    if problem is None or not is_conflict(problem):
        return None
    try:
        return converted(problem.current, CurrentAssessment)
    except msgspec.ValidationError:
        return None


class ResolveConflict:
    """Shows both sides of a conflict; leaves the other's, or sends a revision that merges."""

    def __init__(
        self,
        *,
        submissions: SubmissionStore,
        drafts: DraftStore,
        rating: RateDeclaration,
        clock: Clock,
    ) -> None:
        self._submissions = submissions
        self._drafts = drafts
        self._rating = rating
        self._clock = clock

    def open_conflicts(self, identity: str | None = None) -> list[Conflict]:
        """Return what waits for a choice, newest first: all, or of one declaration."""
        items = self._submissions.outbox(self._clock.now())
        found = [
            self.conflict_of(item.assessment_id)
            for item in items
            if item.state is SubmissionState.REFUSED
            and is_conflict(item.problem)
            and identity in {None, item.place.identity}
        ]
        return [conflict for conflict in found if conflict is not None]

    def conflict_of(self, assessment_id: str) -> Conflict | None:
        """Return both sides; ``None`` when the assessment is in no conflict (any more)."""
        ours = self._submissions.entry(assessment_id)
        if ours is None or ours.state is not SubmissionState.REFUSED:
            return None
        if ours.problem is None or not is_conflict(ours.problem):
            return None
        theirs = self._standing(ours.problem)
        if theirs is None and ours.problem.name != ProblemName.REVISION_CONFLICT:
            return None
        said = _said_by(ours)
        number = ours.assessment.declaration.number
        return Conflict(
            place=Place(number[:11], ours.assessment.phase),
            number=number,
            ours=said,
            theirs=theirs,
            subjects=_side_by_side(said, theirs),
        )

    def leave(self, assessment_id: str) -> None:
        """Leave what stands: ours is withdrawn, and the declaration counts as rated by them.

        Raises ``NoConflictError``.
        """
        if self.conflict_of(assessment_id) is None or not self._rating.withdraw(assessment_id):
            raise _no_conflict()

    def merge(
        self,
        assessment_id: str,
        choices: Mapping[SubjectKey, Side],
        *,
        rater: str,
        hold: timedelta | None = None,
        contact: TypedContact | None = None,
    ) -> Submitted | None:
        """Save a revision of what stands that takes one side for each subject.

        ``choices`` name only what is not as usual (``SubjectSides.usual``). Returns ``None`` where
        it says just what stands: then that is left. Raises ``NoConflictError``,
        ``IncompleteAssessmentError`` (a low level of theirs may need a contact of ours) and the
        store's errors.
        """
        conflict = self.conflict_of(assessment_id)
        if conflict is None:
            raise _no_conflict()
        taken = [_taken(sides, choices.get(sides.key)) for sides in conflict.subjects]
        ratings = [rating for rating in taken if rating is not None]
        if conflict.theirs is not None and _same(ratings, conflict.theirs.ratings):
            self.leave(assessment_id)
            return None
        draft = Draft(
            place=conflict.place,
            rows=rows_of(ratings),
            contact=contact or self._contact(conflict),
            revises=conflict.theirs.assessment_id if conflict.theirs else None,
        )
        return self._rating.submit(draft, rater=rater, hold=hold)

    def _standing(self, problem: Problem) -> Saying | None:
        """Return what stands by the newest that is known here: the refusal, or records since."""
        current = told_current(problem)
        if current is None:
            return None
        entry = self._submissions.entry(current.assessment_id)
        while entry is not None and entry.revised_by is not None:
            later = self._submissions.entry(entry.revised_by)
            if later is None or later.state is not SubmissionState.ACCEPTED:
                break
            entry = later
        if entry is not None and entry.state is SubmissionState.WITHDRAWN:
            return None
        if entry is not None and entry.assessment.assessment_id != current.assessment_id:
            return _said_by(entry)
        return Saying(
            assessment_id=current.assessment_id,
            rater=current.rater,
            at=current.at,
            ratings=tuple(current.ratings),
        )

    def _contact(self, conflict: Conflict) -> TypedContact | None:
        """Return whom the office may ask: ours, else theirs where it is known, else as usual."""
        ours = self._submissions.entry(conflict.ours.assessment_id)
        theirs = self._submissions.entry(conflict.theirs.assessment_id) if conflict.theirs else None
        for entry in (ours, theirs):
            if entry is not None and entry.assessment.contact is not None:
                return TypedContact.of(entry.assessment.contact)
        enterprise = ours.assessment.declaration.enterprise if ours else None
        return TypedContact.of(self._drafts.contact(enterprise.tax_code if enterprise else None))


def _said_by(entry: HistoryEntry) -> Saying:
    assessment = entry.assessment
    return Saying(
        assessment_id=assessment.assessment_id,
        rater=assessment.rater.name,
        at=entry.receipt.received_at if entry.receipt else assessment.made_at,
        ratings=tuple(assessment.ratings),
    )


def _side_by_side(ours: Saying, theirs: Saying | None) -> tuple[SubjectSides, ...]:
    our_words = {key_of(rating.subject): rating for rating in ours.ratings}
    their_words = {key_of(rating.subject): rating for rating in theirs.ratings} if theirs else {}
    return tuple(
        SubjectSides(
            key=key,
            subject=(our_words.get(key) or their_words[key]).subject,
            ours=our_words.get(key),
            theirs=their_words.get(key),
        )
        for key in {**our_words, **their_words}
    )


def _taken(sides: SubjectSides, choice: Side | None) -> Rating | None:
    return sides.ours if (choice or sides.usual) is Side.OURS else sides.theirs


def _same(some: list[Rating], others: tuple[Rating, ...]) -> bool:
    return {key_of(rating.subject): _essence(rating) for rating in some} == {
        key_of(rating.subject): _essence(rating) for rating in others
    }


def _essence(rating: Rating) -> tuple[int, frozenset[str], str]:
    return rating.level, frozenset(rating.reasons), rating.comment


def _no_conflict() -> NoConflictError:
    return NoConflictError(
        translate(
            "conflicts", "There is nothing to choose any more: this rating is dealt with already."
        )
    )
