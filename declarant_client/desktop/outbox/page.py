"""The outbox page: which part, the list, one item whole, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from declarant_client.application.outbox import Outbox
from declarant_client.application.ports.offices import AccountStore
from declarant_client.application.ports.outbox import OutboxFigures, OutboxLine
from declarant_client.application.ports.world import Clock
from declarant_client.application.withdrawing import WithdrawAssessment
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.history.reading import OfficeWords, office_words
from declarant_client.desktop.history.withdrawal import Withdrawal
from declarant_client.desktop.outbox.choosing import Choosing
from declarant_client.desktop.outbox.deeds import OutboxDeeds, ask_for_sheet
from declarant_client.desktop.outbox.detail import OutboxDetail
from declarant_client.desktop.outbox.head import OutboxHead
from declarant_client.desktop.outbox.list_view import OutboxList
from declarant_client.desktop.outbox.rows import OutboxRows
from declarant_client.desktop.widgets.list_and_detail import ListAndDetail
from declarant_client.desktop.widgets.message_bar import MessageBar
from declarant_client.domain.identifiers import IDENTITY_DIGITS
from declarant_client.domain.submission import SubmissionState

if TYPE_CHECKING:
    from declarant_client.application.conflicts import ResolveConflict
    from declarant_client.application.exporting import ExportAssessment
    from declarant_client.application.ports.offices import Account
    from declarant_client.application.rating import RateDeclaration

_LEAST = (340, 340)
_TICK_MS = 1000
_TIMED = frozenset({SubmissionState.HELD, SubmissionState.QUEUED, SubmissionState.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxParts:
    """What the outbox page needs of the application."""

    outbox: Outbox
    accounts: AccountStore
    withdrawing: WithdrawAssessment
    rating: Callable[[], RateDeclaration]
    """Asked when the first item is undone."""
    export: Callable[[], ExportAssessment]
    """Asked when the first item is exported."""
    conflicts: Callable[[], ResolveConflict]
    """Asked when two ratings are compared."""
    rater: Callable[[], str]
    """The name shown to the office; never empty."""
    hold: Callable[[], timedelta | None]
    """For how long what is saved can be undone; ``None``: it leaves at once."""
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Around:
    figures: OutboxFigures
    accounts: tuple[Account, ...]
    words: OfficeWords


class OutboxPage(QWidget):
    """Everything on its way, and what ended in the last month, newest first."""

    editWanted = Signal(str, object)
    """Identity (11 digits) and ``Phase``: open the form of this declaration."""
    rateWanted = Signal()
    """There is nothing here yet: show what can be rated."""
    sendAllWanted = Signal()
    accountWanted = Signal()
    keyWanted = Signal(object)
    """An ``Account`` whose access key is missing."""
    sheetWanted = Signal(object)
    """A ``HistoryEntry``: print it as the sheet to hand in."""
    changed = Signal()
    """Something was changed here: other pages may show it otherwise now."""

    def __init__(self, parts: OutboxParts, threads: Threads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._clock = parts.clock
        self._words = OfficeWords()
        self._accounts: tuple[Account, ...] = ()
        self._stale = True
        self._knows_around = False
        self._lane = Lane(threads.reading, self)
        self.rows = OutboxRows(parts.outbox, threads.reading, parts.clock, self._said, self)
        self.head = OutboxHead(self)
        self.bar = MessageBar(self)
        self.list = OutboxList(self.rows, parts.clock, self._said, self)
        self.detail = OutboxDetail(self)
        self.deeds = OutboxDeeds(parts.outbox, parts.rating, parts.export, threads, self.bar)
        self.choosing = Choosing(parts.conflicts, parts.rater, parts.hold, threads, self.bar)
        self.withdrawal = Withdrawal(parts.withdrawing, threads, self)
        self._shape = ListAndDetail(self.list, self.detail, least=_LEAST, parent=self)
        self._tick = QTimer(self, interval=_TICK_MS)
        # What came is listed in one turn and shown whole in another: both at once take too long.
        self._next_turn = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    def store_changed(self) -> None:
        """Read again, at once when the page is shown, else as soon as it is."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.rows.refresh(self.list.looked_at())
            self._look_around()

    def take_focus(self) -> None:
        """Let the keyboard begin in the list."""
        self.list.setFocus()

    def export(self) -> None:
        """Ask for a file and write the item shown to it."""
        line = self.detail.line
        if line is not None:
            path = ask_for_sheet(self, line.entry.assessment.declaration.number)
            if path is not None:
                self.deeds.export(line, path)

    def print_sheet(self) -> None:
        """Let the item shown be printed."""
        if self.detail.line is not None:
            self.sheetWanted.emit(self.detail.line.entry)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.rows.refresh(self.list.looked_at())
            self._look_around()
        self._follow_time()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def _said(self) -> OfficeWords:
        return self._words

    def _choose(self) -> None:
        self.rows.show(self.head.chosen_part, self.head.searched)

    def _look_around(self) -> None:
        def read() -> _Around:
            accounts = tuple(self._parts.accounts.accounts())
            words = office_words(self._parts.accounts, accounts)
            return _Around(self._parts.outbox.figures(), accounts, words)

        self._lane.ask(read, self._show_around)

    def _show_around(self, around: _Around) -> None:
        if around.words != self._words:
            self.list.viewport().update()
        self._words, self._accounts = around.words, around.accounts
        self._knows_around = True
        is_empty = around.figures.all == 0
        self.head.show_figures(around.figures)
        for widget in (self.head.parts, self.head.search, self.head.send_all):
            widget.setVisible(not is_empty)
        self.head.send_all.setEnabled(bool(around.figures.waiting and around.accounts))
        self._rate.setVisible(is_empty)
        self._connect_office.setVisible(is_empty and not around.accounts)
        self._show_all.setVisible(not is_empty)
        self._say_why_empty(is_empty=is_empty)
        self._next_turn.start()

    def _say_why_empty(self, *, is_empty: bool) -> None:
        if is_empty:
            self._shape.empty.say(
                "outbox",
                self.tr("Nothing is on its way"),
                self.tr(
                    "What you rate is sent by itself. Here you see how it stands, and for 30 days "
                    "what the office has received."
                ),
            )
        else:
            self._shape.empty.say(
                "search",
                self.tr("Nothing matches"),
                self.tr("No rating on its way fits the search and the part that is chosen."),
            )

    def _filled(self) -> None:
        self._shape.show_list(shown=self.rows.rowCount() > 0)
        self._next_turn.start()

    def _current_moved(self) -> None:
        if self.list.is_restoring:
            self._next_turn.start()
        else:
            # The next key may be meant for it.
            self._show_current()

    def _show_what_came(self) -> None:
        # Offices' words come a moment after the first rows: nothing is drawn twice for that.
        if self._knows_around:
            self._show_current()

    def _show_current(self) -> None:
        row = self.list.currentIndex().row()
        line = self.rows.line(row)
        if line is not None or row < 0:
            self.detail.show_line(line, self._words, self._clock.now())
        self._follow_time()

    def _follow_time(self) -> None:
        """Tick while something shown depends on the time: else the page sleeps."""
        timed = any(line.entry.state in _TIMED for line in self.rows.lines_shown())
        if timed and self.isVisible():
            if not self._tick.isActive():
                self._tick.start()
        else:
            self._tick.stop()

    def _time_passed(self) -> None:
        self.list.viewport().update()
        self.detail.tick(self._clock.now())

    def _correct(self, line: OutboxLine) -> None:
        number = line.entry.assessment.declaration.number
        self.editWanted.emit(number[:IDENTITY_DIGITS], line.entry.assessment.phase)

    def _ask_for_key(self, line: OutboxLine) -> None:
        for account in self._accounts:
            if account.account_id == line.account_id:
                self.keyWanted.emit(account)

    def _ended(self, changed: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.detail.foot.wait(waiting=False)
        if changed:
            self.store_changed()
            self.changed.emit()

    def _lay_out(self) -> None:
        self._rate = QPushButton(self.tr("Rate declarations"))
        self._connect_office = QPushButton(self.tr("Connect an office…"))
        self._show_all = QPushButton(self.tr("Show all"))
        self._shape.offer(self._rate, self._connect_office, self._show_all)
        self._shape.put_above(self.head, self.bar)
        self._shape.order_stops()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._shape)

    def _connect(self) -> None:
        foot = self.detail.foot
        self.head.wanted.connect(self._choose)
        self.head.send_all.clicked.connect(self.sendAllWanted)
        self.head.search.returnPressed.connect(self.take_focus)
        self.rows.filled.connect(self._filled)
        self.rows.linesCame.connect(self._show_current)
        self.list.currentMoved.connect(self._current_moved)
        self._next_turn.timeout.connect(self._show_what_came)
        self.list.copyWanted.connect(lambda: self.deeds.copy_number(self.detail.line))
        self._tick.timeout.connect(self._time_passed)
        foot.sendWanted.connect(self.deeds.send)
        foot.undoWanted.connect(self.deeds.undo)
        foot.correctionWanted.connect(self._correct)
        foot.comparisonWanted.connect(
            lambda line: self.choosing.open(line, self._words, self.window())
        )
        self.choosing.ended.connect(self._ended)
        foot.withdrawalWanted.connect(lambda line: self.withdrawal.ask(line.entry))
        foot.exportWanted.connect(self.export)
        foot.printWanted.connect(self.print_sheet)
        foot.numberWanted.connect(self.deeds.copy_number)
        foot.receiptWanted.connect(self.deeds.copy_receipt)
        self.detail.accountWanted.connect(self.accountWanted)
        self.detail.keyWanted.connect(self._ask_for_key)
        for worker in (self.deeds, self.withdrawal):
            worker.begun.connect(lambda: foot.wait(waiting=True))
            worker.ended.connect(self._ended)
        self.deeds.draftWanted.connect(self.editWanted)
        self._rate.clicked.connect(self.rateWanted)
        self._connect_office.clicked.connect(self.accountWanted)
        self._show_all.clicked.connect(self.head.forget_all)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+E"), self, self.export, context=here)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_sheet, context=here)
        QShortcut(QKeySequence("Ctrl+Z"), self, foot.undo_if_offered, context=here)
        QShortcut(QKeySequence("Ctrl+F"), self, self.head.search.setFocus, context=here)
