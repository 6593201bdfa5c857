"""Rows that are on their way, and that what is typed now is meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from declarant_client.desktop.to_rate.worklist_model import WorklistModel
    from declarant_client.desktop.to_rate.worklist_panel import WorklistPanel


class AwaitedRows(QObject):
    """Knows whether rows are waited for, and tells when there are some to choose from."""

    firstSeen = Signal()
    """The first rows were painted: what works on them may be made, and is told of them next."""
    arrived = Signal()
    """Rows were read; what is to be chosen among them is chosen before anybody is told."""
    came = Signal()

    def __init__(self, model: WorklistModel, left: WorklistPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._left = left
        self._awaits = True
        self._first_are_shown = False
        self._first_wait = False
        left.filters.wantedChanged.connect(self._await)
        model.loaded.connect(self._came)
        model.extended.connect(self._came)

    @property
    def is_waiting(self) -> bool:
        """Whether what is typed now is meant for rows that are not there yet."""
        return self._first_wait or (self._awaits and self._model.is_loading)

    @property
    def are_unseen(self) -> bool:
        """Whether the first rows are there, yet nobody has seen them."""
        return self._first_wait

    def await_further(self) -> None:
        """Wait for rows that are on their way."""
        self._awaits = self._model.is_loading

    def _await(self) -> None:
        self._awaits = True

    def _came(self) -> None:
        self.arrived.emit()
        if not self._first_are_shown:
            self._show_first()
        elif not self._first_wait:
            self._tell()

    def _tell(self) -> None:
        self._awaits = False
        self.came.emit()

    def _show_first(self) -> None:
        """Let the first rows be seen before the first form is loaded and built."""
        self._first_are_shown = self._first_wait = True
        viewport = self._left.view.viewport()
        if viewport.visibleRegion().isEmpty():
            self._are_seen()
            return
        # Rows may be there before the window is: it paints when the system shows it.
        self._model.let_rest_wait()
        viewport.installEventFilter(self)
        # A list that is laid out while it is painted is painted twice.
        self._left.view.doItemsLayout()
        viewport.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Paint, QEvent.Type.Hide}:
            watched.removeEventFilter(self)
            self._are_seen()
        return False

    def _are_seen(self) -> None:
        QTimer.singleShot(0, self, self._seen)

    def _seen(self) -> None:
        self._first_wait = False
        self.firstSeen.emit()
        self._model.ask_for_rest()
        self._tell()
