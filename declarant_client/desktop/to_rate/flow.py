"""From one declaration to the next: levels, sending, going on, taking back, in the order typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from declarant_client.application.ports.declarations import Show
from declarant_client.desktop.speech import said
from declarant_client.desktop.to_rate.desk import RatingDesk
from declarant_client.desktop.to_rate.form_panel import FormPanel
from declarant_client.desktop.to_rate.sending import Sent
from declarant_client.desktop.to_rate.typed_ahead import Command, TypedAhead
from declarant_client.desktop.to_rate.worklist_model import WorklistModel
from declarant_client.desktop.to_rate.worklist_panel import WorklistPanel
from declarant_client.domain.declaration import Clearance, Phase
from declarant_client.domain.sentences import SaidError

if TYPE_CHECKING:
    from declarant_client.application.rating_form import RatingForm
    from declarant_client.desktop.to_rate.form.form_view import FormView


class RateFlow(QObject):
    """Ties list, form and desk together; every command goes through ``TypedAhead``."""

    rowsCame = Signal()
    """The list shows what was asked for."""

    def __init__(
        self, desk: RatingDesk, model: WorklistModel, left: WorklistPanel, right: FormPanel
    ) -> None:
        super().__init__(left)
        self._desk = desk
        self._model = model
        self._left = left
        self._right = right
        self._wanted_identity = ""
        self._awaits_rows = True
        self._off_list = ""
        self._first_rows_are_shown = False
        self._is_choosing = False
        self._typed = TypedAhead(self._is_waiting)
        self._connect()

    def set_level(self, level: int) -> None:
        """Give all subjects of the declaration at hand a level."""
        self._typed.do(lambda: self._set_level(level))

    def send(self) -> None:
        """Send the declaration at hand and go on to the next."""
        self._typed.do(self._send)

    def undo(self) -> None:
        """Take back what was sent last."""
        self._typed.do(self._undo)

    def move(self, command: Command) -> None:
        """Move in the list: at once, or behind what was typed before."""
        if self._typed.is_empty:
            command()
        else:
            self._typed.do(command)

    def go_to_found(self) -> None:
        """Go to the list for what stands in the search field.

        A key typed at once is meant for what will be found, not for what is still shown.
        """
        self._off_list = ""
        self._left.filters.settle()
        self._left.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_off_list(self, identity: str, phase: Phase | None = None) -> None:
        """Open a declaration, on the list or not, in a phase or in the one that it is in now."""
        self._typed.forget()
        if not self._left.view.select(identity) or phase is not None:
            self._left.view.clearSelection()
            self._open(identity, phase)
            self._off_list = identity

    def _connect(self) -> None:
        view = self._left.view
        view.currentMoved.connect(self._current_moved)
        view.pointed.connect(self._typed.forget)
        view.move_through(self.move)
        self._left.filters.wantedChanged.connect(self._await_rows)
        self._model.loaded.connect(self._rows_came)
        self._model.extended.connect(self._rows_came)
        self._desk.opened.connect(self._opened)
        self._desk.sending.saved.connect(self._saved)
        self._desk.sending.notSaved.connect(self._not_saved)
        self._desk.sending.undone.connect(self._undone)
        self._desk.sending.tooLate.connect(self._too_late)
        self._right.formMade.connect(self._connect_form)
        self._right.openWanted.connect(self.open_off_list)
        self._left.undoWanted.connect(self.undo)
        self._left.undoEnded.connect(self._desk.sending.forget)

    def _connect_form(self, form: FormView) -> None:
        form.edited.connect(self._edited)
        form.foot.sendWanted.connect(self.send)
        form.standing.withdrawWanted.connect(self._desk.withdraw)
        form.question.clearanceAnswered.connect(self._clearance_answered)
        form.question.phaseChosen.connect(self._phase_chosen)

    def _is_waiting(self) -> bool:
        awaits_rows = self._is_choosing or (self._awaits_rows and self._model.is_loading)
        return self._desk.is_waiting or awaits_rows or bool(self._wanted_identity)

    def _await_rows(self) -> None:
        self._awaits_rows = True

    def _set_level(self, level: int) -> bool:
        if self._desk.form is None or not self._right.form.is_ready:
            return False
        self._right.form.subjects.set_all(level)
        return True

    def _send(self) -> bool:
        if self._desk.form is None or not self._right.form.is_ready:
            return False
        form = self._right.form
        draft = form.draft()
        if draft is None:
            return False
        from declarant_client.application.rating import faults

        missing = faults(draft)
        if missing:
            form.show_faults(missing)
            return False
        identity = draft.place.identity
        self._desk.send(draft)
        self._left.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go_on_from(identity)
        return True

    def _undo(self) -> bool:
        if self._desk.undo_last():
            self._left.sent_bar.dismiss()
            self._left.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._right.hold_still(held=True)
        return True

    def _go_on_from(self, identity: str) -> None:
        position = self._model.position(identity)
        self._model.at_work.pin("")
        self._model.let_leave(identity)
        if self._model.wanted.show is Show.UNRATED:
            self._go_to(0 if position is None else position)
            return
        following = self._next_unrated(0 if position is None else position + 1)
        if following is None:
            self._open(identity)
        else:
            self._left.view.select_position(following)

    def _go_to(self, position: int) -> None:
        rows = self._model.rowCount()
        if rows:
            self._left.view.select_position(min(position, rows - 1))
            current = self._left.view.current_identity()
            if self._right_identity() != current and not self._desk.is_waiting:
                self._open(current)
            return
        self._awaits_rows = self._model.is_loading or self._model.fetch_if_more()
        self._desk.close()
        self._left.show_emptiness(nothing_known=False)

    def _next_unrated(self, start: int) -> int | None:
        for position in range(start, self._model.rowCount()):
            row = self._model.row_at(position)
            if row is None:
                return None
            identity = row.declaration.identity
            if (
                not row.assessed
                and row.state is None
                and not self._model.at_work.is_leaving(identity)
            ):
                return position
        return None

    def _right_identity(self) -> str:
        form = self._desk.form
        return form.row.declaration.identity if form else ""

    def _open(self, identity: str, phase: Phase | None = None) -> None:
        self._off_list = ""
        self._model.at_work.pin(identity)
        self._right.hold_still(held=True)
        self._desk.open(identity, phase)

    def _current_moved(self, identity: str) -> None:
        if identity and identity != self._right_identity():
            self._open(identity)

    def _show_first_rows(self) -> None:
        """Let the first rows be seen before the first form is loaded and built."""
        self._first_rows_are_shown = self._is_choosing = True
        self._left.view.viewport().repaint()
        QTimer.singleShot(0, self, self._rows_came)

    def _rows_came(self) -> None:
        if not self._first_rows_are_shown:
            self._show_first_rows()
            return
        self._awaits_rows = self._is_choosing = False
        view, wanted = self._left.view, self._wanted_identity
        self._wanted_identity = ""
        if wanted and not view.select(wanted):
            self._open(wanted)
            self._off_list = wanted
        if not view.currentIndex().isValid() and not self._off_list:
            self._choose_again()
        self._left.show_emptiness(nothing_known=False)
        self._typed.go_on()
        self.rowsCame.emit()

    def _choose_again(self) -> None:
        if not self._left.view.select(self._right_identity()):
            if self._model.rowCount():
                self._left.view.select_position(0)
            else:
                self._desk.close()

    def _opened(self, form: RatingForm | None) -> None:
        self._right.show_form(form)
        self._right.hold_still(held=False)
        self._typed.go_on()

    def _edited(self) -> None:
        draft = self._right.form.draft()
        if draft is not None:
            self._desk.edited(draft)

    def _clearance_answered(self, clearance: Clearance) -> None:
        self._left.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.answer_clearance(clearance)

    def _phase_chosen(self, phase: Phase) -> None:
        identity = self._right_identity()
        self._left.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if identity:
            self._desk.open(identity, phase)

    def _saved(self, sent: Sent) -> None:
        self._model.has_settled(sent.identity)
        seconds = round(sent.hold.total_seconds()) if sent.hold else 0
        text = self.tr("Saved · {number}").format(number=sent.number)
        self._left.sent_bar.tell(text, seconds)

    def _not_saved(self, sent: Sent, error: SaidError) -> None:
        self._model.has_settled(sent.identity)
        self._right.unsaved.tell(
            sent.identity,
            self.tr("The rating of {number} was not saved. {reason}").format(
                number=sent.number, reason=said(error.sentence)
            ),
        )

    def _undone(self, identity: str) -> None:
        self._wanted_identity = identity
        self._model.refresh()

    def _too_late(self) -> None:
        self._right.hold_still(held=False)
        self._left.sent_bar.tell(self.tr("It has left already; you can send a revision."), 0)
        self._typed.go_on()
