"""Who is told of errors that nobody expected, for the time that a window or a command runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from declarant_client.operating_system.crash_reports.hooks import Told, told_of_errors
from declarant_client.operating_system.crash_reports.versions import versions
from declarant_client.operating_system.paths import ProfileFolders, named_folders

if TYPE_CHECKING:
    from declarant_client.application.ports.error_reports import ErrorReport
    from declarant_client.desktop.trouble.unexpected_errors import UnexpectedErrors
    from declarant_client.operating_system.crash_reports.hard_crashes import HardCrashes
    from declarant_client.operating_system.crash_reports.telling import ErrorReports


@contextmanager
def errors_kept(
    profile: Path | None,
    show: Callable[[ErrorReport], None],
    more_versions: Callable[[], Sequence[str]] = tuple,
) -> Iterator[Told]:
    """While open, errors of every thread are kept in the profile's log and shown.

    Yields what tells of an error that was caught.
    """
    guard = threading.Lock()
    made: list[ErrorReports] = []

    def tell(error: BaseException, where: str) -> None:
        with guard:
            if not made:
                made.append(_reports(profile, show, more_versions))
        made[0].tell(error, where)

    with told_of_errors(tell):
        yield tell


def _reports(
    profile: Path | None,
    show: Callable[[ErrorReport], None],
    more_versions: Callable[[], Sequence[str]],
) -> ErrorReports:
    """Make what is needed for the first error: most runs see none."""
    from declarant_client.operating_system.clock import SystemClock
    from declarant_client.operating_system.crash_reports.error_log import ErrorLog
    from declarant_client.operating_system.crash_reports.telling import ErrorReports

    log = ErrorLog(named_folders(profile).logs)
    return ErrorReports(log, SystemClock(), show, more_versions)


def crashes_of_run(folders: ProfileFolders) -> HardCrashes:
    """Begin to keep what would be left should this process die all at once."""
    from declarant_client.operating_system.crash_reports.hard_crashes import HardCrashes

    crashes = HardCrashes(folders.logs)
    crashes.begin(versions())
    return crashes


def qt_versions() -> tuple[str]:
    """Return which Qt runs, for a report."""
    import PySide6
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication

    return (f"Qt {qVersion()}, PySide6 {PySide6.__version__}, {QGuiApplication.platformName()}",)


def offer_crashes(folders: ProfileFolders, errors: UnexpectedErrors) -> None:
    """Offer what runs left that ended all at once: each once, then it lies among the logs."""
    from declarant_client.operating_system.crash_reports.hard_crashes import HardCrashes

    left = HardCrashes(folders.logs).found()
    if not left:
        return
    from declarant_client.application.ports.error_reports import ErrorReport
    from declarant_client.operating_system.crash_reports.hard_crashes import report_in

    for path in left:
        try:
            errors.show(ErrorReport(report_in(path), path, ended=True))
        except OSError:
            continue
