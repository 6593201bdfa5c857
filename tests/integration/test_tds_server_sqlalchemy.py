"""The server that stands for SQL Server, seen through SQLAlchemy Core; and SQL Browser."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    MetaData,
    Numeric,
    String,
    Table,
    Unicode,
    and_,
    case,
    create_engine,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError

from tests.support.tds_server import SqlBrowser, TdsServer, errors
from tests.support.tds_server.login import obfuscated
from tests.support.tds_server.statements import statements
from tests.support.tds_server.values import in_code_page

pytest.importorskip("pymssql")
_TABLES = MetaData(schema="dbo")
_DECLARATIONS = Table(
    "DTOKHAIMD",
    _TABLES,
    Column("_DToKhaiMDID", BigInteger),
    Column("SOTK", Numeric(18, 0)),
    Column("NGAY_CAP_PHEP", DateTime),
    Column("TEN", Unicode(200)),
    Column("MA_HQ", String(6)),
)
_OFFICES = Table("SHAIQUAN", _TABLES, Column("Ma_HQ", String(6)), Column("Ten_HQ", Unicode(200)))
_TWIN = """
CREATE TABLE DTOKHAIMD (_DToKhaiMDID BIGINT, SOTK DECIMAL(18, 0), NGAY_CAP_PHEP DATETIME,
    TEN NVARCHAR(200), MA_HQ VARCHAR(6));
CREATE TABLE SHAIQUAN (Ma_HQ VARCHAR(6), Ten_HQ NVARCHAR(200));
INSERT INTO SHAIQUAN VALUES ('03EE', 'Đình Vũ');
INSERT INTO DTOKHAIMD VALUES
    (1, 107999900010.0, '2025-01-20 09:54:43', 'Một', '03EE'),
    (2, 107999900020.0, '2025-01-20 09:54:43', 'Hai', '03CC'),
    (3, 107999900030.0, '2025-01-20 09:54:43.500000', 'Ba', '03EE'),
    (4, 107999900040.0, NULL, NULL, NULL),
    (5, 107999900050.0, '2025-01-19', 'Năm', '03EE');
"""


@pytest.fixture
def twin(tmp_path: Path) -> Path:
    path = tmp_path / "twin.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(_TWIN)
    connection.close()
    return path


@contextmanager
def _connected(server: TdsServer) -> Iterator[Connection]:
    engine = create_engine(
        f"mssql+pymssql://reader:invented-for-tests@127.0.0.1:{server.port}/ECUS5VNACCS",
        isolation_level="READ UNCOMMITTED",
    )
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_dialect_finds_the_server_that_it_expects(twin: Path) -> None:
    with TdsServer(twin) as server, _connected(server) as connection:
        assert connection.dialect.server_version_info == (10, 50, 6000, 0)
        assert connection.dialect.default_schema_name == "dbo"
        assert connection.get_isolation_level() == "READ UNCOMMITTED"
        assert server.written == []


def test_a_query_of_core_with_joins_and_cases_runs_on_the_twin(twin: Path) -> None:
    declarations, offices = _DECLARATIONS, _OFFICES
    query = (
        select(
            declarations.c.SOTK,
            declarations.c.NGAY_CAP_PHEP,
            func.coalesce(offices.c.Ten_HQ, "?").label("office"),
            case((declarations.c.TEN.is_(None), "no name"), else_=declarations.c.TEN).label("t"),
        )
        .select_from(declarations.outerjoin(offices, offices.c.Ma_HQ == declarations.c.MA_HQ))
        .where(declarations.c.SOTK.in_([107999900010, 107999900020, 107999900040]))
        .order_by(declarations.c.SOTK.desc())
        .limit(2)
    )
    with TdsServer(twin) as server, _connected(server) as connection:
        assert connection.execute(query).all() == [
            (Decimal(107999900040), None, "?", "no name"),
            (Decimal(107999900020), datetime.fromisoformat("2025-01-20 09:54:43"), "?", "Hai"),
        ]
        assert server.batches[-1].startswith("SELECT TOP 2 ")


def test_pages_by_moment_and_key_meet_each_row_once(twin: Path) -> None:
    """Moments are compared as moments, however the twin and the driver write them."""
    moment, key = _DECLARATIONS.c.NGAY_CAP_PHEP, _DECLARATIONS.c._DToKhaiMDID
    last: tuple[datetime, int] = (datetime.fromisoformat("2025-01-19 00:00:00"), 0)
    met = []
    with TdsServer(twin) as server, _connected(server) as connection:
        while True:
            after = or_(moment > last[0], and_(moment == last[0], key > last[1]))
            page = select(moment, key).where(after).order_by(moment, key).limit(1)
            row = connection.execute(page).one_or_none()
            if row is None:
                break
            last = (row[0], row[1])
            met.append(row[1])
    assert met == [5, 1, 2, 3]


def test_the_greatest_moment_is_a_moment(twin: Path) -> None:
    query = select(func.max(_DECLARATIONS.c.NGAY_CAP_PHEP), func.count())
    with TdsServer(twin) as server, _connected(server) as connection:
        assert connection.execute(query).one() == (
            datetime.fromisoformat("2025-01-20 09:54:43.500000"),
            5,
        )


def test_the_server_tells_of_its_databases_tables_and_rights(twin: Path) -> None:
    questions = {
        "SELECT name FROM sys.databases WHERE HAS_DBACCESS(name) = 1 ORDER BY name": [
            ("ECUS5VNACCS",),
            ("master",),
        ],
        "SELECT name FROM sys.tables ORDER BY name": [("DTOKHAIMD",), ("SHAIQUAN",)],
        "SELECT name FROM master.sys.tables": [],
        "SELECT COLUMN_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS "
        "WHERE TABLE_NAME = 'SHAIQUAN'": [("Ma_HQ", "varchar"), ("Ten_HQ", "nvarchar")],
        "SELECT OBJECT_ID(N'dbo.DTOKHAIMD'), OBJECT_ID('master.dbo.DTOKHAIMD')": [(1000, None)],
        "SELECT HAS_PERMS_BY_NAME('dbo.DTOKHAIMD', 'OBJECT', 'SELECT')": [(1,)],
        "SELECT HAS_PERMS_BY_NAME('dbo.SHAIQUAN', 'OBJECT', 'SELECT')": [(0,)],
        "SELECT DB_NAME(), SUSER_SNAME(), SERVERPROPERTY('ProductVersion')": [
            ("ECUS5VNACCS", "reader", "10.50.6000.0")
        ],
    }
    granted = {"DTOKHAIMD": "*"}
    with TdsServer(twin, granted=granted) as server, _connected(server) as connection:
        told = {ask: list(map(tuple, connection.execute(text(ask)).all())) for ask in questions}
    assert told == questions


def test_an_error_answers_tables_of_the_database_and_not_the_dialects_own_questions(
    twin: Path,
) -> None:
    with (
        TdsServer(twin, failure=errors.deadlock_victim()) as server,
        _connected(server) as connection,
        pytest.raises(DBAPIError, match="1205"),
    ):
        connection.execute(select(_DECLARATIONS.c.SOTK))


def _ask(port: int, request: bytes) -> bytes:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(0.3)
        asking.sendto(request, ("127.0.0.1", port))
        try:
            return asking.recv(4096)
        except TimeoutError:
            return b""


def test_sql_browser_says_where_an_instance_listens() -> None:
    with SqlBrowser({"ECUSSQL2008": 1433, "OTHER": 0}) as browser:
        one = _ask(browser.port, b"\x04ecussql2008\0")
        every = _ask(browser.port, b"\x03")
    said = (
        b"ServerName;TWIN;InstanceName;ECUSSQL2008;IsClustered;No;Version;10.50.6000.34;tcp;1433;;"
    )
    assert one == b"\x05" + len(said).to_bytes(2, "little") + said
    assert every[3:].startswith(said)
    assert every.endswith(b"InstanceName;OTHER;IsClustered;No;Version;10.50.6000.34;;")


def test_sql_browser_keeps_silent_about_an_instance_that_is_not_there() -> None:
    with SqlBrowser({"ECUSSQL2008": 1433}) as browser:
        assert _ask(browser.port, b"\x04NOWHERE\0") == b""
        browser.silent = True
        assert _ask(browser.port, b"\x04ECUSSQL2008\0") == b""
        assert browser.asked == [b"\x04NOWHERE\0", b"\x04ECUSSQL2008\0"]


def test_what_would_write_is_told_from_what_only_reads() -> None:
    batch = (
        "SET NOCOUNT ON SELECT 'DELETE; x' AS [UPDATE] FROM t -- DROP TABLE t\n;"
        "BEGIN TRAN; WITH a AS (SELECT 1 AS n) SELECT n FROM a; INSERT INTO t VALUES (1);"
        "SELECT 1 INTO u; COMMIT"
    )
    found = [(statement.verb, statement.writes) for statement in statements(batch)]
    assert found == [
        ("SET", False),
        ("SELECT", False),
        ("BEGIN", False),
        ("WITH", False),
        ("INSERT", True),
        ("SELECT", True),
        ("COMMIT", False),
    ]


@given(st.text(max_size=40))
def test_a_password_on_the_wire_is_not_the_password_and_can_be_undone(password: str) -> None:
    password = password.encode("utf-16-le", "ignore").decode("utf-16-le")
    wire = obfuscated(password)
    undone = bytes(((byte ^ 0xA5) >> 4) | (((byte ^ 0xA5) << 4) & 0xF0) for byte in wire)
    assert undone.decode("utf-16-le") == password


@pytest.mark.parametrize("written", ["Đường Ướt", "Hải quan cửa khẩu", "ệ ỗ ử ẵ"])
def test_vietnamese_in_the_windows_code_page_loses_nothing(written: str) -> None:
    import unicodedata

    read = in_code_page(written).decode("cp1258")
    assert unicodedata.normalize("NFC", read) == written
