"""The worklist as a list: arrows move, every other key is the page's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from declarant_client.desktop.to_rate.typed_ahead import Command
from declarant_client.desktop.to_rate.worklist_delegate import WorklistDelegate
from declarant_client.desktop.to_rate.worklist_model import WorklistModel

_MOVING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class WorklistView(QListView):
    """Shows declarations; typed letters search nothing, since input methods compose them."""

    currentMoved = Signal(str)
    """Identity of the declaration that is current now; empty for none."""
    pointed = Signal()
    """The user chose by mouse."""

    def __init__(self, model: WorklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._move: Callable[[Command], None] = _at_once
        self.setModel(model)
        self.setItemDelegate(WorklistDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Declarations"))

    def select(self, identity: str) -> bool:
        """Make a declaration current; False when it is not on the list."""
        position = self._model.position(identity)
        if position is None:
            return False
        self.select_position(position)
        return True

    def select_position(self, position: int) -> None:
        """Make the declaration at a row current."""
        self.setCurrentIndex(self._model.index(position))

    def current_identity(self) -> str:
        """Return the current declaration's identity; empty for none."""
        row = self._model.row_at(self.currentIndex().row())
        return row.declaration.identity if row else ""

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.currentMoved.emit(self.current_identity() if current.isValid() else "")

    def rowsInserted(
        self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int
    ) -> None:
        above = start <= self.indexAt(QPoint(1, 1)).row()
        super().rowsInserted(parent, start, end)
        bar = self.verticalScrollBar()
        if above and bar.value() > 0:
            # What came in above must not push away what the eye rests on.
            self.executeDelayedItemsLayout()
            bar.setValue(bar.value() + (end - start + 1) * self.sizeHintForRow(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _MOVING:
            event.ignore()
            return
        typed = event.clone()
        self._move(lambda: self._moved(typed))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit()
        super().mousePressEvent(event)

    def move_through(self, move: Callable[[Command], None]) -> None:
        """Let every move by key go through ``move``, which keeps the order of what is typed."""
        self._move = move

    def _moved(self, typed: QKeyEvent) -> bool:
        super().keyPressEvent(typed)
        return True


def _at_once(command: Command) -> None:
    command()
