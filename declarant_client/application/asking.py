"""What is asked about: the rules put onto what a list shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from declarant_client.application.ports.declarations import Show, Silent, WorklistFilter
from declarant_client.domain.putting_off import begin_of, day_of

if TYPE_CHECKING:
    from declarant_client.application.ports.putting_off import PutOffStore
    from declarant_client.application.ports.world import Clock
    from declarant_client.domain.asking import AskingRules


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
            wanted = replace(wanted, silent=Silent(channels, regimes))
        if rules.a_day and wanted.is_plain and not wanted.beyond_today:
            wanted = replace(wanted, at_most=rules.left_today(self._done_today()))
        return wanted

    def _done_today(self) -> int:
        today = begin_of(day_of(self._clock.now()))
        return self._done().done_since(today)
