"""The words for how a document stands and what makes a notice news."""

from __future__ import annotations

from datetime import date

from declarant_client.application.ports.legal_standing import Standing, standing_on
from declarant_client.contract.notices import Notice, NoticeKind
from declarant_client.domain.sentences import Sentence, translate

STANDINGS: dict[Standing, Sentence] = {
    Standing.NOT_YET_IN_FORCE: translate("wording", "Not yet in force"),
    Standing.IN_FORCE: translate("wording", "In force"),
    Standing.PARTLY_EXPIRED: translate("wording", "Partly expired"),
    Standing.EXPIRED: translate("wording", "Expired"),
    Standing.SUSPENDED: translate("wording", "Suspended"),
    Standing.WITHDRAWN: translate("wording", "Withdrawn"),
    Standing.UNKNOWN: translate("wording", "Date unknown"),
}


def standing_of(notice: Notice, today: date) -> Standing:
    """Return how a notice's document stands on a day."""
    return standing_on(
        today,
        notice.status,
        notice.in_force_on,
        notice.expired_on,
        withdrawn=notice.withdrawn,
    )


def standing_words(notice: Notice, today: date) -> Sentence | None:
    """Return the standing in words; ``None`` where nothing is known and nothing need be.

    Guidance and events have no effective day that could be missing.
    """
    standing = standing_of(notice, today)
    if standing is Standing.UNKNOWN and notice.kind is not NoticeKind.LEGAL_DOCUMENT:
        return None
    if standing is Standing.NOT_YET_IN_FORCE and notice.in_force_on is not None:
        return taking_effect_words((notice.in_force_on - today).days)
    return STANDINGS[standing]


def taking_effect_words(days: int) -> Sentence:
    """Return when something takes effect; ``days`` from today."""
    if days <= 0:
        return translate("wording", "Takes effect today")
    if days == 1:
        return translate("wording", "Takes effect tomorrow")
    return translate("wording", "Takes effect in {days} days", days=days)
