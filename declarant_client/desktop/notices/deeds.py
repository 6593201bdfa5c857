"""What a reader does with notices: marks, stars, cites, puts days into a calendar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from declarant_client.application.notice_changes import citation
from declarant_client.application.ports.offices import KeptNotice, NoticeFilter, NoticePlace
from declarant_client.desktop.background import Threads
from declarant_client.desktop.languages import look_up
from declarant_client.desktop.notices.parts import NoticesParts
from declarant_client.desktop.notices.rows import NoticeRows
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.message_bar import MessageBar
from declarant_client.domain.sentences import SaidError


class NoticeDeeds(QObject):
    """Shows at once what was done, and writes it in the background."""

    written = Signal()
    """Something about notices was written: count anew."""

    def __init__(
        self, parts: NoticesParts, threads: Threads, rows: NoticeRows, bar: MessageBar
    ) -> None:
        super().__init__(bar)
        self._parts = parts
        self._threads = threads
        self._rows = rows
        self._bar = bar

    def mark(self, row: int, *, read: bool) -> None:
        """Mark one notice read or unread."""
        kept = self._rows.notice(row)
        if kept is None or kept.unread is not read:
            return
        self._rows.show_read(row, read=read)
        place = kept.place
        self._write(lambda: self._parts.notices.mark_read([place], read=read))

    def star(self, row: int, *, starred: bool) -> None:
        """Keep one notice among the starred, or no longer."""
        kept = self._rows.notice(row)
        if kept is None or kept.starred is starred:
            return
        self._rows.show_starred(row, starred=starred)
        place = kept.place
        self._write(lambda: self._parts.notices.star(place, starred=starred))

    def mark_all_read(self, wanted: NoticeFilter) -> None:
        """Mark everything that is shown as read; it can be undone."""
        self._threads.writing.run(
            self, lambda: self._parts.notices.mark_all_read(wanted), self._marked
        )

    def cite(self, kept: KeptNotice | None) -> None:
        """Put a document's citation on the clipboard."""
        if kept is not None:
            text = citation(kept.notice)
            QGuiApplication.clipboard().setText(text)
            self._bar.tell(self.tr("Copied: {citation}").format(citation=text))

    def export_one(self, kept: KeptNotice | None, parent: QWidget) -> None:
        """Ask for a file, and write one document's days for a calendar."""
        if kept is not None:
            name = (kept.notice.symbol or self.tr("notice")).replace("/", "-")
            self._export(
                name, parent, lambda path: self._parts.calendars().one(kept, path, speak=look_up)
            )

    def export_all(self, wanted: NoticeFilter, parent: QWidget) -> None:
        """Ask for a file, and write the days of all documents that are shown."""
        self._export(
            self.tr("effective-days"),
            parent,
            lambda path: self._parts.calendars().all(wanted, path, speak=look_up),
        )

    def _export(self, name: str, parent: QWidget, write: Callable[[Path], int]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            self.tr("Effective days for a calendar"),
            str(Path(folder) / f"{name}.ics"),
            self.tr("Calendar (*.ics)"),
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != ".ics":
            path = path.with_name(f"{path.name}.ics")
        self._threads.errands.run(
            self, lambda: write(path), lambda days: self._exported(days, path), self._failed
        )

    def _exported(self, days: int, path: Path) -> None:
        self._bar.tell(self.tr("%n day(s) written to {file}", "", days).format(file=path.name))

    def _failed(self, error: SaidError) -> None:
        self._bar.tell(said(error.sentence))

    def _marked(self, places: list[NoticePlace]) -> None:
        self._changed()
        if places:
            self._bar.tell(
                self.tr("%n notice(s) marked as read", "", len(places)),
                self.tr("Undo"),
                lambda: self._unmark(places),
            )
        else:
            self._bar.tell(self.tr("Everything that is shown was read already."))

    def _unmark(self, places: list[NoticePlace]) -> None:
        self._bar.hide()
        self._write(lambda: self._parts.notices.mark_read(places, read=False), self._changed)

    def _changed(self) -> None:
        self._rows.refresh()
        self.written.emit()

    def _write(self, work: Callable[[], None], then: Callable[[], None] | None = None) -> None:
        done = then or self.written.emit
        self._threads.writing.run(self, work, lambda _: done())
