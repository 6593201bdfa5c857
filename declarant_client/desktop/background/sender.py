"""The thread that sends and fetches while the window is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from declarant_client.application.ports.unexpected import tell_unexpected
from declarant_client.application.ports.world import Clock, SendingRight
from declarant_client.application.synchronising import SyncReport
from declarant_client.domain.sentences import SaidError

LONGEST_SLEEP = timedelta(minutes=1)
"""A computer that slept does not count it: the clock is looked at again after this."""

RIGHT_AGAIN = timedelta(seconds=15)
"""How long after another process was seen to hold the sending right it is tried again."""

BREATH = timedelta(seconds=3)
"""Least time between two runs that nobody asked for: what stays due never spins."""


class Synchronising(Protocol):
    """``application.synchronising.Synchronise``."""

    def begin(self) -> None: ...

    def run(
        self, *, all_now: bool, fetch: bool = True, cancelled: Callable[[], bool] = ...
    ) -> SyncReport: ...

    def answer_requests(self, *, cancelled: Callable[[], bool] = ...) -> SyncReport | None: ...

    def next_due_at(self) -> datetime | None: ...


class SenderState(StrEnum):
    """What the sender is doing, for the status line."""

    RESTING = "resting"
    RUNNING = "running"
    ELSEWHERE = "elsewhere"
    """Another process of this profile sends."""


@dataclass(frozen=True, slots=True)
class SenderParts:
    """What the sender needs; all of it is used in its thread only."""

    synchronise: Synchronising
    right: SendingRight
    clock: Clock
    sync_elsewhere: Callable[[], SyncReport | None]
    """Ask the process that holds the sending right to send and fetch now."""
    between_fetches: Callable[[], timedelta]
    close_thread: Callable[[], None]
    keep_copies: Callable[[], None] = lambda: None
    """Make a copy of what is kept, and look whether it is whole, when that is due."""


class Sender(QObject):
    """Sends what is due, fetches now and then, and wakes when there is a reason to."""

    stateChanged = Signal(object)
    reported = Signal(object, object)
    """``(SyncReport, datetime)``: what a run did, and when it ended."""
    failed = Signal(object)
    """A ``SaidError``: the store could not be read or written."""

    def __init__(self, parts: SenderParts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._woken = threading.Condition()
        self._look = False
        self._send_now = False
        self._ended = False
        self._thread = threading.Thread(target=self._serve, name="sender")

    def start(self) -> None:
        """Begin; the first run fetches at once."""
        self._thread.start()

    def look(self) -> None:
        """Something changed in the store: see whether anything is due."""
        self._wake("_look")

    def send_now(self) -> None:
        """Send everything that waits and fetch, now."""
        self._wake("_send_now")

    def close(self) -> None:
        """Stop at the next item, give the sending right back, end the thread and wait for it."""
        self._wake("_ended")
        if self._thread.ident is not None:
            self._thread.join()

    def _wake(self, flag: str) -> None:
        with self._woken:
            setattr(self, flag, True)
            self._woken.notify_all()

    def is_ended(self) -> bool:
        """Whether it is to stop: asked between items."""
        return self._ended

    def _serve(self) -> None:
        rounds = _Rounds(self, self._parts)
        try:
            while not self._ended:
                now = self._parts.clock.now()
                try:
                    wake_at = rounds.next(now, asked=self._taken_request())
                    self._parts.keep_copies()
                except SaidError as error:
                    self.failed.emit(error)
                    wake_at = now + LONGEST_SLEEP
                except Exception as error:  # noqa: BLE001 - our defect must not keep all from going
                    tell_unexpected(error)
                    wake_at = now + LONGEST_SLEEP
                self._sleep(wake_at)
        finally:
            rounds.end()
            self._parts.close_thread()

    def _taken_request(self) -> bool:
        with self._woken:
            asked, self._send_now, self._look = self._send_now, False, False
            return asked

    def _sleep(self, wake_at: datetime) -> None:
        span = min(wake_at - self._parts.clock.now(), LONGEST_SLEEP)
        with self._woken:
            if span > timedelta(0) and not (self._look or self._send_now or self._ended):
                self._woken.wait(span.total_seconds())


class _Rounds:
    """One decision after the other: who sends, what is due, until when to sleep."""

    def __init__(self, sender: Sender, parts: SenderParts) -> None:
        self._sender = sender
        self._parts = parts
        self._holds_right = False
        self._fetch_at: datetime | None = None
        self._not_before: datetime | None = None
        self._looked_at: datetime | None = None

    def next(self, now: datetime, *, asked: bool) -> datetime:
        """Do what is to be done now; return when to look again."""
        self._mind_the_clock(now)
        if not self._take_right():
            if asked:
                self._tell(self._parts.sync_elsewhere())
            self._sender.stateChanged.emit(SenderState.ELSEWHERE)
            return now + RIGHT_AGAIN
        self._tell(self._parts.synchronise.answer_requests(cancelled=self._sender.is_ended))
        due_at = self._parts.synchronise.next_due_at()
        wants_fetch = self._fetch_at is None or now >= self._fetch_at
        rested = self._not_before is None or now >= self._not_before
        # "At once" is the moment in which the store was asked: later than ``now``.
        is_due = due_at is not None and due_at <= self._parts.clock.now()
        if asked or wants_fetch or (is_due and rested):
            self._run(now, all_now=asked, fetch=asked or wants_fetch)
            due_at = self._parts.synchronise.next_due_at()
        return self._wake_at(due_at)

    def _mind_the_clock(self, now: datetime) -> None:
        """Forget times that were set by a clock that was ahead: they may be a year away."""
        if self._looked_at is not None and now < self._looked_at:
            self._fetch_at = self._not_before = None
        self._looked_at = now

    def end(self) -> None:
        """Give the sending right back."""
        if self._holds_right:
            self._parts.right.release()
            self._holds_right = False

    def _take_right(self) -> bool:
        if not self._holds_right and self._parts.right.take():
            self._holds_right = True
            self._parts.synchronise.begin()
        return self._holds_right

    def _run(self, now: datetime, *, all_now: bool, fetch: bool) -> None:
        self._sender.stateChanged.emit(SenderState.RUNNING)
        if fetch:
            self._fetch_at = now + self._parts.between_fetches()
        try:
            self._tell(
                self._parts.synchronise.run(
                    all_now=all_now,
                    fetch=fetch,
                    cancelled=self._sender.is_ended,
                )
            )
        finally:
            # The clock may have been set right while this ran.
            ended = self._parts.clock.now()
            self._mind_the_clock(ended)
            self._not_before = ended + BREATH
            self._sender.stateChanged.emit(SenderState.RESTING)

    def _tell(self, report: SyncReport | None) -> None:
        if report is not None:
            self._sender.reported.emit(report, self._parts.clock.now())

    def _wake_at(self, due_at: datetime | None) -> datetime:
        times = [self._fetch_at or self._parts.clock.now()]
        if due_at is not None:
            times.append(max(due_at, self._not_before) if self._not_before else due_at)
        return min(times)
