"""The application: alike everywhere, with threads that are safe, and aware of being quit."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QSessionManager


class Application(QApplication):
    """Tells a window that is being closed by its user from one that goes with the program.

    Whatever quits, a signal, a menu of the system or the end of the user's session, closes the
    windows first; one that then stepped aside into the tray would hold up the end.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        # Qt's objects may be destroyed in their own thread only: ``garbage`` looks for it there.
        gc.disable()
        # Said here, Qt makes no other style first, and Python no type for it.
        super().__init__([*arguments, "-style", "fusion"])
        self.is_quitting = False
        self.commitDataRequest.connect(self._session_ends)

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Quit:
            return super().event(event)
        self.is_quitting = True
        handled = super().event(event)
        # A window may have refused: then the program goes on.
        self.is_quitting = event.isAccepted()
        return handled

    def _session_ends(self, _session: QSessionManager) -> None:
        self.is_quitting = True
