"""Which declaration is at hand: the list's current one, the next to rate, or one off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from declarant_client.application.ports.declarations import Show

if TYPE_CHECKING:
    from declarant_client.desktop.to_rate.awaited_rows import AwaitedRows
    from declarant_client.desktop.to_rate.desk import RatingDesk
    from declarant_client.desktop.to_rate.form_panel import FormPanel
    from declarant_client.desktop.to_rate.worklist_model import WorklistModel
    from declarant_client.desktop.to_rate.worklist_panel import WorklistPanel
    from declarant_client.domain.declaration import Phase


class DeclarationAtHand(QObject):
    """Opens on the desk what is chosen, and chooses where the user left it open."""

    def __init__(
        self,
        desk: RatingDesk,
        model: WorklistModel,
        rows: AwaitedRows,
        left: WorklistPanel,
        right: FormPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._rows = rows
        self._left = left
        self._right = right
        self._coming_back: tuple[str, ...] = ()
        self._off_list = ""
        left.view.currentMoved.connect(self._current_moved)
        rows.came.connect(self._choose)

    @property
    def is_coming_back(self) -> bool:
        """Whether a declaration is about to lie open because its rating was taken back."""
        return bool(self._coming_back)

    def come_back_to(self, *identities: str) -> None:
        """Open a declaration, or choose several, once the list has been read again."""
        self._coming_back = identities
        self._model.refresh()

    def let_go(self) -> None:
        """Nothing is worked on alone any more."""
        self._model.at_work.pin("")

    def open_current(self) -> None:
        """Open what is current on the list, unless it lies open."""
        self._current_moved(self._left.view.current_identity())

    def return_to_list(self) -> None:
        """What is off the list gives way to the rows that come next."""
        self._off_list = ""

    def open_off_list(self, identity: str, phase: Phase | None = None) -> None:
        """Open a declaration, on the list or not, in a phase or in the one that it is in now."""
        if not self._left.view.select(identity) or phase is not None:
            self._left.view.clearSelection()
            self._open(identity, phase)
            self._off_list = identity

    def go_on_from(self, identity: str, *others: str) -> None:
        """Open what is to be rated after this declaration, which is being saved or put off.

        The ``others`` stand below it on the list, and leave with it.
        """
        position = self._model.position(identity)
        self._model.at_work.pin("")
        self._model.let_leave(identity, *others)
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
            if self._open_identity() != current and not self._desk.is_waiting:
                self._open(current)
            return
        self._rows.await_further()
        self._desk.close()
        self._left.show_emptiness(nothing_known=False)

    def _next_unrated(self, start: int) -> int | None:
        for position in range(start, self._model.rowCount()):
            row = self._model.row_at(position)
            if row is None:
                return None
            is_leaving = self._model.at_work.is_leaving(row.declaration.identity)
            if not row.assessed and row.state is None and not is_leaving:
                return position
        return None

    def _open_identity(self) -> str:
        form = self._desk.form
        return form.row.declaration.identity if form else ""

    def _open(self, identity: str, phase: Phase | None = None) -> None:
        self._off_list = ""
        self._model.at_work.pin(identity)
        self._right.hold_still(held=True)
        self._desk.open(identity, phase)

    def _current_moved(self, identity: str) -> None:
        if self._left.view.has_several or self._rows.are_unseen:
            return
        if identity and identity != self._open_identity():
            self._open(identity)

    def _choose(self) -> None:
        view, wanted = self._left.view, self._coming_back
        self._coming_back = ()
        if wanted and not view.select(wanted[0]):
            self._open(wanted[0])
            self._off_list = wanted[0]
        elif len(wanted) > 1:
            view.choose(frozenset(wanted))
        if not self._off_list:
            self._choose_something()
        self._left.show_emptiness(nothing_known=False)

    def _choose_something(self) -> None:
        view = self._left.view
        if not view.currentIndex().isValid():
            self._choose_again()
        elif not view.selectionModel().hasSelection():
            view.select_position(view.currentIndex().row())
            if self._desk.form is None and not self._desk.is_waiting:
                self.open_current()  # a view that gets the focus chose it before it was seen

    def _choose_again(self) -> None:
        if not self._left.view.select(self._open_identity()):
            if self._model.rowCount():
                self._left.view.select_position(0)
            else:
                self._desk.close()
