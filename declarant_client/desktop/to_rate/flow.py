"""From one declaration to the next: levels, sending, going on, taking back, in the order typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from declarant_client.desktop.to_rate.after_putting_off import AfterPuttingOff
from declarant_client.desktop.to_rate.after_sending import AfterSending
from declarant_client.desktop.to_rate.at_hand import DeclarationAtHand
from declarant_client.desktop.to_rate.form_answers import FormAnswers
from declarant_client.desktop.to_rate.taking_back import TakingBack
from declarant_client.desktop.to_rate.together.after_group import AfterGroup
from declarant_client.desktop.to_rate.together.chosen_rows import ChosenRows
from declarant_client.desktop.to_rate.together.group_flow import GroupFlow
from declarant_client.desktop.to_rate.typed_ahead import Command, TypedAhead

if TYPE_CHECKING:
    from declarant_client.application.rating_form import RatingForm
    from declarant_client.desktop.to_rate.awaited_rows import AwaitedRows
    from declarant_client.desktop.to_rate.desk import RatingDesk
    from declarant_client.desktop.to_rate.form.form_view import FormView
    from declarant_client.desktop.to_rate.form_panel import FormPanel
    from declarant_client.desktop.to_rate.put_off_desk import Away, Wish
    from declarant_client.desktop.to_rate.together.group_view import GroupView
    from declarant_client.desktop.to_rate.worklist_model import WorklistModel
    from declarant_client.desktop.to_rate.worklist_panel import WorklistPanel
    from declarant_client.domain.declaration import Phase


class RateFlow(QObject):
    """The commands that are typed; every one goes through ``TypedAhead``."""

    rowsCame = Signal()
    """The list shows what was asked for."""

    def __init__(
        self,
        desk: RatingDesk,
        model: WorklistModel,
        rows: AwaitedRows,
        left: WorklistPanel,
        right: FormPanel,
    ) -> None:
        super().__init__(left)
        self._desk = desk
        self._left = left
        self._right = right
        chosen = ChosenRows(model, rows, left.view, self)
        self._rows = rows
        self._at_hand = DeclarationAtHand(desk, model, self._rows, left, right, self)
        self._typed = TypedAhead(self._is_waiting)
        self._group = GroupFlow(desk, self._at_hand, chosen, left, right)
        self._taking_back = TakingBack()
        FormAnswers(desk, left.view, right, self)
        AfterSending(desk.sending, self._at_hand, model, left, right)
        AfterPuttingOff(desk.putting_off, self._at_hand, model, left)
        AfterGroup(desk.group, self._at_hand, model, left, right)
        self._connect()

    def set_level(self, level: int) -> None:
        """Give all subjects of the declaration at hand a level."""
        self._typed.do(lambda: self._set_level(level))

    def send(self) -> None:
        """Send the declaration at hand and go on to the next."""
        self._typed.do(self._send)

    def put_off(self, wish: Wish) -> None:
        """Take the declaration at hand off the list unrated and go on to the next."""
        self._typed.do(lambda: self._put_off(wish))

    def offer_to_put_off(self) -> None:
        """Show the ways to take the declaration at hand off the list."""
        self._typed.do(self._offer_to_put_off)

    def undo(self) -> None:
        """Take back what was sent or put off last."""
        self._typed.do(self._undo)

    def move(self, command: Command) -> None:
        """Move in the list: at once, or behind what was typed before and rows on their way.

        A form on its way is not waited for: whoever passes by need not see it.
        """
        if self._typed.is_empty and not self._rows_change:
            command()
        else:
            self._typed.do(command)

    def go_to_found(self) -> None:
        """Go to the list for what stands in the search field.

        A key typed at once is meant for what will be found, not for what is still shown.
        """
        self._at_hand.return_to_list()
        self._left.filters.settle()
        self._left.focus_rows()

    def open_off_list(self, identity: str, phase: Phase | None = None) -> None:
        """Open a declaration, on the list or not, in a phase or in the one that it is in now."""
        self._typed.forget()
        self._at_hand.open_off_list(identity, phase)

    def _connect(self) -> None:
        self._left.view.pointed.connect(self._typed.forget)
        self._left.view.move_through(self.move)
        self._left.undoWanted.connect(self.undo)
        self._left.undoEnded.connect(lambda: self._typed.when_done(self._forget_done))
        self._right.formMade.connect(self._connect_foot)
        self._right.groupMade.connect(self._connect_group)
        self._right.openWanted.connect(self.open_off_list)
        # Behind those that choose, show and tell: what was typed ahead is meant for what follows.
        self._rows.came.connect(self._rows_came)
        self._desk.opened.connect(self._opened)
        self._desk.sending.tooLate.connect(self._typed.go_on)
        self._group.ready.connect(self._typed.go_on)

    def _connect_foot(self, form: FormView) -> None:
        form.foot.sendWanted.connect(self.send)
        form.foot.skip.wanted.connect(self.put_off)

    def _connect_group(self, view: GroupView) -> None:
        self._group.connect_view(view)
        view.foot.sendWanted.connect(self.send)
        view.foot.skip.wanted.connect(self.put_off)

    @property
    def _rows_change(self) -> bool:
        """Whether the list is about to show other rows, or to go back to one."""
        is_going_back = self._desk.is_undoing or self._at_hand.is_coming_back
        return is_going_back or self._rows.is_waiting

    def _is_waiting(self) -> bool:
        return self._group.is_waiting or self._desk.is_waiting or self._rows_change

    def _set_level(self, level: int) -> bool:
        if self._group.is_open:
            return self._group.set_level(level)
        if self._desk.form is None or not self._right.form.is_ready:
            return False
        self._right.form.subjects.set_all(level)
        return True

    def _send(self) -> bool:
        if self._group.is_open:
            sent_together = self._group.send()
            if sent_together is not None:
                self._taking_back.note(self._desk.group, sent_together)
            return sent_together is not None
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
        sent = self._desk.send(draft)
        if sent is not None:
            self._taking_back.note(self._desk.sending, sent)
        self._left.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._at_hand.go_on_from(identity)
        return True

    def _put_off(self, wish: Wish) -> bool:
        if self._group.is_open:
            return self._note_away(self._group.put_off(wish))
        form = self._desk.form
        if form is None or not form.waits:
            return False
        self._note_away(self._desk.put_off(wish))
        self._left.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._at_hand.go_on_from(form.row.declaration.identity)
        return True

    def _note_away(self, away: Away | None) -> bool:
        if away is not None:
            self._taking_back.note(self._desk.putting_off, away)
        return away is not None

    def _offer_to_put_off(self) -> bool:
        if self._group.is_open:
            self._group.offer_to_put_off()
            return True
        form = self._desk.form
        if form is not None and form.waits:
            self._right.form.foot.skip.open_choices()
        return True

    def _undo(self) -> bool:
        if self._taking_back.undo_last():
            self._left.sent_bar.dismiss()
            self._left.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._right.hold_still(held=True)
        return True

    def _forget_done(self) -> None:
        """The time to undo is over, and every undo that was typed in it has had its turn."""
        self._desk.sending.forget()
        self._desk.putting_off.forget()
        self._desk.group.forget()
        self._taking_back.forget_gone()

    def _rows_came(self) -> None:
        if not self._is_waiting():
            # What could not be taken back leaves the form as it was.
            self._right.hold_still(held=False)
        self._typed.go_on()
        self.rowsCame.emit()

    def _opened(self, form: RatingForm | None) -> None:
        self._right.show_form(form)
        self._right.hold_still(held=False)
        self._typed.go_on()
