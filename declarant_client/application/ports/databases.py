"""The declaration software's database: which one, how far it was read, and what goes wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from declarant_client.application.ports.reading import Portion, UnreadableSourceError
from declarant_client.domain.declaration import Branch
from declarant_client.domain.sentences import Sentence

_LARGEST_PORT = 65535
_SERVER = re.compile(
    r"(?:tcp:)?(?P<host>[^\\,:;'\"\s\[\]]{1,255}|\[[0-9a-fA-F:.]{2,45}\])"
    r"(?:\\(?P<instance>[^\\,:;'\"\s]{1,128}))?(?:\s*[,:]\s*(?P<port>[0-9]{1,5}))?",
    re.IGNORECASE,
)
_THIS_COMPUTER = frozenset({".", "(local)", "(localdb)"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseServer:
    """Where a SQL Server answers: a host with an instance's name, a port, both or neither.

    The port goes before the instance; with neither it is 1433.
    """

    host: str
    instance: str | None = None
    port: int | None = None

    @classmethod
    def parse(cls, written: str) -> DatabaseServer | None:
        r"""Read ``HOST``, ``HOST\INSTANCE``, ``HOST,1433`` or ``HOST:1433``; ``None``: neither."""
        match = _SERVER.fullmatch(written.strip())
        if match is None:
            return None
        port = int(match["port"]) if match["port"] else None
        if port is not None and not 0 < port <= _LARGEST_PORT:
            return None
        host = match["host"].strip("[]")
        return cls(
            host="localhost" if host.lower() in _THIS_COMPUTER else host,
            instance=match["instance"],
            port=port,
        )

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        instance = f"\\{self.instance}" if self.instance else ""
        port = f",{self.port}" if self.port else ""
        return f"{host}{instance}{port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseLogin:
    """A server and the SQL login there; the password lies in ``DatabasePasswords``."""

    server: DatabaseServer
    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationDatabase:
    """One database of the declaration software."""

    login: DatabaseLogin
    name: str
    """Often renamed; as it is installed: ``ECUS5VNACCS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingMark:
    """How far a database was read; kept between readings, so that each goes on where one ended.

    A round reads everything in its window, newest key first; ``below`` stands while one is under
    way. ``ReadingMark(since=…)`` is the mark before the first round; ``None`` reads everything.
    """

    since: date | None = None
    """The first day that is of interest."""
    permits_until: date | None = None
    """The newest permit that the rounds which were finished met."""
    below: int | str | None = None
    """Key of the last row that was read in the round under way."""
    permits_met: date | None = None
    """The newest permit that the round under way met so far."""

    def written(self) -> str:
        """Return it as JSON."""
        return json.dumps(
            {
                "since": _iso(self.since),
                "permits_until": _iso(self.permits_until),
                "below": self.below,
                "permits_met": _iso(self.permits_met),
            }
        )

    @classmethod
    def read(cls, written: str) -> ReadingMark:
        """Read what ``written`` gave; raise ``TypeError`` or ``ValueError`` for anything else."""
        fields = json.loads(written)
        if not isinstance(fields, dict):
            raise TypeError(written)
        below = fields.get("below")
        if isinstance(below, bool) or not isinstance(below, int | str | None):
            raise TypeError(written)
        return cls(
            since=_day(fields.get("since")),
            permits_until=_day(fields.get("permits_until")),
            below=below,
            permits_met=_day(fields.get("permits_met")),
        )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A page of a round: what it held, and the mark to keep in the transaction that keeps it."""

    portion: Portion
    mark: ReadingMark


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseTested:
    """What a test found: that every column can be read, and how much there is."""

    declarations: int
    since: date | None
    """The day of the oldest registration."""


class DatabaseTrouble(StrEnum):
    """Why a database cannot be read, so far as it decides what to do about it."""

    NOT_INSTALLED = "not_installed"
    PASSWORD_MISSING = "password_missing"  # noqa: S105 - the name of a trouble
    NAME_UNKNOWN = "name_unknown"
    PORT_CLOSED = "port_closed"
    NO_ANSWER = "no_answer"
    INSTANCE_UNKNOWN = "instance_unknown"
    INSTANCE_WITHOUT_PORT = "instance_without_port"
    BROWSER_SILENT = "browser_silent"
    NO_SQL_SERVER = "no_sql_server"
    NOT_SECURED = "not_secured"
    LOGIN_REFUSED = "login_refused"
    DATABASE_MISSING = "database_missing"
    DATABASE_CLOSED = "database_closed"
    TABLE_MISSING = "table_missing"
    COLUMN_MISSING = "column_missing"
    PERMISSION_DENIED = "permission_denied"
    TIMED_OUT = "timed_out"
    BUSY = "busy"
    BROKEN_OFF = "broken_off"
    UNFORESEEN = "unforeseen"

    @property
    def passes(self) -> bool:
        """Whether it may pass by itself: try again later; otherwise somebody must do something."""
        return self in _PASSING


_PASSING = frozenset(
    {
        DatabaseTrouble.NAME_UNKNOWN,
        DatabaseTrouble.PORT_CLOSED,
        DatabaseTrouble.NO_ANSWER,
        DatabaseTrouble.BROWSER_SILENT,
        DatabaseTrouble.TIMED_OUT,
        DatabaseTrouble.BUSY,
        DatabaseTrouble.BROKEN_OFF,
        DatabaseTrouble.UNFORESEEN,
    }
)


class UnreadableDatabaseError(UnreadableSourceError):
    """A database gave nothing, or nothing more; no password is in it, nor in what caused it."""

    def __init__(self, trouble: DatabaseTrouble, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.trouble = trouble


class DatabasePasswords(Protocol):
    """Where the passwords of database logins lie: the keyring, or memory for one run."""

    def read(self, login: DatabaseLogin) -> str | None:
        """Return the password, ``None`` when there is none; raise ``KeyringMissingError``."""
        ...

    def keep(self, login: DatabaseLogin, password: str) -> None:
        """Keep the password; raise ``KeyringMissingError`` where nothing can keep it."""
        ...

    def forget(self, login: DatabaseLogin) -> None:
        """Forget the password; nothing happens when there was none."""
        ...


class DeclarationDatabases(Protocol):
    """Databases of the declaration software: only ever read, without locks.

    Every method waits for a server and belongs on a background thread; all of them raise
    ``UnreadableDatabaseError`` and, where the keyring is needed, ``KeyringMissingError``.
    ``password`` is one that was typed and is not kept yet; without it the kept one is used.
    """

    def read(
        self, database: DeclarationDatabase, mark: ReadingMark
    ) -> Generator[PageRead, None, None]:
        """Yield the rest of a round, page by page; closing it ends the connection.

        Without the right to read the offices it gives declarations without their names.
        """
        ...

    def offices(self, database: DeclarationDatabase) -> tuple[Branch, ...]:
        """Return the customs branches that the database names, each with its code."""
        ...

    def test(self, database: DeclarationDatabase, password: str | None = None) -> DatabaseTested:
        """Connect, read every column that is needed, and count."""
        ...

    def databases(self, login: DatabaseLogin, password: str | None = None) -> tuple[str, ...]:
        """Return the names of the server's databases that hold declarations and can be entered."""
        ...

    def instances(self, server: DatabaseServer) -> tuple[DatabaseServer, ...]:
        """Return the instances that SQL Browser names on a host."""
        ...

    def instances_nearby(self) -> tuple[DatabaseServer, ...]:
        """Ask the local network who is there, for at most three seconds; only when asked to."""
        ...
