"""The strip above the pages that tells how reading goes and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.importing import ImportProgress, ImportReport
from declarant_client.desktop.appearance import Role, Space, give_role, icon, small_font
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import ElidedLabel
from declarant_client.domain.sentences import Sentence

_MOST_LINES = 4
_MOST_TABLES = 20
_STEPS = 1000
"""Steps of the progress bar for each file."""
_SHOWN_EVERY_MS = 60
"""A bar that moves paints at once whatever waits to be painted, the whole window maybe."""
translate = QCoreApplication.translate


class ImportBar(QFrame):
    """Progress with Cancel while reading; afterwards a summary, with every file that failed."""

    cancelWanted = Signal()
    setUpWanted = Signal(object)
    """The ``Path`` of a table whose columns the user wants to explain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._reached = ImportProgress(0, 0, None)
        self._soon = QTimer(self, singleShot=True, interval=_SHOWN_EVERY_MS)
        self._soon.timeout.connect(self._show_reached)
        self._text = ElidedLabel()
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(Space.S)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.clicked.connect(self.cancelWanted)
        self.set_up = QPushButton(self.tr("Set up this table…"), self)
        self.set_up.clicked.connect(self._set_up)
        self._tables: tuple[Path, ...] = ()
        self._close = QToolButton(self)
        give_role(self._close, Role.SMALL)
        self._close.setIcon(icon("close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.hide)
        self.notes = QPlainTextEdit(self)
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setFont(small_font())
        self.notes.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._lay_out()
        self.hide()

    def begin(self) -> None:
        """Reading begins."""
        give_role(self, Role.NOTE)
        self._text.show_text(self.tr("Looking for declarations…"))
        self._progress.setRange(0, 0)
        self._show_parts(reading=True)

    def show_progress(self, progress: ImportProgress) -> None:
        """Show how far it is, soon."""
        self._reached = progress
        if not self._soon.isActive():
            self._soon.start()

    def _show_reached(self) -> None:
        if not self._cancel.isVisible():
            return
        progress = self._reached
        found, share = max(progress.files_found, 1), min(max(progress.share, 0.0), 1.0)
        self._progress.setRange(0, found * _STEPS)
        self._progress.setValue(round((progress.files_read + share) * _STEPS))
        name = progress.path.name if progress.path else ""
        text = self.tr("Reading file {read} of {found}: {name}").format(
            read=min(progress.files_read + 1, progress.files_found),
            found=progress.files_found,
            name=name,
        )
        if 0 < share < 1:
            text += f" · {int(share * 100)} %"
        self._text.show_text(text)

    def show_report(self, report: ImportReport) -> None:
        """Show what came of it."""
        give_role(self, Role.WARNING if report.failed else Role.NOTE)
        text = summary(report)
        self._text.show_text(text)
        self._tables = tuple(one.path for one in report.failed if one.is_unknown_table)
        notes = remarks(report)
        self.notes.setPlainText("\n".join(notes))
        self.notes.setAccessibleName(
            self.tr("Files that were not read")
            if report.failed
            else self.tr("What is to be said of the files")
        )
        self._show_parts(reading=False)
        lines = min(len(notes), _MOST_LINES)
        height = lines * self.notes.fontMetrics().lineSpacing() + 2 * Space.M
        self.notes.setFixedHeight(height)
        self.notes.setVisible(bool(notes))
        self.set_up.setVisible(bool(self._tables))
        announce(self, text)

    def show_trouble(self, sentence: Sentence, then: Callable[[], None]) -> None:
        """Show why nothing could be kept."""
        give_role(self, Role.WARNING)
        self._text.show_text(said(sentence))
        self._show_parts(reading=False)
        then()

    def _show_parts(self, *, reading: bool) -> None:
        self._soon.stop()
        self._progress.setVisible(reading)
        self._cancel.setVisible(reading)
        self._close.setVisible(not reading)
        self.set_up.hide()
        self.notes.hide()
        self.show()

    def _set_up(self) -> None:
        if len(self._tables) == 1:
            self.setUpWanted.emit(self._tables[0])
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for path in self._tables[:_MOST_TABLES]:
            action = menu.addAction(path.name.replace("&", "&&"))
            action.triggered.connect(partial(self.setUpWanted.emit, path))
        menu.popup(self.set_up.mapToGlobal(self.set_up.rect().bottomLeft()))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.M)
        first.addWidget(self._text, 2)
        first.addWidget(self._progress, 1)
        first.addWidget(self.set_up)
        first.addWidget(self._cancel)
        first.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addLayout(first)
        column.addWidget(self.notes)


def summary(report: ImportReport) -> str:
    """Return one line that says what an import did."""
    parts = []
    if report.cancelled:
        parts.append(translate("ImportBar", "Stopped."))
    parts.append(
        translate(
            "ImportBar",
            "Declarations read: {read} (new {new}, updated {updated}, known {unchanged})",
        ).format(
            read=report.read,
            new=report.new,
            updated=report.updated,
            unchanged=report.unchanged,
        )
    )
    if report.not_cleared:
        parts.append(
            translate("ImportBar", "not cleared yet: {count}").format(count=report.not_cleared)
        )
    if report.unknown:
        parts.append(
            translate("ImportBar", "not known whether cleared: {count}").format(
                count=report.unknown
            )
        )
    left_out = sum(remark.left_out for remark in report.remarks)
    if left_out:
        parts.append(translate("ImportBar", "rows left out: {count}").format(count=left_out))
    if report.failed:
        parts.append(translate("ImportBar", "not read: {count}").format(count=len(report.failed)))
    return " · ".join(parts)


def remarks(report: ImportReport) -> list[str]:
    """Return a line for each file that was not read, and for what is to be said of others."""
    lines = [said(failed.reason) for failed in report.failed]
    for remark in report.remarks:
        if remark.left_out:
            lines.append(
                translate("ImportBar", "{file}: rows without a valid declaration: {count}").format(
                    file=remark.path.name, count=remark.left_out
                )
            )
        if remark.hint is not None:
            lines.append(f"{remark.path.name}: {said(remark.hint)}")
    return lines
