"""Which declarations are chosen on the list, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from declarant_client.desktop.to_rate.awaited_rows import AwaitedRows
    from declarant_client.desktop.to_rate.worklist_model import WorklistModel
    from declarant_client.desktop.to_rate.worklist_view import WorklistView

MOST = 1000
"""How many are chosen at once; more are rated in several goes."""


class ChosenRows(QObject):
    """Tells when the choice changes; it outlives every reading of the list."""

    changed = Signal()
    allChosen = Signal()
    """All rows are chosen, those that were on their way among them."""

    def __init__(
        self, model: WorklistModel, rows: AwaitedRows, view: WorklistView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._awaits = False
        view.selectionModel().selectionChanged.connect(self._changed)
        view.allWanted.connect(self.choose_all)
        rows.arrived.connect(self._came)

    @property
    def is_waiting(self) -> bool:
        """Whether rows are on their way that are to be chosen."""
        return self._awaits and self._model.is_loading

    @property
    def identities(self) -> list[str]:
        """The chosen declarations; ``MOST`` of them at most."""
        positions = self._view.chosen_positions()[:MOST]
        return [self._model.identity_at(position) for position in positions]

    def choose_all(self) -> None:
        """Choose all that the filter shows, also those that are not known yet."""
        self._awaits = self._model.rowCount() < MOST and self._model.is_loading
        if not self._awaits:
            self._view.choose_first(MOST)
            self.allChosen.emit()

    def _came(self) -> None:
        if self._awaits:
            self.choose_all()
        else:
            self._changed()

    def _changed(self) -> None:
        self.changed.emit()
