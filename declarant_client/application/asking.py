"""What is asked about: the rules put onto what a list shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from declarant_client.application.ports.asking_settings import (
    ASK_OF_CHANNEL,
    ASKED_A_DAY,
    BRANCH_ONLY_REGIMES,
    REGIMES_NOT_ASKED,
)
from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.domain.asking import Asked, AskingRules, regime_codes
from declarant_client.domain.putting_off import begin_of, day_of

if TYPE_CHECKING:
    from declarant_client.application.ports.putting_off import PutOffStore
    from declarant_client.application.ports.settings import Settings
    from declarant_client.application.ports.world import Clock


def rules_of(settings: Settings) -> AskingRules:
    """Return the rules that the settings in force say."""
    return AskingRules(
        channels={
            channel: Asked(settings.get(setting)) for channel, setting in ASK_OF_CHANNEL.items()
        },
        branch_only=frozenset(regime_codes(settings.get(BRANCH_ONLY_REGIMES))),
        not_asked=frozenset(regime_codes(settings.get(REGIMES_NOT_ASKED))),
        a_day=settings.get(ASKED_A_DAY),
    )


class Asking:
    """Narrows a list of what waits to what is asked about, and about today.

    Who searches, or names a channel, finds also what is not asked about; who narrows the list at
    all is not held to the number for a day.
    """

    def __init__(
        self,
        rules: Callable[[], AskingRules],
        done: Callable[[], PutOffStore],
        clock: Clock,
    ) -> None:
        """``rules`` are asked each time; ``done`` only where a number for a day is set."""
        self._rules = rules
        self._done = done
        self._clock = clock

    def narrowed(self, wanted: WorklistFilter) -> WorklistFilter:
        """Return the filter with what the rules say."""
        if wanted.show is not Show.UNRATED or wanted.search or wanted.only is not None:
            return wanted
        rules = self._rules()
        channels, regimes = rules.silent_channels, tuple(sorted(rules.not_asked))
        if wanted.channel is None and (channels or regimes):
            from declarant_client.application.ports.narrowing import Silent

            wanted = wanted._replace(silent=Silent(channels, regimes))
        if rules.a_day and wanted.is_plain and not wanted.beyond_today:
            wanted = wanted._replace(at_most=rules.left_today(self._done_today()))
        return wanted

    def _done_today(self) -> int:
        today = begin_of(day_of(self._clock.now()))
        return self._done().done_since(today)
