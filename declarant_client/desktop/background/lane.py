"""Questions of which only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from declarant_client.desktop.background.thread import Background, Task
from declarant_client.domain.sentences import SaidError

Result = TypeVar("Result")


class Lane(QObject):
    """Asks one question at a time: a new one takes the place of the one before.

    An answer that is overtaken never arrives, whether its work was waiting, running or done.
    """

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._asked: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    def ask(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[SaidError], None] | None = None,
    ) -> None:
        """Ask anew; ``then`` gets the answer unless another question follows first."""
        self.drop()

        def answered(result: Result) -> None:
            self._asked = None
            then(result)

        def told(error: SaidError) -> None:
            self._asked = None
            if failed is None:
                self._background.troubled.emit(error)
            else:
                failed(error)

        self._asked = self._background.run(self, work, answered, told)

    def drop(self) -> None:
        """Take the question back: its answer would be stale."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
