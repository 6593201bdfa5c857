"""The exchange of names between a database and the one that takes its place."""

from __future__ import annotations

from pathlib import Path

from declarant_client.application.ports import keeping
from declarant_client.store.files import keep_names, restored_name

# The log first: beside another database it would be taken for that one's.
_PARTS = ("-wal", "-shm", "")


def finish_exchange(database: Path, word: str) -> Path | None:
    """Set aside what is there under a dated name and put what was restored in its place.

    Returns the name of the one set aside, ``None`` where there was none. Interrupted anywhere,
    it can be done again. Raises ``CannotOpenStoreError``.
    """
    aside = _free(database, word)
    was_there = database.exists()
    try:
        for part in _PARTS:
            old = database.with_name(database.name + part)
            if old.exists():
                old.rename(aside.with_name(aside.name + part))
        restored_name(database).rename(database)
        keep_names(database.parent)
    except OSError as error:
        raise keeping.CannotOpenStoreError(keeping.cannot_open(database)) from error
    return aside if was_there else None


def _free(database: Path, word: str) -> Path:
    aside = database.with_name(f"{database.stem}-{word}{database.suffix}")
    number = 1
    while any(aside.with_name(aside.name + part).exists() for part in _PARTS):
        number += 1
        aside = database.with_name(f"{database.stem}-{word}-{number}{database.suffix}")
    return aside
