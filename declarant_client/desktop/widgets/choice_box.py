"""A combo box whose items are values: what is chosen survives when the choices change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from declarant_client.desktop.widgets.labels import as_plain_tool_tip

Value = TypeVar("Value")

_WIDEST = 240
MARGIN = 4
"""Free beside the text that is shown."""


class ChoiceBox(QComboBox, Generic[Value]):
    """Values with the words they are chosen by."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._values: list[Value] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(_WIDEST)

    def offer(self, first: tuple[Value, str], others: Sequence[tuple[Value, str]]) -> None:
        """Replace the choices; the value chosen stays, or the first is taken."""
        chosen = self._values[self.currentIndex()] if self._values else first[0]
        choices = [first, *others]
        words = [word for _, word in choices]
        self._values = [value for value, _ in choices]
        if words == [self.itemText(row) for row in range(self.count())]:
            return
        with QSignalBlocker(self):
            self.clear()
            self.addItems(words)
            self.setCurrentIndex(self._values.index(chosen) if chosen in self._values else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        # A combo box cuts a long text off; here it ends in … and the whole is the tool tip.
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        complex_control = QStyle.ComplexControl.CC_ComboBox
        room = self._room(option)
        whole = self.currentText()
        option.currentText = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(as_plain_tool_tip(whole) if option.currentText != whole else "")
        painter = QStylePainter(self)
        painter.drawComplexControl(complex_control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def is_whole_at(self, width: int) -> bool:
        """Whether what is chosen could be read whole if the box were so wide."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect.setWidth(width)
        return self.fontMetrics().horizontalAdvance(self.currentText()) <= self._room(option)

    def value(self) -> Value:
        """Return what is chosen."""
        return self._values[max(self.currentIndex(), 0)]

    def choose(self, value: Value) -> None:
        """Choose a value without telling anybody."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def _room(self, option: QStyleOptionComboBox) -> int:
        """Return how wide a text may be in a box of an option's size."""
        field = QStyle.SubControl.SC_ComboBoxEditField
        complex_control = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(complex_control, option, field, self).width() - MARGIN
