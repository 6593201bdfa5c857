"""Telling of errors: each kind at its first time in a run, and again at its 2nd, 4th, 8th …"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from declarant_client.application.ports.error_reports import ErrorReport
from declarant_client.application.ports.world import Clock
from declarant_client.operating_system.crash_reports.error_log import ErrorLog
from declarant_client.operating_system.crash_reports.versions import versions
from declarant_client.operating_system.crash_reports.wording import kind_of, report_of

MOST_KINDS = 50
"""Errors of a run that are told apart: where so much fails, more reports tell nothing new."""


class ErrorReports:
    """Makes a report of an error, keeps it in the log and shows it; may be used from any thread."""

    def __init__(
        self,
        log: ErrorLog,
        clock: Clock,
        show: Callable[[ErrorReport], None],
        more_versions: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """``show`` is called in the thread of the error; ``more_versions`` adds to what runs."""
        self._log = log
        self._clock = clock
        self._show = show
        self._more_versions = more_versions
        self._guard = threading.Lock()
        self._times: dict[str, int] = {}
        self._telling = threading.local()

    @property
    def count(self) -> int:
        """How many errors there were in this run."""
        with self._guard:
            return sum(self._times.values())

    def tell(self, error: BaseException, where: str) -> None:
        """Keep and show an error; ``where`` names its thread. Raises nothing."""
        if getattr(self._telling, "busy", False):
            return  # Telling itself failed: once is enough.
        self._telling.busy = True
        try:
            # An error here would be told of here again.
            with suppress(Exception):
                self._tell(error, where)
        finally:
            self._telling.busy = False

    def _tell(self, error: BaseException, where: str) -> None:
        kind = kind_of(error)
        times = self._counted(kind)
        if times & (times - 1):
            return
        now = self._clock.now()
        lines = (*versions(), *self._more_versions())
        report = report_of(error, where=where, at=now, versions=lines)
        again = f"{now:%Y-%m-%dT%H:%M:%SZ} again, {times} times: {type(error).__name__}"
        is_kept = self._log.add(report if times == 1 else again)
        path = self._log.path if is_kept else None
        self._show(ErrorReport(report, path, is_again=times > 1))

    def _counted(self, kind: str) -> int:
        with self._guard:
            if kind not in self._times and len(self._times) >= MOST_KINDS:
                kind = ""  # the first of all others is told like one of them
            self._times[kind] = self._times.get(kind, 0) + 1
            return self._times[kind]
