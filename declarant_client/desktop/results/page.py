"""The results page: which part, the list of cases, one case whole, and our word on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.cases import (
    CaseFigures,
    CaseFilter,
    CaseKey,
    CaseLine,
    CaseShow,
    CaseStore,
)
from declarant_client.application.ports.offices import AccountStore
from declarant_client.application.ports.world import Clock
from declarant_client.application.withdrawing import WithdrawAssessment
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.history.reading import OfficeWords, office_words
from declarant_client.desktop.history.withdrawal import Withdrawal
from declarant_client.desktop.results.detail import CaseDetail
from declarant_client.desktop.results.head import ResultsHead
from declarant_client.desktop.results.list_view import CaseList
from declarant_client.desktop.results.replying import Replying
from declarant_client.desktop.results.words import spoken
from declarant_client.desktop.widgets.keyed_rows import KeyedRows, RowSource
from declarant_client.desktop.widgets.list_and_detail import ListAndDetail
from declarant_client.desktop.widgets.message_bar import MessageBar
from declarant_client.domain.identifiers import IDENTITY_DIGITS

if TYPE_CHECKING:
    from declarant_client.application.replying import ReplyToAnswer

_PASSING_MS = 40
_LEAST = (360, 360)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsParts:
    """What the results page needs of the application."""

    cases: CaseStore
    accounts: AccountStore
    replying: Callable[[], ReplyToAnswer]
    """Asked with the first reply."""
    withdrawing: WithdrawAssessment
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Around:
    figures: CaseFigures
    words: OfficeWords
    has_office: bool


class ResultsPage(QWidget):
    """Every case: open ones by age first, then what was answered, then what is closed."""

    unreadCounted = Signal(int)
    """How many cases hold news that nobody has read, for the rail."""
    editWanted = Signal(str, object)
    """Identity (11 digits) and ``Phase``: open the form of this declaration."""
    printWanted = Signal(object)
    """A ``CaseLine`` to be printed."""
    rateWanted = Signal()
    """There is nothing here yet: show what can be rated."""
    accountWanted = Signal()
    changed = Signal()
    """Something was changed here: other pages may show it otherwise now."""

    def __init__(
        self, parts: ResultsParts, threads: Threads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._threads = threads
        self._words = OfficeWords()
        self._wanted: CaseKey | None = None
        self._lane = Lane(threads.reading, self)
        self._count_lane = Lane(threads.reading, self)
        self.rows: KeyedRows[CaseKey, CaseLine] = KeyedRows(
            self._source(CaseFilter()), threads.reading, self
        )
        self.head = ResultsHead(self)
        self.bar = MessageBar(self)
        self.list = CaseList(self.rows, parts.clock, self._said, self)
        self.detail = CaseDetail(self)
        self.replying = Replying(parts.replying, threads, self.bar)
        self.withdrawal = Withdrawal(parts.withdrawing, threads, self)
        self._shape = ListAndDetail(self.list, self.detail, least=_LEAST, parent=self)
        self._stale = True
        # Arrows that are held down pass over cases faster than these can be laid out.
        self._moved = QTimer(self, singleShot=True, interval=_PASSING_MS)
        self._lay_out()
        self._connect()

    def save(self) -> None:
        """Keep what is being typed to an answer."""
        self.replying.save()

    def store_changed(self) -> None:
        """Read again, at once when the page is shown, else as soon as it is."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.rows.refresh(self.list.looked_at())
            self._look_around()

    def take_focus(self) -> None:
        """Let the keyboard begin in the list."""
        self.list.setFocus()

    def open_case(self, key: CaseKey) -> None:
        """Show one case and take its news as read, whatever part was shown before."""
        self._wanted = key
        self.head.forget_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.rows.refresh(self.list.looked_at())
            self._look_around()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.list.rest(resting=False)

    def _source(self, wanted: CaseFilter) -> RowSource[CaseKey, CaseLine]:
        cases, clock = self._parts.cases, self._parts.clock
        return RowSource(
            keys=lambda: cases.keys(wanted),
            lines=cases.lines,
            key_of=lambda line: line.key,
            spoken=lambda line: spoken(line, clock.now(), self._words),
        )

    def _said(self) -> OfficeWords:
        return self._words

    def _choose(self) -> None:
        self.rows.show_from(self._source(self.head.chosen()))

    def _look_around(self) -> None:
        def read() -> _Around:
            accounts = tuple(self._parts.accounts.accounts())
            words = office_words(self._parts.accounts, accounts)
            return _Around(self._parts.cases.figures(), words, bool(accounts))

        self._lane.ask(read, self._show_around)

    def _show_around(self, around: _Around) -> None:
        if around.words != self._words:
            self.list.viewport().update()
        self._words = around.words
        is_empty = around.figures.all == 0
        self.head.show_figures(around.figures)
        for widget in (self.head.parts, self.head.search):
            widget.setVisible(not is_empty)
        self._rate.setVisible(is_empty)
        self._connect_office.setVisible(is_empty and not around.has_office)
        self._show_all.setVisible(not is_empty)
        self._say_why_empty(is_empty=is_empty)
        self.unreadCounted.emit(around.figures.unread)
        self._show_current()

    def _say_why_empty(self, *, is_empty: bool) -> None:
        if is_empty:
            self._shape.empty.say(
                "results",
                self.tr("No case yet"),
                self.tr(
                    "Each subject rated with 1 or 2 stars becomes a case at the office. Here you "
                    "see who works on it, until when, what was answered, and say whether that "
                    "settles it."
                ),
            )
        elif self.head.chosen() == CaseFilter(show=CaseShow.UNREAD):
            self._shape.empty.say("all-done", self.tr("Everything is read"), "")
        else:
            self._shape.empty.say(
                "search",
                self.tr("Nothing matches"),
                self.tr("No case fits the search and the part that is chosen."),
            )

    def _filled(self) -> None:
        nothing = self.rows.rowCount() == 0
        self._shape.show_list(shown=not nothing)
        if nothing:
            self._look_around()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.list.go_to(wanted):
            self._mark(read=True)
        self._show_current()

    def _show_current(self) -> None:
        row = self.list.currentIndex().row()
        line = self.rows.line(row)
        if line is not None or row < 0:
            self.detail.show_line(line, self._words, self._parts.clock.now())
        if line is not None:
            self.replying.follow(line)

    def _mark(self, *, read: bool) -> None:
        key = self.rows.key(self.list.currentIndex().row())
        line = self.rows.line(self.list.currentIndex().row())
        if key is None or (line is not None and line.unread is not read):
            return
        if line is not None:
            self.rows.take_line(replace(line, unread=not read))
        cases = self._parts.cases
        self._threads.writing.run(
            self, lambda: cases.mark_read(key, read=read), lambda _: self._count()
        )

    def _count(self) -> None:
        self._count_lane.ask(self._parts.cases.unread, self.unreadCounted.emit)

    def _mark_unread(self) -> None:
        self.list.rest(resting=False)
        self._mark(read=False)

    def _revise(self, line: CaseLine) -> None:
        number = line.entry.assessment.declaration.number
        self.editWanted.emit(number[:IDENTITY_DIGITS], line.entry.assessment.phase)

    def _print(self) -> None:
        if self.detail.line is not None:
            self.printWanted.emit(self.detail.line)

    def _ended(self) -> None:
        self.detail.wait(waiting=False)
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
        self.head.search.returnPressed.connect(self.take_focus)
        self.rows.filled.connect(self._filled)
        self.rows.linesCame.connect(self._show_current)
        self.list.currentMoved.connect(self._moved.start)
        self._moved.timeout.connect(self._show_current)
        self.list.chosen.connect(lambda: self._mark(read=True))
        self.detail.form.replyWanted.connect(self.replying.reply)
        self.detail.form.typed.connect(self.replying.note)
        self.replying.kept.connect(self.detail.form.forget)
        foot.takeBackWanted.connect(
            lambda line: self.replying.take_back(line.key, line.reply.reply_id)
        )
        foot.revisionWanted.connect(self._revise)
        foot.withdrawalWanted.connect(lambda line: self.withdrawal.ask(line.entry))
        foot.printWanted.connect(self.printWanted)
        foot.unreadWanted.connect(self._mark_unread)
        for worker in (self.replying, self.withdrawal):
            worker.begun.connect(lambda: self.detail.wait(waiting=True))
        self.replying.ended.connect(self._ended)
        self.replying.ended.connect(self.take_focus)
        self.withdrawal.ended.connect(lambda _: self._ended())
        self._rate.clicked.connect(self.rateWanted)
        self._connect_office.clicked.connect(self.accountWanted)
        self._show_all.clicked.connect(self.head.forget_all)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+F"), self, self.head.search.setFocus, context=here)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print, context=here)
