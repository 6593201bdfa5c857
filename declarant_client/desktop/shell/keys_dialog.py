"""All keys on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import Role, Space, give_role, headline_font, strong_font
from declarant_client.desktop.widgets.labels import plain_label

Keys = Sequence[tuple[str, str]]
"""Keys, and what they do."""
_MARGIN_OF_SCREEN = 80
_LETTERS = 44
"""So wide is what keys do told, in letters."""


class KeysDialog(QDialog):
    """What can be done without a mouse; ``pages`` is how many the window has."""

    def __init__(self, pages: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self.setWindowTitle(self.tr("Keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(plain_label(self.tr("Keys"), font=headline_font()))
        whole = self._all()
        self._area = self._scrolled(whole)
        column.addWidget(self._area)
        column.addWidget(buttons)
        self._fit(whole.sizeHint())

    def _all(self) -> QWidget:
        whole = QWidget(self)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XL)
        for groups in (
            [(self.tr("To rate"), self._to_rate())],
            [
                (self.tr("Everywhere"), self._everywhere()),
                (self.tr("On the other pages"), self._on_other_pages()),
            ],
        ):
            column = QVBoxLayout()
            column.setSpacing(Space.L)
            for title, keys in groups:
                column.addLayout(_group(title, keys))
            column.addStretch()
            row.addLayout(column)
        if row.sizeHint().width() > self.screen().availableSize().width() - _MARGIN_OF_SCREEN:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        return whole

    def _scrolled(self, whole: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Keys"))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the arrows scroll it
        area.setWidget(whole)
        return area

    def _fit(self, wanted: QSize) -> None:
        """Show all of it at once where the screen has room."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        screen = self.screen().availableSize()
        self._area.setMinimumWidth(min(wanted.width() + bar, screen.width() - _MARGIN_OF_SCREEN))
        others = self.sizeHint().height() - self._area.sizeHint().height()
        room = screen.height() - _MARGIN_OF_SCREEN - others
        self._area.setMinimumHeight(max(min(wanted.height(), room), 0))

    def _to_rate(self) -> Keys:
        return [
            ("1 – 5", self.tr("Rate all subjects; inside a subject's row, that subject only")),
            ("Enter", self.tr("Send and go on to the next declaration")),
            ("Ctrl+Enter", self.tr("The same from a text field")),
            ("Shift+↑ ↓, Ctrl+A", self.tr("Choose several, to be rated together")),
            ("Ctrl+→", self.tr("Skip: no opinion; from the list, not from a text field")),
            ("Ctrl+Shift+→", self.tr("Skip for another reason, or put off until later")),
            ("Ctrl+Z", self.tr("Take back what was sent or skipped last")),
            ("↑ ↓", self.tr("Move in the list")),
            ("Tab, ← →", self.tr("From subject to subject, from star to star")),
            ("Ctrl+E", self.tr("Find an enterprise")),
            ("F9, Ctrl+Shift+M", self.tr("Companion: a narrow column beside other work, and back")),
            ("Esc", self.tr("In the companion: fold it to a tab")),
        ]

    def _everywhere(self) -> Keys:
        return [
            ("Ctrl+F", self.tr("Search")),
            ("Ctrl+O", self.tr("Read declarations from files")),
            ("Ctrl+Shift+O", self.tr("Read all declarations of a folder")),
            ("F5", self.tr("Send and fetch now")),
            (f"Ctrl+1 – {self._pages}, Alt+1 – {self._pages}", self.tr("Go to a page")),
            ("Ctrl+Q", self.tr("Quit")),
            ("F1", self.tr("This page")),
        ]

    def _on_other_pages(self) -> Keys:
        return [
            ("Ctrl+P", self.tr("Print what is shown or chosen")),
            ("Ctrl+E", self.tr("Outbox and history: export")),
            ("Ctrl+D", self.tr("History: show or hide the charts")),
            ("Ctrl+C", self.tr("Copy the number of the chosen row")),
            ("Ctrl+Z", self.tr("Outbox: take back what has not left yet")),
            ("Ctrl+Enter", self.tr("Results: send what you reply")),
        ]


def _group(title: str, keys: Keys) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.S)
    heading = plain_label(title)
    give_role(heading, Role.MUTED)
    grid.addWidget(heading, 0, 0, 1, 2)
    for line, (pressed, meaning) in enumerate(keys, start=1):
        grid.addWidget(plain_label(pressed, font=strong_font()), line, 0, Qt.AlignmentFlag.AlignTop)
        told = plain_label(meaning, wraps=True)
        told.setFixedWidth(told.fontMetrics().averageCharWidth() * _LETTERS)
        told.setFixedHeight(told.heightForWidth(told.maximumWidth()))
        grid.addWidget(told, line, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    return grid
