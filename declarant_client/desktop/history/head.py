"""The head of the history: title, search, export."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from declarant_client.desktop.appearance import Role, Space, Tone, give_role, headline_font, icon
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.search_field import SearchField

_SEARCH_WIDTH = 340


class HistoryHead(QWidget):
    """What stands on the page's first line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Search number, enterprise, receipt…"))
        self.search.setMinimumWidth(_SEARCH_WIDTH)
        self.export = QPushButton(icon("export", Tone.ACCENT), self.tr("Export…"))
        menu = QMenu(self.export)
        # The key is told here; the page itself listens to it.
        one = self.tr("What is shown, into one file…")
        self.export_one = menu.addAction(f"{one}\tCtrl+E")
        self.export_each = menu.addAction(self.tr("One file for each enterprise…"))
        shown = self.tr("Print what is shown…")
        self.print = menu.addAction(icon("print", Tone.TEXT), f"{shown}\tCtrl+P")
        menu.addSeparator()
        self.report = menu.addAction(icon("report", Tone.TEXT), self.tr("Monthly report (PDF)…"))
        for action in (self.export_one, self.export_each):
            action.setEnabled(False)  # until it is known that there is something
        self.export.setMenu(menu)
        give_role(self.export, Role.QUIET)
        self.charts = QPushButton(icon("chart", Tone.ACCENT), self.tr("Charts"))
        self.charts.setCheckable(True)
        self.charts.setToolTip(self.tr("Show charts of what is filtered (Ctrl+D)"))
        give_role(self.charts, Role.QUIET)
        self.tools = QWidget()
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(Space.S)
        tools.addWidget(self.search)
        for button in (self.charts, self.export):
            tools.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(self.tr("History"), font=headline_font()), 1)
        row.addWidget(self.tools)
