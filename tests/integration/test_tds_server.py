"""The server that stands for SQL Server in tests, seen by the real driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.support.tds_server import (
    Encryption,
    Failure,
    Result,
    SqlServerError,
    TdsServer,
    TdsVersion,
    column,
    errors,
)
from tests.support.tds_server.types import type_of_values

pymssql = pytest.importorskip("pymssql")
_MANY = 5000
_TABLE = """CREATE TABLE DTOKHAIMD (
    id INT, SOTK DECIMAL(18, 1), TEN NVARCHAR(200), NGAY_DK DATETIME, TTTK CHAR(1))"""


@pytest.fixture
def twin(tmp_path: Path) -> Path:
    """A table with many rows, every fifth without a date."""
    path = tmp_path / "twin.sqlite"
    rows = [(i, 107_999_900_000 + i, f"Hải quan cửa khẩu {i}", _day(i), "T") for i in range(_MANY)]
    _fill(path, _TABLE, rows)
    return path


def _day(i: int) -> str | None:
    return f"2025-01-{1 + i % 28:02} 09:54:43" if i % 5 else None


def _fill(path: Path, table: str, rows: list[tuple[Any, ...]]) -> None:
    connection = sqlite3.connect(path)
    connection.execute(table)
    name = table.split()[2]
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608 - own text
    connection.commit()
    connection.close()


@contextmanager
def _connected(server: TdsServer, **more: Any) -> Iterator[Any]:
    options = {
        "server": "127.0.0.1",
        "port": server.port,
        "user": "reader",
        "password": "invented-for-tests",
        "database": "ECUS5VNACCS",
        "autocommit": True,
        "login_timeout": 2,
        "timeout": 5,
        **more,
    }
    with pymssql.connect(**options) as connection:
        yield connection


def _rows(server: TdsServer, query: str, **more: Any) -> list[tuple[Any, ...]]:
    with _connected(server, **more) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


_VALUES = [
    ("tinyint", 200, 200),
    ("smallint", -3, -3),
    ("int", -2_000_000_000, -2_000_000_000),
    ("bigint", 5_000_000_000, 5_000_000_000),
    ("bit", True, True),
    ("real", 1.5, 1.5),
    ("float", -0.1, -0.1),
    ("decimal(18, 1)", 107_999_900_010.0, Decimal("107999900010.0")),
    ("decimal(38, 3)", Decimal("-12345678901234567890123456789012345.678"), ...),
    ("numeric(5, 0)", 95443, Decimal(95443)),
    ("money", Decimal("-12.3400"), Decimal("-12.3400")),
    ("smallmoney", Decimal("12.3400"), Decimal("12.3400")),
    ("datetime", "2025-01-02 03:04:05.003", datetime.fromisoformat("2025-01-02 03:04:05.003000")),
    ("datetime", "1899-12-31 23:59:59", datetime.fromisoformat("1899-12-31 23:59:59")),
    ("smalldatetime", "2025-01-02 03:04", datetime.fromisoformat("2025-01-02 03:04:00")),
    (
        "datetime2",
        "2025-01-02 03:04:05.123456",
        datetime.fromisoformat("2025-01-02 03:04:05.123456"),
    ),
    ("datetime2(0)", "2025-01-02 03:04:05", datetime.fromisoformat("2025-01-02 03:04:05")),
    ("date", "2025-02-28", date(2025, 2, 28)),
    ("time(3)", "09:54:43.250", time(9, 54, 43, 250000)),
    ("uniqueidentifier", "6f9619ff-8b86-d011-b42d-00c04fc964ff", ...),
    ("nvarchar(200)", "CôNG TY TNHH Đường Ướt \U0001f6a2", "CôNG TY TNHH Đường Ướt \U0001f6a2"),
    ("nvarchar(max)", "Hải quan " * 5000, "Hải quan " * 5000),
    ("nvarchar(max)", "", ""),
    ("nchar(4)", "03CC", "03CC"),
    ("ntext", "Tờ khai", "Tờ khai"),
    ("varchar(100)", "Cửa khẩu cảng Hải Phòng, Đình Vũ", "Cửa khẩu cảng Hải Phòng, Đình Vũ"),
    ("char(1)", "T", "T"),
    ("text", "Vàng", "Vàng"),
    ("varbinary(10)", b"\0\xff", b"\0\xff"),
    ("varbinary(max)", b"\0\xff" * 9000, b"\0\xff" * 9000),
    ("image", b"\1\2", b"\1\2"),
]


@pytest.mark.parametrize("written, value, expected", _VALUES)
def test_a_value_of_each_type_and_its_null_arrive_as_they_are(
    written: str, value: Any, expected: Any
) -> None:
    def answer(_text: str) -> Result:
        # The first column has no null: both forms of a row are sent.
        return Result([column("n", "int"), column("v", written)], [(1, value), (2, None)])

    if expected is ...:
        expected = UUID(value) if isinstance(value, str) else value
    with TdsServer(answer) as server:
        assert _rows(server, "SELECT n, v FROM dbo.T") == [(1, expected), (2, None)]


@pytest.mark.parametrize(
    "asked, spoken",
    [
        ("7.0", TdsVersion.TDS_7_0),
        ("7.1", TdsVersion.TDS_7_1),
        ("7.2", TdsVersion.TDS_7_2),
        ("7.3", TdsVersion.TDS_7_3_A),
        ("7.4", TdsVersion.TDS_7_4),
    ],
)
def test_every_version_that_the_driver_speaks_is_answered_in_that_version(
    asked: str, spoken: TdsVersion, twin: Path
) -> None:
    with TdsServer(twin, version=(15, 0, 2000)) as server:
        with _connected(server, tds_version=asked) as connection:
            assert connection._conn.tds_version == float(asked)
            cursor = connection.cursor()
            cursor.execute("SELECT SOTK, TEN, NGAY_DK FROM DTOKHAIMD WHERE id IN (0, 1)")
            assert cursor.fetchall() == [
                (Decimal("107999900000.0"), "Hải quan cửa khẩu 0", None),
                (
                    Decimal("107999900001.0"),
                    "Hải quan cửa khẩu 1",
                    datetime.fromisoformat("2025-01-02 09:54:43"),
                ),
            ]
        assert server.logins[0].version >= spoken


def test_sql_server_2008_r2_speaks_no_newer_version_than_its_own(twin: Path) -> None:
    with TdsServer(twin) as server, _connected(server, tds_version="7.4") as connection:
        assert connection._conn.tds_version == 7.3


def test_a_great_result_comes_whole_over_many_packets(twin: Path) -> None:
    with TdsServer(twin) as server:
        rows = _rows(server, "SELECT id, TEN, NGAY_DK FROM [dbo].[DTOKHAIMD] ORDER BY id")
        assert [row[0] for row in rows] == list(range(_MANY))
        assert rows[-1][1] == f"Hải quan cửa khẩu {_MANY - 1}"
        assert sum(row[2] is None for row in rows) == _MANY / 5
        assert max(server.packets) > 50


def test_a_statement_runs_on_the_twin_as_sql_server_would_run_it(twin: Path) -> None:
    query = (
        "SELECT TOP (2) d.[id], N'số ' + CAST(d.id AS NVARCHAR(10)), ISNULL(d.TTTK, N'') "
        "FROM ECUS5VNACCS.dbo.DTOKHAIMD AS d WITH (NOLOCK) "
        "WHERE d.NGAY_DK >= '20250103' AND d.NGAY_DK <= '2025-01-03 09:54:43.000' ORDER BY d.id"
    )
    with TdsServer(twin) as server:
        assert _rows(server, query) == [(2, "số 2", "T"), (58, "số 58", "T")]


@pytest.mark.parametrize(
    "query, number",
    [
        ("SELECT x FROM dbo.MISSING", 208),
        ("SELECT id FROM master.dbo.DTOKHAIMD", 208),
        ("SELECT MISSING FROM DTOKHAIMD", 207),
        ("SELECT id FROM DTOKHAIMD WHERE", 102),
        ("SELECT id FROM DTOKHAIMD ORDER BY id OFFSET 5 ROWS FETCH NEXT 5 ROWS ONLY", 102),
        ("SELECT id FROM DTOKHAIMD LIMIT 5", 102),
        ("SELECT CONCAT(id, TEN) FROM DTOKHAIMD", 195),
        ("SELECT id FROM DTOKHAIMD WHERE (id, TTTK) > (5, 'T')", 4145),
        ("SELECT @unknown", 137),
        ("SELECT id FROM DTOKHAIMD WHERE NGAY_DK > 'yesterday'", 241),
        ("USE NOWHERE", 911),
        ("DELETE FROM DTOKHAIMD", 229),
        ("SELECT id INTO COPY FROM DTOKHAIMD", 229),
        ("EXEC sp_who", 229),
    ],
)
def test_what_sql_server_2008_r2_would_refuse_is_refused_with_its_number(
    query: str, number: int, twin: Path
) -> None:
    with TdsServer(twin) as server, pytest.raises(pymssql.Error) as refused:
        _rows(server, query)
    assert refused.value.args[0] == number


_ERRORS = {
    208: errors.invalid_object("dbo.DTOKHAIMD"),
    229: errors.object_denied("SELECT", "DTOKHAIMD", "ECUS5VNACCS"),
    230: errors.column_denied("SOTK", "DTOKHAIMD", "ECUS5VNACCS"),
    1205: errors.deadlock_victim(),
    1222: SqlServerError(1222, "Lock request time out period exceeded.", 16, 45),
}


@pytest.mark.parametrize("number", _ERRORS)
def test_an_error_of_the_server_reaches_the_driver_with_number_and_words(
    number: int, twin: Path
) -> None:
    error = _ERRORS[number]
    with TdsServer(twin, failure=error) as server:
        with pytest.raises(pymssql.Error) as seen:
            _rows(server, "SELECT id FROM DTOKHAIMD")
        server.failure = None
        assert len(_rows(server, "SELECT id FROM DTOKHAIMD")) == _MANY
    assert seen.value.args[0] == number
    assert error.message in seen.value.args[1].decode()


def test_a_login_reads_nothing_but_what_it_is_granted(twin: Path) -> None:
    with TdsServer(twin, granted={"DTOKHAIMD": ["id", "SOTK"]}) as server:
        assert len(_rows(server, "SELECT id, SOTK FROM DTOKHAIMD")) == _MANY
        with pytest.raises(pymssql.Error) as column_denied:
            _rows(server, "SELECT id FROM DTOKHAIMD WHERE TTTK = 'T'")
        with pytest.raises(pymssql.Error) as all_denied:
            _rows(server, "SELECT * FROM DTOKHAIMD")
    with TdsServer(twin, granted={}) as server, pytest.raises(pymssql.Error) as table_denied:
        _rows(server, "SELECT id FROM DTOKHAIMD")
    denied = (column_denied, all_denied, table_denied)
    assert [refused.value.args[0] for refused in denied] == [230, 230, 229]


def _said(server: TdsServer, **more: Any) -> str:
    """What the driver says of a login that fails.

    The number beside it is worth nothing: pymssql keeps that of the most severe failure that the
    process has seen.
    """
    with pytest.raises(pymssql.Error) as refused, _connected(server, **more):
        pass
    _number, words = refused.value.args[0]
    return str(words.decode())


def test_a_login_with_the_wrong_password_is_refused_and_nobody_keeps_the_password() -> None:
    with TdsServer(lambda _text: None) as server:
        said = _said(server, password="not-the-password")
        assert "message 20018, severity 14" in said
        assert "severity 11" not in said
        assert [login.password_is_right for login in server.logins] == [False]
        assert "not-the-password" not in repr(server.logins)
        assert server.batches == []


def test_a_database_that_is_missing_is_refused_with_a_milder_error_before_the_login() -> None:
    with TdsServer(lambda _text: None) as server:
        said = _said(server, database="NOWHERE")
        assert said.index("20018, severity 11") < said.index("20018, severity 14")
        assert [login.password_is_right for login in server.logins] == [True]


@pytest.mark.parametrize(
    "failure, message",
    [
        (Failure.REFUSES, 20009),
        (Failure.SILENT, 20003),
        (Failure.GARBAGE, 20002),
        (Failure.CLOSES_AFTER_PRELOGIN, 20002),
        (Failure.NO_TLS, 20017),
        (Failure.OLD_TLS, 20002),
    ],
)
def test_a_connection_that_fails_is_told_in_the_drivers_words(
    failure: Failure, message: int
) -> None:
    with TdsServer(lambda _text: None, failure=failure) as server:
        assert f"DB-Lib error message {message}," in _said(server, tds_version="7.3")


@pytest.mark.parametrize("failure", [Failure.SILENT_QUERY, Failure.STOPS_IN_RESULT])
def test_a_query_without_an_answer_ends_by_the_drivers_own_time_out(
    failure: Failure, twin: Path
) -> None:
    with TdsServer(twin, failure=failure) as server, pytest.raises(pymssql.Error) as late:
        _rows(server, "SELECT id FROM DTOKHAIMD", timeout=1)
    assert "message 20003," in late.value.args[1].decode()


def test_a_connection_that_is_cut_in_mid_result_is_told() -> None:
    def answer(_text: str) -> Result:
        return Result([column("n", "int")], [(i,) for i in range(100)])

    with (
        TdsServer(answer, failure=Failure.CUT_IN_RESULT) as server,
        pytest.raises(pymssql.Error) as cut,
    ):
        _rows(server, "SELECT n FROM T")
    assert "message 20017," in cut.value.args[1].decode()


def test_slow_rows_come_one_by_one_and_stop_when_the_client_cancels(twin: Path) -> None:
    with (
        TdsServer(twin, failure=Failure.SLOW_ROWS, pause=0.05) as server,
        _connected(server) as connection,
    ):
        cursor = connection.cursor()
        cursor.execute("SELECT id FROM DTOKHAIMD ORDER BY id")
        assert [cursor.fetchone() for _ in range(3)] == [(0,), (1,), (2,)]
        connection._conn.cancel()
        assert server.cancelled == ["SELECT id FROM DTOKHAIMD ORDER BY id"]
        assert server.packets[-1] < 1000
        cursor.execute("SELECT 1")
        assert cursor.fetchall() == [(1,)]


@pytest.mark.parametrize(
    "set_to, client, hidden",
    [
        (Encryption.NOT_SUPPORTED, "request", False),
        (Encryption.OFF, "request", True),
        (Encryption.OFF, "off", False),
        (Encryption.OFF, "require", True),
        (Encryption.ON, "request", True),
        (Encryption.ON, "off", True),
    ],
)
def test_the_login_is_encrypted_as_server_and_client_agree(
    set_to: Encryption, client: str, hidden: bool, twin: Path
) -> None:
    with TdsServer(twin, encryption=set_to) as server:
        rows = _rows(server, "SELECT id FROM DTOKHAIMD", encryption=client)
        assert len(rows) == _MANY
        assert [login.encrypted for login in server.logins] == [hidden]


def test_every_batch_is_recorded_and_what_would_write_apart(twin: Path) -> None:
    with TdsServer(twin) as server:
        _rows(server, "SET LOCK_TIMEOUT 5000; SELECT id FROM DTOKHAIMD")
        assert server.batches[-2:] == [
            "use [ECUS5VNACCS]",
            "SET LOCK_TIMEOUT 5000; SELECT id FROM DTOKHAIMD",
        ]
        assert server.written == []
        with pytest.raises(pymssql.Error):
            _rows(server, "SET NOCOUNT ON; UPDATE DTOKHAIMD SET id = 1")
        with _connected(server) as connection, pytest.raises(pymssql.Error):
            connection.cursor().callproc("sp_who")
        assert server.written == ["UPDATE DTOKHAIMD SET id = 1", "EXEC sp_who"]


def test_a_column_that_no_table_defines_has_the_type_of_what_stands_in_it() -> None:
    names = [
        type_of_values(values).name
        for values in ([1, None], [2**40], [1, 1.5], ["x"], [None], [b"x"], [1, "x"])
    ]
    assert names == ["int", "bigint", "float", "nvarchar", "int", "varbinary", "nvarchar"]
