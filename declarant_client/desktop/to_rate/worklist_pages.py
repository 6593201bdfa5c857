"""Asking for the worklist a page at a time, in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from declarant_client.application.ports.declarations import WorklistFilter, WorklistPage
from declarant_client.desktop.background import Background, Lane

PAGE = 200
"""Rows of every further page."""


class ReadsWorklist(Protocol):
    """What is asked: ``application.worklist.Worklist``."""

    def page(
        self, wanted: WorklistFilter, after: str | None = None, limit: int = ...
    ) -> WorklistPage: ...

    def count(self, wanted: WorklistFilter) -> int: ...

    def left_for_later(self, wanted: WorklistFilter) -> int: ...


class WorklistPages(QObject):
    """One filter's pages in their order, and how many declarations it lets through."""

    counted = Signal(int)
    leftForLater = Signal(int)
    """How many more there are that the rules leave for another day."""

    def __init__(self, worklist: ReadsWorklist, reading: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._worklist = worklist
        self._first = Lane(reading, self)
        self._further = Lane(reading, self)
        self._count = Lane(reading, self)
        self._wanted = WorklistFilter()
        self._after: str | None = None

    @property
    def wanted(self) -> WorklistFilter:
        """The filter asked for last."""
        return self._wanted

    @property
    def is_loading(self) -> bool:
        """Whether rows are on their way."""
        return self._first.is_busy or self._further.is_busy

    @property
    def has_more(self) -> bool:
        """Whether there are further rows that may be asked for now."""
        return self._after is not None and not self.is_loading

    def begin(
        self, wanted: WorklistFilter, limit: int, then: Callable[[WorklistPage], None]
    ) -> None:
        """Ask for a filter's rows from the top; ``counted`` follows as well."""
        self._wanted = wanted
        self._further.drop()
        # The rows first: they are shown while their number is still counted.
        self._first.ask(
            lambda: self._worklist.page(wanted, None, limit), lambda page: self._came(page, then)
        )
        self._count.ask(
            lambda: (self._worklist.count(wanted), self._worklist.left_for_later(wanted)),
            self._tell_counts,
        )

    def go_on(self, then: Callable[[WorklistPage], None], limit: int = PAGE) -> None:
        """Ask for the rows behind those that came last."""
        wanted, after = self._wanted, self._after
        self._further.ask(
            lambda: self._worklist.page(wanted, after, limit), lambda page: self._came(page, then)
        )

    def _tell_counts(self, counts: tuple[int, int]) -> None:
        count, for_later = counts
        self.leftForLater.emit(for_later)
        self.counted.emit(count)

    def _came(self, page: WorklistPage, then: Callable[[WorklistPage], None]) -> None:
        self._after = page.after
        then(page)
