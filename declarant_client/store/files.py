"""The database's files on the disk: readable by their user only (Windows: by inheritance)."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from declarant_client.application.ports import keeping

DATABASE_NAME = "declarant.sqlite3"
COPIES_FOLDER = "copies"
_RESTORED = ".restored"
_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_OTHERS = 0o077


def private_folder(folder: Path) -> Path:
    """Make a folder that only the user may enter; raises ``CannotOpenStoreError``."""
    try:
        folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        _close_to_others(folder, _FOLDER_MODE)
    except OSError as error:
        raise keeping.CannotOpenStoreError(keeping.cannot_open(folder)) from error
    return folder


def private_file(path: Path) -> Path:
    """Make an empty file that only the user may read, unless it is there already.

    SQLite gives its ``-wal`` and ``-shm`` files the mode of the database. A database that is there
    is never opened here: closing it again would drop the locks that this process holds on it
    through SQLite (https://sqlite.org/howtocorrupt.html, section 2.2).
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _FILE_MODE))
        keep_names(path.parent)
    except FileExistsError:
        # What may only be read is opened all the same: SQLite says what cannot be done.
        with suppress(PermissionError):
            _close_to_others(path, _FILE_MODE)
    except OSError as error:
        raise told_error(path, error) from error
    return path


def keep_names(folder: Path) -> None:
    """Wait until new and changed names in a folder would survive a power cut.

    Windows' file systems keep names by their own log; a folder cannot be opened there.
    """
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def last_written(database: Path) -> int:
    """Return when a database was last written (nanoseconds), 0 where none is; its log counts."""
    times = [0]
    with suppress(FileNotFoundError):
        times.append(database.stat().st_mtime_ns)
        log = database.with_name(database.name + "-wal").stat()
        if log.st_size:
            times.append(log.st_mtime_ns)
    return max(times)


def restored_name(database: Path) -> Path:
    """Return the name of a database that is made whole and waits to take this one's place."""
    return database.with_name(database.name + _RESTORED)


def refuse_network(folder: Path, lies_on_network: Callable[[Path], bool]) -> None:
    """Raise ``NetworkFolderError`` where write-ahead logging would damage the database.

    Source: https://sqlite.org/wal.html ("does not work over a network filesystem").
    """
    if lies_on_network(folder):
        raise keeping.NetworkFolderError(keeping.on_network(folder))


def told_error(path: Path, error: OSError) -> keeping.StoreError:
    """Return what the system did at a file, by its cause."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return keeping.DiskFullError(keeping.disk_full(path))
    if error.errno == errno.EROFS:
        return keeping.ReadOnlyStoreError(keeping.read_only(path))
    return keeping.CannotOpenStoreError(keeping.cannot_open(path))


def _close_to_others(path: Path, mode: int) -> None:
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        path.chmod(mode)
