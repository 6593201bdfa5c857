"""What the driver reported, as a sentence: decided by numbers, since servers speak many languages.

Numbers below 20000 are SQL Server's, those from 20000 are DB-Library's own (FreeTDS).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from declarant_client.application.ports.databases import (
    DatabaseLogin,
    UnreadableDatabaseError,
)
from declarant_client.sources.ecus_database import refusals
from declarant_client.sources.ecus_database.tables import TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long the driver waits, in whole seconds: it takes no others."""

    login: int = 10
    query: int = 60


USUAL = Patience()

_DATABASE_MISSING = frozenset({911, 4060})
_DATABASE_CLOSED = frozenset({916, 922, 924, 927, 942, 945, 952, 983})
_OF_THE_TABLES = frozenset({207, 208, 229, 230})
_BUSY = frozenset({601, 605, 701, 1204, 1205, 1222, 8645, 8651, 8628})
"""Rows moved under a reading without locks, memory or locks are short, a deadlock, a lock waited
for: all of them pass."""

_TIMED_OUT = 20003
_SERVER_SPOKE = 20018
_BROKEN_OFF = frozenset({20002, 20004, 20006, 20009, 20017, 20020, 20047})
_FIRST_OF_DB_LIBRARY = 20000
_DB_LIBRARY = re.compile(r"DB-Lib error message ([0-9]{5})")


def numbers_in(error: BaseException) -> tuple[int | None, str]:
    """Return the driver's number and text, however deep it packed them (``pymssql`` does both)."""
    for part in _flat(error.args):
        if isinstance(part, int):
            return part, _text(error)
    return None, _text(error)


def while_connecting(
    error: BaseException, login: DatabaseLogin, patience: Patience = USUAL
) -> UnreadableDatabaseError | None:
    """Say why a login failed; ``None`` when no server said anything: look at TLS.

    The number cannot be relied on: the driver keeps that of the gravest failure since the program
    began (``pymssql`` issue 898), but writes the text anew. DB-Library's 20018 in it says that the
    server sent an error; and without a database in the login that only ever is a refusal.
    """
    _number, text = numbers_in(error)
    reported = {int(number) for number in _DB_LIBRARY.findall(text)}
    if _SERVER_SPOKE in reported:
        return refusals.login_refused(login)
    if _TIMED_OUT in reported:
        return refusals.timed_out(login.server, patience.login)
    return None


def while_asking(
    error: BaseException, login: DatabaseLogin, database: str, patience: Patience = USUAL
) -> UnreadableDatabaseError:
    """Say why a statement failed; ``database`` is the name of the one that was asked."""
    number, text = numbers_in(error)
    if number in _DATABASE_MISSING:
        return refusals.database_missing(database, login)
    if number in _DATABASE_CLOSED:
        return refusals.database_closed(database, login)
    return _of_the_tables(number, text, login, database) or _of_the_connection(
        number, text, login, patience
    )


def is_of_the_tables(error: BaseException) -> bool:
    """Whether a table or a column is missing or may not be read: asked for less, it may answer."""
    number, _text_of_it = numbers_in(error)
    return number in _OF_THE_TABLES


def _of_the_tables(
    number: int | None, text: str, login: DatabaseLogin, database: str
) -> UnreadableDatabaseError | None:
    table, column = _named_table(text), _named_column(text)
    match number:
        case 208:  # invalid object name
            return refusals.table_missing(database, table or TABLES[0].name)
        case 207:  # invalid column name
            return refusals.column_missing(database, column or "?")
        case 229:  # no permission on a table
            return refusals.permission_denied(table or database, login)
        case 230:  # no permission on a column
            return refusals.permission_denied(f"{table or database}.{column or '?'}", login)
        case _:
            return None


def _of_the_connection(
    number: int | None, text: str, login: DatabaseLogin, patience: Patience
) -> UnreadableDatabaseError:
    reported = {int(each) for each in _DB_LIBRARY.findall(text)}
    if number == _TIMED_OUT or _TIMED_OUT in reported:
        return refusals.timed_out(login.server, patience.query)
    if number in _BUSY:
        return refusals.busy(login.server)
    if number is None or number in _BROKEN_OFF or number >= _FIRST_OF_DB_LIBRARY:
        return refusals.broken_off(login.server)
    return refusals.unforeseen(login.server, number)


def _named_table(text: str) -> str | None:
    return _named(text, {table.name for table in TABLES})


def _named_column(text: str) -> str | None:
    return _named(text, {column.name for table in TABLES for column in table.c})


def _named(text: str, names: Iterable[str]) -> str | None:
    """Return the name that stands in a text, whatever its language: as it is spelled, or nearly."""
    known = sorted(names)
    for flags in (re.NOFLAG, re.IGNORECASE):
        for name in known:
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags):
                return name
    return None


def _text(error: BaseException) -> str:
    return " ".join(
        part.decode("utf-8", "replace") if isinstance(part, bytes) else part
        for part in _flat(error.args)
        if isinstance(part, bytes | str)
    )


def _flat(parts: tuple[object, ...]) -> Iterator[object]:
    for part in parts:
        if isinstance(part, tuple):
            yield from _flat(part)
        else:
            yield part
