"""The head of the history: title, search, export."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from declarant_client.desktop.appearance import Role, Space, Tone, give_role, headline_font, icon
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.search_field import SearchField

_SEARCH_WIDTH = 320


class HistoryHead(QWidget):
    """What stands on the page's first line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Search number, enterprise, receipt…"))
        self.search.setMinimumWidth(_SEARCH_WIDTH)
        self.export = QPushButton(icon("export", Tone.ACCENT), self.tr("Export…"))
        self.export.setToolTip(self.tr("Write what is shown to a file (Ctrl+E)"))
        give_role(self.export, Role.QUIET)
        self.tools = QWidget()
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(Space.S)
        tools.addWidget(self.search)
        tools.addWidget(self.export)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(self.tr("History"), font=headline_font()), 1)
        row.addWidget(self.tools)
