"""Bringing errors of any thread into the one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from declarant_client.application.ports.error_reports import ErrorReport
    from declarant_client.desktop.trouble.error_dialog import ErrorDialog


class UnexpectedErrors(QObject):
    """Shows reports; made in the window's thread, told from any."""

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: ErrorDialog | None = None
        # Queued also from this thread: an error may come in the middle of painting.
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def dialog(self) -> ErrorDialog | None:
        """The window, while it is open."""
        if self._dialog is None or not Shiboken.isValid(self._dialog):
            return None
        return self._dialog if self._dialog.isVisible() else None

    def show(self, report: ErrorReport) -> None:
        """Show a report soon, in the window that is open already if there is one."""
        self._came.emit(report)

    def wait(self) -> None:
        """Show what was told and return when it was closed: there is no window to go on in."""
        QCoreApplication.sendPostedEvents(self)
        if (dialog := self.dialog) is not None:
            dialog.exec()

    def close(self) -> None:
        """Close the window."""
        if (dialog := self.dialog) is not None:
            dialog.close()

    def _show(self, report: ErrorReport) -> None:
        if (dialog := self.dialog) is not None:
            if not report.is_again:
                dialog.add(report)
            return
        from declarant_client.desktop.trouble.error_dialog import ErrorDialog

        # What is open for an answer shuts out every window that is not its own.
        parent = QApplication.activeModalWidget() or QApplication.activeWindow()
        self._dialog = ErrorDialog(report, parent)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.show()
