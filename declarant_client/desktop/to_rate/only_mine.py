"""Whose declarations the worklist shows: chosen once on a computer, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from declarant_client.domain.sentences import SaidError

if TYPE_CHECKING:
    from declarant_client.desktop.to_rate.parts import ToRateParts
    from declarant_client.desktop.to_rate.worklist_filters import WorklistFilters


class OnlyMine(QObject):
    """Keeps what is chosen in the filters; shows there what was chosen in the settings."""

    kept = Signal()
    """What is counted elsewhere follows."""

    def __init__(self, parts: ToRateParts, filters: WorklistFilters, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._filters = filters
        self._is_keeping = False
        filters.mineChosen.connect(self._keep)

    def follow(self) -> None:
        """Show whose declarations are chosen now, by whichever page."""
        if not self._is_keeping:
            self._filters.show_mine(self._parts.mine())

    def _keep(self, user: str) -> None:
        self._is_keeping = True
        self._parts.threads.writing.run(
            self, lambda: self._parts.keep_mine(user), self._ended, self._failed
        )

    def _ended(self, _answer: object) -> None:
        self._is_keeping = False
        self.kept.emit()

    def _failed(self, error: SaidError) -> None:
        self._is_keeping = False
        self.follow()
        self._parts.threads.writing.troubled.emit(error)
