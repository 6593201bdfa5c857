"""What is asked of the database, for SQL Server 2008 R2 and later: ``TOP``, a key, no ``OFFSET``.

The same statements run on SQLite, where the tests have a twin of the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    false,
    func,
    literal,
    null,
    or_,
    select,
)

from declarant_client.sources import ecus_columns
from declarant_client.sources.ecus_database.tables import (
    DTOKHAIMD,
    DTOKHAIMD_VNACCS,
    DTOKHAIMD_VNACCS2,
    SHAIQUAN,
    SYS_DATABASES,
    TABLES,
)

OVERLAP = timedelta(days=7)
"""A permit reaches the database when a clerk fetches it, days after the day that it bears."""
WITHOUT_DATE = timedelta(days=60)
"""What was cleared without a date is looked for among those registered so long ago."""
CANCELLED_WITHOUT_DATE = timedelta(days=400)
"""What was cancelled without a date among these: they are few, and it may come long after."""

_KEY = DTOKHAIMD.c[ecus_columns.DECLARATION_KEY]
_CLEARED, _CANCELLED = "T", "H"
_ONLINE = 0
_OLDEST = date(2000, 1, 1)
"""SQL Server makes 1900-01-01 of an empty date."""
_MOST_OFFICES = 5000
"""Ten times as many as there are."""


def page(
    *, window: date | None, below: int | str | None, size: int, with_offices: bool = True
) -> Select[Any]:
    """Select the next ``size`` declarations of a round: newest key first, each key below ``below``.

    ``window`` is the first day of interest, ``None``: all. In it are a permit, a release before
    permit or a cancellation since that day, and what was registered since and waits for a permit.
    A row holds the columns of ``TABLES``, in that order; ``rows_of`` takes it apart. Without
    offices their table is not asked, and its columns are NULL.
    """
    columns: list[ColumnElement[Any]] = [
        column if with_offices or table is not SHAIQUAN else null().label(column.name)
        for table in TABLES
        for column in table.c
    ]
    query = select(*columns).select_from(_with_offices() if with_offices else _with_team())
    query = query.where(*_wanted(window, below))
    return query.order_by(_KEY.desc()).limit(size)


def count(*, window: date | None, below: int | str | None) -> Select[Any]:
    """Count what is left of a round."""
    return select(func.count(_KEY)).select_from(_with_vnaccs()).where(*_wanted(window, below))


def extent() -> Select[Any, Any]:
    """Count the declarations that have a number, and select the oldest day of registration."""
    registered = DTOKHAIMD.c.NGAY_DK
    oldest = func.min(case((registered >= _OLDEST, registered)))
    return select(func.count(_KEY), oldest).where(DTOKHAIMD.c.SOTK.is_not(None))


def offices() -> Select[Any]:
    """Select the customs branches."""
    return (
        select(*SHAIQUAN.c)
        .where(SHAIQUAN.c.Ma_HQ.is_not(None))
        .order_by(SHAIQUAN.c.Ma_HQ)
        .limit(_MOST_OFFICES)
    )


def databases() -> Select[Any]:
    """Select the names of the databases that this login may enter and that hold declarations."""
    quoted = literal("[").concat(func.replace(SYS_DATABASES.c.name, "]", "]]"))
    table = quoted.concat(f"].dbo.{DTOKHAIMD.name}")
    return (
        select(SYS_DATABASES.c.name)
        .where(
            SYS_DATABASES.c.state == _ONLINE,
            func.has_dbaccess(SYS_DATABASES.c.name) == 1,
            func.object_id(table).is_not(None),
        )
        .order_by(SYS_DATABASES.c.name)
    )


def rows_of(row: Sequence[object]) -> Iterator[dict[str, object]]:
    """Yield what a row of ``page`` holds of each of ``TABLES``; nothing where it was not joined."""
    values = iter(row)
    for table in TABLES:
        names = [column.name for column in table.c]
        taken = dict(zip(names, islice(values, len(names)), strict=True))
        # The first column is the one that joins.
        yield taken if taken[names[0]] is not None else {}


def _with_vnaccs() -> FromClause:
    return DTOKHAIMD.outerjoin(
        DTOKHAIMD_VNACCS, DTOKHAIMD_VNACCS.c[ecus_columns.DECLARATION_KEY] == _KEY
    )


def _with_team() -> FromClause:
    key = DTOKHAIMD_VNACCS2.c[ecus_columns.DECLARATION_KEY_OF_VNACCS2]
    return _with_vnaccs().outerjoin(DTOKHAIMD_VNACCS2, key == _KEY)


def _with_offices() -> FromClause:
    return _with_team().outerjoin(SHAIQUAN, SHAIQUAN.c.Ma_HQ == DTOKHAIMD.c.MA_HQ)


def _wanted(window: date | None, below: int | str | None) -> Iterator[ColumnElement[bool]]:
    # Without a number nothing was declared yet.
    yield DTOKHAIMD.c.SOTK.is_not(None)
    if window is not None:
        yield or_(false(), *_in(window))
    if below is not None:
        yield below > _KEY


def _in(window: date) -> Iterator[ColumnElement[bool]]:
    registered = DTOKHAIMD.c.NGAY_DK
    for name in ("NGAY_CAP_PHEP", "NGAY_DUYET_BP", "NGAY_HUY_KB"):
        yield DTOKHAIMD_VNACCS.c[name] >= window
    permit, state = DTOKHAIMD_VNACCS.c.NGAY_CAP_PHEP, DTOKHAIMD.c.TTTK
    lacks_permit = or_(permit.is_(None), permit < _OLDEST)
    yield and_(lacks_permit, registered >= window)
    yield and_(state == _CLEARED, lacks_permit, registered >= window - WITHOUT_DATE)
    yield and_(state == _CANCELLED, registered >= window - CANCELLED_WITHOUT_DATE)
