"""One watched folder: when it is looked at, what is new in it, and its reading in small turns."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from declarant_client.application.ports.folder_changes import (
    ChangesUnknownError,
    FileStamp,
    FolderAwayError,
)
from declarant_client.application.ports.reading import Cause, UnreadableFileError
from declarant_client.application.ports.sources import FolderSettings, Source
from declarant_client.application.watching.file_reading import FileReading, Outcome, is_remembered
from declarant_client.application.watching.looking import POLL_SECONDS, Looking
from declarant_client.application.watching.own_reader import OwnReader
from declarant_client.application.watching.parts import WatchingParts
from declarant_client.application.watching.settling import Settling
from declarant_client.application.watching.standing import ReadingProgress, Standing, Standings
from declarant_client.domain.sentences import SaidError, Sentence, translate

TURN_SECONDS = 2.0
"""How long one folder reads before the other sources have their turn."""


class WatchedFolder:
    """Implements ``WatchedSource`` for a folder."""

    def __init__(
        self,
        source: Source,
        settings: FolderSettings,
        parts: WatchingParts,
        reader: OwnReader,
        standings: Standings,
        cancelled: Callable[[], bool],
        rang: Callable[[], None],
    ) -> None:
        """``rang`` is called from any thread when the system tells a change."""
        self._source = source
        self._folder = settings.path
        self._recursive = settings.recursive
        self._parts = parts
        self._reader = reader
        self._standings = standings
        self._cancelled = cancelled
        self._rang = rang
        self._looking = Looking()
        self._settling = Settling(parts.settling_seconds)
        self._identity: tuple[int, int] | None = None
        self._heap: deque[Path] = deque()
        self._found = 0
        self._has_read = False
        self._is_asked = True
        """Whether the end of the next look is to be kept, even if nothing was new."""
        self._checked_at = parts.seconds()

    def due_at(self) -> float:
        return 0.0 if self._heap else min(self._looking.due_at, self._check_at())

    def turn(self) -> None:
        if self._heap:
            self._read_some()
        elif self._parts.seconds() >= self._looking.due_at or not self._is_still_there():
            self._look()

    def changed(self) -> None:
        self._looking.changed(self._parts.seconds())

    def at_once(self) -> None:
        self._looking.at_once()

    def ask(self) -> None:
        failed = self._parts.sources.failed_files(self._source.source_id)
        self._parts.sources.forget_files(self._source.source_id, [memory.path for memory in failed])
        self._settling.impatient(self._parts.seconds())
        self._is_asked = True
        self.at_once()

    def is_through(self) -> bool:
        """Whether everything that was found has had its turn, held files apart."""
        return not self._heap and self._settling.is_through()

    def held_files(self) -> list[Path]:
        """Return the files that could not be read now."""
        return self._settling.held_files()

    def trouble(self) -> Sentence | None:
        """Say how many files wait for something to pass that the reader told, and for what."""
        refusals = self._settling.refusals()
        if not refusals:
            return None
        return translate(
            "sources",
            "Files that could not be read now and are tried again later: {count}. {reason}",
            count=len(refusals),
            reason=refusals[0],
        )

    def close(self) -> None:
        self._unwatch()
        self._standings.forget(self._source.source_id)

    # -- looking

    def _check_at(self) -> float:
        """A watched folder may be taken away and another put in its place, which nobody tells."""
        return self._checked_at + POLL_SECONDS if self._identity is not None else float("inf")

    def _is_still_there(self) -> bool:
        self._checked_at = self._parts.seconds()
        try:
            return self._parts.folders.identity(self._folder) == self._identity
        except FolderAwayError:
            return False

    def _look(self) -> None:
        begun = self._parts.seconds()
        try:
            self._watch()
            fresh = self._fresh(self._parts.folders.files(self._folder, recursive=self._recursive))
        except FolderAwayError:
            self._unwatch()
            self._looking.looked(begun, self._parts.seconds())
            self._standings.set(self._source.source_id, Standing.AWAY)
            return
        ready = self._settling.look(fresh, self._parts.seconds())
        self._looking.looked(begun, self._parts.seconds())
        if ready:
            newest_first = sorted(ready, key=lambda path: -fresh[path].modified_ns)
            self._heap.extend(newest_first)
            self._found, self._has_read = len(self._heap), False
            return
        self._looking.again(self._settling.look_again_at())
        if not fresh and self._is_asked:
            self._end()
        self._stand()

    def _fresh(self, found: Mapping[Path, FileStamp]) -> dict[Path, FileStamp]:
        """Return the new and the changed files of kinds that are read, as they look now."""
        remembered = self._parts.sources.files(self._source.source_id)
        new = [
            path
            for path, stamp in found.items()
            if (memory := remembered.get(path)) is None or not is_remembered(memory, stamp)
        ]
        if not new:
            return {}
        endings = self._reader.endings()
        # A listing may lag behind the file (on Windows as long as it is open): look at each.
        stamps = {
            path: self._parts.folders.stamp(path) for path in new if path.suffix.lower() in endings
        }
        return {
            path: stamp
            for path, stamp in stamps.items()
            if stamp is not None
            and ((memory := remembered.get(path)) is None or not is_remembered(memory, stamp))
        }

    def _watch(self) -> None:
        """Have changes told, before looking: what comes after the look is told."""
        identity = self._parts.folders.identity(self._folder)
        if identity == self._identity:
            return
        self._unwatch()
        self._looking.is_told = False
        if not self._parts.folders.lies_on_network(self._folder):
            try:
                self._parts.changes.watch(
                    self._folder, recursive=self._recursive, changed=self._rang
                )
                self._looking.is_told = True
            except ChangesUnknownError:
                pass  # looked at once a minute, as a folder on the network
        self._identity, self._checked_at = identity, self._parts.seconds()

    def _unwatch(self) -> None:
        if self._identity is not None:
            self._parts.changes.forget(self._folder)
        self._identity, self._looking.is_told = None, False

    # -- reading

    def _read_some(self) -> None:
        reading = FileReading(self._source, self._parts, self._reader, self._cancelled)
        until = self._parts.seconds() + TURN_SECONDS
        try:
            while self._heap and not self._cancelled() and self._parts.seconds() < until:
                self._read(self._heap.popleft(), reading)
            reading.keep()
        except SaidError:
            self.at_once()  # what could not be kept is found anew
            raise
        self._has_read = self._has_read or reading.count > 0
        if not self._heap:
            self._looking.again(self._settling.look_again_at())
            if self._has_read or self._is_asked:
                self._end()
            self._stand()

    def _read(self, path: Path, reading: FileReading) -> None:
        position = self._found - len(self._heap) - 1

        def told(share: float) -> None:
            self._standings.progress(
                self._source.source_id,
                ReadingProgress(
                    files_read=position, files_found=self._found, file=path.name, share=share
                ),
            )

        told(0.0)
        try:
            outcome = reading.read(path, told, is_last_try=self._settling.is_last_try(path))
        except UnreadableFileError as error:
            self._hold(path, error)
            return
        if outcome is Outcome.HELD:
            self._settling.held(path, self._parts.seconds())
        else:
            self._settling.taken(path)
        if outcome is Outcome.CHANGED:
            self.changed()

    def _hold(self, path: Path, error: UnreadableFileError) -> None:
        held = [path]
        if error.cause is Cause.READER:
            # Each of the others would wait for the start of the reader in vain.
            held.extend(self._heap)
            self._heap.clear()
        for one in held:
            self._settling.held(one, self._parts.seconds(), error)

    def _end(self) -> None:
        self._is_asked = False
        self._parts.sources.end_reading(self._source.source_id, self._parts.clock.now())
        self._stand()

    def _stand(self) -> None:
        trouble = self.trouble()
        standing = Standing.WATCHED if trouble is None else Standing.TROUBLED
        self._standings.set(self._source.source_id, standing, trouble=trouble)
