"""What can be taken back: ratings, what was put off, ratings given together; the last first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

Done = TypeVar("Done")
Done_contra = TypeVar("Done_contra", contravariant=True)


class TakesBack(Protocol[Done_contra]):
    """Knows what it did, as long as that can be taken back."""

    def holds(self, done: Done_contra, /) -> bool:
        """Whether this can still be taken back, and is not about to be."""
        ...

    def undo(self, done: Done_contra, /) -> bool:
        """Begin to take this back; False where it is gone."""
        ...


class TakingBack:
    """The order in which things were done, whoever did them."""

    def __init__(self) -> None:
        self._order: list[tuple[Callable[[], bool], Callable[[], bool]]] = []
        """How each thing is undone, and whether it still can be."""

    def note(self, by: TakesBack[Done], done: Done) -> None:
        """Something was done that can be taken back.

        The very thing is noted, not only who did it: what could not be saved, or was let go, must
        not give its turn to something older.
        """
        self._order.append((lambda: by.undo(done), lambda: by.holds(done)))

    def undo_last(self) -> bool:
        """Begin to take back what was done last; False for nothing."""
        while self._order:
            undo, _is_held = self._order[-1]
            if undo():
                return True  # it keeps its place until it is gone: undoing may fail
            self._order.pop()
        return False

    def forget_gone(self) -> None:
        """Drop what cannot be taken back any more."""
        self._order = [step for step in self._order if step[1]()]
