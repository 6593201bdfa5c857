"""All keys on one page."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Space, headline_font, strong_font
from declarant_client.desktop.widgets.labels import plain_label


class KeysDialog(QDialog):
    """What can be done without a mouse; ``pages`` is how many the window has."""

    def __init__(self, pages: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.S)
        for line, (keys, meaning) in enumerate(self._keys()):
            grid.addWidget(plain_label(keys, font=strong_font()), line, 0)
            grid.addWidget(plain_label(meaning), line, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(plain_label(self.tr("Keys"), font=headline_font()))
        column.addLayout(grid)
        column.addWidget(buttons)

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("1 – 5", self.tr("Rate all subjects; inside a subject's row, that subject only")),
            ("Enter", self.tr("Send and go on to the next declaration")),
            ("Ctrl+Enter", self.tr("The same from a text field")),
            (
                "Shift+↑ ↓, Ctrl+A",
                self.tr("Choose several, to be rated together"),
            ),
            ("Ctrl+→", self.tr("Skip: no opinion; from the list, not from a text field")),
            ("Ctrl+Shift+→", self.tr("Skip for another reason, or put off until later")),
            ("Ctrl+Z", self.tr("Take back what was sent or skipped last")),
            ("↑ ↓", self.tr("Move in the list")),
            ("Tab, ← →", self.tr("From subject to subject, from star to star")),
            ("Ctrl+F", self.tr("Search")),
            ("Ctrl+E", self.tr("Find an enterprise")),
            ("Ctrl+O", self.tr("Read declarations from files")),
            ("F5", self.tr("Send and fetch now")),
            (f"Ctrl+1 – {self._pages}", self.tr("Go to a page")),
            ("F9", self.tr("Companion: a narrow column beside other work, and back")),
            ("F1", self.tr("This page")),
        ]
