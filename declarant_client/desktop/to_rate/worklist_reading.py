"""Asking for the worklist in the background: its first rows, all identities, rows looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from declarant_client.application.ports.declarations import (
    WorklistFilter,
    WorklistPage,
    WorklistRow,
)
from declarant_client.desktop.background import Background, Lane
from declarant_client.desktop.to_rate.list_difference import Difference, difference


class ReadsWorklist(Protocol):
    """What is asked: ``application.worklist.Worklist``."""

    def page(
        self, wanted: WorklistFilter, after: str | None = None, limit: int = ...
    ) -> WorklistPage: ...

    def identities(self, wanted: WorklistFilter) -> array[int]: ...

    def rows(self, identities: Sequence[int]) -> tuple[WorklistRow, ...]: ...

    def left_for_later(self, wanted: WorklistFilter) -> int: ...


class Listed(NamedTuple):
    """A filter's list: all identities in order, and some of its rows."""

    identities: array[int]
    rows: tuple[WorklistRow, ...]
    is_whole: bool = True
    """False for the first rows of more."""
    differs: Difference | None = None
    """From what was shown when it was asked for."""


class WorklistReading(QObject):
    """One filter's list; a question takes the place of the one before."""

    leftForLater = Signal(int)
    """How many more there are that the rules leave for another day."""

    def __init__(self, worklist: ReadsWorklist, reading: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._worklist = worklist
        self._listing = Lane(reading, self)
        self._looking = Lane(reading, self)
        self._for_later = Lane(reading, self)
        self._wanted = WorklistFilter()

    @property
    def wanted(self) -> WorklistFilter:
        """The filter asked for last."""
        return self._wanted

    @property
    def is_loading(self) -> bool:
        """Whether a list is on its way, or the rest of one."""
        return self._listing.is_busy

    def begin(self, wanted: WorklistFilter, first: int, then: Callable[[Listed], None]) -> None:
        """Ask for another filter's first rows, which are there before the list is known."""
        self._wanted = wanted
        self._looking.drop()

        def read() -> Listed:
            page = self._worklist.page(wanted, None, first)
            return Listed(_identities(page.rows), page.rows, page.after is None)

        self._listing.ask(read, then)
        self._ask_for_later()

    def list_all(
        self, near: Sequence[int], shown: array[int], then: Callable[[Listed], None]
    ) -> None:
        """Ask for the whole list, for the rows that are looked at, and what is new of it."""
        wanted = self._wanted
        self._looking.drop()

        def read() -> Listed:
            identities = self._worklist.identities(wanted)
            differs = difference(shown, identities)
            return Listed(identities, self._worklist.rows(near), differs=differs)

        self._listing.ask(read, then)
        self._ask_for_later()

    def look_at(
        self, identities: Sequence[int], then: Callable[[Sequence[WorklistRow]], None]
    ) -> None:
        """Ask for some rows; what is gone is left out."""
        self._looking.ask(lambda: self._worklist.rows(identities), then)

    def _ask_for_later(self) -> None:
        wanted = self._wanted
        self._for_later.ask(lambda: self._worklist.left_for_later(wanted), self.leftForLater.emit)


def _identities(rows: Sequence[WorklistRow]) -> array[int]:
    return array("q", [int(row.declaration.identity) for row in rows])
