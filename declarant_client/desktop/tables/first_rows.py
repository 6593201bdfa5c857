"""The first rows of the file, as they stand there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from declarant_client.application.ports.tables import SheetPreview, TablePreview
from declarant_client.desktop.appearance import Role, Space, give_role, strong_font
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.read_only_table import ReadOnlyTable

_NO_SHEET = SheetPreview(name="", rows=(), header_row=None, headers=())


class FirstRows(QWidget):
    """One sheet's first rows, below the names of its columns; other sheets can be chosen."""

    sheetChosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: tuple[SheetPreview, ...] = (_NO_SHEET,)
        self.sheets: ChoiceBox[int] = ChoiceBox(self.tr("Sheet"))
        self.sheets.offer((0, ""), [])
        self.sheets.activated.connect(self._chosen)
        self.sheets.hide()
        self.table = ReadOnlyTable(self.tr("First rows of the file"), self)
        self._no_header = plain_label(role=Role.FAULT, wraps=True)
        self._no_header.setText(
            self.tr("No row of this sheet looks like the names of columns: nothing can be chosen.")
        )
        self._no_header.hide()
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(plain_label(self.tr("First rows of the file"), font=strong_font()), 1)
        head.addWidget(self.sheets)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self._no_header)
        column.addWidget(self.table, 1)
        give_role(self, None)

    @property
    def sheet(self) -> SheetPreview:
        """The sheet that is shown."""
        return self._sheets[self.sheets.value()]

    def show_preview(self, preview: TablePreview) -> None:
        """Show a file's first sheet that has a header."""
        self._sheets = preview.sheets or (_NO_SHEET,)
        names = [
            sheet.name or self.tr("Sheet {number}").format(number=number)
            for number, sheet in enumerate(self._sheets, start=1)
        ]
        first, *others = enumerate(names)
        self.sheets.offer(first, others)
        self.sheets.choose(
            next((n for n, one in enumerate(self._sheets) if one.header_row is not None), 0)
        )
        self.sheets.setVisible(bool(others))
        self._show_sheet()

    def _chosen(self) -> None:
        self._show_sheet()
        self.sheetChosen.emit()

    def _show_sheet(self) -> None:
        sheet = self.sheet
        width = max(map(len, sheet.rows), default=0)
        header = sheet.header_row
        headers = sheet.rows[header] if header is not None else ()
        rows = sheet.rows if header is None else sheet.rows[header + 1 :]
        self.table.show_texts([*headers, *[""] * (width - len(headers))], rows)
        self._no_header.setVisible(header is None)
