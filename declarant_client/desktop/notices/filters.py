"""Which notices are shown: unread or all, kind, status, search."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from declarant_client.application.notice_wording import STANDINGS
from declarant_client.application.office_wording import NOTICE_KINDS
from declarant_client.application.ports.legal_standing import Standing
from declarant_client.application.ports.offices import NoticeFilter
from declarant_client.contract.notices import NoticeKind
from declarant_client.desktop.appearance import Space
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.search_field import SearchField
from declarant_client.domain.declaration import VIETNAM

TYPING_PAUSE_MS = 200
_SHARES = (3, 4, 4)


class NoticeFilters(QWidget):
    """Search and filters above the list of notices."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Search symbol, title, issuing body…"))
        self.unread: ChoiceBox[bool] = ChoiceBox(self.tr("Which notices"))
        self.kind: ChoiceBox[NoticeKind | None] = ChoiceBox(self.tr("Kind"))
        self.standing: ChoiceBox[Standing | None] = ChoiceBox(self.tr("Status"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._fill()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        grid.addWidget(self.search, 0, 0, 1, 3)
        boxes: tuple[QComboBox, ...] = (self.unread, self.kind, self.standing)
        for column, box in enumerate(boxes):
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, _SHARES[column])
            box.activated.connect(self._changed)
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._changed)

    def wanted(self) -> NoticeFilter:
        """Return what is chosen."""
        return NoticeFilter(
            unread=self.unread.value(),
            search=self.search.text().strip(),
            kind=self.kind.value(),
            standing=self.standing.value(),
            today=datetime.now(VIETNAM).date(),
        )

    def forget_all(self) -> None:
        """Show everything again."""
        for box in (self.unread, self.kind, self.standing):
            box.setCurrentIndex(0)
        self.search.clear()
        self._changed()

    def _fill(self) -> None:
        self.unread.offer((False, self.tr("All notices")), [(True, self.tr("Unread"))])
        self.kind.offer(
            (None, self.tr("All kinds")),
            [(kind, said(word)) for kind, word in NOTICE_KINDS.items()],
        )
        self.standing.offer(
            (None, self.tr("All statuses")),
            [(standing, said(word)) for standing, word in STANDINGS.items()],
        )

    def _changed(self) -> None:
        self._typing.stop()
        self.changed.emit()
