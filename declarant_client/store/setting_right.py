"""A damaged database is set aside, never deleted; the newest good copy takes its place.

Everything happens before anybody works with the database, while nobody else has it open, and can
be interrupted at any point: the new database is made whole under another name first, and the next
opening finishes the exchange of names.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw

from declarant_client.application.ports import keeping, opening
from declarant_client.application.ports.copies import (
    DamagedCopyError,
    DatabaseCopy,
    NoSuchCopyError,
)
from declarant_client.domain.sentences import Sentence
from declarant_client.store.adding_replies import add_replies_beside, may_be_kept
from declarant_client.store.adding_saved import add_saved_beside, may_be_held
from declarant_client.store.alone import Told, alone
from declarant_client.store.columns import micros
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.copies import copies_in, is_whole
from declarant_client.store.damage import looked_through, mark_of
from declarant_client.store.exchange import finish_exchange
from declarant_client.store.failures import told_by_cause
from declarant_client.store.files import COPIES_FOLDER, private_file, restored_name, told_error
from declarant_client.store.merging_back import (
    ALL_TABLES,
    WHAT_WAS_SAID,
    Merged,
    lost_of,
    merge_damaged,
    settle,
)
from declarant_client.store.migrating import migrate, steps
from declarant_client.store.salvage import opened_somehow
from declarant_client.store.saved_beside import SavedBeside
from declarant_client.store.true_content import SavedContent

_PIECE = 1 << 20
_BUILDING = ".building"
_COUNTS = {
    "ratings": "SELECT count(*) FROM assessments WHERE made_here",
    "declarations": "SELECT count(*) FROM declarations",
    "drafts": """SELECT (SELECT count(*) FROM drafts)
        + (SELECT count(*) FROM reply_drafts)""",
    "again": """SELECT count(*) FROM assessments
        WHERE made_here AND state IN ('sending', 'unknown')""",
}


@dataclass(frozen=True, slots=True)
class SettingRight:
    """Sets the database of one profile right; for the one process that may."""

    factory: ConnectionFactory
    now: datetime

    def damaged(self) -> Sentence:
        """Set a damaged or empty database right; raises ``StoreError`` and leaves all as it was."""
        copy = next((one for one in self._copies() if is_whole(one.path)), None)
        counts, place = self._put_in_place(copy, ALL_TABLES, "damaged", keeping.damaged_and_used)
        at = None if copy is None else copy.made_at
        if place is None and at is not None:
            return opening.gone(at, counts)
        return opening.set_right(place or self.factory.path, at, counts)

    def restored(self, name: str) -> Sentence:
        """Put a copy in the place of a database that is whole; what was said since is kept."""
        copy = next((one for one in self._copies() if one.name == name), None)
        if copy is None:
            raise NoSuchCopyError(name)
        if not is_whole(copy.path):
            raise DamagedCopyError(name)
        counts, place = self._put_in_place(copy, WHAT_WAS_SAID, "before-restoring", keeping.used)
        return opening.restored(copy.made_at, place or self.factory.path, counts)

    def _copies(self) -> list[DatabaseCopy]:
        return copies_in(self.factory.path.parent / COPIES_FOLDER)

    def _put_in_place(
        self, copy: DatabaseCopy | None, tables: Sequence[str], word: str, told: Told
    ) -> tuple[dict[str, int], Path | None]:
        place = None
        with alone(self.factory, told) as handle:
            counts = self._made_anew(handle, copy, tables)
            # Windows gives no new name to a file that somebody has open; others need the lock.
            if os.name == "posix":
                place = self._exchange(word)
        if os.name != "posix":
            place = self._exchange(word)
        return counts, place

    def _made_anew(
        self, handle: apsw.VFSFile | None, copy: DatabaseCopy | None, tables: Sequence[str]
    ) -> dict[str, int]:
        """Make the new database under another name; where that fails nothing of it stays."""
        try:
            with self._scratch(handle) as scratch:
                return self._built(copy, scratch, tables)
        except BaseException as error:
            for left in self._building():
                left.unlink()
            if isinstance(error, OSError):
                raise told_error(self.factory.path, error) from error
            raise

    def _building(self) -> list[Path]:
        name = f"{self.factory.path.name}{_BUILDING}"
        return [path for path in self.factory.path.parent.iterdir() if path.name.startswith(name)]

    @contextmanager
    def _scratch(self, handle: apsw.VFSFile | None) -> Iterator[Path | None]:
        """Copy the damaged files beside, to read and mend them there; they stay as they are.

        The database is read through the handle that holds it: closing another one would drop the
        lock (https://sqlite.org/howtocorrupt.html, section 2.2).
        """
        if handle is None or handle.xFileSize() == 0:
            yield None
            return
        path = self.factory.path
        with tempfile.TemporaryDirectory(prefix="setting-right-", dir=path.parent) as folder:
            scratch = Path(folder) / path.name
            with scratch.open("wb") as file:
                for offset in range(0, handle.xFileSize(), _PIECE):
                    file.write(handle.xRead(_PIECE, offset))
            with suppress(FileNotFoundError):
                wal = path.with_name(path.name + "-wal")
                shutil.copyfile(wal, scratch.with_name(wal.name))
            yield scratch

    def _built(
        self, copy: DatabaseCopy | None, scratch: Path | None, tables: Sequence[str]
    ) -> dict[str, int]:
        try:
            return self._build(copy, scratch, tables)
        except (apsw.Error, keeping.DamagedStoreError, ValueError, LookupError):
            # What is damaged can hold whatever there is: then it is left alone, and the copy
            # with the second record is what can be had. It lies aside for whoever knows more.
            if scratch is None:
                raise
            return self._build(copy, None, tables)

    def _build(
        self, copy: DatabaseCopy | None, scratch: Path | None, tables: Sequence[str]
    ) -> dict[str, int]:
        """Make the new database under another name; return what it holds."""
        for left in self._building():
            left.unlink()
        building = self.factory.path.with_name(self.factory.path.name + _BUILDING)
        private_file(building)
        if copy is not None:
            shutil.copyfile(copy.path, building)
            with building.open("r+b") as file:
                os.fsync(file.fileno())  # SQLite waits only for what it writes itself.
        factory = ConnectionFactory(building, patience=self.factory.patience)
        migrate(factory, steps(), self.now)
        with closing(factory.open()) as into, told_by_cause(building):
            counts = self._merge(into, copy, scratch, tables)
            fault = looked_through(into, self.factory.path)
            if fault is not None:
                raise keeping.DamagedStoreError(keeping.damaged(building))
            into.pragma("journal_mode", "delete")
        building.replace(restored_name(self.factory.path))
        return counts

    def _merge(
        self,
        into: apsw.Connection,
        copy: DatabaseCopy | None,
        scratch: Path | None,
        tables: Sequence[str],
    ) -> dict[str, int]:
        into.config(apsw.SQLITE_DBCONFIG_ENABLE_FKEY, 0)
        with into:  # a transaction
            lines = SavedBeside(self.factory.path).all()
            merged = self._merge_read(into, copy, scratch, tables, SavedContent.of(lines))
            add_saved_beside(into, lines)
            may_be_held(into, but=merged.read)
            add_replies_beside(into, lines)
            may_be_kept(into)
            settle(into, merged, micros(self.now))
        counts = {name: into.execute(sql).get for name, sql in _COUNTS.items()}
        return counts | {"lost": lost_of(into, merged)}

    def _merge_read(
        self,
        into: apsw.Connection,
        copy: DatabaseCopy | None,
        scratch: Path | None,
        tables: Sequence[str],
        saved: SavedContent,
    ) -> Merged:
        templates = [*([copy.path] if copy is not None else [])]
        if scratch is not None:
            with tempfile.TemporaryDirectory(dir=scratch.parent) as folder:
                empty = Path(folder) / "empty"
                migrate(ConnectionFactory(empty), steps(), self.now)
                damaged = opened_somehow(scratch, [*templates, empty])
            if damaged is not None:
                with closing(damaged):
                    return merge_damaged(into, damaged, saved, tables)
        return Merged(broken=set(ALL_TABLES))

    def _exchange(self, word: str) -> Path | None:
        at = f"{self.now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        place = finish_exchange(self.factory.path, f"{word}-{at}")
        mark_of(self.factory.path).unlink(missing_ok=True)
        SavedBeside(self.factory.path).set_right()
        return place
