"""What can be taken back: ratings, what was put off, ratings given together; the last first."""

from __future__ import annotations

from typing import Protocol


class TakesBack(Protocol):
    """Knows what it did last, and how to undo that."""

    def undo_last(self) -> bool:
        """Begin to take back what was done last; False for nothing."""
        ...


class TakingBack:
    """The order in which things were done; the time to undo them ends for all at once."""

    def __init__(self) -> None:
        self._order: list[TakesBack] = []

    def note(self, done: TakesBack) -> None:
        """Something was done that can be taken back."""
        self._order.append(done)

    def undo_last(self) -> bool:
        """Begin to take back what was done last; False for nothing."""
        while self._order:
            if self._order.pop().undo_last():
                return True
        return False

    def forget(self) -> None:
        """The time to undo is over."""
        self._order.clear()
