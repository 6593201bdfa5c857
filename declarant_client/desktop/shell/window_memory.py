"""Where the window was: a small file in the profile, never the registry."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QMainWindow

_GEOMETRY = "window/geometry"
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
        if not self._file.is_file():
            return
        kept = self._settings().value(_GEOMETRY)
        if isinstance(kept, QByteArray):
            window.restoreGeometry(kept)

    def keep(self, window: QMainWindow) -> None:
        """Remember where the window is."""
        # Qt keeps the mode of a file that is there; a new one would get what the umask leaves.
        with suppress(OSError):
            self._file.touch(mode=0o600)
        settings = self._settings()
        settings.setValue(_GEOMETRY, window.saveGeometry())
        settings.sync()

    def _settings(self) -> QSettings:
        return QSettings(str(self._file), QSettings.Format.IniFormat)


def _that_fits(window: QMainWindow) -> QSize:
    room = window.screen().availableGeometry().size() - _FRAME
    return _FIRST_SIZE.boundedTo(room)
