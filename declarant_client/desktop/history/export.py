"""Exporting what is filtered: which file, how far, done where."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QWidget,
)

from declarant_client.application.exporting import ExportCancelledError, ExportHistory
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.background import Background, Task
from declarant_client.desktop.languages import look_up
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import ElidedLabel
from declarant_client.domain.sentences import SaidError, Sentence, translate

FORMATS: tuple[tuple[str, Sentence], ...] = (
    ("xlsx", translate("exporting", "Excel workbook")),
    ("csv", translate("exporting", "CSV text")),
    ("json", translate("exporting", "JSON")),
)


def ask_for_file(parent: QWidget) -> Path | None:
    """Ask where to write; the ending that was chosen is added when none was typed."""
    filters = {f"{said(name)} (*.{ending})": ending for ending, name in FORMATS}
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = str(Path(folder) / said(translate("exporting", "assessments.xlsx")))
    name, chosen = QFileDialog.getSaveFileName(
        parent, said(translate("exporting", "Export the history")), suggested, ";;".join(filters)
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(f".{filters.get(chosen, 'xlsx')}")


class _Running(QObject):
    """Brings the progress from the working thread to the window's."""

    written = Signal(int)


class ExportBar(QFrame):
    """Shows one export: how far it is, how to stop it, and afterwards where the file is."""

    finished = Signal()
    """The export ended: done, failed or cancelled."""

    def __init__(
        self, export: ExportHistory, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._export = export
        self._background = background
        self._task: Task | None = None
        self._path = Path()
        self._running = _Running(self)
        self._text = ElidedLabel()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.open_folder = QPushButton(icon("folder", Tone.TEXT), self.tr("Open folder"))
        self.close_bar = QPushButton(icon("close", Tone.TEXT), "")
        self._lay_out()
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether an export is under way."""
        return self._task is not None

    def begin(
        self, wanted: HistoryFilter, expected: int, path: Path, *, personal: bool = True
    ) -> None:
        """Write ``path``; ``expected`` is how many assessments there will be, for the progress.

        Without ``personal`` no person is named.
        """
        if self.is_running:
            return
        self._path = path
        self._progress.setRange(0, max(expected, 1))
        self._progress.setValue(0)
        self._show(self.tr("Writing {file}…").format(file=path.name), running=True)
        task = Task()
        self._task = task

        def work() -> int | None:
            with contextlib.suppress(ExportCancelledError):
                return self._export.run(
                    wanted,
                    path,
                    speak=look_up,
                    progress=self._running.written.emit,
                    cancelled=task.is_cancelled,
                    personal=personal,
                )
            return None

        self._background.run(self, work, self._ended, self._failed, task)

    def stop(self) -> None:
        """Cancel the export under way; an older file of that name is left as it is."""
        if self._task is not None:
            self._task.cancel()
            self._ended(None)

    def _ended(self, written: int | None) -> None:
        if written is None:
            self._end(self.tr("The export was cancelled; nothing was written."), opens=False)
        else:
            self._end(
                self.tr("%n assessment(s) written to {file}", "", written).format(
                    file=self._path.name
                ),
                opens=True,
            )

    def _failed(self, error: SaidError) -> None:
        self._end(said(error.sentence), opens=False)

    def _end(self, text: str, *, opens: bool) -> None:
        self._task = None
        self._show(text, running=False)
        self.open_folder.setVisible(opens)
        announce(self, text)
        self.finished.emit()

    def _show(self, text: str, *, running: bool) -> None:
        self._text.show_text(text)
        self._progress.setVisible(running)
        self.cancel.setVisible(running)
        self.open_folder.setVisible(False)
        self.close_bar.setVisible(not running)
        self.show()

    def _lay_out(self) -> None:
        self.close_bar.setAccessibleName(self.tr("Close"))
        self.close_bar.setToolTip(self.tr("Close"))
        self._progress.setAccessibleName(self.tr("Progress of the export"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._text, 1)
        for widget in (self._progress, self.cancel, self.open_folder, self.close_bar):
            row.addWidget(widget)
        for button in (self.cancel, self.open_folder, self.close_bar):
            give_role(button, Role.QUIET)
        self._running.written.connect(self._progress.setValue)
        self.cancel.clicked.connect(self.stop)
        self.close_bar.clicked.connect(self.hide)
        self.open_folder.clicked.connect(self._open_folder)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
