"""What became of ratings given together: told beneath the list and above the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from declarant_client.application.rating_together import SavedTogether, TakenBack
    from declarant_client.desktop.to_rate.at_hand import DeclarationAtHand
    from declarant_client.desktop.to_rate.form_panel import FormPanel
    from declarant_client.desktop.to_rate.together.group_desk import GroupDesk, SentTogether
    from declarant_client.desktop.to_rate.together.group_view import Given
    from declarant_client.desktop.to_rate.worklist_model import WorklistModel
    from declarant_client.desktop.to_rate.worklist_panel import WorklistPanel


class AfterGroup(QObject):
    """Saved, saved but for some, or taken back."""

    def __init__(
        self,
        desk: GroupDesk,
        at_hand: DeclarationAtHand,
        model: WorklistModel,
        left: WorklistPanel,
        right: FormPanel,
    ) -> None:
        super().__init__(at_hand)
        self._desk = desk
        self._at_hand = at_hand
        self._model = model
        self._left = left
        self._right = right
        desk.saving.connect(self._saving)
        desk.saved.connect(self._saved)
        desk.undone.connect(self._undone)
        desk.notUndone.connect(self._not_undone)
        desk.left.connect(self._have_left)

    def _saving(self, sent: SentTogether) -> None:
        done = _handled(sent.done)
        if done < sent.count:
            self._left.sent_bar.show_progress(
                self.tr("Saving: {done} of {count}").format(done=done, count=sent.count)
            )

    def _saved(self, sent: SentTogether) -> None:
        self._model.all_settled()
        done = sent.done
        saved = len(done.saved) if done else 0
        if saved:
            seconds = round(sent.hold.total_seconds()) if sent.hold else 0
            self._left.sent_bar.tell(
                self.tr("Saved · {count} declarations").format(count=saved), seconds
            )
        else:
            self._left.sent_bar.dismiss()
        if done is None or done.not_saved:
            self._name_not_saved(done, sent.count)

    def _name_not_saved(self, done: SavedTogether | None, count: int) -> None:
        from declarant_client.desktop.to_rate.together.notes import left_out_words

        not_saved = done.not_saved if done else ()
        text = self.tr("{failed} of {count} were not saved.").format(
            failed=len(not_saved) or count, count=count
        )
        if not_saved:
            self._right.unsaved.tell(not_saved[0].identity, f"{text} {left_out_words(not_saved)}")

    def _undone(self, back: TakenBack | None, given: Given) -> None:
        self._right.group.take_up(given)
        self._model.at_work.all_settled()
        self._right.hold_still(held=False)
        self._offer_again()
        if back is not None and back.left:
            self._tell_left(len(back.left))
        self._at_hand.come_back_to(*(back.identities if back else ()))

    def _not_undone(self) -> None:
        self._offer_again()
        self._at_hand.come_back_to()

    def _have_left(self, sent: SentTogether) -> None:
        self._offer_again()
        self._tell_left(len(sent.done.saved) if sent.done else 0)

    def _offer_again(self) -> None:
        sent = self._desk.to_try_again
        if sent is None:
            self._left.sent_bar.offer_no_more()
            return
        self._left.sent_bar.offer_again(
            self.tr("Not taken back · {count} declarations").format(
                count=len(sent.done.saved) if sent.done else 0
            )
        )

    def _tell_left(self, count: int) -> None:
        self._left.sent_bar.tell(
            self.tr("{count} have left already; you can send revisions of them.").format(
                count=count
            ),
            0,
        )


def _handled(done: SavedTogether | None) -> int:
    return len(done.saved) + len(done.not_saved) if done else 0
