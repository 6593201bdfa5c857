"""The strip above list and form that asks about reports which cannot tell what is cleared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from declarant_client.application.ports.unknown_reports import UnknownReport
from declarant_client.application.report_questions import AnsweredReport
from declarant_client.desktop.appearance import Role, Space, give_role, small_font
from declarant_client.desktop.speech import said
from declarant_client.desktop.to_rate.reports.report_row import (
    ReportAnswer,
    ReportQuestion,
)
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label

MOST_LINES = 2


class ReportBanner(QFrame):
    """A line for each report, two at most; it never takes the focus, and gives it back."""

    answered = Signal(object, object)
    """``(UnknownReport, Clearance | None)``."""
    undoWanted = Signal(object)
    """The ``AnsweredReport`` to take back."""
    focusLeft = Signal()
    """What had the focus here is gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._reports: list[UnknownReport] = []
        self._questions: dict[int, ReportQuestion] = {}
        self._answer: ReportAnswer | None = None
        self._more = plain_label(font=small_font())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._column.setSpacing(Space.S)
        self._column.addWidget(self._more)
        self._hint = plain_label(font=small_font(), wraps=True)
        self._column.addWidget(self._hint)
        self.hide()

    @property
    def questions(self) -> tuple[ReportQuestion, ...]:
        """The questions shown, newest report first."""
        return tuple(self._questions.values())

    @property
    def answer(self) -> ReportAnswer | None:
        """What was answered last, while it can be taken back."""
        return self._answer

    def show_reports(self, reports: Sequence[UnknownReport]) -> None:
        """Show the reports that wait for an answer."""
        news = {report.report_id for report in reports} - {one.report_id for one in self._reports}
        self._reports = list(reports)
        self._show_lines()
        if news and self._questions:
            announce(self, next(iter(self._questions.values())).accessibleName())

    def show_answer(self, answered: AnsweredReport) -> None:
        """Show what was kept, with the way back."""
        had_focus = self._had_focus(answered.report.report_id)
        self._drop_answer()
        self._reports = [one for one in self._reports if one != answered.report]
        self._answer = ReportAnswer(answered, self)
        self._answer.undoWanted.connect(lambda: self.undoWanted.emit(answered))
        self._answer.ended.connect(self.forget_answer)
        self._column.insertWidget(0, self._answer)
        self._answer.show()
        if had_focus:
            self._answer.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_lines(but=answered.report.report_id)
        announce(self, self._answer.text)

    def forget_answer(self) -> None:
        """The time to take it back is over, or it was taken back."""
        had_focus = self._answer is not None and self._holds_focus(self._answer)
        self._drop_answer()
        self._show_lines()
        if had_focus:
            self.focusLeft.emit()

    def keeping_failed(self, report: UnknownReport) -> None:
        """Let a report be answered again."""
        question = self._questions.get(report.report_id)
        if question is not None:
            question.ask_again()

    def _show_lines(self, but: int | None = None) -> None:
        waiting = [one for one in self._reports if one.report_id != but]
        shown = waiting[: MOST_LINES - (self._answer is not None)]
        had_focus = any(self._holds_focus(one) for one in self._questions.values())
        for report_id in set(self._questions) - {one.report_id for one in shown}:
            _discard(self._questions.pop(report_id))
        first = 0 if self._answer is None else 1
        for position, report in enumerate(shown, start=first):
            self._column.insertWidget(position, self._question(report))
        self._questions = {one.report_id: self._questions[one.report_id] for one in shown}
        more = len(waiting) - len(shown)
        self._more.setText(self.tr("And %n more report(s)", "", more))
        self._more.setVisible(more > 0)
        hints = dict.fromkeys(said(one.hint) for one in shown if one.hint)
        self._hint.setText("\n".join(hints))
        self._hint.setVisible(bool(hints))
        self.setVisible(bool(shown) or self._answer is not None)
        if had_focus and not self._holds_focus(self):
            self.focusLeft.emit()

    def _question(self, report: UnknownReport) -> ReportQuestion:
        known = self._questions.get(report.report_id)
        if known is not None:
            known.show_report(report)
            return known
        question = ReportQuestion(report, self)
        question.answered.connect(lambda clearance: self.answered.emit(question.report, clearance))
        self._questions[report.report_id] = question
        return question

    def _had_focus(self, report_id: int) -> bool:
        question = self._questions.get(report_id)
        return question is not None and self._holds_focus(question)

    @staticmethod
    def _holds_focus(widget: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and widget.isAncestorOf(focused)

    def _drop_answer(self) -> None:
        if self._answer is not None:
            _discard(self._answer)
            self._answer = None


def _discard(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
