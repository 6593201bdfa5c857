"""Finding one enterprise among those that an agent declares for, by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from declarant_client.application.ports.narrowing import WaitingOfEnterprise
from declarant_client.desktop.appearance import Role, Space
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.search_field import SearchField
from declarant_client.domain.vietnamese_text import folded

_SIZE = (460, 480)
_MOVING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_CODE = Qt.ItemDataRole.UserRole
_FOUND_BY = Qt.ItemDataRole.UserRole + 1


class EnterpriseFinder(QDialog):
    """Typing narrows the list, arrows move in it, Enter shows that enterprise's declarations."""

    chosen = Signal(object, str)
    """``(tax code, name)``; ``None``: of all enterprises."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Declarations by enterprise"))
        self.resize(*_SIZE)
        self.field = SearchField(self.tr("Name or tax code…"), self)
        self.field.setAccessibleName(self.tr("Find an enterprise"))
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(Space.HAIR)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Enterprises"))
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._nothing = plain_label(self.tr("No enterprise is called so."), role=Role.MUTED)
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)

    def offer(self, waiting: Sequence[WaitingOfEnterprise]) -> None:
        """List the enterprises, with how much of each there is."""
        self.list.clear()
        total = sum(one.count for one in waiting)
        self._add(self.tr("{count} · All enterprises").format(count=total), None, "")
        for one in waiting:
            if one.tax_code is not None:
                name = one.name or one.tax_code
                # The figure first: a long name ends in … and must not hide it.
                words = f"{one.count} · {name}"
                if one.name:
                    words = f"{words} · {one.tax_code}"
                self._add(words, one.tax_code, name)
        self._narrow(self.field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVING:
                self.list.keyPressEvent(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _add(self, words: str, code: str | None, name: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setData(_CODE, (code, name))
        item.setData(_FOUND_BY, folded(words))

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed).split()
        first = None
        for position in range(self.list.count()):
            item = self.list.item(position)
            is_shown = all(word in str(item.data(_FOUND_BY)) for word in wanted)
            item.setHidden(not is_shown)
            if is_shown and first is None:
                first = item
        self._nothing.setVisible(first is None and self.list.count() > 0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            code, name = item.data(_CODE)
            self.chosen.emit(code, name)
            self.accept()
