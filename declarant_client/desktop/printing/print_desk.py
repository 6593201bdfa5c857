"""Making a document in the background, and showing it before it is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from declarant_client.desktop.background import Lane, Threads

if TYPE_CHECKING:
    from declarant_client.application.ports.printing import PrintedSheet


class PrintDesk(QObject):
    """One document at a time."""

    def __init__(self, threads: Threads, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._threads = threads
        self._lane = Lane(threads.reading, self)

    def show(self, make: Callable[[], PrintedSheet]) -> None:
        """Let ``make`` run in the background, and open the preview of what it returns."""
        self._lane.ask(make, self._open)

    def _open(self, sheet: PrintedSheet) -> None:
        from declarant_client.desktop.printing.preview import PrintPreview

        preview = PrintPreview(sheet, self._threads, self._window)
        preview.finished.connect(preview.deleteLater)
        preview.open()
