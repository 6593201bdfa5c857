"""Watching, as the window knows it: begun behind its first paint, heard through signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from declarant_client.desktop.background import Background, Threads

if TYPE_CHECKING:
    from declarant_client.application.arranging_sources import ArrangeSources
    from declarant_client.application.watching.standing import SourceNow
    from declarant_client.domain.sentences import SaidError

_GATHER_MS = 60
"""News come in heaps: how the sources stand is asked once for all of them."""


class Watching(Protocol):
    """``application.watching.watch_sources.WatchSources``."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def look(self) -> None: ...

    def read_now(self, source_id: int) -> None: ...

    def pause(self, source_id: int) -> None: ...

    def resume(self, source_id: int) -> None: ...

    def state(self) -> list[SourceNow]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WatcherParts:
    """What the watcher is given by wiring."""

    made: Callable[[Callable[[], None]], Watching]
    """Makes what watches, given what it calls when something changed; asked in the background."""
    arranging: Callable[[], ArrangeSources]
    """Tells and changes the sources where nobody watches; asked in the background."""


class Watcher(QObject):
    """Tells how the sources stand, and hands on what the user wants of one.

    What watches has a thread of its own; nothing here waits for it before ``close``.
    """

    stands = Signal(object)
    """A ``tuple`` of ``SourceNow``: how every source stands."""

    _rang = Signal()

    def __init__(
        self, parts: WatcherParts, threads: Threads, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._threads = threads
        self._watching: Watching | None = None
        self._is_closed = False
        self._is_asking = False
        self._asks_again = False
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._ask)
        # It rings in the watching thread.
        self._rang.connect(self.ask, Qt.ConnectionType.QueuedConnection)

    @property
    def errands(self) -> Background:
        """The thread that looks at folders and asks servers."""
        return self._threads.errands

    def start(self) -> None:
        """Begin to watch; what that takes is loaded in the background."""
        self.errands.run(self, lambda: self._parts.made(self._rang.emit), self._begin)

    def ask(self) -> None:
        """Ask how the sources stand; ``stands`` tells, soon."""
        if not self._is_closed and not self._gather.isActive():
            self._gather.start()

    def look(self) -> None:
        """The list of sources may have changed, by whomever."""
        if self._watching is not None:
            self._watching.look()
        self.ask()

    def read_now(self, source_id: int) -> None:
        """Read a source now, also what failed before."""
        if self._watching is not None:
            self._watching.read_now(source_id)

    def pause(self, source_id: int) -> None:
        """Stop reading a source, also in the middle of a file."""
        watching = self._watching
        self._write(
            lambda: (
                self._parts.arranging().pause(source_id)
                if watching is None
                else watching.pause(source_id)
            )
        )

    def resume(self, source_id: int) -> None:
        """Read a source again."""
        watching = self._watching
        self._write(
            lambda: (
                self._parts.arranging().resume(source_id)
                if watching is None
                else watching.resume(source_id)
            )
        )

    def close(self) -> None:
        """Stop watching, also in the middle of a file, and wait for the end."""
        self._is_closed = True
        self._gather.stop()
        if self._watching is not None:
            self._watching.stop()

    def _begin(self, watching: Watching) -> None:
        self._watching = watching
        watching.start()
        self.ask()

    def _write(self, work: Callable[[], object]) -> None:
        self._threads.writing.run(self, work, lambda _: self.ask())

    def _ask(self) -> None:
        if self._is_asking:
            self._asks_again = True
            return
        self._is_asking = True
        watching = self._watching
        if watching is None:
            # It looks at the folders, too: one on the network may keep silent for long.
            self.errands.run(self, lambda: self._parts.arranging().listed(), self._came, self._fail)
        else:
            self._threads.reading.run(self, watching.state, self._came, self._fail)

    def _came(self, stands: list[SourceNow]) -> None:
        self._answered()
        self.stands.emit(tuple(stands))

    def _fail(self, error: SaidError) -> None:
        self._answered()
        self.errands.troubled.emit(error)

    def _answered(self) -> None:
        self._is_asking = False
        if self._asks_again:
            self._asks_again = False
            self.ask()
