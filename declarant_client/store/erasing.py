"""Deleting everything that a profile holds: for good, so that nothing can bring it back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from declarant_client.application.ports import keeping
from declarant_client.application.ports.world import SendingRight
from declarant_client.store.alone import alone
from declarant_client.store.connection import PATIENCE, ConnectionFactory
from declarant_client.store.files import DATABASE_NAME, told_error
from declarant_client.store.sound_opening import one_at_a_time

_OURS = ("attachments", "copies", "declarant-*.sqlite3*", "saved.log*", f"{DATABASE_NAME}*")
"""What the store and those beside it keep in the profile's data folder; nothing else is touched.

The database goes last: after an end in the middle it is still whole, and it can be done again.
"""


def erase(folder: Path, *, right: SendingRight, patience: timedelta = PATIENCE) -> None:
    """Delete the database, its copies, what was set aside, and what lies beside it.

    Raises ``LockedStoreError`` where another process has it open; nothing is deleted then.
    """
    factory = ConnectionFactory(folder / DATABASE_NAME, None, patience)
    with one_at_a_time(right, factory.path, patience):
        try:
            with alone(factory, keeping.used):
                # Windows deletes no file that somebody has open, ourselves included.
                if os.name == "posix":
                    _delete(folder)
            _delete(folder)
        except OSError as error:
            raise told_error(folder, error) from error


def _delete(folder: Path) -> None:
    for path in _ours(folder):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _ours(folder: Path) -> Iterator[Path]:
    for pattern in _OURS:
        yield from sorted(folder.glob(pattern))
