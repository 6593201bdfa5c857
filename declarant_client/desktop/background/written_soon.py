"""Writing what is being typed by itself, a moment after the last change."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from declarant_client.desktop.background.thread import Background
    from declarant_client.domain.sentences import SaidError

PAUSE_MS = 400

Key = TypeVar("Key", bound=Hashable)


class WrittenSoon(QObject, Generic[Key]):
    """Holds the newest of one thing until it is written; at most one waits."""

    def __init__(self, writing: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._writing = writing
        self._waiting: tuple[Key, Callable[[], object]] | None = None
        self._being_written: list[Key] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)

    def note(self, key: Key, write: Callable[[], object]) -> None:
        """Do ``write`` in the writing thread soon, in place of what waits for the same key."""
        if self._waiting is not None and self._waiting[0] != key:
            self.save()
        self._waiting = (key, write)
        self._pause.start()

    def save(self) -> None:
        """Order what waits to be written, if anything does."""
        self._pause.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        key, write = waiting
        self._being_written.append(key)
        self._writing.run(
            self,
            write,
            lambda _: self._being_written.remove(key),
            lambda error: self._not_written(key, error),
        )

    def forget(self, key: Key) -> None:
        """Do not write it any more, if it still waits."""
        if self._waiting is not None and self._waiting[0] == key:
            self._pause.stop()
            self._waiting = None

    def unwritten(self) -> list[Key]:
        """Return what the store does not hold yet."""
        waiting = [self._waiting[0]] if self._waiting is not None else []
        return waiting + self._being_written

    def _not_written(self, key: Key, error: SaidError) -> None:
        self._being_written.remove(key)
        self._writing.troubled.emit(error)
