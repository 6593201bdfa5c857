"""The copies of the database: made while it is used, checked, and cleared away by age."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw

from declarant_client.application.ports import keeping
from declarant_client.application.ports.copies import (
    CopyCancelledError,
    CopyFailedError,
    DatabaseCopy,
    never,
    no_progress,
)
from declarant_client.application.ports.world import Clock
from declarant_client.domain.copies import EACH_WEEK, Made, is_due, to_keep
from declarant_client.store.connection import Connections
from declarant_client.store.copying import copy_database
from declarant_client.store.damage import looked_through, mark_damaged
from declarant_client.store.files import COPIES_FOLDER, DATABASE_NAME, last_written
from declarant_client.store.saved_beside import SavedBeside

_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"copy-(?P<number>\d{6,})-(?P<at>\d{8}T\d{6}Z)\.sqlite3", re.ASCII)
_BEFORE = re.compile(r"before-\d{4}-(?P<at>\d{8}T\d{6}Z)\.sqlite3", re.ASCII)


class Copies:
    """The ``DatabaseCopies`` beside the database."""

    def __init__(
        self,
        connections: Connections,
        clock: Clock,
        longest: Callable[[], timedelta] = lambda: EACH_WEEK,
    ) -> None:
        """``longest`` says for how long copies stay; it is asked when one was made."""
        self._connections = connections
        self._clock = clock
        self._longest = longest

    @property
    def folder(self) -> Path:
        return self._connections.path.parent / COPIES_FOLDER

    def all(self) -> list[DatabaseCopy]:
        return copies_in(self.folder)

    def is_due(self) -> bool:
        copies = self.all()
        if not copies:
            return True
        newest = copies[0]
        with suppress(FileNotFoundError):
            if last_written(self._connections.path) <= newest.path.stat().st_mtime_ns:
                return False
        return is_due(newest.made_at, self._clock.now())

    def make(
        self,
        progress: Callable[[float], None] = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> DatabaseCopy:
        now = self._clock.now().astimezone(UTC)
        try:
            path = self.folder / f"copy-{_next_number(self.folder):06d}-{now:{_TIME}}.sqlite3"
            with self._connections.on_its_own() as connection:
                # Short of what a reader still needs, all lies in the one file then.
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
                copy_database(
                    connection,
                    path,
                    only_if=self._look_through,
                    progress=progress,
                    cancelled=cancelled,
                )
            # Not before: what the record tells must lie in a copy when the next one is begun.
            SavedBeside(self._connections.path).begin_anew()
            _clear_away(self.folder, now, self._longest())
            return _copy(path, now)
        except keeping.StoppedReadingError as error:
            raise CopyCancelledError from error
        except keeping.DamagedStoreError:
            mark_damaged(self._connections.path)
            raise
        except keeping.StoreError as error:
            raise CopyFailedError(error.sentence) from error
        except OSError as error:
            raise CopyFailedError(error.strerror or str(error)) from error

    def check(self) -> None:
        path = self._connections.path
        with self._connections.on_its_own() as connection:
            if looked_through(connection, path) is not None:
                mark_damaged(path)
                raise keeping.DamagedStoreError(keeping.damaged(path))

    def _look_through(self, copy: apsw.Connection) -> None:
        path = self._connections.path
        if looked_through(copy, path) is not None:
            raise keeping.DamagedStoreError(keeping.damaged(path))


def copies_in(folder: Path) -> list[DatabaseCopy]:
    """Return the copies in a folder by their numbers, the newest first; then what migrations made.

    The numbers and not the times tell which is newer: a clock may have been wrong.
    """
    numbered = sorted(_numbered(folder), key=lambda found: found[0], reverse=True)
    return [copy for _, copy in numbered]


def _numbered(folder: Path) -> Iterator[tuple[tuple[int, datetime], DatabaseCopy]]:
    with suppress(FileNotFoundError):
        for path in folder.iterdir():
            for pattern in (_NAME, _BEFORE):
                told = pattern.fullmatch(path.name)
                if told is not None:
                    at = datetime.strptime(told["at"], _TIME).replace(tzinfo=UTC)
                    number = int(told["number"]) if pattern is _NAME else 0
                    with suppress(FileNotFoundError):  # Another process may be clearing away.
                        yield (number, at), _copy(path, at)


def _copy(path: Path, at: datetime) -> DatabaseCopy:
    return DatabaseCopy(path.name, path, at, path.stat().st_size)


def _next_number(folder: Path) -> int:
    return max((number for (number, _), _ in _numbered(folder)), default=0) + 1


def _clear_away(folder: Path, now: datetime, longest: timedelta) -> None:
    made = {Made(*key): copy.path for key, copy in _numbered(folder) if key[0]}
    for gone in made.keys() - to_keep(made.keys(), now, longest):
        made[gone].unlink(missing_ok=True)


def is_whole(path: Path) -> bool:
    """Whether a copy can be read and is whole; nothing beside it is made or changed."""
    # ``immutable``: no lock, no log; a copy is never written again.
    address = f"{path.resolve().as_uri()}?immutable=1"
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    try:
        with closing(apsw.Connection(address, flags=flags)) as connection:
            # What a copy holds is compared with the record beside the database it was made of.
            database = path.parent.parent / DATABASE_NAME
            is_ours = connection.table_exists("main", "migrations")
            return is_ours and looked_through(connection, database) is None
    except (apsw.Error, keeping.StoreError, OSError):
        return False
