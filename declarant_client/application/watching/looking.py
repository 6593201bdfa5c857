"""When a folder is to be looked at again: pure, told the time and what has happened."""

from __future__ import annotations

from dataclasses import dataclass

COALESCING_SECONDS = 0.3
"""Changes come in heaps: the first look waits a moment for the others."""
POLL_SECONDS = 60.0
"""How often a folder is looked at that is not there, or whose changes nobody tells."""
SAFETY_SECONDS = 600.0
"""How often a folder is looked at whose changes are told: queues of events overflow unsaid
(https://github.com/gorakhargosh/watchdog/issues/654 and the pull request 1234 there)."""
REST_FACTOR = 5.0
"""A look that took long is not followed by the next before five times as long."""


@dataclass(slots=True)
class Looking:
    """The moments of one folder. Times are seconds of one clock that only goes forward."""

    is_told: bool = False
    """Whether the system tells its changes."""
    _due_at: float = 0.0
    _not_before: float = 0.0

    def changed(self, now: float) -> None:
        """Something in the folder has changed."""
        self._due_at = min(self._due_at, max(now + COALESCING_SECONDS, self._not_before))

    def at_once(self) -> None:
        """Somebody asked, the computer was asleep, or changes may have been missed."""
        self._due_at = self._not_before = 0.0

    def looked(self, begun: float, ended: float) -> None:
        """A look is over."""
        self._not_before = ended + REST_FACTOR * (ended - begun)
        self._due_at = ended + (SAFETY_SECONDS if self.is_told else POLL_SECONDS)

    def again(self, at: float | None) -> None:
        """Look again then, if not before: a file that was seen may be ready."""
        if at is not None:
            self._due_at = min(self._due_at, max(at, self._not_before))

    @property
    def due_at(self) -> float:
        """When to look next."""
        return self._due_at
