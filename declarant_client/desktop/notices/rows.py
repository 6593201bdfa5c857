"""The rows of the notices: read page by page, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from declarant_client.application.ports.offices import KeptNotice, NoticeFilter, NoticeStore
from declarant_client.desktop.background import Background, Lane
from declarant_client.desktop.notices.words import spoken_row

PAGE = 100
NOTICE_ROLE = Qt.ItemDataRole.UserRole
TODAY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The day by which it is told how a notice stands."""
_NOWHERE = QModelIndex()


class NoticeRows(QAbstractListModel):
    """Notices, newest first; the rest is fetched when the list is scrolled near its end."""

    filled = Signal()
    """The first page of what was asked for is there (or it is empty)."""

    def __init__(
        self,
        store: NoticeStore,
        background: Background,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._lane = Lane(background, self)
        self._wanted = NoticeFilter()
        self._notices: list[KeptNotice] = []
        self._has_more = False
        self._read_here: dict[str, KeptNotice] = {}

    def show(self, wanted: NoticeFilter) -> None:
        """Show another selection from its beginning."""
        self._wanted = wanted
        self._read_here = {}
        self._ask(PAGE)

    def refresh(self) -> None:
        """Read again what is shown."""
        self._ask(max(PAGE, len(self._notices)))

    def notice(self, row: int) -> KeptNotice | None:
        """Return the notice of a row."""
        return self._notices[row] if 0 <= row < len(self._notices) else None

    def row_of(self, key: str) -> int | None:
        """Return the row of a notice, as far as it is read."""
        return next((row for row, kept in enumerate(self._notices) if kept.key == key), None)

    def show_read(self, row: int, *, read: bool) -> None:
        """Show a notice as read or unread at once.

        Among the unread it stays until something else is asked for: it is being read.
        """
        kept = self.notice(row)
        if kept is not None:
            self._show(row, replace(kept, unread=not read))

    def show_starred(self, row: int, *, starred: bool) -> None:
        """Show a notice as starred or not at once; among the starred it stays as above."""
        kept = self.notice(row)
        if kept is not None:
            self._show(row, replace(kept, starred=starred))

    def _show(self, row: int, kept: KeptNotice) -> None:
        self._notices[row] = self._read_here[kept.key] = kept
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._notices)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        kept = self.notice(index.row())
        if kept is None:
            return None
        if role == NOTICE_ROLE:
            return kept
        if role == TODAY_ROLE:
            return self._today()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken_row(kept, self._today())
        return None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._has_more and not self._lane.is_busy

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent):
            wanted, after = self._wanted, self._notices[-1].key
            self._lane.ask(lambda: self._store.notices(wanted, after, PAGE), self._append)

    def _ask(self, limit: int) -> None:
        wanted = self._wanted
        self._lane.ask(
            lambda: self._store.notices(wanted, None, limit), lambda found: self._fill(found, limit)
        )

    def _fill(self, notices: list[KeptNotice], limit: int) -> None:
        self._has_more = len(notices) == limit
        if self._wanted.unread or self._wanted.starred:
            notices = self._with_read_here(notices)
        if [kept.key for kept in notices] == [kept.key for kept in self._notices]:
            self._notices = notices
            self.dataChanged.emit(self.index(0), self.index(len(notices) - 1))
        else:
            self.beginResetModel()
            self._notices = notices
            self.endResetModel()
        self.filled.emit()

    def _with_read_here(self, notices: list[KeptNotice]) -> list[KeptNotice]:
        found = {kept.key for kept in notices}
        stay = [kept for kept in self._notices if kept.key in self._read_here.keys() - found]
        return sorted(
            [*notices, *stay],
            key=lambda kept: (kept.notice.posted_at, kept.notice.notice_id),
            reverse=True,
        )

    def _append(self, notices: list[KeptNotice]) -> None:
        first = len(self._notices)
        self._has_more = len(notices) == PAGE
        if notices:
            self.beginInsertRows(_NOWHERE, first, first + len(notices) - 1)
            self._notices.extend(notices)
            self.endInsertRows()
