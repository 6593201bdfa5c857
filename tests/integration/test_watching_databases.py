"""A database of the declaration software is read by itself, and what is wrong with it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from declarant_client.application.ports.databases import (
    DatabaseLogin,
    DeclarationDatabases,
    ReadingMark,
)
from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.sources import DatabaseSettings, NewSource, Source
from declarant_client.application.watching.reading_once import ReadSourceOnce
from declarant_client.application.watching.standing import Standing
from declarant_client.sources.ecus_database.diagnosis import Patience
from declarant_client.sources.ecus_database.reading import EcusDatabases
from declarant_client.wiring import Client
from tests.support.ecus_twin import cleared, make_twin
from tests.support.profiles import profile
from tests.support.tds_server import TdsServer
from tests.support.waiting import until
from tests.support.watched_profiles import now, until_standing, watching

USER, PASSWORD = "reader", "invented password"
ALL = WorklistFilter(show=Show.ALL)
FIRST = [cleared(key, 107_999_000_000 + 10 * key) for key in range(1, 6)]


class AtOnce:
    """Chance that never lets anybody wait."""

    def draw(self) -> float:
        return 0.0


class OnePassword:
    """The keyring's one password."""

    def __init__(self, password: str) -> None:
        self.password = password

    def read(self, login: DatabaseLogin) -> str | None:
        return self.password

    def keep(self, login: DatabaseLogin, password: str) -> None:
        self.password = password

    def forget(self, login: DatabaseLogin) -> None:
        self.password = ""


def databases(passwords: OnePassword) -> DeclarationDatabases:
    return EcusDatabases(
        passwords=passwords,
        today=lambda: date(2026, 11, 3),
        patience=Patience(login=2, query=2),
    )


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with profile(tmp_path / "profile") as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TdsServer]:
    twin = make_twin(tmp_path / "twin.db", FIRST)
    with TdsServer(twin, login=USER, password=PASSWORD) as running:
        yield running


def source_at(client: Client, port: int, *, waits_from: date | None = None) -> Source:
    settings = DatabaseSettings(
        server="127.0.0.1", port=port, database="ECUS5VNACCS", login=USER, encrypt=False
    )
    return client.store.sources.add(NewSource(name="", settings=settings, waits_from=waits_from))


def test_a_database_is_read_to_its_end_and_goes_on_where_it_ended(
    client: Client, server: TdsServer
) -> None:
    source = source_at(client, server.port, waits_from=date(2026, 11, 1))
    kept = databases(OnePassword(PASSWORD))
    with watching(client, databases=lambda: kept, chance=AtOnce()) as watch:
        until(lambda: client.store.declarations.count(ALL) == len(FIRST), "all are read")
        state = until_standing(watch, source, Standing.WATCHED).state
        assert state.declarations == len(FIRST)
        assert state.last_end is None
    cursor = client.store.sources.cursor(source.source_id)
    assert cursor is not None
    mark = ReadingMark.read(cursor)
    assert (mark.since, mark.permits_until) == (date(2026, 11, 1), date(2026, 11, 2))
    with watching(client, databases=lambda: kept, chance=AtOnce()) as watch:
        before = now(watch, source).state.last_read_at
        watch.read_now(source.source_id)
        until(lambda: now(watch, source).state.last_read_at != before, "it was read again")
    assert client.store.declarations.count(ALL) == len(FIRST)


def test_a_refused_login_is_said_and_tried_again_when_somebody_asks(
    client: Client, server: TdsServer
) -> None:
    source = source_at(client, server.port)
    passwords = OnePassword("another")
    kept = databases(passwords)
    with watching(client, databases=lambda: kept, chance=AtOnce()) as watch:
        said = until_standing(watch, source, Standing.TROUBLED)
        assert said.live.trouble is not None
        assert said.state.last_end == said.live.trouble
        logins = len(server.logins)
        passwords.password = PASSWORD
        watch.read_now(source.source_id)
        until(lambda: client.store.declarations.count(ALL) == len(FIRST), "all are read")
        until_standing(watch, source, Standing.WATCHED)
        assert len(server.logins) > logins


def test_a_database_that_is_not_reached_is_told_with_its_reason(client: Client) -> None:
    source = source_at(client, 1)
    with watching(
        client, databases=lambda: databases(OnePassword(PASSWORD)), chance=AtOnce()
    ) as watch:
        said = until_standing(watch, source, Standing.TROUBLED)
    assert said.live.trouble is not None
    assert client.store.sources.state(source.source_id).last_end == said.live.trouble


def test_asked_from_the_command_line_a_database_is_read_once(
    client: Client, server: TdsServer
) -> None:
    source = source_at(client, server.port)
    kept = databases(OnePassword(PASSWORD))
    parts = replace(client.watching_parts, databases=lambda: kept)
    report = ReadSourceOnce(parts, lambda _seconds: None).run(
        source, lambda _live: None, lambda: False
    )
    assert report.trouble is None
    assert report.state.declarations == len(FIRST)
