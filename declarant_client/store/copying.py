"""Copies of the whole database while it is in use, by SQLite's online backup."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from declarant_client.application.ports.copies import CopyCancelledError, never, no_progress
from declarant_client.store.failures import told_by_cause
from declarant_client.store.files import keep_names, private_file, private_folder

_PAGES = 1000
"""Copied at one go; told and asked in between."""
_STEPS_BETWEEN_LOOKS = 20_000


def copy_database(
    source: apsw.Connection,
    copy: Path,
    only_if: Callable[[apsw.Connection], None] | None = None,
    *,
    progress: Callable[[float], None] = no_progress,
    cancelled: Callable[[], bool] = never,
) -> None:
    """Write one consistent state of ``source`` to ``copy``, readable by the user only.

    The file gets its name once it is whole and ``only_if``, which may raise, has looked at it;
    otherwise nothing of it stays. ``source`` is in no transaction, or in one that reads. Raises
    ``StoreError``, and ``CopyCancelledError`` or ``StoppedReadingError`` soon after ``cancelled``
    says so.
    """
    private_folder(copy.parent)
    # Two processes may copy at the same time: each its own.
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    private_file(unfinished)
    try:
        with told_by_cause(copy):
            _write(source, unfinished, only_if, progress, cancelled)
        unfinished.replace(copy)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    keep_names(copy.parent)


def _write(
    source: apsw.Connection,
    unfinished: Path,
    only_if: Callable[[apsw.Connection], None] | None,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    target = apsw.Connection(str(unfinished))
    try:
        with _one_state(source), target.backup("main", source, "main") as backup:
            while not cancelled() and not backup.step(_PAGES):
                progress(1 - backup.remaining / max(backup.page_count, 1))
        if cancelled():
            raise CopyCancelledError
        progress(1.0)
        # One file on its own: a copy in write-ahead mode would leave two more beside it.
        target.pragma("journal_mode", "delete")
        if only_if is not None:
            target.set_progress_handler(cancelled, _STEPS_BETWEEN_LOOKS)
            only_if(target)
    finally:
        target.close()


@contextmanager
def _one_state(source: apsw.Connection) -> Iterator[None]:
    """Keep what is read at one moment: a backup in steps begins anew when others write between."""
    if source.in_transaction:
        yield
        return
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        yield
    finally:
        source.execute("ROLLBACK")
