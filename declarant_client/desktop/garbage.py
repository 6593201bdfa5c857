"""Python's garbage is looked for where Qt's objects may be destroyed: in the window's thread.

Python looks in whichever thread happens to make the next object. A cycle found there may hold the
last word of a widget or a timer, and Qt's objects may be destroyed in their own thread only: in
another one the program may crash, or stand still for ever. The destructor holds one of Qt's locks
and waits for Python's, the window's thread holds Python's and waits for that one.
https://doc.qt.io/qt-6/threads-qobject.html
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject

NEW_OBJECTS = 5_000
"""So many new ones are looked through at a time, in a millisecond or two."""
LOOKS_PER_OLDER = 200
"""After so many looks at new objects one at those that outlived the looks since the last such."""
OLDER_PER_ALL = 20
"""After so many of these one at all objects."""


class Garbage(QObject):
    """Looks for garbage whenever this thread has nothing else to do, and much was made since.

    ``Application`` keeps Python from looking by itself. No timer: who rests in the tray sleeps on.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._dispatcher = QAbstractEventDispatcher.instance(self.thread())
        self._dispatcher.aboutToBlock.connect(self.look)

    def look(self) -> None:
        """Look where enough objects are new."""
        if gc.get_count()[0] < NEW_OBJECTS:
            return
        self._looks += 1
        gc.collect(_generation(self._looks))

    def end(self) -> None:
        """Look no more."""
        self._dispatcher.aboutToBlock.disconnect(self.look)
        self.deleteLater()


def _generation(looks: int) -> int:
    older, is_none = divmod(looks, LOOKS_PER_OLDER)
    if is_none:
        return 0
    return 1 if older % OLDER_PER_ALL else 2
