"""One set-up at a time in one clone: a lock that the system itself lifts when its holder dies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes], *, wait: bool) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes], *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock; wait, after saying so, while another process holds it."""
    with path.open("ab") as file:
        try:
            _lock(file, wait=False)
        except OSError:
            print("Another set-up is at work here: waiting for it...", flush=True)
            _wait_for(file)
        try:
            yield
        finally:
            _unlock(file)


def _wait_for(file: IO[bytes]) -> None:
    while True:
        try:
            _lock(file, wait=True)
        except OSError:  # Windows gives up after ten tries, one a second
            continue
        return
