"""The tables of the declaration software, so far as they are read: these columns and no others.

The tables also hold secrets, so nothing is ever selected by a star. Names: ``domain.md`` 2d; what
the columns mean is ``sources/ecus_columns.py``. Their types are unknown: values stay as they come.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from sqlalchemy import Column, Dialect, MetaData, String, Table, column, table
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

from declarant_client.sources import ecus_columns

_DAYS = frozenset({"NGAY_DK", "NGAY_CAP_PHEP", "NGAY_DUYET_BP", "NGAY_HUY_KB"})


class Day(TypeDecorator[object]):
    """A column of dates, whose values stay as they come; compared with a day as ISO 8601 has it.

    ``2026-11-02T00:00:00`` is the one form that SQL Server understands alike in every language and
    for every type of date: the driver's own is read as year, day, month under a Vietnamese login.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: object, _dialect: Dialect) -> str | None:
        return f"{value.isoformat()}T00:00:00" if isinstance(value, date) else None

    def process_result_value(self, value: object, _dialect: Dialect) -> object:
        return value


METADATA = MetaData()


def _table(name: str, columns: tuple[str, ...]) -> Table:
    return Table(name, METADATA, *(Column(each, _type_of(each)) for each in columns))


def _type_of(name: str) -> TypeEngine[object]:
    return cast("TypeEngine[object]", Day() if name in _DAYS else NullType())


DTOKHAIMD = _table("DTOKHAIMD", ecus_columns.DTOKHAIMD_COLUMNS)
DTOKHAIMD_VNACCS = _table("DTOKHAIMD_VNACCS", ecus_columns.DTOKHAIMD_VNACCS_COLUMNS)
DTOKHAIMD_VNACCS2 = _table("DTOKHAIMD_VNACCS2", ecus_columns.DTOKHAIMD_VNACCS2_COLUMNS)
SHAIQUAN = _table("SHAIQUAN", ecus_columns.SHAIQUAN_COLUMNS)

TABLES = (DTOKHAIMD, DTOKHAIMD_VNACCS, DTOKHAIMD_VNACCS2, SHAIQUAN)

SYS_DATABASES = table("databases", column("name"), column("state"), schema="sys").alias("d")
"""SQL Server's own list of databases; ``state`` 0 is online."""
