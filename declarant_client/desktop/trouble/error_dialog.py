"""The one window that tells of an error nobody expected."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.error_reports import ErrorReport
from declarant_client.desktop.appearance import Role, Space, headline_font
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import Sentence, translate

MOST_SHOWN = 20
"""Reports in one window; more are in the log."""
_BETWEEN = "\n\n" + "—" * 20 + "\n\n"


class ErrorDialog(QDialog):
    """Says what happened, what became of the user's work, and gives the report to copy."""

    def __init__(self, report: ErrorReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(said(_title(report)))
        self._reports = [report.text]
        self._count = 1
        self._more = plain_label(role=Role.MUTED, wraps=True)
        self._more.hide()
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(said(translate("trouble", "Report")))
        self.copy_report = QPushButton(said(translate("trouble", "Copy the report")))
        self.copied = plain_label(role=Role.MUTED)
        close = QPushButton(said(translate("trouble", "Close")))
        # Enter, typed for the window behind it, must not take this away unread.
        for button in (self.copy_report, close):
            button.setAutoDefault(False)
        self.copy_report.clicked.connect(self._copy)
        close.clicked.connect(self.close)
        self._lay_out(report, close)
        self._show_reports()

    def add(self, report: ErrorReport) -> None:
        """Another error, while this one is still shown."""
        self._count += 1
        if len(self._reports) < MOST_SHOWN:
            self._reports.append(report.text)
            self._show_reports()
        more = translate("trouble", "Errors so far: {count}.", count=self._count)
        self._more.setText(said(more))
        self._more.show()
        self.copied.clear()

    def _lay_out(self, report: ErrorReport, close: QPushButton) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.copy_report)
        buttons.addWidget(self.copied, 1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(plain_label(said(_title(report)), font=headline_font(), wraps=True))
        for sentence in _sentences(report):
            column.addWidget(plain_label(said(sentence), wraps=True))
        column.addWidget(self._more)
        column.addWidget(self.report, 1)
        column.addLayout(buttons)
        self.resize(680, 520)

    def _show_reports(self) -> None:
        self.report.setPlainText(_BETWEEN.join(self._reports))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copied.setText(said(translate("trouble", "Copied.")))


def _title(report: ErrorReport) -> Sentence:
    if report.ended:
        return translate("trouble", "The program ended all at once the last time")
    return translate("trouble", "Something went wrong that nobody expected")


def _sentences(report: ErrorReport) -> tuple[Sentence, ...]:
    first = (
        translate(
            "trouble",
            "What was said to be saved is saved, and waits to be sent or has been sent.",
        )
        if report.ended
        else translate(
            "trouble",
            "What was said to be saved is saved. You can go on working; if something looks wrong, "
            "close the program and start it again.",
        )
    )
    about = translate(
        "trouble",
        "This report helps to find the defect. It holds no key, tax code, comment or content of a "
        "file, and goes to nobody by itself.",
    )
    if report.kept_in is None:
        return first, about
    kept = translate("trouble", "It is kept in {path}.", path=_from_home(report.kept_in))
    return first, about, kept


def _from_home(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)
