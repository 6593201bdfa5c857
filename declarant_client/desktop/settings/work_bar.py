"""Lengthy work of a section: how far it is, and how to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.background import Background, Task
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import SaidError

_STEPS = 1000

Result = TypeVar("Result")
Job = Callable[[Callable[[float], None], Callable[[], bool]], Result]
"""Is given whom to tell how far it is (0 to 1), and asks now and then whether it is stopped."""


class _Running(QObject):
    """Brings the progress from the working thread to the window's."""

    told = Signal(float)


class WorkBar(QFrame):
    """One piece of work at a time; hidden while there is none.

    Work that was stopped says itself what came of it: its result arrives as that of any other.
    """

    def __init__(self, background: Background, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._background = background
        self._task: Task | None = None
        self._begun = threading.Event()
        self._stopped = threading.Event()
        self._stop_unbegun: Callable[[], None] = self._end
        self._trigger: QWidget | None = None
        self._running = _Running(self)
        self.text = plain_label(wraps=True)
        self.progress = QProgressBar()
        self.cancel = QPushButton(self.tr("Cancel"))
        self._lay_out(name)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether work is under way, or waits for other work to end."""
        return self._task is not None

    def begin(
        self,
        text: str,
        job: Job[Result],
        then: Callable[[Result], None],
        failed: Callable[[SaidError], None],
        *,
        unbegun: Result,
        trigger: QWidget,
    ) -> None:
        """Do the work; ``unbegun`` is its result where it is stopped before its turn came.

        ``trigger`` began it: it is out of use meanwhile, and the keyboard comes back to it.
        """
        if self.is_running:
            return
        begun = self._begun = threading.Event()
        stopped = self._stopped = threading.Event()

        def work() -> Result:
            begun.set()
            return job(self._running.told.emit, stopped.is_set)

        def ended(result: Result) -> None:
            self._end()
            then(result)

        def told(error: SaidError) -> None:
            self._end()
            failed(error)

        self._stop_unbegun = lambda: ended(unbegun)
        self._show(text, trigger)
        self._task = self._background.run(self, work, ended, told)

    def stop(self) -> None:
        """Stop the work; what it says of itself still arrives."""
        if self._task is None:
            return
        # In this order: work that did not see it has begun, and says what it did.
        self._stopped.set()
        if self._begun.is_set():
            self.text.setText(self.tr("Stopping…"))
        else:
            self._task.cancel()
            self._stop_unbegun()

    def _show(self, text: str, trigger: QWidget) -> None:
        self.text.setText(text)
        self.progress.setRange(0, 0)
        self.show()
        self._trigger = trigger
        if trigger.hasFocus():
            self.cancel.setFocus()
        trigger.setEnabled(False)

    def _end(self) -> None:
        self._task = None
        trigger, self._trigger = self._trigger, None
        if trigger is not None:
            trigger.setEnabled(True)
            if self.cancel.hasFocus():
                trigger.setFocus()
        self.hide()

    def _tell(self, share: float) -> None:
        """Say how far it is; what is left at the end has no measure."""
        self.progress.setRange(0, _STEPS if share < 1 else 0)
        self.progress.setValue(int(share * _STEPS))

    def _lay_out(self, name: str) -> None:
        self.progress.setAccessibleName(name)
        self.progress.setTextVisible(False)
        give_role(self.cancel, Role.QUIET)
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS)
        texts.addWidget(self.text)
        texts.addWidget(self.progress)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addLayout(texts, 1)
        row.addWidget(self.cancel)
        self._running.told.connect(self._tell)
        self.cancel.clicked.connect(self.stop)
