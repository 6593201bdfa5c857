"""What is left of a process that died all at once: Python's ``faulthandler`` writes it.

Every run has a file of its own in the logs, locked while it lives. Its first lines say which
version ran; what stands behind them was written while it died. Source:
https://docs.python.org/3/library/faulthandler.html (the file has to stay open).
"""

from __future__ import annotations

import faulthandler
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from declarant_client.operating_system.file_lock import FileLock, LockFileUnusableError

MOST_KEPT = 10
"""Crashes that stay in the folder once they were offered; the oldest go."""
_RUN = "run-{}.txt"
# Not compiled here: every start loads this, and looks for nothing before the first paint.
_OF_A_RUN = r"run-[0-9a-f]+-[0-9]+\.txt"
_SET_ASIDE = "crashes"
_END_OF_HEAD = b"\n--\n"
_PATH = r'File "([^"]*)"'


class HardCrashes:
    """The files of runs under ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: BinaryIO | None = None
        self._lock: FileLock | None = None
        self._path: Path | None = None

    @property
    def kept(self) -> Path:
        """Where crashes lie that were offered."""
        return self._folder / _SET_ASIDE

    def begin(self, versions: Sequence[str]) -> None:
        """Let ``faulthandler`` write into a new file; nothing is done where it writes already.

        Without a file there is none for this run: that must not keep anybody from working.
        """
        if faulthandler.is_enabled():
            return
        with suppress(OSError, LockFileUnusableError):
            path = self._folder / _RUN.format(f"{os.urandom(4).hex()}-{os.getpid()}")
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._file = os.fdopen(os.open(path, flags, 0o600), "wb", buffering=0)
            self._file.write("\n".join(versions).encode() + _END_OF_HEAD)
            self._path, self._lock = path, FileLock(path)
            self._lock.take()
            faulthandler.enable(self._file)

    def end(self) -> None:
        """The run ends in order: its file goes."""
        if self._file is None or self._path is None:
            return
        faulthandler.disable()
        self._file.close()
        if self._lock is not None:
            self._lock.release()
        with suppress(OSError):
            self._path.unlink()
        self._file = None

    def found(self) -> list[Path]:
        """Set aside what earlier runs left, and return it, the newest last.

        What is left of runs that ended otherwise is cleared away.
        """
        judged = [self._judged(path) for path in self._left()]
        for path in self.all_kept()[:-MOST_KEPT]:
            with suppress(OSError):
                path.unlink()
        return [path for path in judged if path is not None]

    def untold(self) -> int:
        """Return how many runs died of which nobody was told yet; nothing is changed."""
        return sum(1 for path in self._left() if not _is_running(path) and _dump(path))

    def all(self) -> list[Path]:
        """Return every crash there is a file of, told of or not."""
        return [*self.all_kept(), *(path for path in self._left() if _dump(path))]

    def all_kept(self) -> list[Path]:
        """Return every crash that is still there, the oldest first."""
        try:
            return sorted(self.kept.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        except OSError:
            return []

    def _left(self) -> list[Path]:
        try:
            names = [path for path in self._folder.iterdir() if re.fullmatch(_OF_A_RUN, path.name)]
            return sorted(names, key=lambda path: path.stat().st_mtime_ns)
        except OSError:
            return []

    def _judged(self, path: Path) -> Path | None:
        if _is_running(path):
            return None
        with suppress(OSError):
            if not _dump(path):
                path.unlink()
                return None
            self.kept.mkdir(mode=0o700, exist_ok=True)
            return path.replace(self.kept / path.name)
        return None


def report_in(path: Path) -> str:
    """Return what a crash's file says, paths shortened; raise ``OSError``."""
    from declarant_client.operating_system.crash_reports.wording import LONGEST_REPORT, shortened

    text = path.read_bytes()[:LONGEST_REPORT].decode("utf-8", "replace")
    return re.sub(_PATH, lambda found: f'File "{shortened(found[1])}"', text).strip()


def _dump(path: Path) -> bytes:
    """Return what was written behind the head."""
    try:
        return path.read_bytes().partition(_END_OF_HEAD)[2].strip()
    except OSError:
        return b""


def _is_running(path: Path) -> bool:
    lock = FileLock(path)
    try:
        if not lock.take():
            return True
    except LockFileUnusableError:
        return True
    lock.release()
    return False
