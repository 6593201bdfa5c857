"""Where the companion stands: at an edge of a screen, remembered for each set of monitors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSettings, QSize
from PySide6.QtGui import QScreen

from declarant_client.desktop.appearance import Space


class Edge(StrEnum):
    """The side of the screen that it leans on."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Standing:
    """A place that fits whatever size the companion has."""

    screen: str = ""
    """Name of the screen; empty: the window's own."""
    edge: Edge = Edge.RIGHT
    top: int = Space.XL
    """Pixels below the screen's top."""
    is_folded: bool = False
    """Whether only the tab is to be seen."""


def corner(standing: Standing, room: QRect, size: QSize) -> QPoint:
    """Return where the upper left corner goes, so that all of it is within the room."""
    left = room.left() if standing.edge is Edge.LEFT else room.right() + 1 - size.width()
    lowest = max(room.bottom() + 1 - size.height(), room.top())
    return QPoint(left, min(max(room.top() + standing.top, room.top()), lowest))


def dropped(standing: Standing, screen: QScreen, frame: QRect) -> Standing:
    """Return where it stands after it was let go: the nearer edge of that screen takes it."""
    room = screen.availableGeometry()
    is_left = frame.center().x() < room.center().x()
    return replace(
        standing,
        screen=screen.name(),
        edge=Edge.LEFT if is_left else Edge.RIGHT,
        top=frame.top() - room.top(),
    )


def monitor_set(screens: Iterable[QScreen]) -> str:
    """Return what is the same whenever the same monitors stand in the same places."""
    told = sorted(f"{screen.name()} {screen.geometry().getRect()}" for screen in screens)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


class Standings:
    """Remembers a place for each set of monitors, in a small file of the profile."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, monitors: str) -> Standing:
        """Return the remembered place, else the first one."""
        if not self._file.is_file():
            return Standing()
        kept = self._settings().value(monitors)
        match kept if isinstance(kept, list) else []:
            case [str(screen), "left" | "right" as edge, str(top), str(folded)]:
                with suppress(ValueError):
                    return Standing(screen, Edge(edge), int(top), folded == "folded")
        return Standing()

    def keep(self, monitors: str, standing: Standing) -> None:
        """Remember a place."""
        # Qt keeps the mode of a file that is there; a new one would get what the umask leaves.
        with suppress(OSError):
            self._file.touch(mode=0o600)
        folded = "folded" if standing.is_folded else "open"
        settings = self._settings()
        settings.setValue(
            monitors, [standing.screen, str(standing.edge), str(standing.top), folded]
        )
        settings.sync()

    def _settings(self) -> QSettings:
        return QSettings(str(self._file), QSettings.Format.IniFormat)
