"""Where declarations come from: every source, and the ways to more of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from declarant_client.application.ports.sources import Source
from declarant_client.application.watching.standing import SourceNow
from declarant_client.desktop.appearance import Role, Tone, give_role, icon
from declarant_client.desktop.settings.section import Section, separator
from declarant_client.desktop.sources.source_row import SourceRow
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import plain_label

if TYPE_CHECKING:
    from declarant_client.desktop.sources.sources_desk import SourcesDesk


class SourcesSection(Section):
    """One row for each source, kept while the source is there; without any, what to do."""

    addFolderWanted = Signal()
    addDatabaseWanted = Signal()
    searchWanted = Signal()
    readNowWanted = Signal(object)
    """A ``Source``, as in the signals below."""
    pauseWanted = Signal(object)
    resumeWanted = Signal(object)
    editWanted = Signal(object)
    testWanted = Signal(object)
    failedWanted = Signal(object)
    removalWanted = Signal(object)

    def __init__(self, ask: Callable[[], None], parent: QWidget | None = None) -> None:
        """``ask`` has the sources shown anew, by ``show_sources``."""
        super().__init__(parent)
        self._ask = ask
        self.desk: SourcesDesk | None = None
        self.entitle(
            "",
            self.tr("What appears in these places is read by itself while the program runs."),
        )
        self.rows: dict[int, SourceRow] = {}
        self.search = QPushButton(
            icon("search", Tone.TEXT), self.tr("Look on this computer…"), self
        )
        self.add_folder = QPushButton(icon("folder", Tone.TEXT), self.tr("Add a folder…"), self)
        self.add_database = QPushButton(
            icon("database", Tone.TEXT), self.tr("Add a database…"), self
        )
        self._ways = QWidget(self)
        flow = FlowLayout(self._ways)
        for button, wanted in (
            (self.search, self.searchWanted),
            (self.add_folder, self.addFolderWanted),
            (self.add_database, self.addDatabaseWanted),
        ):
            button.clicked.connect(wanted)
            flow.addWidget(button)
        self._advice = plain_label(
            self.tr(
                "None yet. Most simply, let the program look for the folders into which the "
                "declaration software exports. No login to its database? Then have ECUS export "
                "one list report (BaoCaoToKhai) a day into a folder that is added here."
            ),
            role=Role.MUTED,
            wraps=True,
        )
        self._lines: list[QWidget] = []
        self.add(self._advice)
        self.add(self._ways)

    def store_changed(self) -> None:
        """Ask how the sources stand."""
        self._ask()

    def begin_search(self) -> None:
        """Look for places on this computer that declarations can be read from."""
        self.search.setFocus()
        self.searchWanted.emit()

    def show_sources(self, stands: Sequence[SourceNow]) -> None:
        """Show how every source stands, oldest first."""
        if [now.source.source_id for now in stands] != list(self.rows):
            self._build(stands)
        for now in stands:
            self.rows[now.source.source_id].show_now(now)
        self._advice.setVisible(not stands)
        # What is recommended at first is one way of three afterwards.
        give_role(self.search, None if stands else Role.PRIMARY)
        self.search.setIcon(icon("search", Tone.TEXT if stands else Tone.ON_ACCENT))

    def row_of(self, source: Source) -> SourceRow | None:
        """Return the row of a source that is still there."""
        return self.rows.get(source.source_id)

    def _build(self, stands: Sequence[SourceNow]) -> None:
        had_focus = any(row.isAncestorOf(self.focusWidget() or self) for row in self.rows.values())
        kept, self.rows = self.rows, {}
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for now in stands:
            source_id = now.source.source_id
            row = kept.pop(source_id, None) or self._row(now)
            self.rows[source_id] = row
            line = separator()
            self._lines.append(line)
            self.put(len(self._lines) * 2 - 2, row)
            self.put(len(self._lines) * 2 - 1, line)
        for gone in kept.values():
            gone.hide()
            gone.deleteLater()
        if had_focus and kept:
            self.search.setFocus()

    def _row(self, now: SourceNow) -> SourceRow:
        row = SourceRow(now)
        row.readNowWanted.connect(lambda: self.readNowWanted.emit(row.now.source))
        row.switchWanted.connect(lambda: self._switch(row.now.source))
        row.editWanted.connect(lambda: self.editWanted.emit(row.now.source))
        row.testWanted.connect(lambda: self.testWanted.emit(row.now.source))
        row.failedWanted.connect(lambda: self.failedWanted.emit(row.now.source))
        row.removalWanted.connect(lambda: self.removalWanted.emit(row.now.source))
        return row

    def _switch(self, source: Source) -> None:
        (self.pauseWanted if source.is_on else self.resumeWanted).emit(source)
