"""The server: a port, a thread for each client, and what came in."""

from __future__ import annotations

import socket
import ssl
import tempfile
import threading
import warnings
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.certificates import new_authority
from tests.support.tds_server.conversation import Answering, Conversation, Failure, Setting
from tests.support.tds_server.errors import SqlServerError
from tests.support.tds_server.login import Encryption, Login
from tests.support.tds_server.packets import Wire
from tests.support.tds_server.twin import Rights

SQL_SERVER_2008_R2 = (10, 50, 6000)
SQL_SERVER_2019 = (15, 0, 2000)
_EDITIONS = {9: "2005", 10: "2008 R2", 11: "2012", 12: "2014", 13: "2016", 14: "2017", 15: "2019"}


class TdsServer:
    """A SQL Server for tests on 127.0.0.1, as far as a client that reads can tell.

    ``database`` is an SQLite file whose tables carry SQL Server's type names, or a callable that
    gets each SELECT from a table. ``granted`` limits the login to these tables and columns
    (``"*"``: all columns). ``failure`` is a way to fail, or an error: a fatal one refuses the
    login, any other answers every SELECT from a table; it may be changed while the server runs.
    """

    def __init__(
        self,
        database: str | Path | Answering,
        *,
        login: str = "reader",
        password: str = "invented-for-tests",  # noqa: S107 - no one's password
        name: str = "ECUS5VNACCS",
        failure: Failure | SqlServerError | None = None,
        other_databases: Sequence[str] = ("master",),
        granted: Mapping[str, Collection[str]] | None = None,
        version: tuple[int, int, int] = SQL_SERVER_2008_R2,
        encryption: Encryption = Encryption.NOT_SUPPORTED,
        pause: float = 0.2,
        rows_before: int = 10,
    ) -> None:
        if failure in (Failure.NO_TLS, Failure.OLD_TLS):
            encryption = Encryption.ON
        self._setting = Setting(
            path=Path(database) if isinstance(database, str | Path) else None,
            answering=None if isinstance(database, str | Path) else database,
            login=login,
            password=password,
            name=name,
            others=other_databases,
            rights=Rights(granted),
            version=version,
            edition=_EDITIONS.get(version[0], "2008 R2"),
            encryption=encryption,
            failure=failure,
            pause=pause,
            rows_before=rows_before,
            tls=self._tls,
        )
        self._contexts: dict[bool, ssl.SSLContext] = {}
        self._connections: dict[socket.socket, threading.Thread] = {}
        self._faults: list[BaseException] = []
        self._lock = threading.Lock()
        self._closing = False
        self._listening = socket.socket()
        self._listening.bind(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._accepting = threading.Thread(target=self._accept, name="tds-server")

    @property
    def batches(self) -> list[str]:
        """Every batch that came, in order; a procedure call as ``EXEC name``."""
        return self._setting.batches

    @property
    def written(self) -> list[str]:
        """Statements that could have changed something; each was refused."""
        return self._setting.written

    @property
    def cancelled(self) -> list[str]:
        """Batches whose answer was cancelled by the client."""
        return self._setting.cancelled

    @property
    def logins(self) -> list[Login]:
        """Every login that was tried, without its password."""
        return self._setting.logins

    @property
    def packets(self) -> list[int]:
        """How many packets each answer took, in order."""
        return self._setting.packets

    @property
    def failure(self) -> Failure | SqlServerError | None:
        """What is wrong with this server now."""
        return self._setting.failure

    @failure.setter
    def failure(self, failure: Failure | SqlServerError | None) -> None:
        self._setting.failure = failure

    def __enter__(self) -> Self:
        if self._setting.failure is not Failure.REFUSES:
            self._listening.listen()
            self._accepting.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing = True
        if self._accepting.is_alive():
            # A client of our own wakes the accepting thread on every system.
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                self._accepting.join()
        self._listening.close()
        self._end_connections()
        if error is None and self._faults:
            raise self._faults[0]

    def _end_connections(self) -> None:
        with self._lock:
            connections = dict(self._connections)
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in connections.values():
            thread.join()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            if self._closing:
                connection.close()
                return
            thread = threading.Thread(
                target=self._serve, args=(connection,), name=f"tds-client-{self.port}"
            )
            with self._lock:
                self._connections[connection] = thread
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            Conversation(Wire(connection), self._setting).run()
        except Exception as fault:  # noqa: BLE001 - raised to the test when the server closes
            self._faults.append(fault)
        finally:
            with self._lock:
                del self._connections[connection]
            connection.close()

    def _tls(self) -> ssl.SSLContext:
        """TLS as SQL Server has it: a certificate of its own making, at most 1.2."""
        old = self._setting.failure is Failure.OLD_TLS
        with self._lock:
            if old not in self._contexts:
                self._contexts[old] = _context(old=old)
            return self._contexts[old]


def _context(*, old: bool) -> ssl.SSLContext:
    with tempfile.TemporaryDirectory() as folder:
        context = new_authority(Path(folder)).server()
    if not old:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        return context
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context
