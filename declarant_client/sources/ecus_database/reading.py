"""The declaration software's databases: the port ``DeclarationDatabases`` over SQL Server."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from declarant_client.application.ports.databases import (
    DatabaseLogin,
    DatabasePasswords,
    DatabaseServer,
    DatabaseTested,
    DeclarationDatabase,
    PageRead,
    ReadingMark,
)
from declarant_client.application.ports.reading import PORTION, Portion
from declarant_client.domain.declaration import Branch, Declaration
from declarant_client.domain.origin import Origin
from declarant_client.sources import ecus_columns
from declarant_client.sources.ecus_database import (
    diagnosis,
    query,
    reaching,
    refusals,
    sql_browser,
)
from declarant_client.sources.ecus_database.connecting import Connecting
from declarant_client.sources.ecus_database.diagnosis import USUAL, Patience

_NEARBY_SECONDS = 3.0


class EcusDatabases:
    """The port ``DeclarationDatabases``; usable from any thread, each call has its connection."""

    def __init__(
        self,
        *,
        passwords: DatabasePasswords,
        today: Callable[[], date],
        browser_port: int = sql_browser.PORT,
        everyone: str = "255.255.255.255",
        patience: Patience = USUAL,
    ) -> None:
        """``everyone`` is the address at which the local network is asked."""
        self._passwords = passwords
        self._today = today
        self._browser_port = browser_port
        self._everyone = everyone
        self._connecting = Connecting(browser_port=browser_port, patience=patience)

    def read(
        self, database: DeclarationDatabase, mark: ReadingMark
    ) -> Generator[PageRead, None, None]:
        login = database.login
        password = self._password(login, None)
        with self._connecting.connected(login, password, database.name) as connection:
            yield from pages_of(connection, mark, today=self._today())

    def offices(self, database: DeclarationDatabase) -> tuple[Branch, ...]:
        login = database.login
        password = self._password(login, None)
        with self._connecting.connected(login, password, database.name) as connection:
            return offices_of(connection)

    def test(self, database: DeclarationDatabase, password: str | None = None) -> DatabaseTested:
        login = database.login
        password = self._password(login, password)
        with self._connecting.connected(login, password, database.name) as connection:
            return trial_of(connection)

    def databases(self, login: DatabaseLogin, password: str | None = None) -> tuple[str, ...]:
        with self._connecting.connected(login, self._password(login, password)) as connection:
            return tuple(str(row[0]) for row in connection.execute(query.databases()))

    def instances(self, server: DatabaseServer) -> tuple[DatabaseServer, ...]:
        address = reaching.addresses_of(server)[0]
        try:
            found = sql_browser.instances_of(
                address, within=reaching.SECONDS, port=self._browser_port
            )
        except sql_browser.BrowserSilentError:
            raise refusals.browser_silent(server) from None
        return tuple(DatabaseServer(host=server.host, instance=instance.name) for instance in found)

    def instances_nearby(self) -> tuple[DatabaseServer, ...]:
        found = sql_browser.instances_nearby(
            within=_NEARBY_SECONDS, address=self._everyone, port=self._browser_port
        )
        return tuple(
            DatabaseServer(host=instance.host, instance=instance.name) for instance in found
        )

    def _password(self, login: DatabaseLogin, typed: str | None) -> str:
        password = typed if typed is not None else self._passwords.read(login)
        if password is None:
            raise refusals.password_missing(login)
        return password


def pages_of(
    connection: Connection, mark: ReadingMark, *, today: date, size: int = PORTION
) -> Generator[PageRead, None, None]:
    """Yield the rest of a round from a connection: at least one page, the last ends the round.

    ``size`` is at most ``PORTION``. Where the offices cannot be read, their names are missing.
    """
    window = window_of(mark, today=today)
    done, total = 0, 0
    asking = _Asking(connection)
    while True:
        page = asking.page(window, mark.below, size)
        ended = page.rows < size
        if not ended and not total:
            left = query.count(window=window, below=mark.below)
            total = connection.execute(left).scalar_one()
        done += page.rows
        mark = _finished(mark, page, today) if ended else _moved(mark, page)
        share = 1.0 if ended else min(done / max(total, done + 1), 1.0)
        yield PageRead(
            portion=Portion(
                origin=Origin.DATABASE,
                declarations=page.declarations,
                share=share,
                left_out=page.left_out,
            ),
            mark=mark,
        )
        if ended:
            return


def window_of(mark: ReadingMark, *, today: date) -> date | None:
    """Return the first day of the round: a week before the newest permit, never before ``since``.

    A permit in the future (a slip of the pen, a computer's wrong clock) must not move it there.
    """
    if mark.permits_until is None:
        return mark.since
    window = min(mark.permits_until, today) - query.OVERLAP
    return window if mark.since is None else max(window, mark.since)


def offices_of(connection: Connection) -> tuple[Branch, ...]:
    """Return the customs branches from a connection."""
    names = ecus_columns.SHAIQUAN_COLUMNS
    rows = (dict(zip(names, row, strict=True)) for row in connection.execute(query.offices()))
    return tuple(branch for row in rows if (branch := ecus_columns.branch(row)).code is not None)


def trial_of(connection: Connection) -> DatabaseTested:
    """Read each column once and count, on a connection."""
    connection.execute(query.page(window=None, below=None, size=1)).all()
    connection.execute(query.offices().limit(1)).all()
    declarations, since = connection.execute(query.extent()).one()
    return DatabaseTested(declarations=declarations, since=ecus_columns.day(since))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    rows: int
    declarations: tuple[Declaration, ...]
    left_out: int
    last_key: int | str | None
    newest_permit: date | None


class _Asking:
    """Asks for pages, without the offices from where on they turn out not to be readable."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._with_offices = True

    def page(self, window: date | None, below: int | str | None, size: int) -> _Page:
        try:
            return self._asked(window, below, size)
        except DBAPIError as error:
            if not self._with_offices or not diagnosis.is_of_the_tables(error.orig or error):
                raise
        # Was it another table, this fails as well and names it.
        self._with_offices = False
        return self._asked(window, below, size)

    def _asked(self, window: date | None, below: int | str | None, size: int) -> _Page:
        statement = query.page(
            window=window, below=below, size=size, with_offices=self._with_offices
        )
        return _page(self._connection.execute(statement).all())


def _page(rows: Iterable[tuple[object, ...]]) -> _Page:
    declarations: list[Declaration] = []
    left_out, count = 0, 0
    key: object = None
    newest: date | None = None
    for row in rows:
        dtokhaimd, vnaccs, vnaccs2, office = query.rows_of(tuple(row))
        count, key = count + 1, dtokhaimd[ecus_columns.DECLARATION_KEY]
        permit = ecus_columns.day(vnaccs.get("NGAY_CAP_PHEP"))
        newest = max(filter(None, (newest, permit)), default=None)
        found = ecus_columns.declaration(dtokhaimd, vnaccs, vnaccs2, office)
        if found is not None:
            declarations.append(found)
        elif dtokhaimd["SOTK"] != 0:
            # A draft has no number or 0: nothing is missing.
            left_out += 1
    return _Page(
        rows=count,
        declarations=tuple(declarations),
        left_out=left_out,
        last_key=_key(key),
        newest_permit=newest,
    )


def _moved(mark: ReadingMark, page: _Page) -> ReadingMark:
    return replace(mark, below=page.last_key, permits_met=_newest(mark.permits_met, page))


def _finished(mark: ReadingMark, page: _Page, today: date) -> ReadingMark:
    met = _newest(mark.permits_met, page)
    known = None if met is None else min(met, today)
    until = max(filter(None, (mark.permits_until, known)), default=None)
    return replace(mark, permits_until=until, below=None, permits_met=None)


def _newest(met: date | None, page: _Page) -> date | None:
    return max(filter(None, (met, page.newest_permit)), default=None)


def _key(value: object) -> int | str | None:
    """Return a key as it is written into a mark; decimals (``2131.0``) are whole numbers."""
    if isinstance(value, Decimal | float | int):
        return int(value)
    return None if value is None else str(value)
