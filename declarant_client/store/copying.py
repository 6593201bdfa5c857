"""Copies of the whole database while it is in use, by SQLite's online backup."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import apsw

from declarant_client.store.failures import told_by_cause
from declarant_client.store.files import keep_names, private_file, private_folder


def copy_database(
    source: apsw.Connection,
    copy: Path,
    only_if: Callable[[apsw.Connection], None] | None = None,
) -> None:
    """Write one consistent state of ``source`` to ``copy``, readable by the user only.

    The file gets its name once it is whole and ``only_if``, which may raise, has looked at it;
    otherwise nothing of it stays. Raises ``StoreError``.
    """
    private_folder(copy.parent)
    # Two processes may copy at the same time: each its own.
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    private_file(unfinished)
    try:
        with told_by_cause(copy):
            _write(source, unfinished, only_if)
        unfinished.replace(copy)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    keep_names(copy.parent)


def _write(
    source: apsw.Connection,
    unfinished: Path,
    only_if: Callable[[apsw.Connection], None] | None,
) -> None:
    target = apsw.Connection(str(unfinished))
    try:
        with target.backup("main", source, "main") as backup:
            backup.step()
        # One file on its own: a copy in write-ahead mode would leave two more beside it.
        target.pragma("journal_mode", "delete")
        if only_if is not None:
            only_if(target)
    finally:
        target.close()
