"""Connections to the one database: one for each thread, all set up alike, closed for certain."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import apsw

from declarant_client.application.ports.keeping import (
    DamagedStoreError,
    NotADatabaseError,
    ReadOnlyStoreError,
)
from declarant_client.store.damage import mark_damaged
from declarant_client.store.failures import told_by_cause

PATIENCE = timedelta(seconds=10)
"""How long a write waits for another process before it gives up."""

_READING_CACHE = "PRAGMA cache_size = -2000"  # KiB, for each thread that reads
# A row lies in a dozen trees: what 500 of them touch in a large database should be read once.
_WRITING_CACHE = "PRAGMA cache_size = -8000"

_STEPS_BETWEEN_LOOKS = 20_000
"""SQLite's own steps between two looks whether reading is to stop: a few milliseconds."""

_PAUSE = 0.02
"""Seconds between two attempts to switch a new database to write-ahead logging."""


class ConnectionFactory(NamedTuple):
    """Opens connections to one file; ``vfs`` names an SQLite VFS, ``None`` is the system's own."""

    path: Path
    vfs: str | None = None
    patience: timedelta = PATIENCE

    def open(self) -> apsw.Connection:
        """Return a new connection, set up; raises ``StoreError``."""
        with told_by_cause(self.path):
            connection = apsw.Connection(str(self.path), vfs=self.vfs)
            try:
                self._set_up(connection)
            except BaseException:
                connection.close()
                raise
        return connection

    def _set_up(self, connection: apsw.Connection) -> None:
        connection.set_busy_timeout(round(self.patience.total_seconds() * 1000))
        for option in (apsw.SQLITE_DBCONFIG_DEFENSIVE, apsw.SQLITE_DBCONFIG_ENABLE_FKEY):
            connection.config(option, 1)
        for option in (
            apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA,
            apsw.SQLITE_DBCONFIG_DQS_DML,
            apsw.SQLITE_DBCONFIG_DQS_DDL,
        ):
            connection.config(option, 0)
        self._write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(_READING_CACHE)
        # In a large database a few hundred rows touch more than the usual 1,000 pages, and each
        # commit would bring them over and wait for the disk twice more.
        connection.execute("PRAGMA wal_autocheckpoint = 4000")  # pages, 16 MB
        connection.execute("PRAGMA journal_size_limit = 67108864")  # bytes

    def _write_ahead(self, connection: apsw.Connection) -> None:
        """Switch to write-ahead logging once; SQLite does not wait for others at this switch."""
        deadline = time.monotonic() + self.patience.total_seconds()
        while connection.pragma("journal_mode") != "wal":
            try:
                connection.pragma("journal_mode", "wal")
            except apsw.BusyError:
                if time.monotonic() >= deadline:
                    raise
                time.sleep(_PAUSE)


@contextmanager
def _damage_marked(path: Path) -> Iterator[None]:
    """Let the next opening set right what turns out to be damaged."""
    try:
        yield
    except (DamagedStoreError, NotADatabaseError, ReadOnlyStoreError):
        # So SQLite takes a header that says a later format wrote it.
        mark_damaged(path)
        raise


class Connections:
    """Gives each thread its own connection, and transactions on it.

    A connection is opened at a thread's first use and closed by ``close_thread``, by ``close``,
    or once its thread has ended and another one asks.
    """

    def __init__(self, factory: ConnectionFactory) -> None:
        self._factory = factory
        self._of_thread = threading.local()
        self._opened: list[tuple[weakref.ref[threading.Thread], apsw.Connection]] = []
        self._lock = threading.Lock()
        self._watcher: apsw.Connection | None = None
        self._closed = False

    @property
    def path(self) -> Path:
        """The database's file."""
        return self._factory.path

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Read one consistent state of the database; raises ``StoreError``.

        Where ``stopping`` says so, it ends in its middle with ``StoppedReadingError``.
        """
        with self._transaction("BEGIN") as connection:
            is_stopped: Callable[[], bool] | None = getattr(self._of_thread, "is_stopped", None)
            if is_stopped is None:
                yield connection
                return
            connection.set_progress_handler(is_stopped, _STEPS_BETWEEN_LOOKS)
            try:
                yield connection
            finally:
                connection.set_progress_handler(None)

    @contextmanager
    def stopping(self, is_stopped: Callable[[], bool]) -> Iterator[None]:
        """Let what this thread reads be stopped from another; what it writes never is."""
        before = getattr(self._of_thread, "is_stopped", None)
        self._of_thread.is_stopped = is_stopped
        try:
            yield
        finally:
            self._of_thread.is_stopped = before

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """Write: all is kept when this ends, or nothing when it raises; raises ``StoreError``."""
        self._connection().execute(_WRITING_CACHE)
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def on_its_own(self) -> Iterator[apsw.Connection]:
        """Open a connection for something long, outside any transaction; raises ``StoreError``."""
        connection = self._factory.open()
        try:
            with told_by_cause(self.path):
                yield connection
        finally:
            connection.close()

    def data_version(self) -> int:
        """Return a number that changes when any other connection has committed.

        It is read through a connection of its own that never writes, so that the commits of
        every thread of this process count too and all threads see the same number.
        """
        with told_by_cause(self.path), self._lock:
            if self._watcher is None:
                self._check_open()
                self._watcher = self._factory.open()
            return int(self._watcher.pragma("data_version"))

    def close_thread(self) -> None:
        """Close this thread's connection; a later use opens a new one."""
        connection: apsw.Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            return
        self._of_thread.connection = None
        with self._lock:
            self._opened = [kept for kept in self._opened if kept[1] is not connection]
        connection.close()

    def close(self) -> None:
        """Close every connection, whichever thread opened it; no thread may be using one."""
        with self._lock:
            self._closed = True
            for _, connection in self._opened:
                connection.close()
            self._opened.clear()
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[apsw.Connection]:
        connection = self._connection()
        with _damage_marked(self.path), told_by_cause(self.path):
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # SQLite itself rolls back on some errors (disk full among them).
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _connection(self) -> apsw.Connection:
        connection: apsw.Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None or self._closed:
            with self._lock:
                self._check_open()
                self._close_orphans()
            connection = self._factory.open()
            self._of_thread.connection = connection
            with self._lock:
                self._opened.append((weakref.ref(threading.current_thread()), connection))
        return connection

    def _check_open(self) -> None:
        if self._closed:
            msg = f"{self.path} was closed"
            raise RuntimeError(msg)

    def _close_orphans(self) -> None:
        for kept in list(self._opened):
            thread = kept[0]()
            if thread is None or not thread.is_alive():
                kept[1].close()
                self._opened.remove(kept)
