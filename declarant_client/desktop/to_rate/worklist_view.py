"""The worklist as a list: arrows move, every other key is the page's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from declarant_client.desktop.to_rate.list_difference import runs_of
from declarant_client.desktop.to_rate.worklist_delegate import WorklistDelegate
from declarant_client.desktop.to_rate.worklist_model import WorklistModel

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from declarant_client.desktop.to_rate.typed_ahead import Command

_SELECT = QItemSelectionModel.SelectionFlag.Select
_Action = QAbstractItemView.CursorAction
_MOVING = {
    Qt.Key.Key_Up: _Action.MoveUp,
    Qt.Key.Key_Down: _Action.MoveDown,
    Qt.Key.Key_PageUp: _Action.MovePageUp,
    Qt.Key.Key_PageDown: _Action.MovePageDown,
    Qt.Key.Key_Home: _Action.MoveHome,
    Qt.Key.Key_End: _Action.MoveEnd,
}


class WorklistView(QListView):
    """Shows declarations; typed letters search nothing, since input methods compose them."""

    currentMoved = Signal(str)
    """Identity of the declaration that is current now; empty for none."""
    pointed = Signal()
    """The user chose by mouse."""
    allWanted = Signal()
    """All that the filter shows is to be chosen."""

    def __init__(self, model: WorklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._chooses_alone = False
        self._anchor = ""
        self._move: Callable[[Command], None] = _at_once
        self.setViewport(_known_viewport())
        self.setModel(model)
        self.setItemDelegate(WorklistDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Declarations"))
        self._top: tuple[str, int] = ("", 0)
        model.look_through(self._looked_at)
        model.changing.connect(self._remember_top)
        model.changed.connect(self._restore_top)

    def select(self, identity: str) -> bool:
        """Make a declaration current; False when it is not on the list."""
        position = self._model.position(identity)
        if position is None:
            return False
        self.select_position(position)
        return True

    def select_position(self, position: int) -> None:
        """Make the declaration at a row current."""
        self._chooses_alone = True
        self.setCurrentIndex(self._model.index(position))
        self._chooses_alone = False

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # By itself a view asks which keys are held: Ctrl+Enter would add to the choice.
        if self._chooses_alone:
            return QItemSelectionModel.SelectionFlag.ClearAndSelect
        return super().selectionCommand(index, event)

    def choose(self, identities: Collection[str]) -> None:
        """Choose several declarations, the first of them being the current one."""
        wanted = QItemSelection()
        for first, last in runs_of(self._model.positions(identities)):
            run = QItemSelection(self._model.index(first), self._model.index(last))
            wanted.merge(run, _SELECT)
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_first(self, most: int) -> None:
        """Choose all rows, but no more than so many."""
        last = min(self._model.rowCount(), most) - 1
        if last >= 0:
            chosen = QItemSelection(self._model.index(0), self._model.index(last))
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(chosen, flag.ClearAndSelect)

    def chosen_positions(self) -> list[int]:
        """Return the rows that are chosen, from top to bottom."""
        return sorted(row for one in self._ranges() for row in range(one.top(), one.bottom() + 1))

    @property
    def has_several(self) -> bool:
        """Whether more than one row is chosen."""
        return sum(one.height() for one in self._ranges()) > 1

    def _ranges(self) -> Iterator[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return (chosen.at(number) for number in range(chosen.count()))

    def current_identity(self) -> str:
        """Return the current declaration's identity; empty for none."""
        return self._model.identity_at(self.currentIndex().row())

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.currentMoved.emit(self.current_identity() if current.isValid() else "")

    def dataChanged(
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Paint anew; all rows are equally high, so that none has to be laid out again."""
        QAbstractItemView.dataChanged(self, top_left, bottom_right, roles)

    def _looked_at(self) -> list[str]:
        """Return the identities of the rows that are shown, and of the current one."""
        first = self.indexAt(QPoint(1, 1)).row()
        if first < 0:
            return []
        last = self.indexAt(QPoint(1, self.viewport().height() - 1)).row()
        last = last if last >= 0 else self._model.rowCount() - 1
        rows = dict.fromkeys([*range(first, last + 1), self.currentIndex().row()])
        return [identity for row in rows if (identity := self._model.identity_at(row))]

    def _remember_top(self) -> None:
        top = self.indexAt(QPoint(1, 1))
        self._top = (self._model.identity_at(top.row()), self.visualRect(top).top())

    def _restore_top(self) -> None:
        bar = self.verticalScrollBar()
        row = self._model.position(self._top[0])
        if row is None or bar.value() == 0:
            return
        # What came in above must not push away what the eye rests on.
        self.executeDelayedItemsLayout()
        place = self.visualRect(self._model.index(row)).top()
        bar.setValue(bar.value() + place - self._top[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if has_ctrl and key == Qt.Key.Key_A:
            self._move(self._want_all)
        elif key == Qt.Key.Key_Escape and self.has_several:
            self._move(self._choose_current_alone)
        elif key in _MOVING and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            action = _MOVING[Qt.Key(key)]
            self._move(lambda: self._choose_up_to(action))
        elif key in _MOVING or (has_ctrl and key == Qt.Key.Key_Space):
            typed = event.clone()
            self._move(lambda: self._moved(typed))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit()
        super().mousePressEvent(event)

    def move_through(self, move: Callable[[Command], None]) -> None:
        """Let every move by key go through ``move``, which keeps the order of what is typed."""
        self._move = move

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        chosen = self.chosen_positions()
        if len(chosen) == 1:
            self._anchor = self._model.identity_at(chosen[0])

    def _choose_up_to(self, action: QAbstractItemView.CursorAction) -> bool:
        """Choose from the row that was chosen alone up to where the key leads.

        The view's own start of a choice is a place: here it is a declaration, that may move.
        """
        start = self._model.position(self._anchor)
        end = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if end.isValid():
            first = end if start is None else self._model.index(start)
            chosen = (
                QItemSelection(first, end)
                if first.row() <= end.row()
                else (QItemSelection(end, first))
            )
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(chosen, flag.ClearAndSelect)
            self.selectionModel().setCurrentIndex(end, flag.NoUpdate)
        return True

    def _want_all(self) -> bool:
        self.allWanted.emit()
        return True

    def _choose_current_alone(self) -> bool:
        self.select_position(self.currentIndex().row())
        return True

    def _moved(self, typed: QKeyEvent) -> bool:
        super().keyPressEvent(typed)
        return True


def _at_once(command: Command) -> None:
    command()


def _known_viewport() -> QWidget:
    """Return a viewport as a list makes its own.

    Python does not know Qt's own: whoever asks for that one first waits until every kind of widget
    that it might be has been set up, some twelve milliseconds before the first rows are painted.
    """
    viewport = QWidget()
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    return viewport
