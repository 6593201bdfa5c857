"""The notices page: what takes effect soon, filters and list, the notice beside them."""

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

from declarant_client.application.ports.offices import (
    KeptNotice,
    NoticeChoices,
    NoticeFilter,
)
from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    icon,
)
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.notices.deeds import NoticeDeeds
from declarant_client.desktop.notices.filters import NoticeFilters
from declarant_client.desktop.notices.list_view import NoticeList
from declarant_client.desktop.notices.parts import NoticesParts
from declarant_client.desktop.notices.reading import NoticeReading
from declarant_client.desktop.notices.reminder_bar import ReminderBar
from declarant_client.desktop.notices.rows import NoticeRows
from declarant_client.desktop.notices.saving_bar import SavingBar
from declarant_client.desktop.widgets.empty_state import EmptyState
from declarant_client.desktop.widgets.head_row import HeadRow
from declarant_client.desktop.widgets.message_bar import MessageBar
from declarant_client.desktop.widgets.new_day import NewDay
from declarant_client.desktop.widgets.tab_order import follow_one_another

_LEAST_LIST = 360
_ANY_WIDTH = 16_777_215


class NoticesPage(QWidget):
    """Notices of all offices and gazettes, newest first."""

    unreadCounted = Signal(int)
    """How many notices are unread now, for the rail."""
    printWanted = Signal(object)
    """A ``KeptNotice`` to be printed."""
    enrolmentWanted = Signal()
    """There is nothing to read yet: an office has to be added first."""
    gazettesWanted = Signal()
    """The user wants to follow an official gazette."""

    def __init__(
        self, parts: NoticesParts, threads: Threads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._count_lane = Lane(threads.reading, self)
        self._soon_lane = Lane(threads.reading, self)
        self._threads = threads
        self.rows = NoticeRows(parts.notices, threads.reading, parts.today, self)
        self.filters = NoticeFilters(parts.today, self)
        self.list = NoticeList(self.rows, self)
        self.reading = NoticeReading(parts.today, self)
        self.reminder = ReminderBar(self)
        self.told = MessageBar(self)
        self.saving = SavingBar(parts, threads.lengthy, self)
        self.deeds = NoticeDeeds(parts, threads, self.rows, self.told)
        self._empty = EmptyState(self)
        self._stale = True
        self.new_day = NewDay(parts.today, self)
        self._lay_out()
        self._connect()

    def store_changed(self) -> None:
        """Read again, at once when the page is shown, else as soon as it is; count at once."""
        self._count()
        self._stale = not self.isVisible()
        if not self._stale:
            self.rows.refresh()
            self._look_ahead()

    def take_focus(self) -> None:
        """Let the keyboard begin in the list."""
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._filter()
            self._count()
            self._look_ahead()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.list.rest(resting=False)

    def _filter(self) -> None:
        self.rows.show(self.filters.wanted())

    def _count(self) -> None:
        self._count_lane.ask(self._parts.notices.unread, self.unreadCounted.emit)

    def _look_ahead(self) -> None:
        """Ask what takes effect soon, and what can be filtered by."""

        def look() -> tuple[list[KeptNotice], NoticeChoices]:
            return self._parts.reminders().to_show(), self._parts.notices.choices()

        self._soon_lane.ask(look, self._looked_ahead)

    def _looked_ahead(self, found: tuple[list[KeptNotice], NoticeChoices]) -> None:
        soon, choices = found
        self.reminder.remind(soon, self._parts.today())
        self.filters.offer(choices)

    def _put_away(self, notices: tuple[KeptNotice, ...]) -> None:
        self.reminder.remind((), self._parts.today())
        self._threads.writing.run(
            self, lambda: self._parts.reminders().put_away(notices), lambda _: None
        )

    def _show_kept(self, kept: KeptNotice) -> None:
        """Show one notice in the list, whatever is filtered."""
        if self.rows.row_of(kept.key) is None:
            self.filters.forget_all()
            self.filters.search.setText(kept.notice.symbol or kept.notice.title[:60])
        self.list.keep_at(kept.key)

    def _day_dawned(self) -> None:
        """Say of everything shown what holds today, though nothing of it has changed."""
        self.store_changed()
        self._show_current()

    def _current(self) -> KeptNotice | None:
        return self.rows.notice(self.list.currentIndex().row())

    def _show_current(self) -> None:
        self.reading.show_notice(self._current())

    def _filled(self) -> None:
        nothing = self.rows.rowCount() == 0
        wanted = self.filters.wanted()
        if nothing:
            self._say_why_empty(wanted)
        self._stack.setCurrentIndex(1 if nothing else 0)
        never = nothing and _is_everything(wanted)
        for part in (self.filters, self.reading, self.all_read, self.export):
            part.setVisible(not never)
        self.all_read.setEnabled(not nothing)
        self.export.setEnabled(not nothing)
        self._left.setMaximumWidth(_ANY_WIDTH if never else Space.LIST)

    def _say_why_empty(self, wanted: NoticeFilter) -> None:
        never = _is_everything(wanted)
        self._enrol.setVisible(never)
        self._gazettes.setVisible(never)
        self._show_all.setVisible(not never)
        if never:
            self._empty.say(
                "notices",
                self.tr("No notices yet"),
                self.tr(
                    "New legal documents and guidance appear here once a receiving office is "
                    "connected or an official gazette is followed."
                ),
            )
        elif wanted == NoticeFilter(unread=True, today=wanted.today):
            self._empty.say("all-done", self.tr("Everything is read"), "")
        elif wanted == NoticeFilter(starred=True, today=wanted.today):
            self._empty.say(
                "rate",
                self.tr("Nothing is starred"),
                self.tr("Star a notice to find it here again, however old it gets."),
            )
        else:
            self._empty.say(
                "search",
                self.tr("Nothing matches"),
                self.tr("No notice fits the search and the filters."),
            )

    def _mark_unread(self) -> None:
        self.list.rest(resting=False)
        self.deeds.mark(self.list.currentIndex().row(), read=False)

    def _lay_out(self) -> None:
        self._left = QFrame()
        give_role(self._left, Role.PANEL)
        self._left.setMinimumWidth(_LEAST_LIST)
        head = QVBoxLayout()
        head.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        head.setSpacing(Space.M)
        head.addWidget(self._head())
        head.addWidget(self.filters)
        head.addWidget(self.told)
        self._fill_stack()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(1)
        row.addWidget(self._left, 2)
        row.addWidget(self.reading, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.reminder)
        whole.addLayout(row, 1)
        self.reading.add_bar(self.saving, *self.saving.stops())
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go from top to bottom, through the list's side first."""
        follow_one_another(
            self.reminder.put_away,
            self.all_read,
            self.export,
            *self.filters.stops(),
            self.told.follow,
            self.told.close_bar,
            self.list,
            self._enrol,
            self._gazettes,
            self._show_all,
            *self.reading.stops(),
        )

    def _head(self) -> HeadRow:
        self.all_read = QPushButton(icon("check", Tone.TEXT), self.tr("Mark all as read"))
        self.all_read.setToolTip(self.tr("Mark everything that is shown as read"))
        self.export = QPushButton(icon("calendar", Tone.TEXT), "")
        self.export.setToolTip(self.tr("Effective days of all that is shown, for a calendar…"))
        self.export.setAccessibleName(self.export.toolTip())
        return HeadRow(self.tr("Notices"), self.all_read, self.export)

    def _fill_stack(self) -> None:
        self._enrol = QPushButton(self.tr("Add a receiving office…"))
        self._gazettes = QPushButton(self.tr("Follow an official gazette…"))
        self._show_all = QPushButton(self.tr("Show all notices"))
        self._empty.narrow(Space.LIST - 2 * Space.XL)
        self._empty.offer(self._enrol, primary=True)
        self._empty.offer(self._gazettes)
        self._empty.offer(self._show_all)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.filters.search.returnPressed.connect(self.take_focus)
        self.rows.filled.connect(self._filled)
        self.rows.dataChanged.connect(self._show_current)
        self.list.currentMoved.connect(self._show_current)
        self.list.chosen.connect(lambda: self.deeds.mark(self.list.currentIndex().row(), read=True))
        self.reading.printWanted.connect(self.printWanted)
        self._connect_deeds()
        self._enrol.clicked.connect(self.enrolmentWanted)
        self._gazettes.clicked.connect(self.gazettesWanted)
        self._show_all.clicked.connect(self.filters.forget_all)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+F"), self, self.filters.search.setFocus, context=here)
        QShortcut(QKeySequence("Ctrl+P"), self, self.reading.print_shown, context=here)

    def _connect_deeds(self) -> None:
        deeds, reading = self.deeds, self.reading
        deeds.written.connect(self._count)
        reading.unreadWanted.connect(self._mark_unread)
        reading.starWanted.connect(
            lambda starred: deeds.star(self.list.currentIndex().row(), starred=starred)
        )
        reading.citationWanted.connect(lambda: deeds.cite(self._current()))
        reading.calendarWanted.connect(lambda: deeds.export_one(self._current(), self))
        reading.attachmentWanted.connect(self.saving.ask_and_save)
        self.all_read.clicked.connect(lambda: deeds.mark_all_read(self.filters.wanted()))
        self.export.clicked.connect(lambda: deeds.export_all(self.filters.wanted(), self))
        self.new_day.dawned.connect(self._day_dawned)
        self.reminder.showWanted.connect(self._show_kept)
        self.reminder.putAwayWanted.connect(self._put_away)


def _is_everything(wanted: NoticeFilter) -> bool:
    return wanted == NoticeFilter(today=wanted.today)
