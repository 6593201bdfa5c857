"""Rows that the user is at work on: the store's answers about them come too early or too late."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from declarant_client.application.ports.declarations import Show, WorklistRow


class RowsAtWork:
    """Rows being saved as rated or put off, hidden where those are; the open one, which stays."""

    def __init__(self) -> None:
        self._leaving: set[str] = set()
        self._chosen: frozenset[str] = frozenset()
        self._pinned = ""

    def pin(self, identity: str) -> None:
        """Keep this row on the list through refreshes; the empty identity keeps none."""
        self._pinned = identity

    def choose(self, identities: Iterable[str]) -> None:
        """Several are chosen: they stay while nobody says that they are gone."""
        self._chosen = frozenset(identities)

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

    def hidden(self, show: Show) -> int:
        """Return how many of the rows that the store counts are passed over."""
        return len(self._leaving) if show is Show.UNRATED else 0

    def staying(self, rows: Iterable[WorklistRow], show: Show) -> list[WorklistRow]:
        """Return the rows without those that leave."""
        if show is not Show.UNRATED:
            return list(rows)
        return [row for row in rows if row.declaration.identity not in self._leaving]

    def with_chosen(
        self, rows: list[WorklistRow], shown: Sequence[WorklistRow]
    ) -> list[WorklistRow]:
        """Return the first rows of more, with the chosen ones that were pushed behind them."""
        if not self._chosen:
            return rows
        known = {row.declaration.identity for row in rows}
        behind = self._chosen - known - self._leaving
        return [*rows, *(row for row in shown if row.declaration.identity in behind)]

    def with_pinned(
        self, rows: list[WorklistRow], shown: Sequence[WorklistRow]
    ) -> list[WorklistRow]:
        """Return new rows with the pinned one where it is shown now, if they lack it."""
        if any(row.declaration.identity == self._pinned for row in rows):
            return rows
        for position, row in enumerate(shown):
            if row.declaration.identity == self._pinned:
                return [*rows[:position], row, *rows[position:]]
        return rows
