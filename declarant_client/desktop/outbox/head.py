"""The head of the outbox: title, search, sending everything now, and which part is shown."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.outbox import OutboxFigures, OutboxShow
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, headline_font, icon
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.search_field import SearchField
from declarant_client.domain.sentences import Sentence, translate

TYPING_PAUSE_MS = 200
_SEARCH_WIDTH = 320
_PARTS: dict[OutboxShow, Sentence] = {
    OutboxShow.ALL: translate("outbox", "All"),
    OutboxShow.WAITING: translate("outbox", "Waiting"),
    OutboxShow.REFUSED: translate("outbox", "Refused"),
    OutboxShow.SENT: translate("outbox", "Received"),
}


class OutboxHead(QWidget):
    """What stands above the list."""

    wanted = Signal()
    """Another part is chosen, or another search typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.wanted)
        self.search = self._search_field()
        self.send_all = QPushButton(icon("send", Tone.ACCENT), self.tr("Send all now"))
        self.send_all.setToolTip(
            self.tr("Send everything that waits, and ask for every answer that is missing")
        )
        self.send_all.setEnabled(False)
        give_role(self.send_all, Role.QUIET)
        self.parts = QWidget(self)
        self._group = QButtonGroup(self)
        self._buttons = {show: self._part(show) for show in _PARTS}
        self._buttons[OutboxShow.ALL].setChecked(True)
        self._group.idClicked.connect(lambda _: self.wanted.emit())
        self._lay_out()

    @property
    def show_part(self) -> OutboxShow:
        """Which part is chosen."""
        return next(show for show, button in self._buttons.items() if button.isChecked())

    def part(self, show: OutboxShow) -> QToolButton:
        """Return the button of a part."""
        return self._buttons[show]

    def settle(self) -> None:
        """Search for what stands in the field now."""
        self._typing.stop()
        self.wanted.emit()

    def forget_all(self) -> None:
        """Show everything again."""
        self.search.clear()
        self._buttons[OutboxShow.ALL].setChecked(True)
        self.settle()

    def show_figures(self, figures: OutboxFigures) -> None:
        """Show how many items each part holds."""
        for show, button in self._buttons.items():
            count = int(getattr(figures, show))
            shown = QLocale().toString(count)
            button.setText(f"{said(_PARTS[show])} · {shown}" if count else said(_PARTS[show]))

    def _search_field(self) -> SearchField:
        field = SearchField(self.tr("Search number, enterprise, receipt…"))
        field.setMinimumWidth(_SEARCH_WIDTH)
        field.textChanged.connect(self._typing.start)
        return field

    def _part(self, show: OutboxShow) -> QToolButton:
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
        line.addWidget(plain_label(self.tr("Outbox"), font=headline_font()), 1)
        line.addWidget(self.search)
        line.addWidget(self.send_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(line)
        column.addWidget(self.parts)
