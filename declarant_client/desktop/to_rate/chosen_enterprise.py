"""Which enterprise alone is shown, and the way back to all."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from declarant_client.desktop.appearance import Tone, icon

_MARGINS = 56


class ChosenEnterprise(QPushButton):
    """Hidden while all are shown; one press shows all again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(icon("close", Tone.ACCENT), "", parent)
        self.name = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_name(self, name: str) -> None:
        """Show the enterprise's name; nothing for all."""
        self.name = name
        self.setAccessibleName(self.tr("Only {name}: show all enterprises").format(name=name))
        self.setToolTip(self.tr("Show all enterprises"))
        self._fit()
        self.setVisible(bool(name))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _MARGINS
        # A name is no text with keys in it.
        name = self.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, room)
        self.setText(name.replace("&", "&&"))
