"""Having a database to oneself: nobody else has it open for as long as that."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from declarant_client.application.ports import keeping
from declarant_client.domain.sentences import Sentence
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.failures import told_by_cause

Told = Callable[[Path], Sentence]
"""What to say where somebody has the database open."""


@contextmanager
def alone(factory: ConnectionFactory, told: Told) -> Iterator[apsw.VFSFile | None]:
    """Hold the database so that nobody has it open; ``None`` where there is no file.

    Raises ``LockedStoreError`` with the sentence of ``told``.
    """
    path = factory.path
    if not path.exists():
        yield None
        return
    with told_by_cause(path):
        flags = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READWRITE
        handle = apsw.VFSFile(factory.vfs or "", str(path), [flags, 0])
        try:
            _lock(factory, handle, told)
            yield handle
        finally:
            handle.xUnlock(apsw.SQLITE_LOCK_NONE)
            handle.xClose()


def _lock(factory: ConnectionFactory, handle: apsw.VFSFile, told: Told) -> None:
    deadline = time.monotonic() + factory.patience.total_seconds()
    while True:
        try:
            handle.xLock(apsw.SQLITE_LOCK_SHARED)
            handle.xLock(apsw.SQLITE_LOCK_EXCLUSIVE)
        except apsw.BusyError as error:
            handle.xUnlock(apsw.SQLITE_LOCK_NONE)
            if time.monotonic() >= deadline:
                raise keeping.LockedStoreError(told(factory.path)) from error
            time.sleep(0.05)
        else:
            return
