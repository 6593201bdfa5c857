"""Rows that the user is at work on: the store's answers about them come too early or too late."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from contextlib import suppress

from declarant_client.application.ports.declarations import Show


class RowsAtWork:
    """Rows being saved as rated or put off, hidden where those are; the open one, which stays."""

    def __init__(self) -> None:
        self._leaving: set[str] = set()
        self._pinned = ""

    def pin(self, identity: str) -> None:
        """Keep this row on the list through refreshes; the empty identity keeps none."""
        self._pinned = identity

    def let_leave(self, identities: Collection[str]) -> None:
        """They are being saved as rated or put off: answers asked for before that hold them."""
        self._leaving.update(identities)

    def has_settled(self, identities: Collection[str]) -> None:
        """Saving ended, well or not: from now on the store's word counts."""
        self._leaving.difference_update(identities)

    def all_settled(self) -> None:
        """Whatever was being saved is saved or not."""
        self._leaving.clear()

    def is_leaving(self, identity: str) -> bool:
        """Whether a row is being saved as rated or put off."""
        return identity in self._leaving

    def staying(self, identities: array[int], show: Show) -> array[int]:
        """Return a list without those that leave."""
        if show is not Show.UNRATED or not self._leaving:
            return identities
        for identity in self._leaving:
            with suppress(ValueError):
                position = identities.index(int(identity))
                identities = identities[:position] + identities[position + 1 :]
        return identities

    def with_pinned(self, identities: array[int], shown: array[int]) -> array[int]:
        """Return a new list with the pinned one where it is shown now, if it lacks it."""
        if not self._pinned:
            return identities
        pinned = int(self._pinned)
        if pinned in identities or pinned not in shown:
            return identities
        position = shown.index(pinned)
        return identities[:position] + array("q", [pinned]) + identities[position:]
