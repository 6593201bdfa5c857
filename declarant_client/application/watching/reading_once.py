"""Reading one source once, because somebody asked, without watching it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from declarant_client.application.ports.folder_changes import ChangesUnknownError, FolderChanges
from declarant_client.application.ports.sources import (
    DatabaseSettings,
    FileMemory,
    FolderSettings,
    Source,
    SourceState,
)
from declarant_client.application.watching.own_reader import OwnReader
from declarant_client.application.watching.parts import WatchingParts
from declarant_client.application.watching.standing import Live, Standing, Standings
from declarant_client.application.watching.watched_database import WatchedDatabase
from declarant_client.application.watching.watched_folder import WatchedFolder
from declarant_client.domain.sentences import Sentence, translate

_LOOK_SECONDS = 0.25
"""How soon a wish to end is noticed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOnceReport:
    """How a source stands after it was read; ``trouble`` is why it could not be."""

    source: Source
    state: SourceState
    failed: tuple[FileMemory, ...] = ()
    trouble: Sentence | None = None
    cancelled: bool = False

    @property
    def remark(self) -> Sentence | None:
        """Why it could not be read, or what was missing although it was."""
        return self.trouble or (None if self.cancelled else self.state.last_end)


class _NoChanges:
    """``FolderChanges`` where nobody waits for any."""

    def watch(self, *_folder: object, **_wanted: object) -> None:
        raise ChangesUnknownError

    def forget(self, _folder: object) -> None:
        return None

    def close(self) -> None:
        return None


class ReadSourceOnce:
    """Reads a source to its end in the calling thread, whoever else watches it.

    Two that read one file at a time change nothing twice: readings merge, and each file is looked
    up right before it is read.
    """

    def __init__(self, parts: WatchingParts, pause: Callable[[float], object]) -> None:
        """``pause`` waits so many seconds: a file has to stop growing first."""
        changes: FolderChanges = _NoChanges()
        self._parts = replace(parts, changes=changes)
        self._pause = pause

    def run(
        self,
        source: Source,
        progress: Callable[[Live], None],
        cancelled: Callable[[], bool],
    ) -> ReadOnceReport:
        """Read ``source``; raise ``SaidError`` when the store or the reader fails as a whole."""
        reader = OwnReader(self._parts.open_reader, self._parts.seconds)

        def told() -> None:
            live = standings.of(source.source_id)
            if live is not None:
                progress(live)

        standings = Standings(told, self._parts.seconds)
        try:
            if isinstance(source.settings, FolderSettings):
                trouble = self._read_folder(source, source.settings, reader, standings, cancelled)
            else:
                trouble = self._read_database(source, source.settings, standings, cancelled)
        finally:
            reader.interrupt()
        sources = self._parts.sources
        return ReadOnceReport(
            source=source,
            state=sources.state(source.source_id),
            failed=tuple(sources.failed_files(source.source_id)),
            trouble=trouble,
            cancelled=cancelled(),
        )

    def _read_database(
        self,
        source: Source,
        settings: DatabaseSettings,
        standings: Standings,
        cancelled: Callable[[], bool],
    ) -> Sentence | None:
        rung = threading.Event()
        database = WatchedDatabase(
            source, settings, self._parts, self._parts.databases, standings, rung.set
        )
        database.ask()
        database.turn()
        while database.is_reading() and not cancelled():
            rung.wait(_LOOK_SECONDS)
            rung.clear()
            database.turn()
        live = standings.of(source.source_id)
        database.close()
        return None if live is None else live.trouble

    def _read_folder(
        self,
        source: Source,
        settings: FolderSettings,
        reader: OwnReader,
        standings: Standings,
        cancelled: Callable[[], bool],
    ) -> Sentence | None:
        folder = WatchedFolder(
            source, settings, self._parts, reader, standings, cancelled, lambda: None
        )
        folder.ask()
        folder.turn()
        while not folder.is_through() and not cancelled():
            wait = folder.due_at() - self._parts.seconds()
            if wait > 0:
                self._pause(wait)
            folder.turn()
        live = standings.of(source.source_id)
        if live is not None and live.standing is Standing.AWAY:
            return translate(
                "sources",
                "The folder {path} is not there, or cannot be opened.",
                path=str(settings.path),
            )
        if (refused := folder.trouble()) is not None:
            return refused
        held = folder.held_files()
        if held:
            return translate(
                "sources",
                "Held by another program or not to be opened: {count} files, first {file}.",
                count=len(held),
                file=held[0].name,
            )
        return None
