"""What was typed before the form it is meant for was there: kept in order, never lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

LONGEST = 200
"""Commands kept; more than anybody types in the moment that a form takes."""

Command = Callable[[], bool]
"""Does something; False means that what was typed behind it has lost its ground."""


class TypedAhead:
    """Runs commands in the order of their typing, each only when nothing is on its way."""

    def __init__(self, is_waiting: Callable[[], bool]) -> None:
        self._is_waiting = is_waiting
        self._commands: deque[Command] = deque()
        self._running = False
        self._afterwards: Callable[[], None] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._commands

    def do(self, command: Command) -> None:
        """Run a command now, or as soon as what was typed before it has been done."""
        if len(self._commands) < LONGEST:
            self._commands.append(command)
        self.go_on()

    def go_on(self) -> None:
        """Something arrived: run what waited for it."""
        if self._running:
            return
        self._running = True
        try:
            while self._commands and not self._is_waiting():
                if not self._commands.popleft()():
                    self._commands.clear()
        finally:
            self._running = False
        self._end()

    def when_done(self, afterwards: Callable[[], None]) -> None:
        """Do this once all that was typed by now has been done, or was dropped."""
        self._afterwards = afterwards
        self.go_on()

    def forget(self) -> None:
        """The user turned to something else by other means."""
        self._commands.clear()
        self._end()

    def _end(self) -> None:
        if not self._commands and self._afterwards is not None:
            afterwards, self._afterwards = self._afterwards, None
            afterwards()
