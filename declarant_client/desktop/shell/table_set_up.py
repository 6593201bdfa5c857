"""Reading a table of other software: choosing the file, saying what its columns mean."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from declarant_client.desktop.shell.importing import ImportDesk
from declarant_client.desktop.shell.parts import WindowParts

_ENDINGS = "*.xlsx *.xls *.csv *.tsv *.txt"


class TableSetUp(QObject):
    """Opens the dialog on a file; the file is read when the user has said what it holds."""

    def __init__(self, parts: WindowParts, imports: ImportDesk, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._imports = imports
        self._window = window

    def ask(self) -> None:
        """Let the user choose a table."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Read another software's table"),
            "",
            self.tr("Tables") + f" ({_ENDINGS});;" + self.tr("All files") + " (*)",
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Let the user say what a table's columns mean."""
        if self._parts.tables is None:
            return
        from declarant_client.desktop.tables.dialog import TableDialog

        dialog = TableDialog(path, self._parts.tables(), self._window)
        dialog.saved.connect(lambda name: self._imports.read([path], name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
