"""The log of errors: appended to by every process of a profile, bounded, its user's alone."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

LARGEST = 512 * 1024
"""Bytes of one file; beside it lies the one before."""
FILE_NAME = "errors.log"
_FILE_MODE = 0o600
_FOLDER_MODE = 0o700


class ErrorLog:
    """Reports one behind the other in ``errors.log``; what was before it in ``errors.log.1``."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    @property
    def _before(self) -> Path:
        return self.path.with_name(FILE_NAME + ".1")

    def add(self, report: str) -> bool:
        """Add a report; return whether it could be written."""
        try:
            self.path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            self._make_room()
            with os.fdopen(_opened(self.path), "ab") as file:
                file.write((report.rstrip() + "\n\n").encode("utf-8", "backslashreplace"))
        except OSError:
            return False
        return True

    def lines(self) -> list[str]:
        """Return what the log holds, the oldest first."""
        lines: list[str] = []
        for path in (self._before, self.path):
            with suppress(OSError):
                lines += path.read_text(encoding="utf-8", errors="replace").splitlines()
        return lines

    def _make_room(self) -> None:
        # On Windows another process may be writing just now: then the next one does it.
        with suppress(FileNotFoundError, PermissionError):
            if self.path.stat().st_size >= LARGEST:
                self.path.replace(self._before)


def _opened(path: Path) -> int:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0), _FILE_MODE)
    if os.name == "posix" and os.fstat(descriptor).st_mode & 0o077:
        path.chmod(_FILE_MODE)
    return descriptor
