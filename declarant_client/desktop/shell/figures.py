"""The figures around the pages: each page's count, and the queue's."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from declarant_client.desktop.background import Lane
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.desktop.shell.status_words import QueueFigures

_GATHER_MS = 150


class Figures(QObject):
    """Reads the figures in the background, once for all commits that come in a burst."""

    read = Signal(object, object)
    """``(QueueFigures, counts by page key)``."""

    def __init__(self, parts: WindowParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._lane = Lane(parts.threads.reading, self)
        self._stopped = False
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._ask)

    def refresh(self) -> None:
        """Read again, soon."""
        if not self._stopped:
            self._gather.start()

    def stop(self) -> None:
        """Read no more: the window closes."""
        self._stopped = True
        self._gather.stop()
        self._lane.drop()

    def _ask(self) -> None:
        counted = [(page.key, page.count) for page in self._parts.pages if page.count is not None]

        def ask() -> tuple[QueueFigures, dict[str, int]]:
            return self._parts.queue(), {key: count() for key, count in counted}

        self._lane.ask(ask, lambda figures: self.read.emit(*figures))
