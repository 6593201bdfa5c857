"""Taking declarations off the worklist unrated: skipping them, or putting them off to a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from declarant_client.domain.putting_off import PutOff, Snooze, begin_of, day_of, end_of
from declarant_client.domain.sentences import SaidError, Sentence, translate

if TYPE_CHECKING:
    from declarant_client.application.ports.putting_off import PutOffStore
    from declarant_client.application.ports.world import Clock

REASONS: dict[PutOff, Sentence] = {
    PutOff.NO_OPINION: translate("putting_off", "No opinion"),
    PutOff.ALREADY_RATED: translate("putting_off", "Already rated in the declaration software"),
    PutOff.SNOOZED: translate("putting_off", "Put off"),
}
SNOOZES: dict[Snooze, Sentence] = {
    Snooze.TOMORROW: translate("putting_off", "Put off until tomorrow"),
    Snooze.THREE_DAYS: translate("putting_off", "Put off for three days"),
    Snooze.NEXT_WEEK: translate("putting_off", "Put off until next week"),
}


class NoLaterDayError(SaidError):
    """A declaration can only be put off to a day that is still to come."""


class PutOffDeclarations:
    """Nothing is lost by it: what was put off can be shown and asked about again."""

    def __init__(self, store: PutOffStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def skip(self, identities: Sequence[str], why: PutOff) -> list[str]:
        """Ask no more about declarations; return those that were not rated yet."""
        return self._store.put_off(identities, why, None)

    def snooze(self, identities: Sequence[str], until: Snooze | date) -> list[str]:
        """Ask no more about declarations until a day begins; raises ``NoLaterDayError``."""
        now = self._clock.now()
        end = end_of(until, now) if isinstance(until, Snooze) else begin_of(until)
        if end <= now:
            raise NoLaterDayError(
                translate(
                    "putting_off",
                    "{day} is no later day; today is {today}.",
                    day=f"{end:%d/%m/%Y}",
                    today=f"{day_of(now):%d/%m/%Y}",
                )
            )
        return self._store.put_off(identities, PutOff.SNOOZED, end)

    def ask_again(self, identities: Sequence[str]) -> None:
        """Let declarations wait for a rating again."""
        self._store.ask_again(identities)

    def today(self) -> date:
        """Return the day that it is on Vietnam's clock."""
        return day_of(self._clock.now())
