"""The office's database: reading and writing transactions, and the order of commits.

Lists are read in commit order. A writing transaction draws its change numbers from one counter
row; the lock on that row (SQLite: on the whole file) is held until the commit, so a row committed
later always has the higher number, whatever process wrote it, and never hides behind a cursor.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select, update
from sqlalchemy.exc import OperationalError

from declarant_client.receiver import migrations, sqlite, tables
from declarant_client.receiver.seal import keep_new_seal, seal_of

_CHANGE = "change"
_RECEIPT = "receipt"
_CASE = "case"
_COUNTERS = (_CHANGE, _RECEIPT, _CASE)
_SCHEMA = "schema"


class NewerDatabaseError(Exception):
    """The database was written by a newer version of this program."""


class BusyError(Exception):
    """The database could not be had in time; nothing was done, the caller may try again."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One writing transaction: its connection, and the numbers it may draw."""

    connection: Connection

    def next_change(self) -> int:
        """Draw the next change number; numbers are in commit order across all processes."""
        return self._next(_CHANGE)[0]

    def next_changes(self, count: int) -> range:
        """Draw so many change numbers."""
        return self._next(_CHANGE, count)

    def next_receipts(self, count: int) -> list[str]:
        """Draw the digits of further receipts: eight or more, in no order, none twice."""
        return self._shuffled(_RECEIPT, count)

    def next_cases(self, count: int) -> list[str]:
        """Draw the digits of further cases, as those of receipts."""
        return self._shuffled(_CASE, count)

    def _shuffled(self, name: str, count: int) -> list[str]:
        seal = seal_of(self.connection)
        return [seal.shuffled(name, number) for number in self._next(name, count)]

    def _next(self, name: str, count: int = 1) -> range:
        counters = tables.counters
        drawn = self.connection.execute(
            update(counters)
            .where(counters.c.name == name)
            .values(value=counters.c.value + count)
            .returning(counters.c.value)
        )
        last = int(drawn.scalar_one())
        return range(last - count + 1, last + 1)


class Storage:
    """The database of one receiving office, shared by threads and by processes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing_engine = engine.execution_options(**{sqlite.WRITING: True})

    @classmethod
    def open(cls, file: Path, *, busy_seconds: float = 10.0) -> Storage:
        """Open the database, making it when missing.

        Raises ``NewerDatabaseError``; waits up to ``busy_seconds`` where another one writes.
        """
        storage = cls(sqlite.opened(file, busy_seconds=busy_seconds))
        try:
            with storage.reading() as connection:
                version = _version(connection)
            if version != tables.SCHEMA_VERSION:
                with storage._begun() as connection:
                    _bring_up_to_date(connection)
        except BaseException:
            storage.close()
            raise
        return storage

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read in one transaction: what is seen belongs together."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Write in one transaction: all of it or nothing; raises ``BusyError``."""
        with self._begun() as connection:
            # Writers wait for one another here (SQLite: at BEGIN IMMEDIATE already), so that
            # what one of them looks up is still so when it writes.
            counters = tables.counters
            lock = select(counters.c.value).where(counters.c.name == _CHANGE).with_for_update()
            connection.execute(lock)
            yield Writing(connection)

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        with self._writing_engine.connect() as connection:
            try:
                transaction = connection.begin()
            except OperationalError as error:
                raise BusyError from error
            with transaction:
                yield connection

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()


def last_change(connection: Connection) -> int:
    """Return the newest committed change number."""
    counters = tables.counters
    found = select(counters.c.value).where(counters.c.name == _CHANGE)
    return int(connection.execute(found).scalar_one())


def _version(connection: Connection) -> int | None:
    counters = tables.counters
    if not inspect(connection).has_table(counters.name):
        return None
    found = select(counters.c.value).where(counters.c.name == _SCHEMA)
    version: int | None = connection.execute(found).scalar_one_or_none()
    if version is not None and version > tables.SCHEMA_VERSION:
        raise NewerDatabaseError(version)
    return version


def _bring_up_to_date(connection: Connection) -> None:
    # Asked again under the lock: another process may have done it meanwhile.
    version = _version(connection)
    if version is None:
        _make(connection)
    else:
        migrations.migrate(connection, version)


def _make(connection: Connection) -> None:
    tables.metadata.create_all(connection)
    keep_new_seal(connection)
    counters = tables.counters
    known = set(connection.execute(select(counters.c.name)).scalars())
    missing = {name: 0 for name in _COUNTERS if name not in known}
    if _SCHEMA not in known:
        missing[_SCHEMA] = tables.SCHEMA_VERSION
    if missing:
        rows = [{"name": name, "value": value} for name, value in missing.items()]
        connection.execute(insert(counters), rows)
