"""What other threads say to the watching thread, which sleeps until there is something."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said: whether to look at the list of sources, what rang, what is wished for."""

    look: bool
    rings: frozenset[int]
    asked: frozenset[int]


class Word:
    """Bells, wishes and the end; may be used from any thread."""

    def __init__(self) -> None:
        self._woken = threading.Condition()
        self._rings: set[int] = set()
        self._asked: set[int] = set()
        self._paused: set[int] = set()
        self._look = True
        self._has_ended = False

    @property
    def has_ended(self) -> bool:
        """Whether watching is to end."""
        return self._has_ended

    def is_cancelled(self, source_id: int) -> bool:
        """Whether the reading of a source is to stop: asked between portions."""
        return self._has_ended or source_id in self._paused

    def ring(self, source_id: int) -> None:
        """Something in a source has changed."""
        with self._woken:
            self._rings.add(source_id)
            self._woken.notify_all()

    def ask(self, source_id: int) -> None:
        """A source is to be read now."""
        with self._woken:
            self._asked.add(source_id)
            self._woken.notify_all()

    def pause(self, source_id: int) -> None:
        """Stop reading a source; ``look`` tells whether it goes on."""
        with self._woken:
            self._paused.add(source_id)

    def unpause(self, source_id: int) -> bool:
        """A source is read again; return whether its reading was stopped."""
        with self._woken:
            was_paused = source_id in self._paused
            self._paused.discard(source_id)
            return was_paused

    def look(self) -> None:
        """The list of sources may have changed."""
        with self._woken:
            self._look = True
            self._woken.notify_all()

    def end(self) -> None:
        """Watching is to end."""
        with self._woken:
            self._has_ended = True
            self._woken.notify_all()

    def take(self) -> Heard:
        """Return what was said since this was asked last."""
        with self._woken:
            heard = Heard(self._look, frozenset(self._rings), frozenset(self._asked))
            self._look = False
            self._rings.clear()
            self._asked.clear()
            return heard

    def sleep(self, seconds: float) -> None:
        """Sleep so long at most, or until there is something."""
        with self._woken:
            if not (self._rings or self._asked or self._look or self._has_ended):
                self._woken.wait(max(0.0, seconds))
