"""What the sender tells, shown in the window; loaded with the sender, behind the first paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from declarant_client.application.synchronising import MissingKey, SyncReport
    from declarant_client.desktop.background.sender import SenderState
    from declarant_client.desktop.shell.main_window import MainWindow


class SenderTold(QObject):
    """Shows at the window's foot what the sender does, and what came of it."""

    def __init__(
        self,
        window: MainWindow,
        lacks_key: Callable[[Sequence[MissingKey]], bool],
        is_closed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._line = window.status_line
        self._lacks_key = lacks_key
        self._is_closed = is_closed

    def state_is(self, state: SenderState) -> None:
        if self._is_closed():
            return  # said before the end, heard after it; as below
        self._line.show_connection(
            self._line.connection._replace(
                running=state == "running",
                sends_elsewhere=state == "elsewhere",
            )
        )

    def reported(self, report: SyncReport, at: datetime) -> None:
        if self._is_closed():
            return
        trouble = report.troubles[0] if report.troubles else None
        known = self._line.connection
        self._line.show_connection(
            known._replace(
                last_end=known.last_end if trouble else at,
                trouble=trouble,
                lacks_key=self._lacks_key(report.missing_keys),
            )
        )
        self._window.store_changed()
