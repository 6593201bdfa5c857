"""The declaration software's tables in SQLite, filled with every trap of ``domain.md`` 2d.

The types are SQL Server's names, so that the small SQL Server in ``tds_server`` sends them as such.
Besides the columns that may be read there are some that must never be: they hold ``SECRET``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

SECRET = "invented-secret-of-a-table"

_TABLES = """
CREATE TABLE DTOKHAIMD (
    _DToKhaiMDID DECIMAL(18, 0), _XorN VARCHAR(1), SOTK DECIMAL(18, 1),
    SOTK_DAU_TIEN DECIMAL(18, 0), MA_LH VARCHAR(5), MA_HQ VARCHAR(6), TEN_HQ NVARCHAR(100),
    NGAY_DK DATETIME, MA_DV VARCHAR(20), _Ten_DV_L1 NVARCHAR(255), MA_DVKT VARCHAR(20),
    _TEN_DVKT NVARCHAR(255), USER_DK NVARCHAR(50), PLUONG VARCHAR(10), TTTK VARCHAR(2),
    PASS_DK NVARCHAR(50)
);
CREATE TABLE DTOKHAIMD_VNACCS (
    _DToKhaiMDID DECIMAL(18, 0), MA_PL_KTRA VARCHAR(3), GIO_DK DECIMAL(6, 0),
    NGAY_CAP_PHEP DATETIME, GIO_CAP_PHEP DECIMAL(6, 0), NGAY_DUYET_BP DATETIME,
    GIO_DUYET_BP DECIMAL(6, 0), NGAY_HUY_KB DATETIME, SignData NVARCHAR(50)
);
CREATE TABLE DTOKHAIMD_VNACCS2 (_DTOKHAIMDID DECIMAL(18, 0), NHOM_HO_SO VARCHAR(2));
CREATE TABLE SHAIQUAN (Ma_HQ VARCHAR(6), Ten_HQ NVARCHAR(255), TEN_HQ_VN NVARCHAR(255));
"""
_HIDDEN = {"DTOKHAIMD": "PASS_DK", "DTOKHAIMD_VNACCS": "SignData"}
OFFICES = (
    ("03CC", "HQHPKV1", "Hải quan cửa khẩu cảng Hải Phòng khu vực 1"),
    ("03EE", "Hải quan cửa khẩu cảng Đình Vũ", "HQDINHVU"),
    ("03PL", None, "HQHUNGYEN"),
    ("?", "Không rõ", None),
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A declaration as the software keeps it; ``None`` in ``vnaccs``: it has no row there."""

    key: int
    number: float | None
    head: Mapping[str, object] = field(default_factory=dict)
    vnaccs: Mapping[str, object] | None = field(default_factory=dict)
    team: str | None = "01"
    """``None``: no row in DTOKHAIMD_VNACCS2."""


def cleared(key: int, number: int, *, day: str = "2026-11-02", clock: int = 95443) -> Row:
    """An import that got its permit on ``day`` (ISO 8601) at ``clock`` (HHmmss as a number)."""
    return Row(
        key=key,
        number=float(number),
        head={"NGAY_DK": day + "T00:00:00", "TTTK": "T"},
        vnaccs={
            "MA_PL_KTRA": "1",
            "GIO_DK": 80000,
            "NGAY_CAP_PHEP": day + "T00:00:00",
            "GIO_CAP_PHEP": clock,
        },
    )


TRAPS = (
    cleared(2131, 107999900060),
    Row(
        key=2132,
        number=307999900070.0,
        head={
            "_XorN": "X",
            "NGAY_DK": "2026-11-01T00:00:00",
            "TTTK": "T",
            "PLUONG": "Do",
            "MA_HQ": "03EE",
            "TEN_HQ": None,
            "MA_DVKT": "A001",
            "_TEN_DVKT": "ĐạI Lý HảI QUAN VÍ DỤ",
        },
        vnaccs={"NGAY_CAP_PHEP": "2026-11-02T00:00:00", "GIO_CAP_PHEP": 5},
    ),
    # Released before permit.
    Row(
        key=2133,
        number=107999900080.0,
        head={"NGAY_DK": "2026-11-01T00:00:00", "TTTK": "P"},
        vnaccs={"NGAY_DUYET_BP": "2026-11-02T00:00:00", "GIO_DUYET_BP": 140507},
    ),
    # Cancelled long after its permit.
    Row(
        key=12,
        number=107999900090.0,
        head={"NGAY_DK": "2026-08-01T00:00:00", "TTTK": "T"},
        vnaccs={
            "NGAY_CAP_PHEP": "2026-08-01T00:00:00",
            "NGAY_HUY_KB": "2026-11-01T00:00:00",
        },
    ),
    # Cancelled without a day.
    Row(
        key=1900,
        number=107999900100.0,
        head={"NGAY_DK": "2026-10-01T00:00:00", "TTTK": "H"},
        vnaccs={"NGAY_CAP_PHEP": "2026-10-01T00:00:00"},
    ),
    # Cancelled without a day, long after it was registered.
    Row(
        key=1100,
        number=107999900150.0,
        head={"NGAY_DK": "2026-04-01T00:00:00", "TTTK": "H"},
        vnaccs={"NGAY_CAP_PHEP": "2026-04-01T00:00:00"},
    ),
    # SQL Server's empty day where others are NULL.
    Row(
        key=2130,
        number=107999900140.0,
        head={"NGAY_DK": "2026-11-02T00:00:00", "TTTK": "P"},
        vnaccs={"NGAY_CAP_PHEP": "1900-01-01T00:00:00", "NGAY_HUY_KB": "1900-01-01T00:00:00"},
    ),
    # Registered just now: no row of VNACCS yet, and everything else is NULL.
    Row(
        key=2134,
        number=107999900110.0,
        head={
            "NGAY_DK": "2026-11-02T00:00:00",
            "TTTK": "E",
            "MA_LH": None,
            "MA_DV": None,
            "_Ten_DV_L1": None,
            "MA_HQ": None,
            "TEN_HQ": None,
            "USER_DK": None,
        },
        vnaccs=None,
        team=None,
    ),
    # Split, with a mangled name.
    Row(
        key=2135,
        number=107999900120.0,
        head={
            "NGAY_DK": "2026-11-02T00:00:00",
            "TTTK": "P",
            "PLUONG": "Vang",
            "SOTK_DAU_TIEN": 107999900060,
            "_Ten_DV_L1": "C?NG TY TNHH V? D?",
        },
    ),
    # A second key for a number that is there already: sent once more.
    cleared(2140, 107999900060),
    # Drafts: never declared.
    Row(key=2150, number=None, head={"NGAY_DK": "2026-11-02T00:00:00", "TTTK": "N"}),
    Row(key=2151, number=0.0, head={"NGAY_DK": "2026-11-02T00:00:00", "TTTK": "N"}),
    # A number that is none, and an export's number on an import.
    Row(key=2152, number=12345.0, head={"NGAY_DK": "2026-11-02T00:00:00", "TTTK": "D"}),
    Row(key=2153, number=307999900130.0, head={"NGAY_DK": "2026-11-02T00:00:00"}),
    # Long done: outside the window of whoever reads from November on.
    cleared(3, 106999900010, day="2024-05-20", clock=185225),
)
"""Read from 26 October 2026 on, all but the last are in the window."""


def make_twin(path: Path, rows: Iterable[Row] = TRAPS) -> Path:
    """Make the tables in a new file and return it."""
    with closing(sqlite3.connect(path)) as twin, twin:
        twin.executescript(_TABLES)
        twin.executemany("INSERT INTO SHAIQUAN VALUES (?, ?, ?)", OFFICES)
    add_rows(path, rows)
    return path


def add_rows(path: Path, rows: Iterable[Row]) -> None:
    """Add declarations to the tables."""
    with closing(sqlite3.connect(path)) as twin, twin:
        for row in rows:
            _insert(twin, "DTOKHAIMD", {**_HEAD, **_numbers(row), **row.head})
            if row.vnaccs is not None:
                _insert(twin, "DTOKHAIMD_VNACCS", {"_DToKhaiMDID": row.key, **row.vnaccs})
            if row.team is not None:
                _insert(
                    twin, "DTOKHAIMD_VNACCS2", {"_DTOKHAIMDID": row.key, "NHOM_HO_SO": row.team}
                )


_HEAD = {
    "_XorN": "N",
    "MA_LH": "A11",
    "MA_HQ": "03CC",
    "TEN_HQ": "HQHPKV1",
    "MA_DV": "0200999001",
    "_Ten_DV_L1": "CôNG TY TNHH VÍ Dụ",
    "USER_DK": "Root",
}


def _numbers(row: Row) -> dict[str, object]:
    return {"_DToKhaiMDID": row.key, "SOTK": row.number}


def _insert(twin: sqlite3.Connection, table: str, values: Mapping[str, object]) -> None:
    if table in _HIDDEN:
        values = {**values, _HIDDEN[table]: SECRET}
    names = ", ".join(values)
    places = ", ".join("?" * len(values))
    # Names of our own; the values are bound.
    twin.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(values.values()))  # noqa: S608 - as above
