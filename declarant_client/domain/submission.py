"""The life of one submission: its states and the moves between them (``contract.md``)."""

from __future__ import annotations

from enum import StrEnum


class SubmissionState(StrEnum):
    """Where an assessment stands on its way to the receiving office."""

    DRAFT = "draft"
    HELD = "held"
    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def is_final(self) -> bool:
        """Whether nothing more happens without the user."""
        return self in {SubmissionState.ACCEPTED, SubmissionState.WITHDRAWN}

    @property
    def waits(self) -> bool:
        """Whether something has still to be sent."""
        return self in _WAITING

    @property
    def is_editable(self) -> bool:
        """Whether content may still change: never after an attempt whose end is not known."""
        return self in _EDITABLE


class ToldState(StrEnum):
    """How an assessment's state is told to people: two say more than the state itself does."""

    DRAFT = "draft"
    HELD = "held"
    SECOND_LOOK = "second_look"
    """Held without an end: it is sent only once the user has said so."""
    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    REVISED = "revised"
    """Accepted, and a later assessment has taken its place."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def is_void(self) -> bool:
        """Whether it says nothing any more: its levels are nobody's word now."""
        return self in {ToldState.REVISED, ToldState.WITHDRAWN}


def told_state(
    state: SubmissionState, *, is_revised: bool = False, awaits_second_look: bool = False
) -> ToldState:
    """Return how a state is told, wherever it is shown."""
    if awaits_second_look:
        return ToldState.SECOND_LOOK
    if is_revised and state is SubmissionState.ACCEPTED:
        return ToldState.REVISED
    return ToldState(state.value)


_WAITING = frozenset(
    {SubmissionState.HELD, SubmissionState.QUEUED, SubmissionState.SENDING, SubmissionState.UNKNOWN}
)
_EDITABLE = frozenset(
    {SubmissionState.DRAFT, SubmissionState.HELD, SubmissionState.QUEUED, SubmissionState.REFUSED}
)

MOVES: frozenset[tuple[SubmissionState, SubmissionState]] = frozenset(
    {
        (SubmissionState.DRAFT, SubmissionState.HELD),
        (SubmissionState.DRAFT, SubmissionState.QUEUED),
        (SubmissionState.HELD, SubmissionState.QUEUED),
        (SubmissionState.HELD, SubmissionState.DRAFT),
        (SubmissionState.HELD, SubmissionState.WITHDRAWN),
        (SubmissionState.QUEUED, SubmissionState.DRAFT),
        (SubmissionState.QUEUED, SubmissionState.WITHDRAWN),
        (SubmissionState.QUEUED, SubmissionState.SENDING),
        (SubmissionState.SENDING, SubmissionState.ACCEPTED),
        (SubmissionState.SENDING, SubmissionState.REFUSED),
        (SubmissionState.SENDING, SubmissionState.UNKNOWN),
        # The office said it did nothing (429, 503 before reading, token refused): not an unknown.
        (SubmissionState.SENDING, SubmissionState.QUEUED),
        (SubmissionState.UNKNOWN, SubmissionState.SENDING),
        # The history fetched from the office holds it: the receipt that no answer brought.
        (SubmissionState.UNKNOWN, SubmissionState.ACCEPTED),
        (SubmissionState.REFUSED, SubmissionState.DRAFT),
        (SubmissionState.REFUSED, SubmissionState.WITHDRAWN),
        (SubmissionState.ACCEPTED, SubmissionState.WITHDRAWN),
    }
)
"""Every move that is allowed; anything else is our own mistake and raises."""


class ForbiddenMoveError(Exception):
    """A move that the life of a submission does not know: a defect, never shown as an outcome."""


def moved(old: SubmissionState, new: SubmissionState) -> SubmissionState:
    """Return ``new`` when the move is allowed; raise ``ForbiddenMoveError`` otherwise."""
    if (old, new) not in MOVES:
        msg = f"{old} -> {new}"
        raise ForbiddenMoveError(msg)
    return new
