"""The moment in which a window may speak up by itself without getting between hand and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

PAUSE_MS = 1500
"""How long no key was pressed: who types pauses less, who has stopped waits no longer."""


class FreeMoment(QObject):
    """Waits until the user looks at the window, types nothing and has nothing else to answer."""

    came = Signal()
    """Once for each ``wait``."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QObject | None = None
        self._pause = QTimer(self, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)

    @property
    def is_waiting(self) -> bool:
        """Whether ``came`` is still to come."""
        return self._pause.isActive()

    def wait(self) -> None:
        """Begin to wait, if not waiting already."""
        if self.is_waiting:
            return
        # Keys pass through the window's handle: no other event of the program is looked at.
        self._watched = self._window.windowHandle()
        if self._watched is not None:
            self._watched.installEventFilter(self)
        # What an input method composes are no keys yet, but it moves the cursor.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._begin_anew)
        self._pause.start()

    def stop(self) -> None:
        """Wait no longer."""
        if not self.is_waiting:
            return
        self._pause.stop()
        QGuiApplication.inputMethod().cursorRectangleChanged.disconnect(self._begin_anew)
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self._begin_anew()
        return super().eventFilter(watched, event)

    def _begin_anew(self) -> None:
        if self.is_waiting:
            self._pause.start()

    def _look(self) -> None:
        if self._is_free():
            self.stop()
            self.came.emit()

    def _is_free(self) -> bool:
        return (
            self._window.isActiveWindow()
            and QApplication.activeModalWidget() is None
            and QApplication.activePopupWidget() is None
            and QApplication.mouseButtons() == Qt.MouseButton.NoButton
            and not _holds_text(QApplication.focusWidget())
        )


def _holds_text(focused: QWidget | None) -> bool:
    """Whether the cursor stands in something half written: a pause there may be thinking."""
    match focused:
        case QLineEdit():
            return not focused.isReadOnly() and bool(focused.text())
        case QPlainTextEdit():
            return not focused.isReadOnly() and not focused.document().isEmpty()
        case QComboBox():
            return focused.isEditable() and bool(focused.currentText())
        case _:
            return False
