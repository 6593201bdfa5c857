"""Which level a key press means: by the key, not by the letter that it makes.

Vietnamese layouts put ă, â, ê, ô on the digit row, French ones &, é, ": the key's place counts
then. Numbers of the platforms: evdev + 8 on X11 and Wayland, virtual keys on Windows and macOS.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

LEVELS_BY_KEY = {
    Qt.Key.Key_1: 1,
    Qt.Key.Key_2: 2,
    Qt.Key.Key_3: 3,
    Qt.Key.Key_4: 4,
    Qt.Key.Key_5: 5,
}
LEVELS_BY_LETTER = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
"""For digits that an input method has made a letter of."""
_BY_SCAN_CODE = {10: 1, 11: 2, 12: 3, 13: 4, 14: 5}
_BY_WINDOWS_KEY = {0x31: 1, 0x32: 2, 0x33: 3, 0x34: 4, 0x35: 5}
_BY_MAC_KEY = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5}
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def level_of(event: QKeyEvent) -> int | None:
    """Return the level 1 to 5 that a key press means, ``None`` for any other key."""
    if event.isAutoRepeat() or event.modifiers() & _COMMANDING:
        return None
    key = event.key()
    if key in LEVELS_BY_KEY:
        return LEVELS_BY_KEY[Qt.Key(key)]
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return None
    return _level_by_place(event)


def sends(event: QKeyEvent) -> bool:
    """Whether a key press sends outside text fields: Enter, alone or with Ctrl, not held down."""
    others = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ControlModifier
    )
    return event.key() in ENTER_KEYS and not event.isAutoRepeat() and not others


def _level_by_place(event: QKeyEvent) -> int | None:
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return None
    match QGuiApplication.platformName():
        case "xcb" | "wayland":
            return _BY_SCAN_CODE.get(event.nativeScanCode())
        case "windows":
            return _BY_WINDOWS_KEY.get(event.nativeVirtualKey())
        case "cocoa":
            # Letters share the numbers of other keys only where no native key was given.
            return _BY_MAC_KEY.get(event.nativeVirtualKey()) if event.text() else None
        case _:
            return None
