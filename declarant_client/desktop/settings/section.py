"""A section of the settings: a title and what belongs under it, on a card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Role, Space, give_role, small_font, title_font
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label


class Section(QWidget):
    """Title, perhaps an explanation, and a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label(font=title_font(), wraps=True)
        self._title.hide()
        self._explanation = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        self._explanation.hide()
        self._fault = plain_label(font=small_font(), role=Role.FAULT, wraps=True)
        self._fault.hide()
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        card = QFrame()
        give_role(card, Role.CARD)
        self._body = QVBoxLayout(card)
        self._body.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._body.setSpacing(Space.M)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._head)
        column.addWidget(self._explanation)
        column.addWidget(self._fault)
        column.addWidget(card)

    def entitle(self, title: str, explanation: str = "") -> None:
        """Give the section its title, unless the page's says it all, and perhaps an explanation."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))

    def add(self, widget: QWidget) -> None:
        """Add a row to the card."""
        self._body.addWidget(widget)

    def add_left(self, button: QPushButton) -> None:
        """Add a button as wide as its word."""
        self._body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, fault: str) -> None:
        """Say above the card what could not be done; empty: nothing."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        if fault:
            announce(self, fault)

    def put(self, position: int, widget: QWidget) -> None:
        """Add a row to the card, or move one that is there, before what stands at a position."""
        self._body.insertWidget(position, widget)

    def add_to_head(self, widget: QWidget) -> None:
        """Add a button beside the title."""
        self._head.addWidget(widget)

    def put_below_title(self, widget: QWidget) -> None:
        """Put between title and card what stays when the card's rows are made anew."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def clear(self) -> None:
        """Take every row out."""
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def separator() -> QFrame:
    """Return a thin line between two rows."""
    line = QFrame()
    give_role(line, Role.LINE)
    line.setFixedHeight(1)
    return line
