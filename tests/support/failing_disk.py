"""A disk that fails at one of the next writes, as SQLite's way to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import apsw


class FailingFile(apsw.VFSFile):
    """Asks its disk before it writes or waits for it."""

    def __init__(self, disk: FailingDisk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.step()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._disk.step()
        super().xSync(flags)


class FailingDisk(apsw.VFS):
    """Well until it is told to fail; then it does at all writes behind the next few."""

    name = "failing"

    def __init__(self) -> None:
        self._error: type[apsw.Error] = apsw.IOError
        self._left: int | None = None
        super().__init__(self.name, apsw.vfs_names()[0])

    def fail(self, error: type[apsw.Error], *, after: int) -> None:
        """Fail at everything written or waited for behind the next ``after`` steps."""
        self._error, self._left = error, after

    def heal(self) -> None:
        """Fail no more."""
        self._left = None

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        return FailingFile(self, name, flags)

    def step(self) -> None:
        """Count a step; raises the error once it is its turn."""
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                raise self._error


@contextmanager
def failing() -> Iterator[FailingDisk]:
    """Serve a disk that can be told to fail; what it raises reaches SQLite alone."""
    disk = FailingDisk()
    told, sys.unraisablehook = sys.unraisablehook, _unless_from_a_disk(sys.unraisablehook)
    try:
        yield disk
    finally:
        sys.unraisablehook = told
        disk.unregister()


def _unless_from_a_disk(tell: Any) -> Any:
    def told(unraisable: Any) -> None:
        if not isinstance(unraisable.exc_value, apsw.Error):
            tell(unraisable)

    return told
