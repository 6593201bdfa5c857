"""One thread that works in order, and delivers what came of it to the window's thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import Shiboken

from declarant_client.application.ports.unexpected import UnexpectedError, tell_unexpected
from declarant_client.domain.sentences import SaidError

Result = TypeVar("Result")


class Task:
    """One piece of work; cancelled, it is skipped or its answer is dropped."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Do not run it, or stop when the work asks, and deliver nothing."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether it was cancelled; lengthy work asks now and then."""
        return self._cancelled.is_set()


Stopping = Callable[[Callable[[], bool]], AbstractContextManager[None]]
"""Lets what is read be stopped in its middle, as soon as the function given says so."""


def _nothing() -> None:
    return None


def _to_its_end(_is_stopped: Callable[[], bool]) -> AbstractContextManager[None]:
    return nullcontext()


class Background(QObject):
    """A thread that starts with its first work and ends with ``close``, which joins it.

    Results, and ``SaidError`` where nobody catches it (``troubled``), arrive in the thread that
    made this object. Any other exception is our defect: whoever is told of those is told, and
    ``failed`` gets an ``UnexpectedError``, so that nothing waits for what will not come.
    """

    troubled = Signal(object)
    """A ``SaidError`` of work that gave no ``failed``."""

    _finished_one = Signal()

    def __init__(
        self,
        name: str,
        close_thread: Callable[[], None] = _nothing,
        parent: QObject | None = None,
        *,
        stopping: Stopping = _to_its_end,
    ) -> None:
        """``close_thread`` is called in the thread as it ends: it closes the store's connection.

        ``stopping`` ends the reading of work that is cancelled while it runs; without it such work
        goes on to its end, and what is asked next waits for it.
        """
        super().__init__(parent)
        self._name = name
        self._close_thread = close_thread
        self._stopping = stopping
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._finished: deque[_Order] = deque()
        """Filled in the thread, emptied in the window's alone."""
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._deliver_one)
        self._finished_one.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], Result],
        then: Callable[[Result], None] | None,
        failed: Callable[[SaidError], None] | None = None,
        task: Task | None = None,
    ) -> Task:
        """Run ``work`` in the thread, then ``then`` with its result here, while ``owner`` lives.

        With ``None`` nobody waits for what comes of it, nor for the sentence it may fail with: it
        only prepares what will be asked for. A defect of ours is told all the same.
        """
        task = task or Task()
        if self._closed:
            task.cancel()
            return task

        self._orders.put(_Order(self, owner, task, work, then, failed))
        self._begin()
        return task

    def close(self) -> None:
        """Finish what was ordered and not cancelled, end the thread and wait for it."""
        self._closed = True
        self._turn.stop()
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join()
            self._thread = None
        self._finished.clear()

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name=self._name)
            self._thread.start()

    def _serve(self) -> None:
        try:
            while (order := self._orders.get()) is not None:
                if not order.task.is_cancelled():
                    with self._stopping(order.task.is_cancelled):
                        order.attempt()
                # Handed over whole before the window hears of it, and held here no longer.
                self._finished.append(order)
                del order
                self._finished_one.emit()
        finally:
            self._close_thread()

    def _arrive(self) -> None:
        if not self._closed:
            # One in each turn of the event loop: keys and painting come between two answers.
            self._turn.start()

    def _deliver_one(self) -> None:
        order = self._next_wanted()
        if not self._finished:
            self._turn.stop()
        if order is not None:
            order.deliver()

    def _next_wanted(self) -> _Order | None:
        while self._finished:
            order = self._finished.popleft()
            if order.is_awaited and not order.task.is_cancelled() and Shiboken.isValid(order.owner):
                return order
        return None


class _Order:
    """Work, and who gets its answer.

    All that it names may be the last to hold a widget, and Qt's objects may be destroyed in their
    own thread only: an order that was worked on, or cancelled, is let go of in the window's thread.
    """

    def __init__(
        self,
        background: Background,
        owner: QObject,
        task: Task,
        work: Callable[[], Result],
        then: Callable[[Result], None] | None,
        failed: Callable[[SaidError], None] | None,
    ) -> None:
        self._background = background
        self._work: Callable[[], object] = work
        self.is_awaited = then is not None
        self._then: Callable[[Any], None] = then or _drop
        self._failed = failed
        self.owner = owner
        self.task = task
        self._outcome = _nothing

    def attempt(self) -> None:
        """Do the work, in the thread of the background."""
        try:
            self._outcome = partial(self._then, self._work())
        except SaidError as error:
            self._outcome = partial(self._failed or self._background.troubled.emit, error)
        except Exception as error:  # noqa: BLE001 - our defect: told, and the thread goes on
            tell_unexpected(error)
            if self._failed is not None:
                self._outcome = partial(self._failed, UnexpectedError())
        except BaseException as error:  # noqa: BLE001 - raised again in the window's thread
            self._outcome = partial(_raise, error)

    def deliver(self) -> None:
        """Do with what came of it what is to be done, in the window's thread."""
        # An error knows the frame that raised it, and so this order: they would hold each other.
        outcome, self._outcome = self._outcome, _nothing
        outcome()


def _raise(error: BaseException) -> None:
    raise error


def _drop(_result: object) -> None:
    return None


class Threads(NamedTuple):
    """The threads that pages share."""

    reading: Background
    """Questions to the store, answered in milliseconds."""
    writing: Background
    """What the user saves, in the order of their saving."""
    lengthy: Background
    """Imports, exports, questions to an office: may take minutes."""
    errands: Background
    """Looks at folders, asks database servers: takes seconds, and must not wait for an import."""

    @classmethod
    def made(
        cls, close_thread: Callable[[], None] = _nothing, stopping: Stopping = _to_its_end
    ) -> Threads:
        """Make the four; no thread starts before there is work.

        A question that is overtaken is ended by ``stopping``; what writes is never.
        """
        return cls(
            Background("reading", close_thread, stopping=stopping),
            Background("writing", close_thread),
            Background("lengthy", close_thread),
            Background("errands", close_thread, stopping=stopping),
        )

    def close(self) -> None:
        """End all four: what was to be written is written first."""
        self.writing.close()
        self.lengthy.close()
        self.errands.close()
        self.reading.close()
