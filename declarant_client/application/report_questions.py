"""Asking once for a whole report what its declarations are, and taking the answer back."""

from __future__ import annotations

from dataclasses import dataclass

from declarant_client.application.ports.unknown_reports import UnknownReport, UnknownReportStore
from declarant_client.domain.declaration import Clearance


@dataclass(frozen=True, slots=True)
class AnsweredReport:
    """What was said of a report; ``clearance`` is ``None`` where each one is asked about singly."""

    report: UnknownReport
    clearance: Clearance | None
    identities: tuple[str, ...]


class ReportQuestions:
    """The reports that could not tell what is cleared."""

    def __init__(self, reports: UnknownReportStore) -> None:
        self._reports = reports

    def unanswered(self) -> list[UnknownReport]:
        """Return the reports to ask about, newest first."""
        return self._reports.unanswered_reports()

    def answer(self, report: UnknownReport, clearance: Clearance) -> AnsweredReport:
        """Answer all that is still unknown of a report."""
        whose = self._reports.identities(report.report_id)
        self._reports.answer_report(report.report_id, clearance)
        return AnsweredReport(report, clearance, whose)

    def ask_singly(self, report: UnknownReport) -> AnsweredReport:
        """Ask no more for the whole report; each of its declarations is asked about when rated."""
        whose = self._reports.identities(report.report_id)
        self._reports.dismiss_report(report.report_id)
        return AnsweredReport(report, None, whose)

    def take_back(self, answered: AnsweredReport) -> None:
        """Ask about the report again, as if nothing had been said."""
        self._reports.ask_again(answered.report, answered.identities)
