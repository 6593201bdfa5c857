"""New databases of the tests begin as a copy of one that the migrations made once.

Making one takes ten times as long as opening one, and hundreds of tests begin with it. Only what
opens a store in this process is served, and only on the system's own files; whoever tests the
migrations calls them, and every other process makes its database itself.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import pytest

from declarant_client.store import sound_opening
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.migrating import migrate, steps
from declarant_client.store.sound_opening import bring_to_this_version


@contextmanager
def ready_databases(folder: Path) -> Iterator[None]:
    """Serve copies of a database that is made in ``folder`` when the first is wanted."""
    made = folder / "ready.sqlite3"
    one_at_a_time = threading.Lock()

    def brought(factory: ConnectionFactory, now: datetime) -> None:
        with one_at_a_time:
            if factory.vfs is None and _is_empty(factory.path):
                if not made.exists():
                    migrate(ConnectionFactory(made), steps(), now)
                with suppress(OSError):  # Trouble is the migrations' to tell.
                    factory.path.write_bytes(made.read_bytes())
        bring_to_this_version(factory, now)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sound_opening, "bring_to_this_version", brought)
        yield


def _is_empty(path: Path) -> bool:
    """Whether it is new: not there, or nothing in it, and no other process at work on it."""
    wal = path.with_name(path.name + "-wal")
    return not wal.exists() and (not path.exists() or not path.stat().st_size)
