"""Reading files: asking for them, progress with a way out, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from declarant_client.application.importing import ImportProgress, ImportReport
from declarant_client.desktop.background import Background, Task
from declarant_client.desktop.shell.import_bar import ImportBar
from declarant_client.desktop.shell.parts import Importing


class ImportDesk(QObject):
    """One import at a time; what is asked for meanwhile is read afterwards."""

    imported = Signal(object)
    """An ``ImportReport``."""

    _progressed = Signal(object)

    def __init__(
        self, importing: Importing, lengthy: Background, bar: ImportBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._importing = importing
        self._lengthy = lengthy
        self._bar = bar
        self._window = window
        self._task: Task | None = None
        self._waiting: list[Path] = []
        self._progressed.connect(bar.show_progress)
        bar.cancelWanted.connect(self.cancel)

    def ask_for_files(self) -> None:
        """Let the user choose files."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Read declarations"),
            "",
            self.tr("Declarations") + " (*.xls *.xlsx);;" + self.tr("All files") + " (*)",
        )
        self.read([Path(name) for name in names])

    def ask_for_folder(self) -> None:
        """Let the user choose a folder; it is read with its subfolders."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Read a folder"))
        if name:
            self.read([Path(name)])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders."""
        if not paths:
            return
        if self._task is not None:
            self._waiting.extend(paths)
            return
        self._task = task = Task()
        self._bar.begin()
        # Cancelling ends the reading, not the answer: what was read until then is told.
        self._lengthy.run(
            self,
            lambda: self._importing.run(paths, self._told, task.is_cancelled),
            self._read,
            lambda error: self._bar.show_trouble(error.sentence, then=self._ended),
        )

    def cancel(self) -> None:
        """Stop after the file at hand."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _told(self, progress: ImportProgress) -> None:
        # Called in the reading thread; the signal carries it over.
        self._progressed.emit(progress)

    def _read(self, report: ImportReport) -> None:
        self._bar.show_report(report)
        self.imported.emit(report)
        self._ended()

    def _ended(self) -> None:
        self._task = None
        waiting, self._waiting = self._waiting, []
        self.read(waiting)
