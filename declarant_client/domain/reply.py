"""The life of an enterprise's reply to an office's answer: its states and the moves between."""

from __future__ import annotations

from enum import StrEnum

from declarant_client.domain.submission import ForbiddenMoveError


class ReplyState(StrEnum):
    """Where a reply stands on its way to the office."""

    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    """An attempt may have reached the office: the case as it tells it decides."""
    SENT = "sent"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def waits(self) -> bool:
        """Whether it is still on its way."""
        return self in _WAITING


_WAITING = frozenset({ReplyState.QUEUED, ReplyState.SENDING, ReplyState.UNKNOWN})

MOVES: frozenset[tuple[ReplyState, ReplyState]] = frozenset(
    {
        (ReplyState.QUEUED, ReplyState.SENDING),
        (ReplyState.QUEUED, ReplyState.WITHDRAWN),
        (ReplyState.SENDING, ReplyState.SENT),
        (ReplyState.SENDING, ReplyState.REFUSED),
        (ReplyState.SENDING, ReplyState.UNKNOWN),
        # The office said that it did nothing, or was not reached at all.
        (ReplyState.SENDING, ReplyState.QUEUED),
        # The case, fetched after the attempt, holds the reply, or does not.
        (ReplyState.UNKNOWN, ReplyState.SENT),
        (ReplyState.UNKNOWN, ReplyState.QUEUED),
        (ReplyState.REFUSED, ReplyState.WITHDRAWN),
    }
)
"""Every move that is allowed; anything else is our own mistake and raises."""


def moved(old: ReplyState, new: ReplyState) -> ReplyState:
    """Return ``new`` when the move is allowed; raise ``ForbiddenMoveError`` otherwise."""
    if (old, new) not in MOVES:
        msg = f"reply: {old} -> {new}"
        raise ForbiddenMoveError(msg)
    return new
