"""An SQLite database that answers as if it were a database of SQL Server."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

import apsw

from tests.support.tds_server import errors
from tests.support.tds_server.errors import SqlServerError
from tests.support.tds_server.packets import PROCESS_ID
from tests.support.tds_server.system_tables import fill_system_tables, tables_of
from tests.support.tds_server.translation import (
    DAY,
    LATER,
    MOMENT,
    Surroundings,
    Translated,
    translated,
)
from tests.support.tds_server.types import Column, Result, SqlType, sql_type, type_of_values
from tests.support.tds_server.values import as_moment

EVERYTHING = "*"
_LOOKED_AT = 200
"""Rows that tell the type of a column that no table defines."""


@dataclass(frozen=True)
class Rights:
    """What a login may read: tables and their columns; ``None`` is everything."""

    columns: Mapping[str, Collection[str]] | None = None

    def of(self, table: str) -> frozenset[str] | None:
        """Columns of a table in small letters, ``None`` without any right to it."""
        if self.columns is None:
            return frozenset({EVERYTHING})
        for name, columns in self.columns.items():
            if name.lower() == table.lower():
                return frozenset(column.lower() for column in columns)
        return None


@dataclass
class Session:
    """What a connection knows of itself."""

    login: str
    database: str
    """The database whose tables are the twin's."""
    current: str
    """The database in use."""
    databases: Sequence[str]
    version: tuple[int, int, int]
    edition: str
    rights: Rights = field(default_factory=Rights)
    isolation: int = 2
    """As ``sys.dm_exec_sessions`` counts: 1 is read uncommitted, 2 read committed."""
    transactions: int = 0

    def variables(self) -> dict[str, str | int]:
        """Values of the ``@@`` functions."""
        product = ".".join(map(str, (*self.version, 0)))
        return {
            "VERSION": f"Microsoft SQL Server {self.edition} - {product} (X64) for tests",
            "SERVERNAME": "TWIN",
            "SERVICENAME": "MSSQLSERVER",
            "LANGUAGE": "us_english",
            "SPID": PROCESS_ID,
            "TRANCOUNT": self.transactions,
            "ROWCOUNT": 0,
            "ERROR": 0,
        }


class Twin:
    """One connection's view of the SQLite database; used in the thread that made it."""

    def __init__(self, path: Path | None, session: Session) -> None:
        self._session = session
        place = ":memory:" if path is None else str(path)
        flags = apsw.SQLITE_OPEN_READWRITE if path is None else apsw.SQLITE_OPEN_READONLY
        self._connection = apsw.Connection(place, flags=flags)
        self._tables = tables_of(self._connection)
        self._denied: SqlServerError | None = None
        self._bring_functions()
        self.refresh()
        self._connection.authorizer = self._allows

    def close(self) -> None:
        """Close the SQLite database."""
        self._connection.close(True)

    def refresh(self) -> None:
        """Fill the system tables anew: the database in use, or the isolation, has changed."""
        self._connection.authorizer = None
        session = self._session
        fill_system_tables(self._connection, self._tables, session.databases, session.isolation)
        self._connection.authorizer = self._allows

    def select(self, text: str) -> Result:
        """Run one SELECT; its rows come as they are asked for; raise ``SqlServerError``."""
        query = translated(text, self._surroundings())
        described: list[tuple[str, str]] = []
        cursor = self._connection.cursor()

        def look(running: apsw.Cursor, _sql: str, _bindings: Any) -> bool:
            described.extend((name, kind or "") for name, kind in running.get_description())
            return True

        cursor.exec_trace = look
        self._denied = None
        try:
            cursor.execute(query.text)
            first = list(islice(cursor, _LOOKED_AT))
        except apsw.Error as error:
            raise self._as_sql_server(error, query) from error
        except ValueError as error:
            raise errors.no_moment() from error
        columns = list(_columns(query, described, first))
        return Result(columns, self._rest(first, cursor, query))

    def _rest(
        self, first: list[Any], cursor: apsw.Cursor, query: Translated
    ) -> Iterator[Sequence[Any]]:
        try:
            yield from chain(first, cursor)
        except apsw.Error as error:
            raise self._as_sql_server(error, query) from error

    def _surroundings(self) -> Surroundings:
        types = {
            name.lower(): known
            for columns in self._tables.values()
            for name, written in columns
            if (known := sql_type(written)) is not None
        }
        session = self._session
        return Surroundings(session.variables(), types, session.database, session.current)

    def _as_sql_server(self, error: apsw.Error, query: Translated) -> SqlServerError:
        if self._denied is not None:
            return self._denied
        said = str(error)
        _, _, name = said.partition(": ")
        if "no such table" in said:
            return errors.invalid_object(query.tables.get(name.lower(), name))
        if "no such column" in said:
            return errors.invalid_column(name.rpartition(".")[2])
        if "no such function" in said:
            text = f"'{name}' is not a recognized built-in function name."
            return SqlServerError(195, text, 15)
        return SqlServerError(50000, f"SQLite says: {said} - to: {query.text}")

    def _allows(
        self, operation: int, first: str | None, second: str | None, place: str | None, _by: Any
    ) -> int:
        """SQLite's question before it reads a column, or does anything else."""
        if operation in _HARMLESS:
            return apsw.SQLITE_OK
        if operation != apsw.SQLITE_READ or first is None:
            return apsw.SQLITE_DENY
        if place == "temp" or first.startswith("sqlite_"):
            return apsw.SQLITE_OK
        self._denied = self._denied or self._denial(first, second or "")
        return apsw.SQLITE_OK if self._denied is None else apsw.SQLITE_DENY

    def _denial(self, table: str, column: str) -> SqlServerError | None:
        database = self._session.database
        columns = self._session.rights.of(table)
        if columns is None:
            return errors.object_denied("SELECT", table, database)
        if column and EVERYTHING not in columns and column.lower() not in columns:
            return errors.column_denied(column, table, database)
        return None

    def _bring_functions(self) -> None:
        session, variables = self._session, self._session.variables()
        product = ".".join(map(str, (*session.version, 0)))
        properties: dict[str, str | int] = {
            "productversion": product,
            "productlevel": "RTM",
            "edition": "Express Edition (64-bit)",
            "engineedition": 4,
            "servername": variables["SERVERNAME"],
            "collation": "Vietnamese_CI_AS",
        }
        functions: dict[str, Callable[..., Any]] = {
            MOMENT: _moment,
            DAY: _day,
            LATER: _moved,
            "serverproperty": lambda name: properties.get(str(name).lower()),
            "db_name": lambda *_id: session.current,
            "suser_sname": lambda *_id: session.login,
            "suser_name": lambda *_id: session.login,
            "user_name": lambda *_id: session.login,
            "schema_name": lambda *_id: "dbo",
            "object_id": self._object_id,
            "has_dbaccess": lambda name: int(str(name).lower() in _lower(session.databases)),
            "has_perms_by_name": self._has_right,
            "left": lambda text, size: None if text is None else str(text)[:size],
            "right": lambda text, size: None if text is None else str(text)[-size:],
        }
        for name, function in functions.items():
            self._connection.create_scalar_function(name, function)

    def _object_id(self, name: str, _kind: str = "U") -> int | None:
        *before, table = (part.strip('[]"').lower() for part in name.split("."))
        at_home = (before[-2] if len(before) > 1 else self._session.current.lower()) == (
            self._session.database.lower()
        )
        known = sorted(self._tables, key=str.lower)
        return 1000 + _lower(known).index(table) if at_home and table in _lower(known) else None

    def _has_right(self, name: str, _kind: str, _right: str, *column: str) -> int:
        table = name.rsplit(".", maxsplit=1)[-1].strip('[]"')
        allowed = self._session.rights.of(table)
        if allowed is None:
            return 0
        return int(not column or EVERYTHING in allowed or column[0].lower() in allowed)


_HARMLESS = frozenset({apsw.SQLITE_SELECT, apsw.SQLITE_FUNCTION, apsw.SQLITE_RECURSIVE})


def _lower(names: Sequence[str]) -> list[str]:
    return [name.lower() for name in names]


def _columns(
    query: Translated, described: Sequence[tuple[str, str]], first: Sequence[Sequence[Any]]
) -> Iterator[Column]:
    for place, (name, written) in enumerate(described):
        known: SqlType | None = sql_type(written)
        if known is None and query.types:
            known = query.types[place]
        if known is None:
            known = type_of_values(row[place] for row in first)
        yield Column(query.names[place] if query.names else name, known)


def _moment(value: Any) -> str | None:
    """Text of a moment as DATETIME keeps it, to a three-hundredth of a second."""
    if value is None:
        return None
    moment = as_moment(value)
    ticks = math.floor(moment.microsecond * 300 / 1_000_000 + 0.5)
    rounded = moment.replace(microsecond=0) + timedelta(
        milliseconds=math.floor(ticks * 10 / 3 + 0.5)
    )
    return rounded.isoformat(" ", "milliseconds")


def _day(value: Any) -> str | None:
    return None if value is None else as_moment(value).date().isoformat()


_UNITS = {"DAY": 1440, "HOUR": 60, "MINUTE": 1, "WEEK": 10080, "DD": 1440, "D": 1440, "HH": 60}


def _moved(unit: str, number: int, value: Any) -> str | None:
    moment: datetime = as_moment(value)
    return _moment(moment + timedelta(minutes=_UNITS[unit] * number))
