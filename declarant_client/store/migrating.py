"""Bringing the database to this version: numbered SQL files, each one transaction and a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from declarant_client.application.ports import keeping
from declarant_client.store.columns import micros
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.copying import copy_database
from declarant_client.store.current import number_of, step_files
from declarant_client.store.failures import told_by_cause
from declarant_client.store.files import COPIES_FOLDER

_RECORD = """CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT"""


@dataclass(frozen=True, slots=True)
class Step:
    """One migration: its number, the name of its file, and the SQL in it."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """The hash of the SQL, kept with the record of the step."""
        import hashlib

        return hashlib.sha256(self.sql.encode()).hexdigest()


def steps() -> tuple[Step, ...]:
    """Return the steps that belong to this version, in order."""
    return tuple(
        Step(number_of(file), file.name.removesuffix(".sql"), file.read_text(encoding="utf-8"))
        for file in step_files()
    )


def migrate(factory: ConnectionFactory, known: Sequence[Step], now: datetime) -> Path | None:
    """Apply the steps that are missing; return the copy that was made before, if one was.

    Several processes may do this at once: each looks again once it holds the right to write.
    Raises ``NewerStoreError``, ``NotADatabaseError`` and the other ``StoreError``s.
    """
    connection = factory.open()
    try:
        with told_by_cause(factory.path):
            copy = None
            while _missing(connection, known, factory.path):
                copy = _next_step(connection, factory, known, now) or copy
            return copy
    finally:
        connection.close()


def _missing(connection: apsw.Connection, known: Sequence[Step], path: Path) -> list[Step]:
    applied = _applied(connection, path)
    if applied - {step.number for step in known}:
        raise keeping.NewerStoreError(keeping.newer(path))
    return [step for step in known if step.number not in applied]


def _applied(connection: apsw.Connection, path: Path) -> set[int]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if not tables:
        return set()
    if "migrations" not in tables:
        raise keeping.OtherProgramsStoreError(keeping.not_a_database(path))
    return {number for (number,) in connection.execute("SELECT number FROM migrations")}


def _next_step(
    connection: apsw.Connection, factory: ConnectionFactory, known: Sequence[Step], now: datetime
) -> Path | None:
    """Apply the first missing step in one transaction with its record.

    A new database takes all of them at once: nobody needs a copy of one that is half made.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        missing = _missing(connection, known, factory.path)
        copy = None
        if missing and connection.table_exists("main", "migrations"):
            copy = _copy_before(factory, missing[0], now)
            _apply(connection, missing[0], now)
        elif missing:
            connection.execute(_RECORD)
            for step in missing:
                _apply(connection, step, now)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return copy


def _apply(connection: apsw.Connection, step: Step, now: datetime) -> None:
    connection.execute(step.sql)
    connection.execute(
        "INSERT INTO migrations VALUES (?, ?, ?, ?)",
        (step.number, step.name, micros(now), step.sha256),
    )


def _copy_before(factory: ConnectionFactory, step: Step, now: datetime) -> Path:
    """Copy an existing database while nobody else may write."""
    name = f"before-{step.number:04d}-{now:%Y%m%dT%H%M%SZ}.sqlite3"
    copy = factory.path.parent / COPIES_FOLDER / name
    reader = factory.open()
    try:
        copy_database(reader, copy)
    finally:
        reader.close()
    return copy
