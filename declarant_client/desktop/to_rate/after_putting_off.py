"""What became of skipping: told beneath the list, and followed by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from declarant_client.domain.putting_off import Snooze

if TYPE_CHECKING:
    from declarant_client.desktop.to_rate.at_hand import DeclarationAtHand
    from declarant_client.desktop.to_rate.put_off_desk import Away, PutOffDesk
    from declarant_client.desktop.to_rate.worklist_model import WorklistModel
    from declarant_client.desktop.to_rate.worklist_panel import WorklistPanel

translate = QCoreApplication.translate

_SECONDS = 10
"""Nothing leaves this computer by skipping: this is only how long the bar offers to undo it."""


class AfterPuttingOff(QObject):
    """Put off, not put off, or asked about again."""

    def __init__(
        self,
        desk: PutOffDesk,
        at_hand: DeclarationAtHand,
        model: WorklistModel,
        left: WorklistPanel,
    ) -> None:
        super().__init__(at_hand)
        self._desk = desk
        self._at_hand = at_hand
        self._model = model
        self._left = left
        desk.done.connect(self._done)
        desk.notDone.connect(lambda away: model.has_settled(*away.identities))
        desk.askedAgain.connect(self._asked_again)

    def _done(self, away: Away) -> None:
        self._model.has_settled(*away.identities)
        if self._desk.holds(away):
            self._left.sent_bar.tell(away_words(away), _SECONDS)

    def _asked_again(self, identities: Sequence[str]) -> None:
        self._at_hand.come_back_to(*identities)


def away_words(away: Away) -> str:
    """Return what is said once declarations have left the list unrated: which or how many."""
    count = len(away.identities)
    what = away.number
    if count > 1:
        what = translate("AfterPuttingOff", "{count} declarations").format(count=count)
    if isinstance(away.wish, Snooze):
        return translate("AfterPuttingOff", "Put off · {what}").format(what=what)
    return translate("AfterPuttingOff", "Skipped · {what}").format(what=what)
