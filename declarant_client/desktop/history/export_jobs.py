"""What an ``ExportBar`` runs besides one file of the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from declarant_client.application.exporting_each import ExportByEnterprise
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.application.reporting import WriteMonthlyReport
from declarant_client.desktop.background import Task
from declarant_client.desktop.history.export import Job, Running
from declarant_client.desktop.languages import look_up


def each_job(each: Callable[[], ExportByEnterprise], wanted: HistoryFilter, path: Path) -> Job:
    """Return what writes a file for each enterprise, named after ``path``."""

    def write(running: Running, task: Task) -> int:
        done = each().run(
            wanted,
            path,
            speak=look_up,
            progress=running.written.emit,
            cancelled=task.is_cancelled,
        )
        return done.assessments

    return write


def report_job(
    report: Callable[[], WriteMonthlyReport], month: date, enterprise: str | None, path: Path
) -> Job:
    """Return what writes a month's report; how much that is, it finds out itself."""

    def write(running: Running, task: Task) -> int:
        writing = report()
        running.expected.emit(writing.expected(month, enterprise))
        return writing.run(
            month,
            path,
            enterprise=enterprise,
            speak=look_up,
            progress=running.written.emit,
            cancelled=task.is_cancelled,
        )

    return write
