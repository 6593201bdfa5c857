"""Carrying out the choice between two ratings: both are shown, then one thing is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from declarant_client.application.rating import IncompleteAssessmentError
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from declarant_client.application.conflicts import Conflict, ResolveConflict, Side, SubjectKey
    from declarant_client.application.ports.outbox import OutboxLine
    from declarant_client.application.ports.submissions import TypedContact
    from declarant_client.application.rating import Submitted
    from declarant_client.desktop.history.reading import OfficeWords
    from declarant_client.desktop.outbox.conflict_dialog import ConflictDialog
    from declarant_client.domain.sentences import SaidError


class Choosing(QObject):
    """One dialog at a time."""

    ended = Signal(bool)
    """Whether anything in the store may have changed."""

    def __init__(
        self,
        conflicts: Callable[[], ResolveConflict],
        rater: Callable[[], str],
        hold: Callable[[], timedelta | None],
        threads: Threads,
        bar: MessageBar,
    ) -> None:
        super().__init__(bar)
        self._conflicts = conflicts
        self._rater = rater
        self._hold = hold
        self._threads = threads
        self._bar = bar
        self._lane = Lane(threads.reading, self)
        self.dialog: ConflictDialog | None = None

    def open(self, line: OutboxLine, words: OfficeWords, window: QWidget) -> None:
        """Show both sides of a line's conflict."""
        wanted = line.assessment_id

        def show(conflict: Conflict | None) -> None:
            if conflict is None:
                self._bar.tell(self.tr("This rating is dealt with already."))
                self.ended.emit(True)
            else:
                self._show(conflict, words, window)

        self._lane.ask(lambda: self._conflicts().conflict_of(wanted), show)

    def _show(self, conflict: Conflict, words: OfficeWords, window: QWidget) -> None:
        from declarant_client.desktop.outbox.conflict_dialog import ConflictDialog

        dialog = self.dialog = ConflictDialog(conflict, words, window)
        dialog.leaveWanted.connect(lambda: self._leave(dialog, conflict))
        dialog.mergeWanted.connect(
            lambda choices, contact: self._merge(dialog, conflict, choices, contact)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _leave(self, dialog: ConflictDialog, conflict: Conflict) -> None:
        self._threads.writing.run(
            dialog,
            lambda: self._conflicts().leave(conflict.ours.assessment_id),
            lambda _: self._left(dialog, conflict),
            lambda error: self._failed(dialog, error),
        )

    def _merge(
        self,
        dialog: ConflictDialog,
        conflict: Conflict,
        choices: Mapping[SubjectKey, Side],
        contact: TypedContact | None,
    ) -> None:
        rater, hold = self._rater(), self._hold()
        self._threads.writing.run(
            dialog,
            lambda: self._conflicts().merge(
                conflict.ours.assessment_id, choices, rater=rater, hold=hold, contact=contact
            ),
            lambda submitted: self._merged(dialog, conflict, submitted),
            lambda error: self._failed(dialog, error),
        )

    def _merged(
        self, dialog: ConflictDialog, conflict: Conflict, submitted: Submitted | None
    ) -> None:
        if submitted is None:
            self._left(dialog, conflict)
            return
        text = self.tr("The revision of {number} is saved and is sent by itself.")
        self._close(dialog, text.format(number=conflict.number))

    def _left(self, dialog: ConflictDialog, conflict: Conflict) -> None:
        text = self.tr("Your rating of {number} is withdrawn; what stands is left as it is.")
        self._close(dialog, text.format(number=conflict.number))

    def _close(self, dialog: ConflictDialog, text: str) -> None:
        self.dialog = None
        dialog.accept()
        self._bar.tell(text)
        self.ended.emit(True)

    def _failed(self, dialog: ConflictDialog, error: SaidError) -> None:
        wants_contact = isinstance(error, IncompleteAssessmentError) and any(
            fault.row is None for fault in error.faults
        )
        dialog.told(said(error.sentence), wants_contact=wants_contact)
