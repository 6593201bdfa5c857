"""Telling that another day has begun: what was put off comes back, and a day's share anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 5 * 60 * 1000
"""A computer may sleep over midnight: the day is looked at, not waited for."""
_FIRST_MS = 1000


class NewDay(QObject):
    """Looks at the day now and then; costs nothing that could be measured."""

    dawned = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._day: date | None = None
        # The first look not while the page is built.
        self._timer = QTimer(self, interval=_FIRST_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell if the day is another one than at the last look."""
        self._timer.setInterval(_LOOK_MS)
        day = self._today()
        known, self._day = self._day, day
        if known is not None and day != known:
            self.dawned.emit()
