"""The history page: filters, totals, list, detail, export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.exporting import ExportHistory
from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.history import HistoryLines
from declarant_client.application.ports.offices import AccountStore
from declarant_client.application.ports.submissions import HistoryEntry, SubmissionStore
from declarant_client.application.ports.world import Clock
from declarant_client.application.withdrawing import WithdrawAssessment
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.history.detail import HistoryDetail
from declarant_client.desktop.history.export import ExportBar, ask_for_file
from declarant_client.desktop.history.filters import HistoryFilters
from declarant_client.desktop.history.head import HistoryHead
from declarant_client.desktop.history.list_view import HistoryList
from declarant_client.desktop.history.reading import HistoryReading, OfficeWords, Overview
from declarant_client.desktop.history.rows import HistoryRows
from declarant_client.desktop.history.totals import HistoryTotalsBar
from declarant_client.desktop.history.withdrawal import Withdrawal
from declarant_client.desktop.widgets.list_and_detail import ListAndDetail
from declarant_client.domain.identifiers import IDENTITY_DIGITS

if TYPE_CHECKING:
    from declarant_client.application.exporting_each import ExportByEnterprise
    from declarant_client.application.reporting import WriteMonthlyReport
    from declarant_client.desktop.history.charts import ChartsPanel

_LEAST = (320, 340)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryParts:
    """What the history page needs of the application."""

    submissions: SubmissionStore
    lines: HistoryLines
    accounts: AccountStore
    declarations: DeclarationStore
    export: ExportHistory
    export_each: Callable[[], ExportByEnterprise]
    report: Callable[[], WriteMonthlyReport]
    withdrawing: WithdrawAssessment
    clock: Clock


class HistoryPage(QWidget):
    """Every assessment, newest first."""

    editWanted = Signal(str, object)
    """Identity (11 digits) and ``Phase``: open the form of this declaration."""
    rateWanted = Signal()
    """There is no history yet: show what can be rated."""
    printWanted = Signal(object)
    """A ``HistoryFilter``: print what it shows as a table."""
    sheetWanted = Signal(object)
    """A ``HistoryEntry``: print it as the sheet to hand in."""
    changed = Signal()
    """Something was withdrawn here: other pages may show it otherwise now."""

    def __init__(
        self, parts: HistoryParts, threads: Threads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = OfficeWords()
        self._expected = 0
        self._threads = threads
        self._parts = parts
        reading = HistoryReading(parts.submissions, parts.lines, parts.accounts, parts.declarations)
        self._reading = reading
        self._lane = Lane(threads.reading, self)
        self.rows = HistoryRows(reading, threads.reading, self)
        self.head = HistoryHead(self)
        self.filters = HistoryFilters(self.head.search, parts.clock, self)
        self.totals = HistoryTotalsBar(self)
        self.export_bar = ExportBar(parts.export, threads.lengthy, self)
        self.list = HistoryList(self.rows, self)
        self.detail = HistoryDetail(self)
        self.charts: ChartsPanel | None = None
        self.withdrawal = Withdrawal(parts.withdrawing, threads, self)
        self._beside = QStackedWidget(self)
        self._beside.addWidget(self.detail)
        self._shape = ListAndDetail(self.list, self._beside, least=_LEAST, parent=self)
        self._stale = True
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

    def save(self) -> None:
        """Stop an export that is under way: the window is closing and must not wait for it."""
        self.export_bar.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.rows.show(self.filters.wanted())
            self._look_around()

    def export(self) -> None:
        """Ask for a file and write what is filtered to it."""
        if self.export_bar.is_running or not self._expected:
            return
        path = ask_for_file(self)
        if path is not None:
            self.export_bar.begin(self.filters.wanted(), self._expected, path)

    def export_each(self) -> None:
        """Ask for a name and write a file for each enterprise."""
        if self.export_bar.is_running or not self._expected:
            return
        from declarant_client.desktop.history.export_jobs import each_job

        path = ask_for_file(self)
        if path is not None:
            wanted = self.filters.wanted()
            job = each_job(self._parts.export_each, wanted, path)
            self.export_bar.run(job, self._expected, path, is_one_file=False)

    def report(self) -> None:
        """Ask for a month and a file, and write the report."""
        if self.export_bar.is_running:
            return
        from declarant_client.desktop.history.export_jobs import report_job
        from declarant_client.desktop.history.report_dialog import ask_for_report

        enterprise = self.filters.enterprise.value()
        asked = ask_for_report(self._parts.clock.now(), enterprise, self)
        if asked is not None:
            month, path = asked
            job = report_job(self._parts.report, month, enterprise, path)
            self.export_bar.run(job, 0, path)

    def print_shown(self) -> None:
        """Let what is filtered be printed; a long history goes whole into a PDF, if wanted."""
        from declarant_client.desktop.history.printing import Printed, ask_what_is_printed

        wanted, printed = self.filters.wanted(), ask_what_is_printed(self._expected, self)
        if printed is Printed.PREVIEW:
            self.printWanted.emit(wanted)
        elif printed is Printed.PDF and not self.export_bar.is_running:
            path = ask_for_file(self, "pdf")
            if path is not None:
                self.export_bar.begin(wanted, self._expected, path)

    def _filter(self) -> None:
        self.rows.show(self.filters.wanted())
        self._look_around()

    def _look_around(self) -> None:
        wanted = self.filters.wanted()
        self._lane.ask(lambda: self._reading.overview(wanted), self._show_overview)
        # They may lie behind "Nothing matches", and come back with the rows.
        if self.charts is not None and self.head.charts.isChecked():
            self.charts.ask(wanted, self.filters.chosen())

    def show_charts(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show the charts in the place of the one assessment, or that again."""
        if shown and self.charts is None:
            self.charts = self._made_charts()
        self._beside.setCurrentIndex(1 if shown else 0)
        if self.charts is not None and shown:
            self.charts.ask(self.filters.wanted(), self.filters.chosen())

    def _made_charts(self) -> ChartsPanel:
        """Load and make what few open."""
        from declarant_client.desktop.history.charts import ChartsPanel

        charts = ChartsPanel(self._reading, self._threads.errands)
        charts.chosen.connect(self.filters.toggle)
        self._beside.addWidget(charts)
        return charts

    def _show_overview(self, overview: Overview) -> None:
        self._words = self.rows.words = overview.words
        self._expected = overview.totals.assessments
        self.filters.offer(overview.choices)
        self.totals.show_totals(overview.totals)
        for action in (self.head.export_one, self.head.export_each, self.head.print):
            action.setEnabled(self._expected > 0)
        for widget in (self.filters, self.totals, self.head.tools):
            widget.setVisible(not overview.is_empty)
        self._say_why_empty(overview)
        self._shape.show_list(shown=self._expected > 0)
        self._show_current()

    def _say_why_empty(self, overview: Overview) -> None:
        self._rate.setVisible(overview.is_empty)
        self._show_all.setVisible(not overview.is_empty)
        if overview.is_empty:
            self._shape.empty.say(
                "history",
                self.tr("Nothing rated yet"),
                self.tr("Your ratings stay here, with their receipts and answers."),
            )
        else:
            self._shape.empty.say(
                "search",
                self.tr("Nothing matches"),
                self.tr("No assessment fits the search and the filters."),
            )

    def _show_current(self) -> None:
        self.detail.show_entry(self.rows.entry(self.list.currentIndex().row()), self._words)

    def _edit(self, entry: HistoryEntry) -> None:
        number = entry.assessment.declaration.number
        self.editWanted.emit(number[:IDENTITY_DIGITS], entry.assessment.phase)

    def _withdrawn(self, changed: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.detail.wait(waiting=False)
        if changed:
            self.store_changed()
            self.changed.emit()

    def _lay_out(self) -> None:
        self._rate = QPushButton(self.tr("Rate declarations"))
        self._show_all = QPushButton(self.tr("Show all"))
        self._shape.offer(self._rate, self._show_all)
        self._shape.put_above(self.head, self.filters, self.totals, self.export_bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._shape)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.list.currentMoved.connect(self._show_current)
        self.rows.dataChanged.connect(self._show_current)
        self.detail.editWanted.connect(self._edit)
        self.detail.withdrawalWanted.connect(self.withdrawal.ask)
        self.withdrawal.begun.connect(lambda: self.detail.wait(waiting=True))
        self.withdrawal.ended.connect(self._withdrawn)
        self.head.export_one.triggered.connect(self.export)
        self.head.export_each.triggered.connect(self.export_each)
        self.head.report.triggered.connect(self.report)
        self.head.charts.toggled.connect(self.show_charts)
        self.head.print.triggered.connect(self.print_shown)
        self.detail.printWanted.connect(self.sheetWanted)
        self.head.search.returnPressed.connect(self.take_focus)
        self._rate.clicked.connect(self.rateWanted)
        self._show_all.clicked.connect(self.filters.forget_all)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+E"), self, self.export, context=here)
        QShortcut(QKeySequence("Ctrl+D"), self, self.head.charts.toggle, context=here)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_shown, context=here)
        QShortcut(QKeySequence("Ctrl+F"), self, self.head.search.setFocus, context=here)
