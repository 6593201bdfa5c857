"""A table that is only read: texts in rows, no editing, Tab leads on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from declarant_client.desktop.appearance import Space
from declarant_client.desktop.widgets.labels import as_plain_tool_tip

_WIDEST = 260


class ReadOnlyTable(QTableWidget):
    """Rows of texts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + Space.S)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    def show_texts(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows below their headers."""
        self.clear()
        self.setColumnCount(len(headers))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels([header or " " for header in headers])
        for line, row in enumerate(rows):
            for place, text in enumerate(row[: len(headers)]):
                item = QTableWidgetItem(text)
                item.setToolTip(as_plain_tool_tip(text))
                self.setItem(line, place, item)
        self.resizeColumnsToContents()
        for place in range(len(headers)):
            self.setColumnWidth(place, min(self.columnWidth(place), _WIDEST))
