"""The sources that declarations are read from, and the files that were read of them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import apsw

from declarant_client.application.ports.sources import (
    DatabaseSettings,
    FileMemory,
    FolderSettings,
    NewSource,
    Source,
    SourceKind,
    SourceSettings,
    SourceState,
)
from declarant_client.domain.declaration import Branch
from declarant_client.domain.sentences import Sentence
from declarant_client.store.branches import keep_source_branches
from declarant_client.store.columns import (
    json_text,
    json_value,
    micros,
    sentence_of,
    sentence_text,
    time_at,
    time_or_none,
)
from declarant_client.store.connection import Connections
from declarant_client.store.rows import ask_from

_SOURCE = "SELECT source_id, kind, name, is_on, settings, waits_from FROM sources"
_FILE = """SELECT path, size, mtime_ns, content_hash, is_complete, failure, declarations, read_at,
    left_out, hint, is_unknown_table FROM source_files"""


class Sources:
    """The ``SourceStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def sources(self) -> list[Source]:
        with self._connections.reading() as connection:
            return [_source(row) for row in connection.execute(f"{_SOURCE} ORDER BY source_id")]

    def add(self, new: NewSource) -> Source:
        with self._connections.writing() as connection:
            connection.execute(
                """INSERT INTO sources (kind, name, is_on, settings, waits_from)
                   VALUES (?, ?, ?, ?, ?)""",
                (new.kind, new.name, new.is_on, _settings_text(new.settings), _day(new.waits_from)),
            )
            return _one(connection, connection.last_insert_rowid())

    def change(self, source: Source) -> None:
        with self._connections.writing() as connection:
            before = _one(connection, source.source_id)
            connection.execute(
                """UPDATE sources SET kind = ?, name = ?, is_on = ?, settings = ?, waits_from = ?
                   WHERE source_id = ?""",
                (
                    source.kind,
                    source.name,
                    source.is_on,
                    _settings_text(source.settings),
                    _day(source.waits_from),
                    source.source_id,
                ),
            )
            if _place(source.settings) != _place(before.settings):
                _forget_what_was_read(connection, source.source_id)
            if _waits_earlier(source.waits_from, before.waits_from):
                ask_from(connection, source.waits_from)
                # A database was asked for nothing older: it is read once more from the new day on.
                connection.execute(
                    "UPDATE sources SET cursor = NULL WHERE source_id = ?", (source.source_id,)
                )

    def remove(self, source_id: int) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM sources WHERE source_id = ?", (source_id,))

    def state(self, source_id: int) -> SourceState:
        with self._connections.reading() as connection:
            _one(connection, source_id)
            ((read_at, end, declarations, files, of_files, failed, left_out),) = connection.execute(
                """SELECT last_read_at, last_end, s.declarations, count(f.source_id),
                       coalesce(sum(f.declarations), 0), coalesce(sum(f.failed), 0),
                       coalesce(sum(f.left_out), 0)
                   FROM sources s LEFT JOIN source_files f USING (source_id)
                   WHERE s.source_id = ?""",
                (source_id,),
            )
            hint = connection.execute(
                """SELECT hint FROM source_files WHERE source_id = ? AND hint IS NOT NULL
                   ORDER BY read_at DESC LIMIT 1""",
                (source_id,),
            ).get
            return SourceState(
                last_read_at=time_or_none(read_at),
                last_end=sentence_of(end),
                files=files,
                declarations=declarations + of_files,
                failed=failed,
                left_out=left_out,
                hint=sentence_of(hint),
            )

    def end_reading(
        self,
        source_id: int,
        at: datetime,
        end: Sentence | None = None,
        *,
        declarations: int = 0,
    ) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                """UPDATE sources SET last_read_at = ?, last_end = ?,
                       declarations = declarations + ? WHERE source_id = ?""",
                (micros(at), sentence_text(end), declarations, source_id),
            )

    def cursor(self, source_id: int) -> str | None:
        with self._connections.reading() as connection:
            cursor: str | None = connection.execute(
                "SELECT cursor FROM sources WHERE source_id = ?", (source_id,)
            ).get
            return cursor

    def keep_cursor(self, source_id: int, cursor: str | None) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "UPDATE sources SET cursor = ? WHERE source_id = ?", (cursor, source_id)
            )

    def keep_branches(self, source_id: int, branches: Iterable[Branch]) -> None:
        with self._connections.writing() as connection:
            if connection.execute(f"{_SOURCE} WHERE source_id = ?", (source_id,)).fetchall():
                keep_source_branches(connection, source_id, branches)

    def files(self, source_id: int) -> Mapping[Path, FileMemory]:
        with self._connections.reading() as connection:
            rows = connection.execute(f"{_FILE} WHERE source_id = ?", (source_id,))
            return {memory.path: memory for memory in map(_memory, rows)}

    def file(self, source_id: int, path: Path) -> FileMemory | None:
        with self._connections.reading() as connection:
            for row in connection.execute(
                f"{_FILE} WHERE source_id = ? AND path = ?", (source_id, os.fsencode(path))
            ):
                return _memory(row)
            return None

    def is_content_known(self, source_id: int, content_hash: bytes) -> bool:
        with self._connections.reading() as connection:
            return bool(
                connection.execute(
                    """SELECT EXISTS (SELECT 1 FROM source_files WHERE source_id = ?
                           AND content_hash = ? AND is_complete AND failure IS NULL)""",
                    (source_id, content_hash),
                ).get
            )

    def remember_files(self, source_id: int, files: Sequence[FileMemory]) -> None:
        with self._connections.writing() as connection:
            if not connection.execute(f"{_SOURCE} WHERE source_id = ?", (source_id,)).fetchall():
                return
            connection.executemany(
                """INSERT OR REPLACE INTO source_files (source_id, path, size, mtime_ns,
                       content_hash, is_complete, failure, declarations, read_at, left_out, hint,
                       is_unknown_table)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                [(source_id, *_file_columns(memory)) for memory in files],
            )

    def forget_files(self, source_id: int, paths: Iterable[Path]) -> None:
        with self._connections.writing() as connection:
            connection.executemany(
                "DELETE FROM source_files WHERE source_id = ? AND path = ?",
                [(source_id, os.fsencode(path)) for path in paths],
            )

    def failed_files(self, source_id: int) -> list[FileMemory]:
        with self._connections.reading() as connection:
            return [
                _memory(row)
                for row in connection.execute(
                    f"{_FILE} WHERE source_id = ? AND failed = 1 ORDER BY path", (source_id,)
                )
            ]


def _one(connection: apsw.Connection, source_id: int) -> Source:
    for row in connection.execute(f"{_SOURCE} WHERE source_id = ?", (source_id,)):
        return _source(row)
    msg = f"there is no source {source_id}"
    raise LookupError(msg)


def _source(row: tuple[Any, ...]) -> Source:
    source_id, kind, name, is_on, settings, waits_from = row
    return Source(
        source_id=source_id,
        name=name,
        is_on=bool(is_on),
        settings=_settings(SourceKind(kind), settings),
        waits_from=date.fromisoformat(waits_from) if waits_from else None,
    )


def _settings_text(settings: SourceSettings) -> str:
    if isinstance(settings, DatabaseSettings):
        return json_text(settings)
    # Unlike msgspec, it can write the bytes of a path that are no text.
    return json.dumps({"path": str(settings.path), "recursive": settings.recursive})


def _settings(kind: SourceKind, text: str) -> SourceSettings:
    if kind is SourceKind.DATABASE:
        return json_value(text, DatabaseSettings)
    plain = json.loads(text)
    return FolderSettings(path=Path(plain["path"]), recursive=plain["recursive"])


def _place(settings: SourceSettings) -> SourceSettings | Path:
    """Return what the settings say of where it is, without how it is read."""
    if isinstance(settings, FolderSettings):
        return settings.path
    return replace(settings, login="", poll_minutes=0)


def _forget_what_was_read(connection: apsw.Connection, source_id: int) -> None:
    connection.execute("DELETE FROM source_files WHERE source_id = ?", (source_id,))
    keep_source_branches(connection, source_id, ())
    connection.execute(
        "UPDATE sources SET cursor = NULL, declarations = 0, last_end = NULL WHERE source_id = ?",
        (source_id,),
    )


def _waits_earlier(now: date | None, before: date | None) -> bool:
    return before is not None and (now is None or now < before)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _file_columns(memory: FileMemory) -> tuple[apsw.SQLiteValue, ...]:
    return (
        os.fsencode(memory.path),
        memory.size,
        memory.mtime_ns,
        memory.content_hash,
        memory.is_complete,
        sentence_text(memory.failure),
        memory.declarations,
        micros(memory.read_at),
        memory.left_out,
        sentence_text(memory.hint),
        memory.is_unknown_table,
    )


def _memory(row: tuple[Any, ...]) -> FileMemory:
    return FileMemory(
        path=Path(os.fsdecode(row[0])),
        size=row[1],
        mtime_ns=row[2],
        content_hash=row[3],
        is_complete=bool(row[4]),
        failure=sentence_of(row[5]),
        declarations=row[6],
        read_at=time_at(row[7]),
        left_out=row[8],
        hint=sentence_of(row[9]),
        is_unknown_table=bool(row[10]),
    )
