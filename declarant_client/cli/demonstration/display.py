"""Whether a window could be seen."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_UNSEEN = frozenset({"offscreen", "minimal", "vnc"})


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a display: always on Windows and macOS; elsewhere one that answers."""
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in _UNSEEN:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return _wayland_answers(environment) or _x_answers(environment.get("DISPLAY", ""))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name, folder = environment.get("WAYLAND_DISPLAY"), environment.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _answers(str(Path(folder) / str(name)))


def _x_answers(display: str) -> bool:
    """Whether an X server answers; one on another computer is taken at its word."""
    host, colon, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host not in {"", "unix"}:
        return True
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen, by convention
    return _answers(path) or (sys.platform == "linux" and _answers(f"\0{path}"))


def _answers(address: str) -> bool:
    if sys.platform == "win32":
        return False  # no such sockets there, and never asked
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        try:
            asking.connect(address)
        except OSError:
            return False
    return True
