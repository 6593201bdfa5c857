"""What keeps the declaration software's database from being read, told apart over the wire."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from declarant_client.application.ports.databases import (
    DatabaseTrouble,
)
from declarant_client.sources.ecus_database import ecus_databases
from declarant_client.sources.ecus_database.diagnosis import USUAL, Patience
from declarant_client.sources.ecus_database.reading import EcusDatabases
from tests.support.ecus_database import (
    EXACTLY,
    FROM_NOVEMBER,
    TODAY,
    USER,
    Passwords,
    by_instance,
    database,
    numbers,
    sql_server,
    trouble_of,
)
from tests.support.ecus_twin import cleared, make_twin
from tests.support.tds_server import (
    Failure,
    SqlBrowser,
    SqlServerError,
)


@pytest.fixture
def twin(tmp_path: Path) -> Path:
    return make_twin(tmp_path / "twin.db")


@pytest.fixture
def databases() -> EcusDatabases:
    return EcusDatabases(passwords=Passwords(), today=lambda: TODAY)


def patient_for(trouble: DatabaseTrouble) -> EcusDatabases:
    """Wait no longer than needed where silence is what is tested, and as usual for an answer."""
    patience = Patience(login=3, query=3) if trouble is DatabaseTrouble.TIMED_OUT else USUAL
    return EcusDatabases(passwords=Passwords(), today=lambda: TODAY, patience=patience)


def test_a_password_typed_for_a_test_goes_before_the_kept_one(
    twin: Path, databases: EcusDatabases
) -> None:
    with sql_server(twin) as server:
        error = trouble_of(lambda: databases.test(database(server), "not the one"))
    assert error.trouble is DatabaseTrouble.LOGIN_REFUSED
    assert USER in str(error)


def test_without_a_password_nobody_is_asked(twin: Path) -> None:
    databases = EcusDatabases(passwords=Passwords(None), today=lambda: TODAY)
    with sql_server(twin) as server:
        error = trouble_of(lambda: databases.test(database(server)))
        assert server.logins == []
    assert error.trouble is DatabaseTrouble.PASSWORD_MISSING


def test_a_missing_database_is_not_taken_for_a_refused_login(
    twin: Path, databases: EcusDatabases
) -> None:
    with sql_server(twin) as server:
        error = trouble_of(lambda: databases.test(database(server, "ECUS]5")))
    assert error.trouble is DatabaseTrouble.DATABASE_MISSING
    assert "ECUS]5" in str(error)


def test_another_program_s_database_is_told_by_the_table_it_lacks(
    twin: Path, databases: EcusDatabases
) -> None:
    with sql_server(twin) as server:
        error = trouble_of(lambda: databases.test(database(server, "ACCOUNTING")))
    assert error.trouble is DatabaseTrouble.TABLE_MISSING


@pytest.mark.parametrize("table", EXACTLY)
def test_a_table_that_the_login_may_not_read_is_named(
    twin: Path, databases: EcusDatabases, table: str
) -> None:
    granted = {name: columns for name, columns in EXACTLY.items() if name != table}
    with sql_server(twin, granted=granted) as server:
        error = trouble_of(lambda: databases.test(database(server)))
    assert error.trouble is DatabaseTrouble.PERMISSION_DENIED
    assert f"may not read {table}." in str(error)


@pytest.mark.parametrize("table", [name for name in EXACTLY if name != "SHAIQUAN"])
def test_reading_stops_at_any_other_table_that_may_not_be_read(
    twin: Path, databases: EcusDatabases, table: str
) -> None:
    granted = {name: columns for name, columns in EXACTLY.items() if name != table}
    with sql_server(twin, granted=granted) as server:
        error = trouble_of(lambda: list(databases.read(database(server), FROM_NOVEMBER)))
    assert error.trouble is DatabaseTrouble.PERMISSION_DENIED
    assert f"may not read {table}." in str(error)


def test_a_column_that_the_login_may_not_read_is_named(
    twin: Path, databases: EcusDatabases
) -> None:
    granted = {**EXACTLY, "DTOKHAIMD": [name for name in EXACTLY["DTOKHAIMD"] if name != "USER_DK"]}
    with sql_server(twin, granted=granted) as server:
        error = trouble_of(lambda: databases.test(database(server)))
    assert error.trouble is DatabaseTrouble.PERMISSION_DENIED
    assert "may not read DTOKHAIMD.USER_DK." in str(error)


@pytest.mark.parametrize(
    "failure, trouble",
    [
        (Failure.REFUSES, DatabaseTrouble.PORT_CLOSED),
        (Failure.SILENT, DatabaseTrouble.TIMED_OUT),
        (Failure.GARBAGE, DatabaseTrouble.NO_SQL_SERVER),
        (Failure.CLOSES_AFTER_PRELOGIN, DatabaseTrouble.BROKEN_OFF),
        (Failure.NO_TLS, DatabaseTrouble.NOT_SECURED),
        (Failure.OLD_TLS, DatabaseTrouble.NOT_SECURED),
    ],
)
def test_what_fails_before_a_login_is_told_apart(
    twin: Path, failure: Failure, trouble: DatabaseTrouble
) -> None:
    databases = patient_for(trouble)
    # The driver keeps the number of an earlier refusal: it must not come up again.
    with sql_server(twin) as server:
        trouble_of(lambda: databases.test(database(server), "not the one"))
    with sql_server(twin, failure=failure) as server:
        error = trouble_of(lambda: databases.test(database(server)))
    assert error.trouble is trouble


@pytest.mark.parametrize(
    "failure, trouble",
    [
        (Failure.SILENT_QUERY, DatabaseTrouble.TIMED_OUT),
        (Failure.STOPS_IN_RESULT, DatabaseTrouble.TIMED_OUT),
        (Failure.CUT_IN_RESULT, DatabaseTrouble.BROKEN_OFF),
        (SqlServerError(1205, "Bế tắc.", 13), DatabaseTrouble.BUSY),
        (SqlServerError(1222, "Hết thời gian chờ khóa."), DatabaseTrouble.BUSY),
        (SqlServerError(601, "Dữ liệu đã dời chỗ.", 12), DatabaseTrouble.BUSY),
        (SqlServerError(824, "Hỏng trang.", 24, fatal=True), DatabaseTrouble.UNFORESEEN),
    ],
    ids=lambda value: getattr(value, "name", "") or str(getattr(value, "number", value)),
)
def test_what_fails_in_the_middle_of_a_round_is_told_and_the_round_goes_on_later(
    tmp_path: Path,
    failure: Failure | SqlServerError,
    trouble: DatabaseTrouble,
) -> None:
    databases = patient_for(trouble)
    rows = [cleared(10_000 + each, 108_000_000_000 + each * 10) for each in range(700)]
    with sql_server(make_twin(tmp_path / "many.db", rows)) as server:
        reading = databases.read(database(server), FROM_NOVEMBER)
        first = next(reading)
        server.failure = failure
        assert trouble_of(lambda: next(reading)).trouble is trouble
        server.failure = None
        rest = list(databases.read(database(server), first.mark))
    assert len(set(numbers([first, *rest]))) == len(rows)


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    error = trouble_of(lambda: ecus_databases(passwords=Passwords(), today=lambda: TODAY))
    assert error.trouble is DatabaseTrouble.NOT_INSTALLED
    assert "declarant-client[sqlserver]" in str(error)


@pytest.mark.parametrize(
    "instance, silent, trouble",
    [
        ("ECUSSQL2012", False, DatabaseTrouble.INSTANCE_UNKNOWN),
        ("PIPES", False, DatabaseTrouble.INSTANCE_WITHOUT_PORT),
        ("ECUSSQL2008", True, DatabaseTrouble.BROWSER_SILENT),
    ],
)
def test_an_instance_that_cannot_be_reached_is_told_within_two_seconds(
    instance: str, silent: bool, trouble: DatabaseTrouble
) -> None:
    with SqlBrowser({"ECUSSQL2008": 1433, "PIPES": 0}, silent=silent) as browser:
        databases, there = by_instance(browser, instance)
        begun = time.monotonic()
        assert trouble_of(lambda: databases.test(there)).trouble is trouble
        assert time.monotonic() - begun < 4


def test_where_no_sql_browser_listens_that_is_told() -> None:
    with SqlBrowser({}) as browser:
        databases, there = by_instance(browser, "ECUSSQL2008")
    assert trouble_of(lambda: databases.test(there)).trouble is DatabaseTrouble.BROWSER_SILENT
