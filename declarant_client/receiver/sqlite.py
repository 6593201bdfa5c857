"""All that is SQLite's own: pragmas, and a writing transaction that takes its lock at once."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry

WRITING = "receiver_writing"
"""Execution option of a connection whose transaction will write."""

_OWNER_ONLY = 0o600
_MODE_SWITCH_ATTEMPTS = 200
_MODE_SWITCH_PAUSE = 0.05


def opened(file: Path, *, busy_seconds: float) -> Engine:
    """Open (or make) the database ``file``; it names people, so only its owner may read it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _make(file)
    engine = create_engine(
        f"sqlite:///{file}",
        connect_args={"timeout": busy_seconds},
        pool_size=8,
        max_overflow=40,
        # Errors are logged; what enterprises wrote must not be.
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepared)
    event.listen(engine, "begin", _begun)
    return engine


def _make(file: Path) -> None:
    # Never open a file that is there: closing it again would drop the locks that this process
    # holds on it (POSIX), and another process would delete the log under our connections.
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))


def _prepared(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # Transactions are begun by ``_begun`` alone, never by the driver's own guess.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            _switch_to_wal(cursor)
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
    finally:
        cursor.close()


def _switch_to_wal(cursor: DBAPICursor) -> None:
    # SQLite does not call its busy handler for this switch: two processes may start at once.
    for attempt in range(_MODE_SWITCH_ATTEMPTS):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if attempt == _MODE_SWITCH_ATTEMPTS - 1:
                raise
            time.sleep(_MODE_SWITCH_PAUSE)
        else:
            return


def _begun(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
