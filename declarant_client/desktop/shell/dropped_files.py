"""Files that are dropped anywhere on a window are the window's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


class DroppedFiles(QObject):
    """Hands them to the window itself: the fields in it would write their paths as text.

    It watches the native window, which Qt tells before it looks for what lies under the pointer;
    made once there is one.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Entering and moving are kinds of dropping to Qt.
        if not isinstance(event, QDropEvent) or not has_files(event.mimeData()):
            return False
        if QApplication.activeModalWidget() is not None:
            return False
        QApplication.sendEvent(self._window, event)
        return True


def has_files(data: QMimeData) -> bool:
    """Whether files of this computer are among what is dragged."""
    return any(url.isLocalFile() for url in data.urls())
