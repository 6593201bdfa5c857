"""Telling the window that somebody else committed something."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from declarant_client.application.ports.unexpected import tell_unexpected
from declarant_client.domain.sentences import SaidError

ATTENTIVE_SECONDS = 1.0
RELAXED_SECONDS = 15.0


class StoreWatch(QObject):
    """Asks the store for its data version about once a second, in a thread of its own.

    Its connection is nobody else's, so commits of our own other threads are news to it as well.
    """

    changed = Signal()

    def __init__(
        self,
        data_version: Callable[[], int],
        close_thread: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._data_version = data_version
        self._close_thread = close_thread
        self._ended = False
        self._spoken_to = threading.Event()
        self._seconds = ATTENTIVE_SECONDS
        self._thread = threading.Thread(target=self._watch, name="store watch")

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def look_every(self, seconds: float) -> None:
        """Look more or less often: ``RELAXED_SECONDS`` while nobody looks at the window.

        Who looks again sees at once what happened meanwhile.
        """
        looks_now = seconds < self._seconds
        self._seconds = seconds
        if looks_now:
            self._spoken_to.set()

    def close(self) -> None:
        """End the thread and wait for it."""
        self._ended = True
        self._spoken_to.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        try:
            seen = self._version()
            while True:
                self._spoken_to.wait(self._seconds)
                self._spoken_to.clear()
                if self._ended:
                    break
                version = self._version()
                if version is not None and version != seen:
                    seen = version
                    self.changed.emit()
        finally:
            self._close_thread()

    def _version(self) -> int | None:
        try:
            return self._data_version()
        except SaidError:
            # A store that is busy or full says so where the user asked it something.
            return None
        except Exception as error:  # noqa: BLE001 - our defect: told, and looked for again
            tell_unexpected(error)
            return None
