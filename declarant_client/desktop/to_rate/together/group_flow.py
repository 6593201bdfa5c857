"""From the choice on the list to the form of several, and on from there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from declarant_client.application.rating_form import RatingForm
    from declarant_client.desktop.to_rate.at_hand import DeclarationAtHand
    from declarant_client.desktop.to_rate.desk import RatingDesk
    from declarant_client.desktop.to_rate.form_panel import FormPanel
    from declarant_client.desktop.to_rate.put_off_desk import Away, Wish
    from declarant_client.desktop.to_rate.together.chosen_rows import ChosenRows
    from declarant_client.desktop.to_rate.together.group_desk import SentTogether
    from declarant_client.desktop.to_rate.together.group_view import GroupView
    from declarant_client.desktop.to_rate.worklist_panel import WorklistPanel


class GroupFlow(QObject):
    """Open while more than one declaration is chosen."""

    ready = Signal()
    """What was waited for is there: what was typed ahead may go on."""

    def __init__(
        self,
        desk: RatingDesk,
        at_hand: DeclarationAtHand,
        rows: ChosenRows,
        left: WorklistPanel,
        right: FormPanel,
    ) -> None:
        super().__init__(left)
        self._desk = desk
        self._at_hand = at_hand
        self._left = left
        self._right = right
        self._chosen: list[str] = []
        self._rows = rows
        self._rows.changed.connect(self._follow)
        self._rows.allChosen.connect(self.ready)
        desk.group.opened.connect(self._opened)
        desk.group.reading.connect(self._reading)

    @property
    def is_open(self) -> bool:
        """Whether what is typed is meant for several declarations."""
        return bool(self._chosen)

    @property
    def is_waiting(self) -> bool:
        """Whether what is typed belongs to a group that is not there yet."""
        return self._rows.is_waiting or self._desk.group.is_waiting

    def set_level(self, level: int) -> bool:
        """Give all subjects of all declarations a level."""
        self._view.set_all(level)
        return True

    def send(self) -> SentTogether | None:
        """Send every one's own assessment, and go on to what follows them; None: some lack."""
        view = self._view
        drafts = view.drafts()
        if view.show_missing(drafts):
            return None
        rated = {draft.place.identity for draft in drafts}
        numbers = [
            form.row.declaration.number.digits
            for form in view.together.forms
            if form.row.declaration.identity in rated
        ]
        sent = self._desk.group.send(drafts, numbers, view.given)
        self._leave([draft.place.identity for draft in drafts])
        return sent

    def put_off(self, wish: Wish) -> Away | None:
        """Take all of them off the list, unrated; None: none of them waits."""
        forms = [form for form in self._view.together.forms if form.waits]
        if not forms:
            return None
        identities = [form.row.declaration.identity for form in forms]
        number = forms[0].row.declaration.number.digits
        away = self._desk.putting_off.put_off(identities, number, wish)
        self._leave(identities)
        return away

    def offer_to_put_off(self) -> None:
        """Show the ways to take them off the list."""
        self._view.foot.skip.open_choices()

    def connect_view(self, view: GroupView) -> None:
        """Follow what is asked for in the form of several."""
        view.singlyWanted.connect(lambda: self._show_only(self._chosen))
        view.othersWanted.connect(self._show_only)

    @property
    def _view(self) -> GroupView:
        return self._right.group

    def _follow(self) -> None:
        chosen = self._rows.identities
        if len(chosen) < 2:  # noqa: PLR2004 - several begin with two
            self._end()
            return
        if chosen == self._chosen:
            return
        begins = not self._chosen
        self._chosen = chosen
        if begins:
            self._view.begin_anew(chosen)
        self._desk.group.choose(chosen)
        if begins:
            # Only now: what is typed waits for the group, not for the form that goes.
            self._at_hand.let_go()
            self._desk.close()

    def _end(self) -> None:
        if not self._chosen:
            return
        self._chosen = []
        self._desk.group.close()
        self._right.show_group(shown=False)
        self._at_hand.open_current()

    def _reading(self, read: int, wanted: int) -> None:
        self._view.show_reading(read, wanted)
        self._right.show_group(shown=True)

    def _opened(self, forms: Sequence[RatingForm]) -> None:
        from declarant_client.application.rating_together import put_together

        if self._chosen:
            self._view.show_together(put_together(forms))
            self._right.show_group(shown=True)
        self.ready.emit()

    def _leave(self, identities: Sequence[str]) -> None:
        self._left.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._at_hand.go_on_from(*identities)

    def _show_only(self, identities: Sequence[str]) -> None:
        self._left.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left.filters.show_only(identities)
