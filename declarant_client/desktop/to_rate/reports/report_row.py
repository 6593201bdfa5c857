"""One report that cannot tell what is cleared: the question with its answers, then the way back."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from declarant_client.application.ports.unknown_reports import UnknownReport
from declarant_client.application.report_questions import AnsweredReport
from declarant_client.desktop.appearance import Space, strong_font, tabular
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import ElidedLabel, as_plain_tool_tip
from declarant_client.domain.declaration import Clearance

UNDO_SECONDS = 10
_SECOND = 1000
_LONGEST_NAME = 40


def short_name(report: UnknownReport) -> str:
    """Return a report's file name; of a long one, its beginning and its end."""
    name = PurePath(report.name).name
    if len(name) <= _LONGEST_NAME:
        return name
    half = _LONGEST_NAME // 2
    return f"{name[:half]}…{name[-half:]}"


class ReportQuestion(QWidget):
    """Asks about one report: three answers, each one press."""

    answered = Signal(object)
    """A ``Clearance``; ``None``: ask for each declaration singly."""

    def __init__(self, report: UnknownReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self._is_answered = False
        self._text = ElidedLabel()
        self._text.setFont(strong_font())
        self.cleared = self._button(self.tr("They are cleared"), Clearance.CLEARED)
        self.under_way = self._button(self.tr("Still in procedure"), Clearance.NONE)
        self.singly = self._button(self.tr("Ask for each one"), None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._text, 1)
        for button in (self.cleared, self.under_way, self.singly):
            row.addWidget(button)
        self.show_report(report)

    def show_report(self, report: UnknownReport) -> None:
        """Show the report as it is now."""
        self.report = report
        text = self.tr(
            "{file} does not say whether %n declaration(s) are cleared.", "", report.count
        ).format(file=short_name(report))
        self._text.show_text(text)
        self._text.setToolTip(as_plain_tool_tip(report.name))
        self.setAccessibleName(text)
        self.setAccessibleDescription(said(report.hint) if report.hint else "")
        for button in (self.cleared, self.under_way, self.singly):
            # Read out by itself, a button has to say what it is about.
            button.setAccessibleDescription(text)

    def ask_again(self) -> None:
        """The answer could not be kept."""
        self._is_answered = False

    def _button(self, text: str, clearance: Clearance | None) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda: self._say(clearance))
        return button

    def _say(self, clearance: Clearance | None) -> None:
        # Said once; the buttons stay enabled, or the focus would wander off.
        if not self._is_answered:
            self._is_answered = True
            self.answered.emit(clearance)


class ReportAnswer(QWidget):
    """Says what was answered and, for some seconds, offers the way back."""

    undoWanted = Signal()
    ended = Signal()
    """The time to undo is over."""

    def __init__(self, answered: AnsweredReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answered = answered
        self._left = UNDO_SECONDS
        self._text = ElidedLabel(self._words())
        self._text.setFont(strong_font())
        self.undo = QPushButton(self)
        self.undo.setFont(tabular(self.undo.font()))
        self.undo.setAccessibleDescription(self._text.text())
        self.undo.clicked.connect(self._undo)
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self._count_down)
        self._tick.start()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._text, 1)
        row.addWidget(self.undo)
        self._show_left()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def _words(self) -> str:
        name = short_name(self.answered.report)
        count = len(self.answered.identities)
        if self.answered.clearance is None:
            text = self.tr("{file}: you are asked for each of %n declaration(s).", "", count)
        elif self.answered.clearance is Clearance.CLEARED:
            text = self.tr("{file}: %n declaration(s) cleared, as you said.", "", count)
        else:
            text = self.tr("{file}: %n declaration(s) in procedure, as you said.", "", count)
        return text.format(file=name)

    def _undo(self) -> None:
        if self._tick.isActive():
            self._tick.stop()
            self.undoWanted.emit()

    def _count_down(self) -> None:
        self._left -= 1
        self._show_left()
        if self._left <= 0:
            self._tick.stop()
            self.ended.emit()

    def _show_left(self) -> None:
        self.undo.setText(self.tr("Undo · {seconds}").format(seconds=self._left))
