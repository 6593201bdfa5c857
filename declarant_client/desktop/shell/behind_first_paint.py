"""What waits for the window's first paint, and is then done piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from declarant_client.application.ports.unexpected import tell_unexpected

if TYPE_CHECKING:
    from declarant_client.desktop.shell.main_window import MainWindow
    from declarant_client.desktop.shell.pages import Page
    from declarant_client.desktop.shell.piece_by_piece import PieceByPiece

_FORM_FIRST_MS = 100
"""How long behind the first paint all that works by itself begins: the first form goes before."""


class BehindFirstPaint(QObject):
    """Lets begin what works by itself, then makes ahead what pages are made of; once."""

    madeAhead = Signal()

    def __init__(
        self,
        window: MainWindow,
        pages: Sequence[Page],
        beginning: Callable[[], Iterator[object]],
        parent: QObject,
    ) -> None:
        """``beginning`` begins what works by itself, a piece between two of its values."""
        super().__init__(parent)
        self._window = window
        self._pages = pages
        self._beginning: Callable[[], Iterator[object]] | None = beginning
        self._steps: list[Callable[[], object]] = []
        self._pieces: PieceByPiece | None = None
        self._begins = QTimer(self, singleShot=True, interval=_FORM_FIRST_MS)
        self._begins.timeout.connect(self._begin)
        window.firstPainted.connect(self.start)

    def add(self, step: Callable[[], object]) -> None:
        """Do this too, in a turn of the event loop of its own."""
        self._steps.append(step)

    def steps_done(self) -> Iterator[object]:
        """Do what was added, and yield behind each; one that fails is told, and keeps none back."""
        for step in self._steps:
            try:
                step()
            except Exception as error:  # noqa: BLE001 - our defect: told, and the others go on
                tell_unexpected(error)
            yield step

    def start(self) -> None:
        """Begin soon: there is a first paint, or nobody waits for one."""
        self._begins.start()

    def stop(self) -> None:
        """Do nothing further, and let go of whoever would have done it."""
        self._begins.stop()
        # The paint itself may have come, its word not yet.
        self._window.firstPainted.disconnect(self.start)
        if self._pieces is not None:
            self._pieces.stop()
        self._steps.clear()
        self._beginning = None

    def _begin(self) -> None:
        beginning, self._beginning = self._beginning, None
        if beginning is not None:
            self._do(beginning(), between_ms=0).done.connect(self._make_ahead)

    def _make_ahead(self) -> None:
        from declarant_client.desktop.shell.loading_ahead import BETWEEN_MS, pages_made_ahead

        pieces = pages_made_ahead(self._pages, self._window.stack.make_next)
        self._do(pieces, between_ms=BETWEEN_MS).done.connect(self.madeAhead)

    def _do(self, pieces: Iterator[object], *, between_ms: int) -> PieceByPiece:
        from declarant_client.desktop.shell.piece_by_piece import PieceByPiece

        self._pieces = PieceByPiece(pieces, self, between_ms=between_ms)
        self._pieces.start()
        return self._pieces
