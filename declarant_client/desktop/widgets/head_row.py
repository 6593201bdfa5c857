"""A page's title and its quiet buttons, which keep to their drawings where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from declarant_client.desktop.appearance import Role, Space, give_role, headline_font
from declarant_client.desktop.widgets.labels import plain_label


class HeadRow(QWidget):
    """The title comes first: a button without its words still has a tool tip."""

    def __init__(self, title: str, *buttons: QPushButton) -> None:
        super().__init__()
        self._title = plain_label(title, font=headline_font())
        self._buttons = {button: button.text() for button in buttons}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.XS)
        self._row.addWidget(self._title, 1)
        for button in buttons:
            give_role(button, Role.QUIET)
            button.setAccessibleName(button.accessibleName() or button.text())
            self._row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        # It shortens itself: what it would like to say does not widen the page.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        for button, text in self._buttons.items():
            button.setText(text)
        needed = self._title.sizeHint().width() + sum(
            Space.XS + button.sizeHint().width() for button in self._buttons
        )
        if needed > event.size().width():
            for button in self._buttons:
                button.setText("")
        super().resizeEvent(event)
