"""The notices page: filters and list on the left, the notice on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.offices import NoticeFilter, NoticeStore
from declarant_client.desktop.appearance import Role, Space, give_role, headline_font
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.notices.filters import NoticeFilters
from declarant_client.desktop.notices.list_view import NoticeList
from declarant_client.desktop.notices.reading import NoticeReading
from declarant_client.desktop.notices.rows import NoticeRows
from declarant_client.desktop.widgets.empty_state import EmptyState
from declarant_client.desktop.widgets.labels import plain_label

_LIST_WIDTH = 430
_LEAST_LIST = 360
_ANY_WIDTH = 16_777_215


class NoticesPage(QWidget):
    """Notices of all offices, newest first."""

    unreadCounted = Signal(int)
    """How many notices are unread now, for the rail."""
    printWanted = Signal(object)
    """A ``KeptNotice`` to be printed."""
    enrolmentWanted = Signal()
    """There is nothing to read yet: an office has to be added first."""

    def __init__(
        self, notices: NoticeStore, threads: Threads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self._threads = threads
        self._count_lane = Lane(threads.reading, self)
        self.rows = NoticeRows(notices, threads.reading, self)
        self.filters = NoticeFilters(self)
        self.list = NoticeList(self.rows, self)
        self.reading = NoticeReading(self)
        self._empty = EmptyState(self)
        self._stale = True
        self._lay_out()
        self._connect()

    def store_changed(self) -> None:
        """Read again, at once when the page is shown, else as soon as it is; count at once."""
        self._count()
        self._stale = not self.isVisible()
        if not self._stale:
            self.rows.refresh()

    def take_focus(self) -> None:
        """Let the keyboard begin in the list."""
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._filter()
            self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.list.rest(resting=False)

    def _filter(self) -> None:
        self.rows.show(self.filters.wanted())

    def _count(self) -> None:
        self._count_lane.ask(self._notices.unread, self.unreadCounted.emit)

    def _show_current(self) -> None:
        self.reading.show_notice(self.rows.notice(self.list.currentIndex().row()))

    def _filled(self) -> None:
        nothing = self.rows.rowCount() == 0
        wanted = self.filters.wanted()
        if nothing:
            self._say_why_empty(wanted)
        self._stack.setCurrentIndex(1 if nothing else 0)
        never = nothing and wanted == NoticeFilter(today=wanted.today)
        self.filters.setVisible(not never)
        self.reading.setVisible(not never)
        self._left.setMaximumWidth(_ANY_WIDTH if never else _LIST_WIDTH)

    def _say_why_empty(self, wanted: NoticeFilter) -> None:
        never = wanted == NoticeFilter(today=wanted.today)
        self._enrol.setVisible(never)
        self._show_all.setVisible(not never)
        if never:
            self._empty.say(
                "notices",
                self.tr("No notices yet"),
                self.tr(
                    "New legal documents and guidance appear here once a receiving office is "
                    "connected."
                ),
            )
        elif wanted == NoticeFilter(unread=True, today=wanted.today):
            self._empty.say("all-done", self.tr("Everything is read"), "")
        else:
            self._empty.say(
                "search",
                self.tr("Nothing matches"),
                self.tr("No notice fits the search and the filters."),
            )

    def _mark(self, *, read: bool) -> None:
        row = self.list.currentIndex().row()
        kept = self.rows.notice(row)
        if kept is None or kept.unread is not read:
            return
        self.rows.show_read(row, read=read)
        place = kept.place
        self._threads.writing.run(
            self,
            lambda: self._notices.mark_read([place], read=read),
            lambda _: self._count(),
        )

    def _mark_unread(self) -> None:
        self.list.rest(resting=False)
        self._mark(read=False)

    def _lay_out(self) -> None:
        self._left = QFrame()
        give_role(self._left, Role.PANEL)
        self._left.setMinimumWidth(_LEAST_LIST)
        head = QVBoxLayout()
        head.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        head.setSpacing(Space.M)
        head.addWidget(plain_label(self.tr("Notices"), font=headline_font()))
        head.addWidget(self.filters)
        self._enrol = QPushButton(self.tr("Add a receiving office…"))
        self._show_all = QPushButton(self.tr("Show all notices"))
        self._empty.narrow(_LIST_WIDTH - 2 * Space.XL)
        self._empty.offer(self._enrol, primary=True)
        self._empty.offer(self._show_all)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self._left, 2)
        row.addWidget(self.reading, 3)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.filters.search.returnPressed.connect(self.take_focus)
        self.rows.filled.connect(self._filled)
        self.rows.dataChanged.connect(self._show_current)
        self.list.currentMoved.connect(self._show_current)
        self.list.chosen.connect(lambda: self._mark(read=True))
        self.reading.unreadWanted.connect(self._mark_unread)
        self.reading.printWanted.connect(self.printWanted)
        self._enrol.clicked.connect(self.enrolmentWanted)
        self._show_all.clicked.connect(self.filters.forget_all)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+F"), self, self.filters.search.setFocus, context=here)
        QShortcut(QKeySequence("Ctrl+P"), self, self.reading.print_shown, context=here)
