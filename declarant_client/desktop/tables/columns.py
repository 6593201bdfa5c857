"""For each fact that is wanted, the column of the table that holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from declarant_client.application.ports.tables import TableField
from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.speech import said
from declarant_client.desktop.tables.words import FIELDS
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.labels import plain_label

BOX_WIDTH = 236
DECIDING = 4
"""The fields in front that decide what is a declaration, and what is cleared."""
Value = TypeVar("Value")


class StillBox(ChoiceBox[Value]):
    """A wheel that scrolls what it stands on does not change it in passing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setFixedWidth(BOX_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ColumnChoices(QWidget):
    """A line for each field: its name and a choice among the table's columns."""

    changed = Signal()

    def __init__(self, between: QWidget, parent: QWidget | None = None) -> None:
        """``between`` stands below the first few, which decide what it asks."""
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self.boxes: dict[TableField, StillBox[str]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        fields = list(FIELDS)
        column.addLayout(self._lines(fields[:DECIDING]))
        column.addWidget(between)
        column.addWidget(separator())
        column.addLayout(self._lines(fields[DECIDING:]))
        self.show_columns({})

    def _lines(self, fields: Sequence[TableField]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(0, 1)
        for line, field in enumerate(fields):
            name = said(FIELDS[field])
            self.boxes[field] = box = StillBox[str](name)
            box.activated.connect(self.changed)
            label = plain_label(name, wraps=True)
            label.setBuddy(box)
            grid.addWidget(label, line, 0)
            grid.addWidget(box, line, 1)
        return grid

    def offer(self, headers: Sequence[str]) -> None:
        """Offer a table's columns; what is chosen stays, or is marked as missing."""
        self._headers = tuple(headers)
        self.show_columns(self.columns)

    def show_columns(self, columns: Mapping[TableField, str]) -> None:
        """Show which column holds which field, without telling ``changed``."""
        for field, box in self.boxes.items():
            header = columns.get(field, "")
            box.offer(("", self.tr("(none)")), self._choices(header))
            box.choose(header)

    @property
    def columns(self) -> dict[TableField, str]:
        """Which column is chosen for each field."""
        return {field: box.value() for field, box in self.boxes.items() if box.value()}

    def _choices(self, chosen: str) -> list[tuple[str, str]]:
        choices = [(header, header) for header in self._headers]
        if chosen and chosen not in self._headers:
            missing = self.tr("{column} (not in this file)").format(column=chosen)
            choices.append((chosen, missing))
        return choices


def separator() -> QFrame:
    """Return a thin line between two groups."""
    line = QFrame()
    give_role(line, Role.LINE)
    line.setFixedHeight(1)
    return line
