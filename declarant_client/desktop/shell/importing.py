"""Reading files: asking for them, progress with a way out, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from declarant_client.application.importing import FilesFound, ImportProgress, ImportReport
from declarant_client.application.old_files import MANY_OLD
from declarant_client.desktop.background import Background, Task
from declarant_client.desktop.shell.import_bar import ImportBar
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.domain.sentences import SaidError


@dataclass(frozen=True, slots=True)
class _Order:
    """Files to read; by the saved mapping of a name where that is given."""

    paths: tuple[Path, ...]
    read_as: str | None = None


class ImportDesk(QObject):
    """One import at a time; what is asked for meanwhile is read afterwards."""

    imported = Signal(object)
    """An ``ImportReport``."""

    _progressed = Signal(object)

    def __init__(self, parts: WindowParts, bar: ImportBar, window: QWidget) -> None:
        super().__init__(window)
        self._importing = parts.importing()
        self._endings = Endings(parts.endings, parts.threads.lengthy, self)
        self._lengthy = parts.threads.lengthy
        self._bar = bar
        self._window = window
        self._today = parts.today
        self._task: Task | None = None
        self._waiting: list[_Order] = []
        self._progressed.connect(bar.show_progress)
        bar.cancelWanted.connect(self.cancel)

    @property
    def is_reading(self) -> bool:
        """Whether files are being read."""
        return self._task is not None

    def ask_for_files(self) -> None:
        """Let the user choose files."""
        # What reads is busy while an import runs: the answer would come after it.
        self._endings.when_known(self._ask_for_files, wait=not self.is_reading)

    def ask_for_folder(self) -> None:
        """Let the user choose a folder; it is read with its subfolders."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Read a folder"))
        if name:
            self.read([Path(name)])

    def read(self, paths: Sequence[Path], read_as: str | None = None) -> None:
        """Read files and folders; by the saved mapping of a name where that is given."""
        if paths:
            self._waiting.append(_Order(tuple(paths), read_as))
            self._read_next()

    def cancel(self) -> None:
        """Stop; what was read until now stays."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _ask_for_files(self, endings: frozenset[str]) -> None:
        everything = self.tr("All files") + " (*)"
        patterns = " ".join(f"*{ending}" for ending in sorted(endings))
        known = [self.tr("Declarations") + f" ({patterns})"] if patterns else []
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Read declarations"), "", ";;".join([*known, everything])
        )
        self.read([Path(name) for name in names])

    def _read_next(self) -> None:
        if self._task is not None or not self._waiting:
            return
        order = self._waiting.pop(0)
        self._task = task = Task()
        self._bar.begin()
        today = self._today()
        self._lengthy.run(
            self,
            lambda: self._importing.look_at(order.paths, today, task.is_cancelled),
            lambda found: self._found(order, task, found),
            self._failed,
        )

    def _found(self, order: _Order, task: Task, found: FilesFound) -> None:
        if task.is_cancelled() or found.old < MANY_OLD:
            self._begin(order, task, None)
            return
        from declarant_client.desktop.shell.old_files_dialog import OldFilesDialog

        dialog = OldFilesDialog(found, self._today(), self._window)
        dialog.accepted.connect(lambda: self._begin(order, task, dialog.first_day))
        dialog.rejected.connect(self._declined)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _declined(self) -> None:
        self._bar.hide()
        self._ended()

    def _begin(self, order: _Order, task: Task, first_day: date | None) -> None:
        # Cancelling ends the reading, not the answer: what was read until then is told.
        self._lengthy.run(
            self,
            lambda: self._importing.run(
                order.paths,
                self._told,
                task.is_cancelled,
                read_as=order.read_as,
                waits_from=first_day,
            ),
            self._read,
            self._failed,
        )

    def _failed(self, error: SaidError) -> None:
        self._bar.show_trouble(error.sentence, then=self._ended)

    def _told(self, progress: ImportProgress) -> None:
        # Called in the reading thread; the signal carries it over.
        self._progressed.emit(progress)

    def _read(self, report: ImportReport) -> None:
        self._bar.show_report(report)
        self.imported.emit(report)
        self._ended()

    def _ended(self) -> None:
        self._task = None
        self._read_next()


class Endings(QObject):
    """The endings of files that can be read, asked once, in the background."""

    def __init__(
        self, ask: Callable[[], frozenset[str]], lengthy: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ask = ask
        self._lengthy = lengthy
        self._known: frozenset[str] | None = None
        self._is_asking = False

    def when_known(self, then: Callable[[frozenset[str]], None], *, wait: bool) -> None:
        """Go on with the endings, or with none where they cannot be had now."""
        if self._known is not None or not wait:
            then(self._known or frozenset())
        elif not self._is_asking:
            self._is_asking = True
            self._lengthy.run(
                self, self._ask, lambda known: self._came(known, then), lambda _: self._failed(then)
            )

    def _came(self, known: frozenset[str], then: Callable[[frozenset[str]], None]) -> None:
        self._is_asking = False
        self._known = known
        then(known)

    def _failed(self, then: Callable[[frozenset[str]], None]) -> None:
        # Reading a file will say what is wrong.
        self._is_asking = False
        then(frozenset())
