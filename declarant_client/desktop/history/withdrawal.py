"""Withdrawing one assessment: asking first, then here or at the office, then saying how it went."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.application.withdrawing import WithdrawAssessment
from declarant_client.desktop.background import Threads
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.questions import confirmed, told
from declarant_client.domain.sentences import SaidError
from declarant_client.domain.submission import SubmissionState


class Withdrawal(QObject):
    """Carries one withdrawal out at a time."""

    begun = Signal()
    ended = Signal(bool)
    """Whether anything may have changed."""

    def __init__(self, withdrawing: WithdrawAssessment, threads: Threads, window: QWidget) -> None:
        super().__init__(window)
        self._withdrawing = withdrawing
        self._threads = threads
        self._window = window

    def ask(self, entry: HistoryEntry) -> None:
        """Ask the user, and withdraw."""
        number = entry.assessment.declaration.number
        question = self.tr("Withdraw the assessment of declaration {number}?").format(number=number)
        is_at_office = entry.state is SubmissionState.ACCEPTED
        hint = (
            self.tr("The office is told at once. The declaration can be rated again.")
            if is_at_office
            else self.tr("It will not be sent. The declaration can be rated again.")
        )
        if not confirmed(self._window, question, hint, self.tr("Withdraw")):
            return
        self.begun.emit()
        assessment_id = entry.assessment.assessment_id
        # The office is asked over the network; what is still here is saved like a rating.
        thread = self._threads.lengthy if is_at_office else self._threads.writing
        thread.run(
            self, lambda: self._withdrawing.run(assessment_id), self._withdrawn, self._failed
        )

    def _withdrawn(self, done: bool) -> None:  # noqa: FBT001 - what the use case answers
        self.ended.emit(True)
        if not done:
            told(
                self._window,
                self.tr("Too late"),
                self.tr("It is on its way to the office already. You can send a revision."),
            )

    def _failed(self, error: SaidError) -> None:
        self.ended.emit(False)
        told(self._window, self.tr("It could not be withdrawn"), said(error.sentence))
