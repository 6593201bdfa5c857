"""The head of a page whose list has parts: title, search, buttons, and which part is shown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import Role, Space, give_role, headline_font
from declarant_client.desktop.speech import figure, said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.search_field import SearchField
from declarant_client.desktop.widgets.tab_order import stop_at_checked
from declarant_client.domain.sentences import Sentence

TYPING_PAUSE_MS = 200
_SEARCH_WIDTH = 340

Part = TypeVar("Part", bound=StrEnum)


class PartsHead(QWidget, Generic[Part]):
    """What stands above the list; the first part is all of it."""

    wanted = Signal()
    """Another part is chosen, or another search typed."""

    def __init__(self, parts: Mapping[Part, Sentence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = parts
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.wanted)
        self._title = plain_label(font=headline_font())
        self.search = SearchField("")
        self.search.setMinimumWidth(_SEARCH_WIDTH)
        self.search.textChanged.connect(self._typing.start)
        self.parts = QWidget(self)
        self._group = QButtonGroup(self)
        self._buttons = {part: self._button(part) for part in parts}
        self._group.idClicked.connect(lambda _: self.wanted.emit())
        self._line = QHBoxLayout()
        self._check_first()
        stop_at_checked(self._group)
        self._lay_out()

    def entitle(self, title: str, hint: str) -> None:
        """Give the page its title, and say what can be searched."""
        self._title.setText(title)
        self.search.explain(hint)

    def add(self, button: QPushButton) -> None:
        """Put a button beside the search."""
        self._line.addWidget(button)

    @property
    def chosen_part(self) -> Part:
        """Which part is chosen."""
        return next(part for part, button in self._buttons.items() if button.isChecked())

    @property
    def searched(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def part(self, part: Part) -> QToolButton:
        """Return the button of a part."""
        return self._buttons[part]

    def forget_all(self) -> None:
        """Show everything again."""
        self.search.clear()
        self._check_first()
        self._typing.stop()
        self.wanted.emit()

    def show_figures(self, figures: object) -> None:
        """Show how many each part holds: a figure for each, named as the part is."""
        for part, button in self._buttons.items():
            count = int(getattr(figures, part))
            word = said(self._words[part])
            button.setText(f"{word} · {figure(count)}" if count else word)

    def _check_first(self) -> None:
        next(iter(self._buttons.values())).setChecked(True)

    def _button(self, part: Part) -> QToolButton:
        button = QToolButton(self.parts)
        button.setText(said(self._words[part]))
        button.setCheckable(True)
        button.setMinimumHeight(Space.CONTROL)
        give_role(button, Role.QUIET)
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        parts = QHBoxLayout(self.parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(Space.XS)
        for button in self._buttons.values():
            parts.addWidget(button)
        parts.addStretch()
        self._line.setSpacing(Space.S)
        self._line.addWidget(self._title, 1)
        self._line.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._line)
        column.addWidget(self.parts)
