"""What was found on the network, to be taken into a field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from declarant_client.desktop.appearance import Space

_MOST_SHOWN = 4
_ROW = 28


class FoundList(QListWidget):
    """A few names under the field that they are for; Enter or a click takes one."""

    taken = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            f"QListView {{ outline: none; }} QListView::item {{ padding-left: {Space.S}px; "
            "border: none; }"
        )
        self.hide()
        self.itemClicked.connect(self._take)

    def offer(self, names: Sequence[str]) -> None:
        """Show names, and put the keyboard on the first."""
        self.clear()
        for name in names:
            item = QListWidgetItem(name, self)
            item.setSizeHint(QSize(0, _ROW))
        self.setFixedHeight(min(len(names), _MOST_SHOWN) * _ROW)
        self.setCurrentRow(0)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            # The list would hand the key on, and the dialog press its default button.
            self._take(item)
            event.accept()
            return
        super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.taken.emit(item.text())
