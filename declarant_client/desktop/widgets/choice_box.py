"""A combo box whose items are values: what is chosen survives when the choices change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

Value = TypeVar("Value")

_WIDEST = 240


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

    def value(self) -> Value:
        """Return what is chosen."""
        return self._values[max(self.currentIndex(), 0)]

    def choose(self, value: Value) -> None:
        """Choose a value without telling anybody."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
