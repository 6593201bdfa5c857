"""Signs of damage: looking through a database, and the mark that the next opening heeds.

A damaged database is set right when it is next opened, before anybody works with it: files are
never exchanged beneath connections that are open.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import apsw

_MARK = ".damaged"


def mark_of(database: Path) -> Path:
    """Return the file whose being there says: look through all of it before it is used."""
    return database.with_name(database.name + _MARK)


def mark_damaged(database: Path) -> None:
    """Let the next opening look through the database and set it right."""
    # A full disk or one that may only be read: then SQLite tells of the damage again.
    with suppress(OSError):
        mark_of(database).touch(mode=0o600)


def looked_through(connection: apsw.Connection, database: Path) -> str | None:
    """Return the first fault of a database, ``None`` where it is whole.

    Every page is read, every row compared with its indexes, references are followed, and the
    bytes of assessments and words of replies compared with the second record beside ``database``.
    """
    from declarant_client.store.saved_beside import SavedBeside
    from declarant_client.store.true_content import SavedContent, untrue_content

    try:
        fault: str = connection.execute("PRAGMA integrity_check(1)").get
        if fault != "ok":
            return fault
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            return f"{broken[0]} {broken[1]}"
        if not connection.table_exists("main", "assessments"):
            return None
        return untrue_content(connection, SavedContent.of(SavedBeside(database).all()))
    except (apsw.CorruptError, apsw.NotADBError, UnicodeDecodeError) as error:
        return str(error)
