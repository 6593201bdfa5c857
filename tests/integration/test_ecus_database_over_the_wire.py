"""The declaration software's database over the real driver and the real protocol."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from declarant_client.application.ports.databases import (
    DatabaseTested,
    DatabaseTrouble,
    ReadingMark,
)
from declarant_client.domain.declaration import Branch, Clearance
from declarant_client.sources.ecus_database import ecus_databases
from declarant_client.sources.ecus_database.reading import EcusDatabases
from declarant_client.sources.ecus_database.tables import TABLES
from tests.support.ecus_database import (
    EXACTLY,
    FROM_NOVEMBER,
    TODAY,
    Passwords,
    by_instance,
    database,
    numbers,
    sql_server,
    trouble_of,
)
from tests.support.ecus_twin import SECRET, TRAPS, cleared, make_twin
from tests.support.tds_server import (
    SQL_SERVER_2019,
    Encryption,
    SqlBrowser,
)


@pytest.fixture
def twin(tmp_path: Path) -> Path:
    return make_twin(tmp_path / "twin.db")


@pytest.fixture
def databases() -> EcusDatabases:
    return EcusDatabases(passwords=Passwords(), today=lambda: TODAY)


@pytest.mark.parametrize("version", [(10, 50, 1600), SQL_SERVER_2019])
def test_a_round_reads_what_is_in_the_window_with_the_rights_of_the_script_alone(
    twin: Path, databases: EcusDatabases, version: tuple[int, int, int]
) -> None:
    with sql_server(twin, version=version) as server:
        pages = list(databases.read(database(server), FROM_NOVEMBER))
    found = {each.number.digits: each for page in pages for each in page.portion.declarations}
    assert {number: each.clearance for number, each in sorted(found.items())} == {
        "107999900060": Clearance.CLEARED,
        "107999900080": Clearance.RELEASED_BEFORE_PERMIT,
        "107999900090": Clearance.CANCELLED,
        "107999900100": Clearance.CANCELLED,
        "107999900110": Clearance.NONE,
        "107999900120": Clearance.NONE,
        "107999900140": Clearance.NONE,
        "107999900150": Clearance.CANCELLED,
        "307999900070": Clearance.CLEARED,
    }
    assert found["307999900070"].agent_name == "ĐạI Lý HảI QUAN VÍ DỤ"
    assert str(found["107999900060"].cleared_at) == "2026-11-02 09:54:43+07:00"
    assert pages[-1].mark == ReadingMark(since=FROM_NOVEMBER.since, permits_until=date(2026, 11, 2))


def test_nothing_is_written_locked_or_selected_by_a_star(
    twin: Path, databases: EcusDatabases
) -> None:
    with sql_server(twin) as server:
        list(databases.read(database(server), FROM_NOVEMBER))
        databases.test(database(server))
        databases.offices(database(server))
        databases.databases(database(server).login)
        assert server.written == []
        batches = server.batches
    begun = [place for place, batch in enumerate(batches) if "READ UNCOMMITTED;" in batch]
    assert len(begun) == 4
    assert begun[0] == 0
    assert not any("TRAN " in f"{batch} " for batch in batches if "ISOLATION" not in batch)
    tables = [table.name for table in TABLES]
    ours = [
        sqlglot.parse_one(batch, read="tsql")
        for batch in batches
        if any(name in batch for name in tables)
    ]
    assert all(isinstance(tree, exp.Select) for tree in ours)
    assert len(ours) == 6
    assert not [tree for tree in ours if list(tree.find_all(exp.Star, exp.Offset, exp.Fetch))]
    assert not any(SECRET in batch for batch in batches)


def test_many_pages_are_read_one_at_a_time_and_each_row_once(
    tmp_path: Path, databases: EcusDatabases
) -> None:
    rows = [cleared(10_000 + each, 108_000_000_000 + each * 10) for each in range(1203)]
    with sql_server(make_twin(tmp_path / "many.db", rows)) as server:
        reading = databases.read(database(server), FROM_NOVEMBER)
        first = next(reading)
        assert sum("TOP 500" in batch for batch in server.batches) == 1
        assert 0 < first.portion.share < 1
        reading.close()
        rest = list(databases.read(database(server), ReadingMark.read(first.mark.written())))
    pages = [first, *rest]
    assert [len(page.portion.declarations) for page in pages] == [500, 500, 203]
    assert len(set(numbers(pages))) == len(rows)
    shares = [page.portion.share for page in rest]
    assert all(before < after for before, after in pairwise(shares))
    assert shares[-1] == 1


def test_offices_and_databases_are_found(twin: Path, databases: EcusDatabases) -> None:
    with sql_server(twin) as server:
        assert Branch(
            code="03EE", short_name="HQDINHVU", name="Hải quan cửa khẩu cảng Đình Vũ"
        ) in (databases.offices(database(server)))
        assert databases.databases(database(server).login) == ("ECUS5VNACCS",)


def test_a_test_says_how_many_declarations_there_are(twin: Path, databases: EcusDatabases) -> None:
    with sql_server(twin) as server:
        assert databases.test(database(server)) == DatabaseTested(
            declarations=len(TRAPS) - 1, since=date(2024, 5, 20)
        )


@pytest.mark.parametrize("encryption", [Encryption.OFF, Encryption.ON])
def test_the_password_travels_encrypted_wherever_the_server_can(
    twin: Path, databases: EcusDatabases, encryption: Encryption
) -> None:
    with sql_server(twin, encryption=encryption) as server:
        assert databases.test(database(server)).declarations
        assert all(login.encrypted and login.password_is_right for login in server.logins)


@pytest.mark.parametrize("columns", [None, ["Ma_HQ"]])
def test_declarations_are_read_where_the_offices_may_not_be(
    twin: Path, databases: EcusDatabases, columns: list[str] | None
) -> None:
    granted = {name: columns for name, columns in EXACTLY.items() if name != "SHAIQUAN"}
    if columns is not None:
        granted["SHAIQUAN"] = columns
    with sql_server(twin) as server:
        whole = list(databases.read(database(server), FROM_NOVEMBER))
    with sql_server(twin, granted=granted) as server:
        pages = list(databases.read(database(server), FROM_NOVEMBER))
        error = trouble_of(lambda: databases.offices(database(server)))
    assert numbers(pages) == numbers(whole)
    assert pages[-1].mark == whole[-1].mark
    branches = {each.branch for page in pages for each in page.portion.declarations}
    assert branches == {
        Branch(code="03CC", short_name="HQHPKV1"),
        Branch(code="03EE"),
        Branch(),
    }
    assert error.trouble is DatabaseTrouble.PERMISSION_DENIED


def test_several_threads_read_side_by_side(twin: Path, databases: EcusDatabases) -> None:
    found: list[int] = []
    with sql_server(twin) as server:
        threads = [
            threading.Thread(
                target=lambda: found.append(databases.test(database(server)).declarations)
            )
            for _each in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [len(TRAPS) - 1] * 4


def test_with_the_extra_the_databases_are_there() -> None:
    assert isinstance(ecus_databases(passwords=Passwords(), today=lambda: TODAY), EcusDatabases)


def test_an_instance_is_reached_on_the_port_that_sql_browser_names(twin: Path) -> None:
    with sql_server(twin) as server, SqlBrowser({"ECUSSQL2008": server.port}) as browser:
        databases, there = by_instance(browser, "EcusSql2008")
        assert databases.test(there).declarations


def test_instances_are_listed_of_a_host_and_of_the_local_network() -> None:
    with SqlBrowser({"ECUSSQL2008": 1433, "PIPES": 0}) as browser:
        databases, there = by_instance(browser, "")
        named = [server.instance for server in databases.instances(there.login.server)]
        nearby = databases.instances_nearby()
    assert named == ["ECUSSQL2008", "PIPES"]
    assert [str(server) for server in nearby] == ["TWIN\\ECUSSQL2008", "TWIN\\PIPES"]


def test_neither_the_driver_nor_sqlalchemy_is_loaded_before_a_database_is_read() -> None:
    code = (
        "import sys, declarant_client.wiring.core, declarant_client.sources.ecus_database;"
        "print(sorted({'sqlalchemy', 'pymssql'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
