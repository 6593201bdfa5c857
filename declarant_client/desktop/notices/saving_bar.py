"""Saving one attachment: how far it is, how to stop it, and afterwards where the file is."""

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
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.attachments import file_name
from declarant_client.application.ports.web import FetchCancelledError
from declarant_client.contract.notices import Attachment
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.background import Background, Task
from declarant_client.desktop.notices.parts import NoticesParts
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import SaidError

_STEPS = 1000
"""A progress bar counts in 32 bits: bytes are told in thousandths."""


class _Running(QObject):
    """Brings the progress from the working thread to the window's."""

    received = Signal(int)


class SavingBar(QFrame):
    """One download at a time."""

    finished = Signal()
    """The download ended: done, refused or cancelled."""

    def __init__(
        self, parts: NoticesParts, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._parts = parts
        self._background = background
        self._task: Task | None = None
        self._path = Path()
        self._size = 1
        self._running = _Running(self)
        self.text = plain_label(wraps=True)
        self._progress = QProgressBar()
        self.cancel = QPushButton(self.tr("Cancel"))
        self.open_folder = QPushButton(icon("folder", Tone.TEXT), self.tr("Open folder"))
        self.close_bar = QPushButton(icon("close", Tone.TEXT), "")
        self._lay_out()
        self.hide()

    def stops(self) -> tuple[QPushButton, ...]:
        """Return what can be pressed, in the order of the eye."""
        return (self.cancel, self.open_folder, self.close_bar)

    @property
    def is_running(self) -> bool:
        """Whether a download is under way."""
        return self._task is not None

    def ask_and_save(self, attachment: Attachment) -> None:
        """Ask where to, then save."""
        if self.is_running:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        suggested = str(Path(folder) / file_name(attachment))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the attachment"), suggested)
        if name:
            self.save(attachment, Path(name))

    def save(self, attachment: Attachment, path: Path) -> None:
        """Download into ``path``."""
        self._path, self._size = path, max(attachment.size, 1)
        self._progress.setValue(0)
        self._show(self.tr("Fetching {file}…").format(file=path.name), running=True)
        task = Task()
        self._task = task

        def work() -> bool:
            with contextlib.suppress(FetchCancelledError):
                self._parts.saving().run(
                    attachment,
                    path,
                    progress=self._running.received.emit,
                    cancelled=task.is_cancelled,
                )
                return True
            return False

        self._background.run(self, work, self._ended, self._failed, task)

    def stop(self) -> None:
        """Cancel the download under way; an older file of that name is left as it is."""
        if self._task is not None:
            self._task.cancel()
            self._ended(False)

    def _ended(self, saved: bool) -> None:  # noqa: FBT001 - what the work returned
        if saved:
            self._end(
                self.tr("Saved as {file}; its check sum is right.").format(file=self._path.name),
                opens=True,
            )
        else:
            self._end(self.tr("Cancelled; nothing was saved."), opens=False)

    def _failed(self, error: SaidError) -> None:
        self._end(said(error.sentence), opens=False)

    def _end(self, text: str, *, opens: bool) -> None:
        self._task = None
        self._show(text, running=False)
        self.open_folder.setVisible(opens)
        announce(self, text)
        self.finished.emit()

    def _show(self, text: str, *, running: bool) -> None:
        self.text.setText(text)
        self._progress.setVisible(running)
        self.cancel.setVisible(running)
        self.open_folder.setVisible(False)
        self.close_bar.setVisible(not running)
        self.show()

    def _received(self, size: int) -> None:
        self._progress.setValue(size * _STEPS // self._size)

    def _lay_out(self) -> None:
        self.close_bar.setAccessibleName(self.tr("Close"))
        self.close_bar.setToolTip(self.tr("Close"))
        self._progress.setAccessibleName(self.tr("Progress of the download"))
        self._progress.setRange(0, _STEPS)
        self._progress.setTextVisible(False)
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS)
        texts.addWidget(self.text)
        texts.addWidget(self._progress)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addLayout(texts, 1)
        for button in self.stops():
            give_role(button, Role.QUIET)
            row.addWidget(button)
        self._running.received.connect(self._received)
        self.cancel.clicked.connect(self.stop)
        self.close_bar.clicked.connect(self.hide)
        self.open_folder.clicked.connect(self._open_folder)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
