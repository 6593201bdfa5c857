"""Where the window was: a small file in the profile, never the registry."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

_FIRST_SIZE = QSize(1280, 720)
_FRAME = QSize(8, 40)
"""What a window manager puts around a window: not known before it is shown."""


class WindowMemory:
    """Remembers the window's place and size between two starts."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it was; at first, a size that fits a small screen."""
        window.resize(_that_fits(window))
        with suppress(OSError):
            # What Qt does not know as its own it leaves alone.
            window.restoreGeometry(self._file.read_bytes())

    def keep(self, window: QMainWindow) -> None:
        """Remember where the window is."""
        with suppress(OSError):
            self._file.touch(mode=0o600)
            self._file.write_bytes(window.saveGeometry().data())


def _that_fits(window: QMainWindow) -> QSize:
    room = window.screen().availableGeometry().size() - _FRAME
    return _FIRST_SIZE.boundedTo(room)
