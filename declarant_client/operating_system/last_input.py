"""How long no key was pressed and no mouse moved, in whatever program: asked before speaking up."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from datetime import timedelta
from functools import cache


def since_last_input() -> timedelta | None:
    """Return the time since the user's last input; ``None`` where the system does not tell."""
    if sys.platform == "win32":
        return _on_windows()
    if sys.platform == "darwin":
        return _on_macos()
    return _on_x11() if os.environ.get("DISPLAY") else None


if sys.platform == "win32":

    class _LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("tick", ctypes.c_uint))

    def _on_windows() -> timedelta | None:
        told = _LastInput(ctypes.sizeof(_LastInput), 0)
        if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(told)):
            return None
        # Both count milliseconds since the start in 32 bits.
        ticks = (ctypes.windll.kernel32.GetTickCount() - told.tick) & 0xFFFFFFFF
        return timedelta(milliseconds=ticks)


def _on_macos() -> timedelta | None:
    name = ctypes.util.find_library("ApplicationServices")
    if name is None:
        return None
    asked = ctypes.CDLL(name).CGEventSourceSecondsSinceLastEventType
    asked.restype = ctypes.c_double
    asked.argtypes = (ctypes.c_int32, ctypes.c_uint32)
    session, any_input = 0, 0xFFFFFFFF
    return timedelta(seconds=asked(session, any_input))


class _ScreenSaverInfo(ctypes.Structure):
    """``XScreenSaverInfo`` of X11/extensions/scrnsaver.h."""

    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    )


class _X11:
    """A connection of our own to the display, kept open."""

    def __init__(self, x11: ctypes.CDLL, saver: ctypes.CDLL) -> None:
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        saver.XScreenSaverQueryExtension.argtypes = (ctypes.c_void_p,) * 3
        saver.XScreenSaverQueryInfo.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p)
        self._saver = saver
        self._display = x11.XOpenDisplay(None)
        self._root = x11.XDefaultRootWindow(self._display) if self._display else 0

    def idle(self) -> timedelta | None:
        """Return the time since the last input on the display."""
        numbers = (ctypes.c_int(), ctypes.c_int())
        if not self._display or not self._saver.XScreenSaverQueryExtension(
            self._display, *(ctypes.byref(number) for number in numbers)
        ):
            return None
        told = _ScreenSaverInfo()
        if not self._saver.XScreenSaverQueryInfo(self._display, self._root, ctypes.byref(told)):
            return None
        return timedelta(milliseconds=told.idle)


@cache
def _x11() -> _X11 | None:
    names = ("X11", "Xss")
    # Not ``find_library``: it starts compilers to look for what the loader knows by itself.
    try:
        return _X11(*(ctypes.CDLL(f"lib{name}.so.{6 if name == 'X11' else 1}") for name in names))
    except OSError:
        return None


def _on_x11() -> timedelta | None:
    opened = _x11()
    return None if opened is None else opened.idle()
