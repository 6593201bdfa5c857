"""Carrying out what the user wants with an item: sending, undoing, withdrawing, exporting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from declarant_client.desktop.background import Threads
from declarant_client.desktop.languages import look_up
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.message_bar import MessageBar
from declarant_client.domain.sentences import SaidError, Sentence, translate

if TYPE_CHECKING:
    from declarant_client.application.exporting import ExportAssessment
    from declarant_client.application.outbox import Outbox
    from declarant_client.application.ports.outbox import OutboxLine
    from declarant_client.application.ports.submissions import Draft
    from declarant_client.application.rating import RateDeclaration

SHEETS: tuple[tuple[str, Sentence], ...] = (
    ("html", translate("exporting", "Sheet to print (HTML)")),
    ("txt", translate("exporting", "Plain text")),
    ("json", translate("exporting", "JSON")),
)


def ask_for_sheet(parent: QWidget, number: str) -> Path | None:
    """Ask where to write a rating; the ending chosen is added when none was typed."""
    filters = {f"{said(name)} (*.{ending})": ending for ending, name in SHEETS}
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = said(translate("exporting", "assessment-{number}.html", number=number))
    name, chosen = QFileDialog.getSaveFileName(
        parent,
        said(translate("exporting", "Export the rating")),
        str(Path(folder) / suggested),
        ";;".join(filters),
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(f".{filters.get(chosen, 'html')}")


class OutboxDeeds(QObject):
    """Does one thing at a time in the background, and says what came of it."""

    begun = Signal()
    ended = Signal(bool)
    """Whether anything in the store may have changed."""
    draftWanted = Signal(str, object)
    """Identity and ``Phase`` of what is a draft again: show its form."""

    def __init__(
        self,
        outbox: Outbox,
        rating: Callable[[], RateDeclaration],
        exporting: Callable[[], ExportAssessment],
        threads: Threads,
        bar: MessageBar,
    ) -> None:
        super().__init__(bar)
        self._outbox = outbox
        self._rating = rating
        self._exporting = exporting
        self._threads = threads
        self._bar = bar

    def send(self, line: OutboxLine) -> None:
        """Let an item be sent before its time."""
        self.begun.emit()
        self._threads.writing.run(
            self,
            lambda: self._outbox.send_now(line.assessment_id),
            lambda done: self._sent(line, done=done),
            self._failed,
        )

    def undo(self, line: OutboxLine) -> None:
        """Take an item that is held back into a draft."""
        self.begun.emit()
        self._threads.writing.run(
            self,
            lambda: self._rating().undo(line.assessment_id),
            lambda draft: self._undone(line, draft),
            self._failed,
        )

    def export(self, line: OutboxLine, path: Path) -> None:
        """Write an item to a file."""
        self._threads.lengthy.run(
            self,
            lambda: self._exporting().run(line.entry, path, speak=look_up),
            lambda _: self._exported(path),
            lambda error: self._bar.tell(said(error.sentence)),
        )

    def copy_number(self, line: OutboxLine | None) -> None:
        """Put the declaration's number on the clipboard."""
        if line is not None:
            self._copy(line.entry.assessment.declaration.number)

    def copy_receipt(self, line: OutboxLine | None) -> None:
        """Put the receipt's number on the clipboard, where there is one."""
        if line is not None and line.entry.receipt is not None:
            self._copy(line.entry.receipt.number)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._bar.tell(self.tr("Copied: {text}").format(text=text))

    def _sent(self, line: OutboxLine, *, done: bool) -> None:
        number = line.entry.assessment.declaration.number
        if done:
            self._bar.tell(self.tr("{number} is sent next.").format(number=number))
        else:
            self._bar.tell(self.tr("{number} does not wait any more.").format(number=number))
        self.ended.emit(True)

    def _undone(self, line: OutboxLine, draft: Draft | None) -> None:
        number = line.entry.assessment.declaration.number
        if draft is None:
            self._bar.tell(
                self.tr("{number} has left already; you can send a revision.").format(number=number)
            )
        else:
            place = draft.place
            self._bar.tell(
                self.tr("The rating of {number} is a draft again.").format(number=number),
                self.tr("Open the draft"),
                lambda: self.draftWanted.emit(place.identity, place.phase),
            )
        self.ended.emit(True)

    def _exported(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        self._bar.tell(
            self.tr("Written to {file}").format(file=path.name),
            self.tr("Open folder"),
            lambda: QDesktopServices.openUrl(folder),
        )

    def _failed(self, error: SaidError) -> None:
        self._bar.tell(said(error.sentence))
        self.ended.emit(False)
