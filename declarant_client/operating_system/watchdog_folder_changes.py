"""Word of changes in folders through the system's own events (inotify, FSEvents), by watchdog."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import errno
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from watchdog.events import (
        DirCreatedEvent,
        DirDeletedEvent,
        DirMovedEvent,
        FileClosedEvent,
        FileCreatedEvent,
        FileModifiedEvent,
        FileMovedEvent,
        FileSystemEvent,
        FileSystemEventHandler,
    )
    from watchdog.observers import Observer
    from watchdog.observers.api import BaseObserver, ObservedWatch

    from declarant_client.application.ports.folder_changes import (
        ChangesUnknownError,
        FolderAwayError,
    )

    _EVENTS: list[type[FileSystemEvent]] = [
        DirCreatedEvent,
        DirDeletedEvent,
        DirMovedEvent,
        FileClosedEvent,
        FileCreatedEvent,
        FileModifiedEvent,
        FileMovedEvent,
    ]
    """What may mean a new file. Opening and reading one is not among it: we do that ourselves."""
    _AWAY = {errno.ENOENT, errno.ENOTDIR, errno.EACCES, errno.ESTALE, errno.EIO, errno.ENODEV}

    class _Bell(FileSystemEventHandler):
        def __init__(self, changed: Callable[[], None]) -> None:
            self._changed = changed

        def on_any_event(self, _event: FileSystemEvent) -> None:
            self._changed()

    class WatchdogFolderChanges:
        """Implements ``FolderChanges``; its threads start with the first folder."""

        def __init__(self) -> None:
            self._turn = threading.Lock()
            self._observer: BaseObserver | None = None
            self._watches: dict[Path, ObservedWatch] = {}

        def watch(self, folder: Path, *, recursive: bool, changed: Callable[[], None]) -> None:
            with self._turn:
                self._forget(folder)
                if not folder.is_dir():
                    raise FolderAwayError
                try:
                    self._watches[folder] = self._running().schedule(
                        _Bell(changed), folder, recursive=recursive, event_filter=_EVENTS
                    )
                except OSError as error:
                    if error.errno in _AWAY:
                        raise FolderAwayError from error
                    raise ChangesUnknownError from error

        def forget(self, folder: Path) -> None:
            with self._turn:
                self._forget(folder)

        def close(self) -> None:
            with self._turn:
                self._watches.clear()
                observer, self._observer = self._observer, None
                if observer is not None:
                    observer.stop()
                    observer.join()

        def _running(self) -> BaseObserver:
            if self._observer is None:
                observer = Observer()
                observer.start()
                self._observer = observer
            return self._observer

        def _forget(self, folder: Path) -> None:
            watch = self._watches.pop(folder, None)
            if watch is not None and self._observer is not None:
                self._observer.unschedule(watch)
