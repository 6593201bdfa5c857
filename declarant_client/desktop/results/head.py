"""The head of the results: title, search, printing, and which part is shown."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.cases import CaseFigures, CaseFilter, CaseShow
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, headline_font, icon
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import Sentence, translate

TYPING_PAUSE_MS = 200
_SEARCH_WIDTH = 320
_PARTS: dict[CaseShow, Sentence] = {
    CaseShow.ALL: translate("results", "All"),
    CaseShow.OPEN: translate("results", "Open"),
    CaseShow.ANSWERED: translate("results", "Answered"),
    CaseShow.CLOSED: translate("results", "Closed"),
    CaseShow.UNREAD: translate("results", "Unread"),
}


class ResultsHead(QWidget):
    """What stands above the list."""

    wanted = Signal()
    """Another part is chosen, or another search typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.wanted)
        self.search = self._search_field()
        self.parts = QWidget(self)
        self._group = QButtonGroup(self)
        self._buttons = {show: self._part(show) for show in _PARTS}
        self._buttons[CaseShow.ALL].setChecked(True)
        self._group.idClicked.connect(lambda _: self.wanted.emit())
        self._lay_out()

    def chosen(self) -> CaseFilter:
        """Return what is chosen."""
        show = next(show for show, button in self._buttons.items() if button.isChecked())
        return CaseFilter(show=show, search=self.search.text().strip())

    def part(self, show: CaseShow) -> QToolButton:
        """Return the button of a part."""
        return self._buttons[show]

    def forget_all(self) -> None:
        """Show everything again."""
        self.search.clear()
        self._buttons[CaseShow.ALL].setChecked(True)
        self._typing.stop()
        self.wanted.emit()

    def show_figures(self, figures: CaseFigures) -> None:
        """Show how many cases each part holds."""
        for show, button in self._buttons.items():
            count = int(getattr(figures, show))
            shown = QLocale().toString(count)
            button.setText(f"{said(_PARTS[show])} · {shown}" if count else said(_PARTS[show]))

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Search number, subject, answer…"))
        field.setAccessibleName(self.tr("Search"))
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(_SEARCH_WIDTH)
        field.addAction(
            QAction(icon("search", Tone.MUTED), "", field), QLineEdit.ActionPosition.LeadingPosition
        )
        field.textChanged.connect(self._typing.start)
        return field

    def _part(self, show: CaseShow) -> QToolButton:
        button = QToolButton(self.parts)
        button.setText(said(_PARTS[show]))
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
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(plain_label(self.tr("Results"), font=headline_font()), 1)
        line.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(line)
        column.addWidget(self.parts)
