"""The strip above the pages that tells how reading goes and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
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
translate = QCoreApplication.translate


class ImportBar(QFrame):
    """Progress with Cancel while reading; afterwards a summary, with every file that failed."""

    cancelWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._text = ElidedLabel()
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(Space.S)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.clicked.connect(self.cancelWanted)
        self._close = QToolButton(self)
        give_role(self._close, Role.SMALL)
        self._close.setIcon(icon("close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.hide)
        self._failed = QPlainTextEdit(self)
        self._failed.setReadOnly(True)
        self._failed.setTabChangesFocus(True)
        self._failed.setFont(small_font())
        self._failed.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._failed.setAccessibleName(self.tr("Files that were not read"))
        self._lay_out()
        self.hide()

    def begin(self) -> None:
        """Reading begins."""
        give_role(self, Role.NOTE)
        self._text.show_text(self.tr("Looking for declarations…"))
        self._progress.setRange(0, 0)
        self._show_parts(reading=True)

    def show_progress(self, progress: ImportProgress) -> None:
        """Show how far it is."""
        if not self._cancel.isVisible():
            return
        self._progress.setRange(0, max(progress.files_found, 1))
        self._progress.setValue(progress.files_read)
        name = progress.path.name if progress.path else ""
        text = self.tr("Reading file {read} of {found}: {name}").format(
            read=min(progress.files_read + 1, progress.files_found),
            found=progress.files_found,
            name=name,
        )
        self._text.show_text(text)

    def show_report(self, report: ImportReport) -> None:
        """Show what came of it."""
        give_role(self, Role.WARNING if report.failed else Role.NOTE)
        text = summary(report)
        self._text.show_text(text)
        self._failed.setPlainText("\n".join(said(failed.reason) for failed in report.failed))
        self._show_parts(reading=False)
        lines = min(len(report.failed), _MOST_LINES)
        height = lines * self._failed.fontMetrics().lineSpacing() + 2 * Space.M
        self._failed.setFixedHeight(height)
        self._failed.setVisible(bool(report.failed))
        announce(self, text)

    def show_trouble(self, sentence: Sentence, then: Callable[[], None]) -> None:
        """Show why nothing could be kept."""
        give_role(self, Role.WARNING)
        self._text.show_text(said(sentence))
        self._show_parts(reading=False)
        then()

    def _show_parts(self, *, reading: bool) -> None:
        self._progress.setVisible(reading)
        self._cancel.setVisible(reading)
        self._close.setVisible(not reading)
        self._failed.hide()
        self.show()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.M)
        first.addWidget(self._text, 2)
        first.addWidget(self._progress, 1)
        first.addWidget(self._cancel)
        first.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addLayout(first)
        column.addWidget(self._failed)


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
    if report.failed:
        parts.append(translate("ImportBar", "not read: {count}").format(count=len(report.failed)))
    return " · ".join(parts)
