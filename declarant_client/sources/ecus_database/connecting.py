"""A connection that only reads: no locks, no transaction, bounded waits, bounded values.

The driver runs on a thread of the program and not in the child process for hostile formats: it
needs the network, which that child is denied, and what it parses comes from a server that the user
named and logged in to. A page at a time and a limit to each text keep what it holds bounded.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError, ResourceClosedError
from sqlalchemy.pool import NullPool

from declarant_client.application.ports.databases import DatabaseLogin, UnreadableDatabaseError
from declarant_client.sources.ecus_database import diagnosis, reaching, refusals

if TYPE_CHECKING:
    import pymssql

SERVERS_OWN = "master"
"""Every server has it, and every login may enter it."""

_APPLICATION = "declarant-client"
_LONGEST_TEXT = 4000
_MANNERS = " ".join(
    (
        # Reads past every lock and takes none on rows; only a change of the tables' form stops it.
        "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED;",
        "SET LOCK_TIMEOUT 10000;",
        "SET DEADLOCK_PRIORITY LOW;",
        f"SET TEXTSIZE {_LONGEST_TEXT};",
        "SET ANSI_NULLS ON;",
        "SET ANSI_WARNINGS ON;",
        "SET ARITHABORT ON;",
        "SET CONCAT_NULL_YIELDS_NULL ON;",
        "SET QUOTED_IDENTIFIER ON;",
    )
)


class Connecting:
    """Opens connections, one after the other: what the driver says of a failure is global to it."""

    def __init__(self, *, browser_port: int, patience: diagnosis.Patience) -> None:
        self._browser_port = browser_port
        self._patience = patience
        self._turn = threading.Lock()

    @contextmanager
    def connected(
        self, login: DatabaseLogin, password: str, database: str = SERVERS_OWN
    ) -> Iterator[Connection]:
        """Yield a connection to ``database``; raise ``UnreadableDatabaseError`` for what fails.

        Also what fails inside the ``with`` is told so.
        """
        way = reaching.way_to(login.server, browser_port=self._browser_port)
        engine = create_engine(
            "mssql+pymssql://",
            # The password is in no address, which would turn up in logs and errors.
            creator=lambda: self._opened(login, password, way, database),
            poolclass=NullPool,
            hide_parameters=True,
        )
        try:
            with engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise diagnosis.while_asking(
                error.orig or error, login, database, self._patience
            ) from None
        except ResourceClosedError:
            # It ended among the questions that SQLAlchemy asks each server first.
            raise refusals.broken_off(login.server) from None
        finally:
            engine.dispose()

    def _opened(
        self, login: DatabaseLogin, password: str, way: reaching.Way, database: str
    ) -> pymssql.Connection:
        import pymssql

        host = f"[{way.address}]" if ":" in way.address else way.address
        with self._turn:
            try:
                connection = pymssql.connect(
                    server=f"{host}:{way.port}",
                    user=login.user,
                    password=password,
                    # Named in the login, a missing database is reported as a refused login.
                    database="",
                    timeout=self._patience.query,
                    login_timeout=self._patience.login,
                    appname=_APPLICATION,
                    encryption="request",
                    read_only=True,
                    autocommit=True,
                    conn_properties=_MANNERS,
                )
            except pymssql.Error as error:
                # Not chained: nothing of what was said at a login is to reach a log.
                raise self._why_not(error, login, way) from None
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"USE {_quoted(database)}")
        except pymssql.Error as error:
            connection.close()
            raise diagnosis.while_asking(error, login, database, self._patience) from None
        return connection

    def _why_not(
        self, error: Exception, login: DatabaseLogin, way: reaching.Way
    ) -> UnreadableDatabaseError:
        said = diagnosis.while_connecting(error, login, self._patience)
        if said is not None:
            return said
        reason = reaching.why_not_secured(way)
        if reason is not None:
            return refusals.not_secured(login.server, reason)
        return refusals.broken_off(login.server)


def _quoted(name: str) -> str:
    return "[" + name.replace("]", "]]") + "]"
