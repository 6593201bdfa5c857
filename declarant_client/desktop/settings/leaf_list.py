"""The list of the settings' pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.settings.leaves import Leaf

_ROOM = Space.XXL + Space.XL
"""What stands beside the longest title: icon, padding and margins."""


class LeafList(QListWidget):
    """Arrows choose a page, which is shown at once."""

    chosen = Signal(str)
    """The key of the page to show."""

    def __init__(self, leaves: Sequence[Leaf], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages of the settings"))
        give_role(self, Role.LEAVES)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(Space.ICON, Space.ICON))
        self.setTabKeyNavigation(False)
        self._keys = [leaf.key for leaf in leaves]
        for leaf in leaves:
            item = QListWidgetItem(icon(leaf.drawing, Tone.MUTED), leaf.title(), self)
            item.setSizeHint(QSize(0, Space.CONTROL + Space.XS))
        self.setFixedWidth(self._width())
        self.currentRowChanged.connect(self._tell)

    @property
    def shown_key(self) -> str:
        """Key of the page that is marked."""
        return self._keys[max(self.currentRow(), 0)]

    def mark(self, key: str) -> None:
        """Mark a page without telling ``chosen``."""
        with QSignalBlocker(self):
            self.setCurrentRow(self._keys.index(key))

    def _width(self) -> int:
        titles = [self.item(row).text() for row in range(self.count())]
        widest = max(self.fontMetrics().horizontalAdvance(title) for title in titles)
        return widest + _ROOM

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._keys[row])
