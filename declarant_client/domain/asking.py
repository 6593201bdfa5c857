"""Rules that say which declarations are asked about, and how much of each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from declarant_client.domain.declaration import Channel


class Asked(StrEnum):
    """How much of a declaration is asked about."""

    ALL = "all"
    """Every subject that is known."""
    BRANCH = "branch"
    """The branch alone; others may be added."""
    NOTHING = "nothing"
    """It is not on the list of what waits; it may be rated all the same."""


_LEAST_FIRST = (Asked.NOTHING, Asked.BRANCH, Asked.ALL)


class AskingRules(NamedTuple):
    """What a user, or the administrator, has said; by default everything is asked."""

    channels: Mapping[Channel, Asked] = MappingProxyType({})
    """A channel that is not named is asked about wholly."""
    branch_only: frozenset[str] = frozenset()
    """Regimes (upper case) of whose declarations the branch alone is asked about."""
    not_asked: frozenset[str] = frozenset()
    """Regimes (upper case) whose declarations are not asked about."""
    a_day: int = 0
    """How many are asked about on one day; 0: as many as there are."""

    def asked_of(self, channel: Channel | None, regime: str | None) -> Asked:
        """Return how much is asked: where channel and regime say different things, the less."""
        by_channel = self.channels.get(channel, Asked.ALL) if channel else Asked.ALL
        return min(by_channel, self._by_regime(regime), key=_LEAST_FIRST.index)

    def _by_regime(self, regime: str | None) -> Asked:
        code = (regime or "").upper()
        if code in self.not_asked:
            return Asked.NOTHING
        return Asked.BRANCH if code in self.branch_only else Asked.ALL

    @property
    def silent_channels(self) -> tuple[Channel, ...]:
        """The channels whose declarations are not asked about."""
        return tuple(channel for channel, asked in self.channels.items() if asked is Asked.NOTHING)

    def left_today(self, done: int) -> int | None:
        """Return how many more are asked about today after ``done``; ``None``: all of them."""
        return max(self.a_day - done, 0) if self.a_day else None


def regime_codes(typed: str) -> tuple[str, ...]:
    """Return the codes in a list typed by hand, each once, in the order typed."""
    words = typed.upper().replace(",", " ").replace(";", " ").split()
    return tuple(dict.fromkeys(words))
