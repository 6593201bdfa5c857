"""Reads which reports wait for an answer and keeps what is said, all in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from declarant_client.desktop.background import Lane, Threads
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.sentences import SaidError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from declarant_client.application.ports.unknown_reports import UnknownReport
    from declarant_client.application.report_questions import AnsweredReport, ReportQuestions
    from declarant_client.desktop.to_rate.reports.report_banner import ReportBanner


class ReportDesk(QObject):
    """Shows the banner in a place while there is something to ask; builds it with the first."""

    kept = Signal()
    """An answer was kept or taken back."""
    focusLeft = Signal()

    def __init__(
        self,
        questions: Callable[[], ReportQuestions],
        threads: Threads,
        place: QVBoxLayout,
        parent: QWidget,
    ) -> None:
        """The banner goes to the top of ``place``."""
        super().__init__(parent)
        self._questions = questions
        self._threads = threads
        self._place = place
        self._reading = Lane(threads.reading, self)
        self.banner: ReportBanner | None = None

    def refresh(self) -> None:
        """Read again which reports wait for an answer."""
        self._reading.ask(lambda: self._questions().unanswered(), self._came)

    def _came(self, reports: list[UnknownReport]) -> None:
        if reports or self.banner is not None:
            self._built().show_reports(reports)

    def _built(self) -> ReportBanner:
        if self.banner is None:
            from declarant_client.desktop.to_rate.reports.report_banner import ReportBanner

            self.banner = ReportBanner()
            self._place.insertWidget(0, self.banner)
            self.banner.answered.connect(self._answer)
            self.banner.undoWanted.connect(self._take_back)
            self.banner.focusLeft.connect(self.focusLeft)
        return self.banner

    def _answer(self, report: UnknownReport, clearance: Clearance | None) -> None:
        # What was asked before the answer still holds this report.
        self._reading.drop()

        def keep() -> AnsweredReport:
            if clearance is None:
                return self._questions().ask_singly(report)
            return self._questions().answer(report, clearance)

        def failed(error: SaidError) -> None:
            self._built().keeping_failed(report)
            self._threads.writing.troubled.emit(error)

        self._threads.writing.run(self, keep, self._kept, failed)

    def _kept(self, answered: AnsweredReport) -> None:
        self._built().show_answer(answered)
        self.refresh()
        self.kept.emit()

    def _take_back(self, answered: AnsweredReport) -> None:
        def ended(_answer: object) -> None:
            self._built().forget_answer()
            self.refresh()
            self.kept.emit()

        def failed(error: SaidError) -> None:
            self._built().forget_answer()
            self._threads.writing.troubled.emit(error)

        self._threads.writing.run(
            self, lambda: self._questions().take_back(answered), ended, failed
        )
