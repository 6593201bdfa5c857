"""The monthly report: one month's assessments, open cases first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from declarant_client.application.exporting import ExportFailedError, not_written
from declarant_client.application.history_charts import charts_of
from declarant_client.application.personal_data import without_personal_data
from declarant_client.application.ports.history import HistoryFigures, HistoryLines
from declarant_client.application.ports.reporting import MonthlyReport, OpenCase, ReportWriter
from declarant_client.application.ports.submissions import (
    HistoryEntry,
    HistoryFilter,
    SubmissionStore,
)
from declarant_client.application.ports.world import Clock
from declarant_client.contract.assessments import Case, CaseEventKind
from declarant_client.domain.declaration import VIETNAM

MOST_OPEN_CASES = 12
"""Told of on the first page; the others are counted."""
_MONTHS_SHOWN = 6


def month_of(day: date) -> tuple[datetime, datetime]:
    """Return when a day's month begins, and when the next one does, on Vietnam's clock."""
    first = datetime(day.year, day.month, 1, tzinfo=VIETNAM)
    after = first + timedelta(days=31)
    return first, after.replace(day=1)


def last_month(now: datetime) -> date:
    """Return the first day of the last month that is over."""
    first = now.astimezone(VIETNAM).date().replace(day=1)
    return (first - timedelta(days=1)).replace(day=1)


def months_before(month: date, back: int) -> date:
    """Return the first day of the month so many months before; later for a negative number."""
    months = month.year * 12 + month.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def _no_progress(_written: int) -> None:
    return None


def _as_it_is(entry: HistoryEntry) -> HistoryEntry:
    return entry


def _never() -> bool:
    return False


class WriteMonthlyReport:
    """Gathers a month and has it written."""

    def __init__(
        self,
        submissions: SubmissionStore,
        lines: HistoryLines,
        writer: ReportWriter,
        clock: Clock,
    ) -> None:
        self._submissions = submissions
        self._lines = lines
        self._writer = writer
        self._clock = clock

    def expected(self, month: date, enterprise: str | None = None) -> int:
        """Return how many assessments the report will list, for its progress."""
        return len(self._lines.keys(_filter_of(month, enterprise)))

    def run(
        self,
        month: date,
        path: Path,
        *,
        enterprise: str | None = None,
        speak: Callable[[str, str], str],
        progress: Callable[[int], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
        personal: bool = True,
    ) -> int:
        """Write ``path``; return how many assessments it lists.

        Raises ``ExportFailedError``, ``ExportCancelledError``.
        """
        wanted = _filter_of(month, enterprise)
        try:
            return self._writer.write(
                self._report(month, wanted, personal=personal),
                path,
                translate=speak,
                progress=progress,
                cancelled=cancelled,
            )
        except OSError as error:
            raise ExportFailedError(not_written(path, error)) from error

    def _report(self, month: date, wanted: HistoryFilter, *, personal: bool) -> MonthlyReport:
        shown = _as_it_is if personal else without_personal_data
        keys = self._lines.open_cases(wanted.enterprise)
        entries = self._lines.entries(keys[:MOST_OPEN_CASES])
        open_cases = [
            OpenCase(entry, case)
            for entry in (shown(entries[key]) for key in keys[:MOST_OPEN_CASES] if key in entries)
            for case in entry.cases
            if _is_open(case)
        ]
        return MonthlyReport(
            month=month,
            made_at=self._clock.now(),
            enterprise=wanted.enterprise,
            open_cases=tuple(open_cases[:MOST_OPEN_CASES]),
            open_in_all=max(len(open_cases), self._open_in_all(wanted)),
            totals=self._submissions.totals(wanted),
            charts=charts_of(self._figures(month, wanted)),
            entries=map(shown, self._submissions.all_history(wanted)),
        )

    def _open_in_all(self, wanted: HistoryFilter) -> int:
        return self._submissions.totals(HistoryFilter(enterprise=wanted.enterprise)).open_cases

    def _figures(self, month: date, wanted: HistoryFilter) -> HistoryFigures:
        figures = self._lines.figures(wanted)
        since = month_of(months_before(month, _MONTHS_SHOWN - 1))[0]
        longer = self._lines.figures(replace(wanted, since=since))
        return replace(figures, months=longer.months, participation=longer.participation)


def _filter_of(month: date, enterprise: str | None) -> HistoryFilter:
    since, until = month_of(month)
    return HistoryFilter(since=since, until=until, enterprise=enterprise)


def _is_open(case: Case) -> bool:
    return all(event.kind is not CaseEventKind.CLOSED for event in case.events)
