"""Work for the window's thread in small pieces: keys and painting come between two of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class PieceByPiece(QObject):
    """Does one piece at a time of what an iterator does between two of its values."""

    done = Signal()
    """Nothing is left."""

    def __init__(self, pieces: Iterator[object], parent: QObject, *, between_ms: int = 0) -> None:
        """``between_ms``: how long to leave the thread to others; 0: for one turn of its loop."""
        super().__init__(parent)
        self._left = pieces
        self._moments = QTimer(self, interval=between_ms)
        self._moments.timeout.connect(self._do_next)

    def start(self) -> None:
        """Begin."""
        self._moments.start()

    def stop(self) -> None:
        """Do no further piece, and let go of whoever would have done it."""
        self._moments.stop()
        self._left = iter(())

    def _do_next(self) -> None:
        if next(self._left, self) is self:
            self.stop()
            self.done.emit()
