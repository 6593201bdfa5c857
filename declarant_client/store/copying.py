"""Copies of the whole database while it is in use, by SQLite's online backup."""

from __future__ import annotations

from pathlib import Path

import apsw

from declarant_client.store.failures import told_by_cause
from declarant_client.store.files import private_file, private_folder


def copy_database(source: apsw.Connection, copy: Path) -> None:
    """Write one consistent state of ``source`` to ``copy``, readable by the user only.

    The file gets its name once it is whole. Raises ``StoreError``.
    """
    private_folder(copy.parent)
    unfinished = copy.with_name(copy.name + ".part")
    unfinished.unlink(missing_ok=True)
    private_file(unfinished)
    with told_by_cause(copy):
        target = apsw.Connection(str(unfinished))
        try:
            with target.backup("main", source, "main") as backup:
                backup.step()
            # One file on its own: a copy in write-ahead mode would leave two more beside it.
            target.pragma("journal_mode", "delete")
        finally:
            target.close()
    unfinished.replace(copy)
