"""Rating a declaration: what is missing, saving, undoing, editing, revising, withdrawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from declarant_client.application.frozen_facts import facts_of, on_behalf_of
from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.offices import AccountStore
from declarant_client.application.ports.submissions import (
    Draft,
    DraftRow,
    DraftStore,
    HistoryEntry,
    NewSubmission,
    SubmissionStore,
    TypedContact,
    rows_of,
)
from declarant_client.application.ports.world import AssessmentIds, Clock
from declarant_client.application.rating_form import account_for
from declarant_client.contract.assessments import (
    Assessment,
    Contact,
    Rater,
    Rating,
    Subject,
)
from declarant_client.contract.canonical import canonical_bytes
from declarant_client.contract.shapes import COMMENT_LIMIT, ProblemName
from declarant_client.domain.declaration import Declaration
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.domain.vietnamese_text import folded, normal

LOW_LEVEL = 2
"""At this level and below the office asks for a reason or details, and for a contact."""

HIGHEST_LEVEL = 5
NAME_LIMIT = 300
CONTACT_NAME_LIMIT = 200
PHONE_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a draft from being sent; ``row`` counts from 0, ``None`` is the contact."""

    row: int | None
    sentence: Sentence


class IncompleteAssessmentError(SaidError):
    """The draft cannot be sent yet."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults[0].sentence)
        self.faults = faults


class UnknownDeclarationError(SaidError):
    """The declaration was never read or entered here."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What was saved: it is in the outbox now, whatever happens next."""

    assessment_id: str
    state: SubmissionState
    held_until: datetime | None
    awaits_second_look: bool = False
    """It is sent only once the user has said so."""


def _never() -> bool:
    return False


def faults(draft: Draft) -> tuple[Fault, ...]:
    """Return what is missing or wrong in a draft, in the order of its rows, the contact last.

    Rows without a level are left out of the assessment; at least one row must have one.
    """
    rated = [(index, row) for index, row in enumerate(draft.rows) if row.level is not None]
    if not rated:
        return (Fault(0, translate("rating", "Give at least one subject a level.")),)
    found = [fault for index, row in rated for fault in _row_faults(index, row)]
    found.extend(_repeated(rated))
    found.extend(_contact_faults(draft, low=any(_is_low(row) for _, row in rated)))
    return tuple(found)


def check_complete(draft: Draft) -> None:
    """Raise ``IncompleteAssessmentError`` where a draft cannot be sent yet."""
    missing = faults(draft)
    if missing:
        raise IncompleteAssessmentError(missing)


def is_low(draft: Draft) -> bool:
    """Whether any row is at level 1 or 2: the confidentiality statement is shown then."""
    return any(_is_low(row) for row in draft.rows)


def _is_low(row: DraftRow) -> bool:
    return row.level is not None and row.level <= LOW_LEVEL


def _row_faults(index: int, row: DraftRow) -> list[Fault]:
    found = []
    name = normal(row.name)
    if not name or len(name) > NAME_LIMIT:
        found.append(
            Fault(index, translate("rating", "Give the subject a name of 1 to 300 characters."))
        )
    if _is_low(row) and not row.reasons and not normal(row.comment):
        found.append(
            Fault(
                index,
                translate("rating", "“{name}”: choose a reason or say what happened.", name=name),
            )
        )
    if len(normal(row.comment)) > COMMENT_LIMIT:
        found.append(
            Fault(
                index,
                translate(
                    "rating",
                    "“{name}”: the details are longer than {limit} characters.",
                    name=name,
                    limit=COMMENT_LIMIT,
                ),
            )
        )
    return found


def _repeated(rated: list[tuple[int, DraftRow]]) -> list[Fault]:
    seen: set[tuple[str, str]] = set()
    found = []
    for index, row in rated:
        key = (row.kind, row.code or folded(row.name))
        if key in seen:
            found.append(
                Fault(
                    index,
                    translate("rating", "“{name}” stands twice; remove one.", name=row.name),
                )
            )
        seen.add(key)
    return found


def _contact_faults(draft: Draft, *, low: bool) -> list[Fault]:
    contact = draft.contact
    name = normal(contact.name) if contact else ""
    phone = normal(contact.phone) if contact else ""
    if low and not (name and phone):
        return [
            Fault(
                None,
                translate("rating", "Give a contact's name and phone so that the office can ask."),
            )
        ]
    if len(name) > CONTACT_NAME_LIMIT or len(phone) > PHONE_LIMIT:
        return [Fault(None, translate("rating", "The contact's name or phone is too long."))]
    return []


class RateDeclaration:
    """Turns drafts into assessments in the outbox, and takes them back while that is possible."""

    def __init__(
        self,
        *,
        declarations: DeclarationStore,
        drafts: DraftStore,
        submissions: SubmissionStore,
        accounts: AccountStore,
        clock: Clock,
        ids: AssessmentIds,
        client_version: str,
        second_look: Callable[[], bool] = _never,
    ) -> None:
        """``second_look``: whether low ratings wait until the user has looked at them again."""
        self._declarations = declarations
        self._drafts = drafts
        self._submissions = submissions
        self._accounts = accounts
        self._clock = clock
        self._ids = ids
        self._client_version = client_version
        self._second_look = second_look

    def save_draft(self, draft: Draft) -> None:
        """Keep what the form holds."""
        self._drafts.save_draft(draft)

    def drop_draft(self, place: Place) -> None:
        """Forget what the form holds."""
        self._drafts.drop_draft(place)

    def submit(self, draft: Draft, *, rater: str, hold: timedelta | None) -> Submitted:
        """Save a draft as an assessment; it is in the outbox when this returns.

        What was never attempted or was refused is replaced (an edit, with a new id); what the
        office holds or may hold is revised. ``hold`` is how long it can be undone before it is
        queued; a low rating may wait for a second look instead, without an end. Saying the same
        again changes nothing: what stands
        is returned.
        Raises ``IncompleteAssessmentError``, ``UnknownDeclarationError`` and the store's
        errors.
        """
        declaration = self._known(draft)
        standing = self._submissions.current(draft.place)
        if standing is not None and _says_the_same(draft, standing):
            self._drafts.drop_draft(draft.place)
            return Submitted(
                standing.assessment.assessment_id,
                standing.state,
                None,
                standing.awaits_second_look,
            )
        new = self._new_submission(draft, declaration, standing, rater, hold)
        self._submissions.submit(new)
        waits = new.state is SubmissionState.HELD and new.held_until is None
        return Submitted(new.assessment.assessment_id, new.state, new.held_until, waits)

    def first_of(self, draft: Draft, *, rater: str, hold: timedelta | None) -> NewSubmission | None:
        """Return a draft as an assessment, not kept yet; ``None`` where one stands already.

        Raises as ``submit`` does.
        """
        declaration = self._known(draft)
        if self._submissions.current(draft.place) is not None:
            return None
        return self._new_submission(draft, declaration, None, rater, hold)

    def _known(self, draft: Draft) -> Declaration:
        """Return the declaration of a draft that can be sent."""
        check_complete(draft)
        declaration = self._declarations.declaration(draft.place.identity)
        if declaration is None:
            raise UnknownDeclarationError(
                translate(
                    "rating",
                    "Declaration {identity} is not known here; read its file or enter its number.",
                    identity=draft.place.identity,
                )
            )
        return declaration

    def undo(self, assessment_id: str) -> Draft | None:
        """Take an item that was not attempted back into a draft; ``None`` when it has left."""
        item = self._submissions.item(assessment_id)
        if item is None:
            return None
        standing = self._submissions.current(item.place)
        if standing is None or standing.assessment.assessment_id != assessment_id:
            return None
        draft = Draft(
            place=item.place,
            rows=rows_of(standing.assessment.ratings),
            contact=TypedContact.of(standing.assessment.contact),
            revises=standing.assessment.revises,
        )
        return draft if self._submissions.undo(assessment_id, draft) else None

    def withdraw(self, assessment_id: str) -> bool:
        """Withdraw what was never attempted or was refused; False when it is too late here."""
        return self._submissions.withdraw(assessment_id, self._clock.now())

    def _new_submission(
        self,
        draft: Draft,
        declaration: Declaration,
        standing: HistoryEntry | None,
        rater: str,
        hold: timedelta | None,
    ) -> NewSubmission:
        now = self._clock.now()
        account = account_for(self._accounts, declaration)
        replaces, revises = _place_taken(draft, standing)
        waits = self._second_look() and is_low(draft)
        held_until = now + hold if hold and not waits else None
        assessment = Assessment(
            assessment_id=self._ids.new(),
            declaration=facts_of(declaration),
            phase=draft.place.phase,
            ratings=[_rating(row) for row in draft.rows if row.level is not None],
            rater=Rater(name=rater, key=account.client_id if account else None),
            made_at=now.replace(microsecond=0),
            client_version=self._client_version,
            revises=revises,
            contact=_contact(draft),
            on_behalf_of=on_behalf_of(declaration, account),
        )
        return NewSubmission(
            assessment=assessment,
            canonical=canonical_bytes(assessment),
            place=draft.place,
            account_id=account.account_id if account else None,
            state=SubmissionState.HELD if waits or hold else SubmissionState.QUEUED,
            held_until=held_until,
            replaces=replaces,
        )


def _place_taken(draft: Draft, standing: HistoryEntry | None) -> tuple[str | None, str | None]:
    """Return (what is replaced, what is revised) when a draft is saved."""
    if standing is None:
        return None, draft.revises
    if standing.state.is_editable:
        return standing.assessment.assessment_id, draft.revises or _still_revised(standing)
    return None, standing.assessment.assessment_id


def _still_revised(standing: HistoryEntry) -> str | None:
    """Return what an edit goes on revising: nothing, once the office has said it is not current."""
    problem = standing.problem
    if problem is not None and problem.name == ProblemName.REVISION_CONFLICT:
        return None
    return standing.assessment.revises


def _says_the_same(draft: Draft, standing: HistoryEntry) -> bool:
    """Whether a draft only repeats what stands; a refused one may be said again as it was."""
    if standing.state is SubmissionState.REFUSED or draft.revises not in {
        None,
        standing.assessment.revises,
        standing.assessment.assessment_id,
    }:
        return False
    said = [_rating(row) for row in draft.rows if row.level is not None]
    return [_essence(rating) for rating in said] == [
        _essence(rating) for rating in standing.assessment.ratings
    ] and _contact(draft) == standing.assessment.contact


def _essence(rating: Rating) -> tuple[object, ...]:
    subject = rating.subject
    return (
        (subject.kind, subject.code, subject.name),
        rating.level,
        rating.reasons,
        rating.comment,
    )


def _rating(row: DraftRow) -> Rating:
    if row.level is None or not 1 <= row.level <= HIGHEST_LEVEL:
        msg = f"level {row.level}"
        raise ValueError(msg)
    return Rating(
        subject=Subject(kind=row.kind, code=row.code, name=normal(row.name), source=row.source),
        level=row.level,
        entry=row.entry,
        reasons=list(row.reasons),
        comment=normal(row.comment),
    )


def _contact(draft: Draft) -> Contact | None:
    if draft.contact is None:
        return None
    name, phone = normal(draft.contact.name), normal(draft.contact.phone)
    # A contact goes to the office only where it is asked for: with a low rating.
    return Contact(name=name, phone=phone) if name and phone and is_low(draft) else None


def revised_from(draft: Draft, current_id: str) -> Draft:
    """Return the draft as a revision of what another key's assessment says at the office."""
    return replace(draft, revises=current_id)
