"""Opening the database so that it is sound: what is wrong with it is set right first.

What every opening does is cheap; what sets right is loaded when something is wrong.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from declarant_client.application.ports import keeping
from declarant_client.application.ports.world import SendingRight
from declarant_client.domain.sentences import SaidError
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.current import is_current
from declarant_client.store.damage import looked_through, mark_of
from declarant_client.store.failures import told_by_cause
from declarant_client.store.files import (
    COPIES_FOLDER,
    last_written,
    private_file,
    restored_name,
)
from declarant_client.store.saved_beside import Kind, Line, SavedBeside

if TYPE_CHECKING:
    from declarant_client.domain.sentences import Sentence

_PAUSE = 0.05
# Bytes 18 and 19 tell how it is written and read (https://sqlite.org/fileformat.html, 1.3.3).
_FORMAT_AT, _NEWEST_FORMAT = 18, 2


@contextmanager
def one_at_a_time(right: SendingRight | None, path: Path, patience: timedelta) -> Iterator[None]:
    """Wait until no other process opens the database; raises ``LockedStoreError``."""
    deadline = time.monotonic() + patience.total_seconds()
    while right is not None and not _taken(right):
        if time.monotonic() >= deadline:
            raise keeping.LockedStoreError(keeping.locked(path))
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        if right is not None:
            right.release()


def _taken(right: SendingRight) -> bool:
    try:
        return right.take()
    except SaidError:
        return True  # Where nothing may be written nothing is set right, and reading does no harm.


def opened_soundly(factory: ConnectionFactory, now: datetime) -> tuple[Sentence, ...]:
    """Make the database, bring it to this version, or set it right; return what to tell.

    Raises ``StoreError`` where that cannot be done; nothing was changed then.
    """
    told = _finished(factory, now)
    if _is_gone(factory.path):
        return (*told, _set_right(factory, now))
    try:
        _look_if_marked(factory)
        private_file(factory.path)
        bring_to_this_version(factory, now)
        return (*told, *_newest_is_there(factory, now))
    except keeping.OtherProgramsStoreError:
        raise
    except (keeping.DamagedStoreError, keeping.NotADatabaseError):
        return (*told, _set_right(factory, now))
    except keeping.ReadOnlyStoreError:
        # So SQLite takes a header that says a later format wrote it.
        if not _header_is_damaged(factory):
            raise
        return (*told, _set_right(factory, now))


def _finished(factory: ConnectionFactory, now: datetime) -> tuple[Sentence, ...]:
    restored = restored_name(factory.path)
    if not restored.exists():
        return ()
    if last_written(factory.path) > restored.stat().st_mtime_ns:
        # Somebody has worked with the old one since: what was made of it is out of date.
        restored.unlink()
        return ()
    from declarant_client.application.ports import opening
    from declarant_client.store.exchange import finish_exchange

    at = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    place = finish_exchange(factory.path, f"damaged-{at}")
    return (opening.finished(place or factory.path),)


def _is_gone(path: Path) -> bool:
    """Whether there must have been a database that is not there, or empty, now."""
    try:
        if path.stat().st_size:
            return False
    except FileNotFoundError:
        pass
    if SavedBeside(path).last() is None and not any(
        (path.parent / COPIES_FOLDER).glob("*.sqlite3")
    ):
        return False
    wal = path.with_name(path.name + "-wal")
    return not (path.exists() and wal.exists() and wal.stat().st_size)


def _look_if_marked(factory: ConnectionFactory) -> None:
    mark = mark_of(factory.path)
    if not mark.exists():
        return
    connection = factory.open()
    try:
        with told_by_cause(factory.path):
            if _header_is_damaged(factory) or looked_through(connection, factory.path):
                raise keeping.DamagedStoreError(keeping.damaged(factory.path))
    finally:
        connection.close()
    mark.unlink(missing_ok=True)


def bring_to_this_version(factory: ConnectionFactory, now: datetime) -> None:
    """Apply the steps that are missing, mostly none; raises ``StoreError``."""
    if is_current(factory):
        return
    from declarant_client.store.migrating import migrate, steps

    migrate(factory, steps(), now)


def _set_right(factory: ConnectionFactory, now: datetime) -> Sentence:
    from declarant_client.store.setting_right import SettingRight

    return SettingRight(factory, now).damaged()


def _header_is_damaged(factory: ConnectionFactory) -> bool:
    """Whether the bytes that tell the format are none that this program writes.

    They are read through SQLite's own access: closing another handle would drop the locks that
    this process may hold (https://sqlite.org/howtocorrupt.html, section 2.2).
    """
    flags = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY
    with told_by_cause(factory.path):
        handle = apsw.VFSFile(factory.vfs or "", str(factory.path), [flags, 0])
        try:
            return any(version > _NEWEST_FORMAT for version in handle.xRead(2, _FORMAT_AT))
        finally:
            handle.xClose()


def _newest_is_there(factory: ConnectionFactory, now: datetime) -> tuple[Sentence, ...]:
    """Compare with the last thing in the second record; add what is missing, and say so."""
    beside = SavedBeside(factory.path)
    line = beside.last()
    if line is None:
        return ()
    connection = factory.open()
    try:
        with told_by_cause(factory.path):
            if _knows(connection, line):
                return ()
            from declarant_client.store.adding_back import add_newest

            told = add_newest(connection, beside.all(), now)
            beside.set_right()
            return (told,)
    finally:
        connection.close()


def _knows(connection: apsw.Connection, line: Line) -> bool:
    """Whether the database knows what the last line tells; the first id stands for all."""
    row = connection.execute(
        """SELECT state, attempts FROM assessments WHERE assessment_id = ?1
           UNION ALL SELECT state, attempts FROM replies WHERE reply_id = ?1""",
        (line.ids[0],),
    ).fetchone()
    match line.kind:
        case Kind.SAVED | Kind.REPLIED:
            return row is not None
        case Kind.SENT:
            return row is not None and row[1] > 0
        case Kind.ENDED:
            return row is not None and row[0] in {"accepted", "sent", "refused", "withdrawn"}
        case Kind.TAKEN_BACK:
            return row is None or row[0] not in {"held", "queued", "refused"}
        case _:
            return True
