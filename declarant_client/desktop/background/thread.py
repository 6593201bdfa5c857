"""One thread that works in order, and delivers what came of it to the window's thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from queue import SimpleQueue
from typing import NamedTuple, TypeVar

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


class _Order(NamedTuple):
    task: Task
    work: Callable[[], None]


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

    _done = Signal(object)

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
        self._arrived: deque[_Delivery] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._deliver_one)
        self._done.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[SaidError], None] | None = None,
        task: Task | None = None,
    ) -> Task:
        """Run ``work`` in the thread, then ``then`` with its result here, while ``owner`` lives."""
        task = task or Task()
        if self._closed:
            task.cancel()
            return task

        def attempt() -> None:
            try:
                result = work()
            except SaidError as error:
                outcome = _told(self, failed, error)
            except Exception as error:  # noqa: BLE001 - our defect: told, and the thread goes on
                tell_unexpected(error)
                outcome = _unexpected(failed)
            except BaseException as error:  # noqa: BLE001 - raised again in the window's thread
                outcome = _raised(error)
            else:
                outcome = _answered(then, result)
            self._done.emit(_Delivery(owner, task, outcome))

        self._orders.put(_Order(task, attempt))
        self._begin()
        return task

    def close(self) -> None:
        """Finish what was ordered and not cancelled, end the thread and wait for it."""
        self._closed = True
        self._turn.stop()
        self._arrived.clear()
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join()
            self._thread = None

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name=self._name)
            self._thread.start()

    def _serve(self) -> None:
        try:
            while (order := self._orders.get()) is not None:
                if not order.task.is_cancelled():
                    with self._stopping(order.task.is_cancelled):
                        order.work()
        finally:
            self._close_thread()

    def _arrive(self, delivery: _Delivery) -> None:
        if self._closed:
            return
        # One in each turn of the event loop: keys and painting come between two answers.
        self._arrived.append(delivery)
        self._turn.start()

    def _deliver_one(self) -> None:
        delivery = self._arrived.popleft()
        if not self._arrived:
            self._turn.stop()
        if not delivery.task.is_cancelled() and Shiboken.isValid(delivery.owner):
            delivery.outcome()


class _Delivery(NamedTuple):
    owner: QObject
    task: Task
    outcome: Callable[[], None]


def _answered(then: Callable[[Result], None], result: Result) -> Callable[[], None]:
    return lambda: then(result)


def _told(
    background: Background, failed: Callable[[SaidError], None] | None, error: SaidError
) -> Callable[[], None]:
    if failed is None:
        return lambda: background.troubled.emit(error)
    return lambda: failed(error)


def _unexpected(failed: Callable[[SaidError], None] | None) -> Callable[[], None]:
    return _nothing if failed is None else lambda: failed(UnexpectedError())


def _raised(error: BaseException) -> Callable[[], None]:
    def again() -> None:
        raise error

    return again


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
