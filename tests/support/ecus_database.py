"""The declaration software's database behind a server of the test's own, and who reads it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path

import pytest

from declarant_client.application.ports.databases import (
    DatabaseLogin,
    DatabaseServer,
    DeclarationDatabase,
    PageRead,
    ReadingMark,
    UnreadableDatabaseError,
)
from declarant_client.sources.ecus_database.reading import EcusDatabases
from declarant_client.sources.ecus_database.tables import TABLES
from tests.support.tds_server import (
    Encryption,
    Failure,
    SqlBrowser,
    TdsServer,
)

USER, PASSWORD = "reader", "p@ss'word;{};ổ"
TODAY = date(2026, 11, 3)
FROM_NOVEMBER = ReadingMark(since=date(2026, 10, 26))
EXACTLY = {table.name: [column.name for column in table.c] for table in TABLES}


class Passwords:
    """One password for every login, or none."""

    def __init__(self, password: str | None = PASSWORD) -> None:
        self._password = password

    def read(self, login: DatabaseLogin) -> str | None:
        return self._password

    def keep(self, login: DatabaseLogin, password: str) -> None:
        self._password = password

    def forget(self, login: DatabaseLogin) -> None:
        self._password = None


def sql_server(
    twin: Path,
    *,
    failure: Failure | None = None,
    granted: Mapping[str, Collection[str]] | None = EXACTLY,
    encryption: Encryption = Encryption.NOT_SUPPORTED,
    version: tuple[int, int, int] = (10, 50, 1600),
) -> TdsServer:
    """The twin behind a server that knows one login, with the rights granted."""
    return TdsServer(
        twin,
        login=USER,
        password=PASSWORD,
        failure=failure,
        granted=granted,
        encryption=encryption,
        version=version,
        other_databases=("master", "tempdb", "ACCOUNTING"),
    )


def database(server: TdsServer, name: str = "ECUS5VNACCS") -> DeclarationDatabase:
    """A database of that server."""
    place = DatabaseServer(host="127.0.0.1", port=server.port)
    return DeclarationDatabase(login=DatabaseLogin(server=place, user=USER), name=name)


def trouble_of(ask: Callable[[], object]) -> UnreadableDatabaseError:
    """Return why something could not be done; the password stands nowhere in it."""
    with pytest.raises(UnreadableDatabaseError) as caught:
        ask()
    said = "".join(traceback.format_exception(caught.value))
    assert PASSWORD not in said
    return caught.value


def numbers(pages: list[PageRead]) -> list[str]:
    """The declaration numbers of some pages."""
    return [each.number.digits for page in pages for each in page.portion.declarations]


def by_instance(browser: SqlBrowser, name: str) -> tuple[EcusDatabases, DeclarationDatabase]:
    """A database that is reached by its instance's name, as SQL Browser tells it."""
    databases = EcusDatabases(
        passwords=Passwords(),
        today=lambda: TODAY,
        browser_port=browser.port,
        everyone="127.0.0.1",
    )
    place = DatabaseServer(host="127.0.0.1", instance=name)
    login = DatabaseLogin(server=place, user=USER)
    return databases, DeclarationDatabase(login=login, name="ECUS5VNACCS")
