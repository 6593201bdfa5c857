"""Where a legal document stands today: by its dates first, then by what its publisher says."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from declarant_client.contract.notices import DocumentStatus


class Standing(StrEnum):
    """How a document stands on a day."""

    NOT_YET_IN_FORCE = "not_yet_in_force"
    """Takes effect later; the day may be unknown."""
    IN_FORCE = "in_force"
    PARTLY_EXPIRED = "partly_expired"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"
    """Neither a status nor a date tells."""


def standing_on(
    today: date,
    status: DocumentStatus,
    in_force_on: date | None,
    expired_on: date | None,
    *,
    withdrawn: bool = False,
) -> Standing:
    """Return how a document stands on ``today``.

    A status is what was true when it was published; a known date goes on being true, so it goes
    first. What no date tells (partly expired, suspended) is believed.
    """
    if withdrawn:
        return Standing.WITHDRAWN
    if status is DocumentStatus.EXPIRED or (expired_on is not None and expired_on <= today):
        return Standing.EXPIRED
    if status is DocumentStatus.SUSPENDED:
        return Standing.SUSPENDED
    if status is DocumentStatus.PARTLY_EXPIRED:
        return Standing.PARTLY_EXPIRED
    if in_force_on is not None:
        return Standing.NOT_YET_IN_FORCE if in_force_on > today else Standing.IN_FORCE
    return _BY_STATUS.get(status, Standing.UNKNOWN)


_BY_STATUS = {
    DocumentStatus.NOT_YET_IN_FORCE: Standing.NOT_YET_IN_FORCE,
    DocumentStatus.IN_FORCE: Standing.IN_FORCE,
}
