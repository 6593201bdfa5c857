"""What became of a rating that was sent: told on the page, and followed by the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from declarant_client.desktop.speech import said

if TYPE_CHECKING:
    from declarant_client.desktop.to_rate.at_hand import DeclarationAtHand
    from declarant_client.desktop.to_rate.form_panel import FormPanel
    from declarant_client.desktop.to_rate.sending import Sending, Sent
    from declarant_client.desktop.to_rate.worklist_model import WorklistModel
    from declarant_client.desktop.to_rate.worklist_panel import WorklistPanel
    from declarant_client.domain.sentences import SaidError


class AfterSending(QObject):
    """Saved, not saved, taken back, or too late for that."""

    def __init__(
        self,
        sending: Sending,
        at_hand: DeclarationAtHand,
        model: WorklistModel,
        left: WorklistPanel,
        right: FormPanel,
    ) -> None:
        super().__init__(at_hand)
        self._sending = sending
        self._model = model
        self._left = left
        self._right = right
        sending.saved.connect(self._saved)
        sending.notSaved.connect(self._not_saved)
        sending.undone.connect(at_hand.come_back_to)
        sending.notUndone.connect(at_hand.come_back_to)
        sending.tooLate.connect(self._too_late)
        sending.letGo.connect(self._let_go)
        left.letGoWanted.connect(sending.let_go)

    def _saved(self, sent: Sent) -> None:
        self._model.has_settled(sent.identity)
        if not self._sending.holds(sent):
            return  # it is being taken back already
        seconds = round(sent.hold.total_seconds()) if sent.hold else 0
        if sent.awaits_second_look:
            # Few words: two buttons stand beside them.
            waits = self.tr("Second look · {number}").format(number=sent.number)
            self._left.sent_bar.tell(waits, seconds, second_look=True, short=sent.number)
            return
        text = self.tr("Saved · {number}").format(number=sent.number)
        self._left.sent_bar.tell(text, seconds)

    def _let_go(self, sent: Sent) -> None:
        text = self.tr("Is sent now · {number}").format(number=sent.number)
        self._left.sent_bar.tell(text, 0)

    def _not_saved(self, sent: Sent, error: SaidError) -> None:
        self._model.has_settled(sent.identity)
        self._right.unsaved.tell(
            sent.identity,
            self.tr("The rating of {number} was not saved. {reason}").format(
                number=sent.number, reason=said(error.sentence)
            ),
        )

    def _too_late(self) -> None:
        self._right.hold_still(held=False)
        self._left.sent_bar.tell(self.tr("It has left already; you can send a revision."), 0)
