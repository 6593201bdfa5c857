"""The monthly report: what stands in it, and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from declarant_client.application.ports.charts import Chart
from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.contract.assessments import Case
from declarant_client.domain.sentences import Translate


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that the office has not closed, with the assessment that opened it."""

    entry: HistoryEntry
    case: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyReport:
    """What was rated in one month, and every case that is open now."""

    month: date
    """Its first day."""
    made_at: datetime
    enterprise: str | None
    """Of one enterprise (tax code), or of all."""
    open_cases: tuple[OpenCase, ...]
    """The oldest first, as many as are told of."""
    open_in_all: int
    totals: HistoryTotals
    charts: tuple[Chart, ...]
    """Of the month; levels by month and participation of the half year that ends with it."""
    entries: Iterable[HistoryEntry]
    """The month's assessments, newest first."""


class ReportWriter(Protocol):
    """Writes a monthly report."""

    def write(
        self,
        report: MonthlyReport,
        path: Path,
        *,
        translate: Translate,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> int:
        """Write a file as ``HistoryWriter.write`` does; return how many assessments it lists."""
        ...
