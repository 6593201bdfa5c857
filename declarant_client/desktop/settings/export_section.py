"""Taking everything along: the whole history into a file, with or without persons in it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from declarant_client.application.ports.submissions import HistoryFilter, HistoryTotals
from declarant_client.desktop.appearance import Tone, icon
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.history.export import ExportBar, ask_for_file
from declarant_client.desktop.settings.data_parts import DataParts
from declarant_client.desktop.settings.section import Section
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import plain_label


class ExportSection(Section):
    """Two buttons, and a bar that says how far it is."""

    def __init__(self, parts: DataParts, threads: Threads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entitle(self.tr("Take it along"))
        self._parts = parts
        self._lane = Lane(threads.reading, self)
        self.whole = QPushButton(icon("export", Tone.TEXT), self.tr("Export everything…"), self)
        self.impersonal = QPushButton(
            icon("export", Tone.TEXT), self.tr("Export without personal data…"), self
        )
        self.whole.clicked.connect(lambda: self._ask(personal=True))
        self.impersonal.clicked.connect(lambda: self._ask(personal=False))
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.addWidget(self.whole)
        flow.addWidget(self.impersonal)
        self.add(
            plain_label(
                self.tr(
                    "Every assessment with its receipt and what came of it, as a workbook, CSV, "
                    "JSON or PDF. Without personal data: no contact, no rater, no officer's name "
                    "or badge, and nothing that was written freely; enterprises and declarations "
                    "stay."
                ),
                wraps=True,
            )
        )
        self.add(ways)
        self.bar = ExportBar(parts.export(), threads.lengthy)
        self.bar.finished.connect(lambda: self._allow(is_on=True))
        self.add(self.bar)

    def _ask(self, *, personal: bool) -> None:
        path = ask_for_file(self)
        if path is None:
            return
        self._allow(is_on=False)

        def begin(totals: HistoryTotals) -> None:
            self.bar.begin(HistoryFilter(), totals.assessments, path, personal=personal)

        self._lane.ask(lambda: self._parts.submissions.totals(HistoryFilter()), begin)

    def _allow(self, *, is_on: bool) -> None:
        self.whole.setEnabled(is_on)
        self.impersonal.setEnabled(is_on)
