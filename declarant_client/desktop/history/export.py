"""Exporting what is filtered: which file, how far, done where."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
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
    ("pdf", translate("exporting", "PDF, to print")),
)


def ask_for_file(parent: QWidget, only: str = "") -> Path | None:
    """Ask where to write; the ending that was chosen is added when none was typed.

    ``only`` is the one ending that is offered.
    """
    offered = [one for one in FORMATS if one[0] == only] or FORMATS
    filters = {f"{said(name)} (*.{ending})": ending for ending, name in offered}
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name_of_all = said(translate("exporting", "assessments.xlsx"))
    suggested = str((Path(folder) / name_of_all).with_suffix(f".{offered[0][0]}"))
    name, chosen = QFileDialog.getSaveFileName(
        parent, said(translate("exporting", "Export the history")), suggested, ";;".join(filters)
    )
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower().removeprefix(".") in {ending for ending, _ in offered}:
        return path
    # What stands behind a point may belong to the name: "Report 11.2026".
    return path.with_name(f"{path.name}.{filters.get(chosen, offered[0][0])}")


class Running(QObject):
    """Brings the progress from the working thread to the window's."""

    expected = Signal(int)
    """How many there will be, where that was not known before."""
    written = Signal(int)


Job = Callable[[Running, Task], int | None]
"""Works in the background; returns how many assessments were written."""


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
        self._is_one_file = True
        self._running = Running(self)
        self._text = ElidedLabel()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.open_file = QPushButton(self.tr("&Open"))
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

        def write(running: Running, task: Task) -> int:
            return self._export.run(
                wanted,
                path,
                speak=look_up,
                progress=running.written.emit,
                cancelled=task.is_cancelled,
                personal=personal,
            )

        self.run(write, expected, path)

    def run(self, job: Job, expected: int, path: Path, *, is_one_file: bool = True) -> None:
        """Have something written; nothing where an export is under way."""
        if self.is_running:
            return
        self._path, self._is_one_file = path, is_one_file
        # Nothing expected yet: the bar says that it works, not how far it is.
        self._progress.setRange(0, expected)
        self._progress.setValue(0)
        self._show(self.tr("Writing {file}…").format(file=path.name), running=True)
        task = self._task = Task()

        def work() -> int | None:
            with contextlib.suppress(ExportCancelledError):
                return job(self._running, task)
            return None

        self._background.run(self, work, self._ended, self._failed, task)

    def stop(self) -> None:
        """Cancel the export under way; an older file of that name is left as it is."""
        if self._task is not None:
            self._task.cancel()
            self._ended(None)

    def _ended(self, written: int | None) -> None:
        if written is not None:
            self._end(
                self.tr("%n assessment(s) written to {file}", "", written).format(
                    file=self._path.name if self._is_one_file else self._path.parent.name
                ),
                opens=True,
            )
        elif self._is_one_file:
            self._end(self.tr("The export was cancelled; nothing was written."), opens=False)
        else:
            self._end(
                self.tr("The export was cancelled; the files finished before stay."), opens=False
            )

    def _failed(self, error: SaidError) -> None:
        self._end(said(error.sentence), opens=False)

    def _end(self, text: str, *, opens: bool) -> None:
        self._task = None
        self._show(text, running=False)
        self.open_file.setVisible(opens and self._is_one_file)
        self.open_folder.setVisible(opens)
        announce(self, text)
        self.finished.emit()

    def _show(self, text: str, *, running: bool) -> None:
        self._text.show_text(text)
        self._progress.setVisible(running)
        self.cancel.setVisible(running)
        self.open_file.setVisible(False)
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
        buttons = (self.cancel, self.open_file, self.open_folder, self.close_bar)
        for widget in (self._progress, *buttons):
            row.addWidget(widget)
        for button in buttons:
            give_role(button, Role.QUIET)
        self._running.expected.connect(self._progress.setMaximum)
        self._running.written.connect(self._progress.setValue)
        self.cancel.clicked.connect(self.stop)
        self.close_bar.clicked.connect(self.hide)
        self.open_file.clicked.connect(lambda: _open(self._path))
        self.open_folder.clicked.connect(lambda: _open(self._path.parent))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
