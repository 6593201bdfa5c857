"""A database of the declaration software is read by itself, and what is wrong with it is said."""

from __future__ import annotations

import socket
import threading
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
from declarant_client.application.ports.declarations import Show, WorklistFilter, WorklistRow
from declarant_client.application.ports.sources import DatabaseSettings, NewSource, Source
from declarant_client.application.watching.parts import WatchingParts
from declarant_client.application.watching.reading_once import ReadSourceOnce
from declarant_client.application.watching.standing import Standing, Standings
from declarant_client.application.watching.watched_database import (
    FIRST_WAIT_SECONDS,
    OFFICES_SECONDS,
    WatchedDatabase,
)
from declarant_client.contract.office import BranchIdentity
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import Branch
from declarant_client.domain.origin import Origin
from declarant_client.sources.ecus_database.diagnosis import Patience
from declarant_client.sources.ecus_database.reading import EcusDatabases
from declarant_client.sources.ecus_database.tables import TABLES
from declarant_client.wiring import Client
from tests.support.ecus_twin import cleared, make_twin
from tests.support.profiles import profile
from tests.support.stored_things import NOW, NUMBER, enrolment, office, reading
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


class Drawn:
    """Chance that draws what it is told."""

    value = 0.0

    def draw(self) -> float:
        return self.value


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
    settings = DatabaseSettings(server="127.0.0.1", port=port, database="ECUS5VNACCS", login=USER)
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


def asked_for_offices(server: TdsServer) -> int:
    """How often the offices were asked for by themselves."""
    return sum("TOP 5000" in batch for batch in server.batches)


def printed(client: Client, short_name: str) -> WorklistRow:
    """Keep a declaration with nothing but a printed short name, and return its row."""
    client.store.declarations.keep([reading(branch=Branch(short_name=short_name))], Origin.PRINT)
    row = client.store.declarations.row(NUMBER[:11])
    assert row is not None
    return row


def test_the_offices_of_a_database_tell_what_a_printed_short_name_means(
    client: Client, server: TdsServer
) -> None:
    account = client.store.accounts.add(
        "https://office.example",
        office("dinh-vu", BranchIdentity(code="03EE", name=Text(vi="Đình Vũ", en="Dinh Vu"))),
        enrolment(),
        NOW,
    )
    assert printed(client, "HQDINHVU").branch_code is None
    source = source_at(client, server.port)
    kept = databases(OnePassword(PASSWORD))
    with watching(client, databases=lambda: kept, chance=AtOnce()) as watch:
        until_standing(watch, source, Standing.WATCHED)
        assert client.store.sources.state(source.source_id).last_end is None
    row = client.store.declarations.row(NUMBER[:11])
    assert row is not None
    assert (row.branch_code, row.branch_name) == ("03EE", "Đình Vũ")
    form = client.forms.open(NUMBER[:11])
    assert form is not None
    assert form.account is not None
    assert form.account.account_id == account.account_id
    assert form.draft is not None
    assert form.draft.rows[0].code == "03EE"
    assert client.store.accounts.account_for(["hqdinhvu"], None) is not None


def _watched(source: Source, parts: WatchingParts) -> WatchedDatabase:
    assert isinstance(source.settings, DatabaseSettings)
    kept = databases(OnePassword(PASSWORD))
    standings = Standings(lambda: None, parts.seconds)
    return WatchedDatabase(source, source.settings, parts, lambda: kept, standings, lambda: None)


def _a_round(watched: WatchedDatabase) -> None:
    watched.ask()
    watched.turn()
    assert watched.is_reading()

    def is_over() -> bool:
        watched.turn()
        return not watched.is_reading()

    until(is_over, "the round is over")


@pytest.mark.parametrize("drawn, share", [(0.0, 0.9), (0.5, 1.0), (1.0, 1.1)])
def test_many_computers_do_not_ask_a_server_at_the_same_moment(
    client: Client, server: TdsServer, drawn: float, share: float
) -> None:
    source, chance = source_at(client, server.port), Drawn()
    parts = replace(client.watching_parts, seconds=lambda: 1000.0, chance=chance)
    chance.value = drawn
    watched = _watched(source, parts)
    assert watched.due_at() == 1000 + FIRST_WAIT_SECONDS * drawn

    _a_round(watched)
    assert isinstance(source.settings, DatabaseSettings)
    between = source.settings.poll_minutes * 60
    assert watched.due_at() == pytest.approx(1000 + between * share)


def test_the_offices_are_asked_for_once_a_day(client: Client, server: TdsServer) -> None:
    source, clock = source_at(client, server.port), [1000.0]
    parts = replace(client.watching_parts, seconds=lambda: clock[0], chance=AtOnce())
    watched = _watched(source, parts)

    for expected in (1, 2):
        for _round in range(3):
            _a_round(watched)
            assert asked_for_offices(server) == expected
        clock[0] += OFFICES_SECONDS


def test_offices_that_may_not_be_read_are_told_and_stop_no_declarations(
    client: Client, tmp_path: Path
) -> None:
    granted = {table.name: "*" for table in TABLES if table.name != "SHAIQUAN"}
    twin = make_twin(tmp_path / "twin.db", FIRST)
    with TdsServer(twin, login=USER, password=PASSWORD, granted=granted) as server:
        source = source_at(client, server.port)
        kept = databases(OnePassword(PASSWORD))
        with watching(client, databases=lambda: kept, chance=AtOnce()) as watch:
            said = until_standing(watch, source, Standing.TROUBLED)
            assert client.store.declarations.count(ALL) == len(FIRST)
            assert said.state.declarations == len(FIRST)
            assert "Declarations are read" in str(said.live.trouble)
            assert "may not read SHAIQUAN" in str(said.live.trouble)
            granted["SHAIQUAN"] = "*"
            watch.read_now(source.source_id)
            until_standing(watch, source, Standing.WATCHED)
        assert client.store.sources.state(source.source_id).last_end is None
    assert printed(client, "HQDINHVU").branch_code == "03EE"


def test_the_command_line_says_which_names_it_could_not_read(
    client: Client, tmp_path: Path
) -> None:
    granted = {table.name: "*" for table in TABLES if table.name != "SHAIQUAN"}
    twin = make_twin(tmp_path / "twin.db", FIRST)
    with TdsServer(twin, login=USER, password=PASSWORD, granted=granted) as server:
        source = source_at(client, server.port)
        kept = databases(OnePassword(PASSWORD))
        parts = replace(client.watching_parts, databases=lambda: kept)
        report = ReadSourceOnce(parts, lambda _seconds: None).run(
            source, lambda _live: None, lambda: False
        )
    assert report.trouble is None
    assert report.state.declarations == len(FIRST)
    assert "may not read SHAIQUAN" in str(report.remark)


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


def test_the_end_does_not_wait_for_a_server_that_keeps_silent(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        source = source_at(client, silent.getsockname()[1])
        kept = databases(OnePassword(PASSWORD))
        with watching(client, databases=lambda: kept, chance=AtOnce()) as watch:
            until_standing(watch, source, Standing.READING)
            ended = threading.Thread(target=watch.stop)
            ended.start()
            ended.join(1)
            assert not ended.is_alive()
