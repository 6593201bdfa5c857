"""Work happens off the window's thread, in order, and never outlives the window."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.keeping import StoppedReadingError
from declarant_client.application.ports.unexpected import UnexpectedError
from declarant_client.application.synchronising import SyncReport
from declarant_client.desktop.background import Background, Lane, StoreWatch
from declarant_client.desktop.background.sender import Sender, SenderParts, SenderState
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.store.connection import ConnectionFactory, Connections

PATIENCE = 30_000
_WITHOUT_END = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT count(*) FROM n"""
_MANY_NUMBERS = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000)
    SELECT i FROM n"""


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def ended() -> list[str]:
    return []


@pytest.fixture
def background(qapp: object, ended: list[str]) -> Iterator[Background]:
    made = Background("tested", lambda: ended.append(threading.current_thread().name))
    yield made
    made.close()


def after(gate: threading.Event, word: str) -> str:
    gate.wait(10)
    return word


def test_work_runs_elsewhere_and_its_result_arrives_here(
    qtbot: QtBot, background: Background, owner: QObject
) -> None:
    seen: list[tuple[str, str]] = []

    def then(worker: str) -> None:
        seen.append((worker, threading.current_thread().name))

    background.run(owner, lambda: threading.current_thread().name, then)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert seen == [("tested", threading.current_thread().name)]


def test_work_is_done_in_the_order_in_which_it_was_asked_for(
    qtbot: QtBot, background: Background, owner: QObject
) -> None:
    seen: list[int] = []
    for number in range(50):
        background.run(owner, partial(int, number), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50, timeout=PATIENCE)
    assert seen == list(range(50))


def test_what_waits_in_the_window_comes_between_two_answers(
    qtbot: QtBot, background: Background, owner: QObject
) -> None:
    seen: list[str] = []
    both_done = threading.Event()

    def first_came(word: str) -> None:
        seen.append(word)
        QTimer.singleShot(0, owner, lambda: seen.append("a key, a paint"))

    background.run(owner, lambda: "first", first_came)
    background.run(owner, lambda: "second", seen.append)
    background.run(owner, both_done.set, lambda _: None)
    assert both_done.wait(PATIENCE / 1000)
    qtbot.waitUntil(lambda: len(seen) == 3, timeout=PATIENCE)
    assert seen == ["first", "a key, a paint", "second"]


def test_what_only_prepares_is_done_first_and_nobody_hears_of_it(
    qtbot: QtBot, background: Background, owner: QObject
) -> None:
    seen: list[object] = []
    background.troubled.connect(seen.append)

    def refused() -> None:
        seen.append("prepared")
        raise SaidError(translate("tests", "The disk is full."))

    background.run(owner, refused, None)
    background.run(owner, lambda: "asked", seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=PATIENCE)
    QCoreApplication.processEvents()
    assert seen == ["prepared", "asked"]


def test_only_the_newest_question_of_a_lane_is_answered(
    qtbot: QtBot, background: Background, owner: QObject
) -> None:
    gate, seen = threading.Event(), list[str]()
    lane = Lane(background, owner)
    lane.ask(partial(after, gate, "running"), seen.append)
    lane.ask(lambda: "waiting", seen.append)
    lane.ask(lambda: "newest", seen.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert seen == ["newest"]
    assert not lane.is_busy


def test_nothing_is_delivered_to_what_is_gone(
    qtbot: QtBot, background: Background, owner: QObject
) -> None:
    seen: list[str] = []
    gone = QObject()
    gate = threading.Event()
    background.run(gone, partial(after, gate, "late"), seen.append)
    gone.deleteLater()
    qtbot.waitSignal(gone.destroyed, timeout=PATIENCE).wait()
    gate.set()
    background.run(owner, lambda: "after", seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert seen == ["after"]


def test_what_the_environment_did_is_told_where_nobody_catches_it(
    qtbot: QtBot, background: Background, owner: QObject
) -> None:
    def full() -> None:
        raise SaidError(translate("store", "The disk is full."))

    with qtbot.waitSignal(background.troubled, timeout=PATIENCE) as told:
        background.run(owner, full, lambda _: None)
    assert told.args is not None
    assert str(told.args[0]) == "The disk is full."


def test_our_own_mistake_is_told_and_ends_the_waiting_for_its_result(
    qtbot: QtBot, background: Background, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong() -> None:
        raise ZeroDivisionError

    told: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    failed: list[SaidError] = []
    background.run(owner, wrong, lambda _: None)
    background.run(owner, wrong, lambda _: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed), timeout=PATIENCE)
    assert [happened.exc_type for happened in told] == [ZeroDivisionError] * 2
    assert isinstance(failed[0], UnexpectedError)


def test_closing_finishes_what_was_ordered_and_leaves_the_thread_tidily(
    background: Background, owner: QObject, ended: list[str]
) -> None:
    written: list[int] = []
    for number in range(20):
        background.run(owner, partial(written.append, number), lambda _: None)
    background.close()
    assert written == list(range(20))
    assert ended == ["tested"]
    assert "tested" not in {thread.name for thread in threading.enumerate()}


def test_the_watch_tells_of_a_commit_once(qtbot: QtBot, ended: list[str]) -> None:
    versions = iter([1, 1, 2, 2, 2])
    told: list[bool] = []
    looked = threading.Event()

    def version() -> int:
        found = next(versions, None)
        if found is None:
            looked.set()
        return found or 2

    watch = StoreWatch(version, lambda: ended.append("closed"))
    watch.look_every(0.01)
    watch.changed.connect(lambda: told.append(True))
    watch.start()
    qtbot.waitUntil(lambda: bool(told) and looked.is_set(), timeout=PATIENCE)
    watch.close()
    assert told == [True]
    assert ended == ["closed"]


class Post:
    """What a sender is given, in memory."""

    def __init__(self, *, free: bool = True, due: datetime | None = None) -> None:
        self.free = free
        self.due = due
        self.runs: list[tuple[bool, bool]] = []
        self.asked_elsewhere = 0
        self.released = threading.Event()
        self.began = 0

    def parts(self) -> SenderParts:
        return SenderParts(
            synchronise=self,
            right=self,
            clock=self,
            sync_elsewhere=self._elsewhere,
            between_fetches=lambda: timedelta(hours=1),
            close_thread=lambda: None,
        )

    def now(self) -> datetime:
        return datetime.now(UTC)

    def take(self) -> bool:
        return self.free

    def release(self) -> None:
        self.released.set()

    def begin(self) -> None:
        self.began += 1

    def run(self, *, all_now: bool, fetch: bool = True, cancelled: object = None) -> SyncReport:
        self.runs.append((all_now, fetch))
        self.due = None
        return SyncReport(sent=1)

    def answer_requests(self, *, cancelled: object = None) -> SyncReport | None:
        return None

    def next_due_at(self) -> datetime | None:
        return self.due

    def _elsewhere(self) -> SyncReport | None:
        self.asked_elsewhere += 1
        return SyncReport()


def test_the_sender_fetches_at_once_then_sleeps_until_it_is_asked(qtbot: QtBot) -> None:
    post = Post()
    sender = Sender(post.parts())
    with qtbot.waitSignal(sender.reported, timeout=PATIENCE):
        sender.start()
    assert post.runs == [(False, True)]
    with qtbot.waitSignal(sender.reported, timeout=PATIENCE):
        sender.send_now()
    sender.close()
    assert post.runs == [(False, True), (True, True)]
    assert post.began == 1
    assert post.released.is_set()


def test_the_sender_sends_what_becomes_due_without_fetching(qtbot: QtBot) -> None:
    post = Post()
    sender = Sender(post.parts())
    with qtbot.waitSignal(sender.reported, timeout=PATIENCE):
        sender.start()
    post.due = post.now()
    with qtbot.waitSignal(sender.reported, timeout=PATIENCE):
        sender.look()
    sender.close()
    assert post.runs == [(False, True), (False, False)]


class PostDueAtOnce(Post):
    """What waits has no time of its own: due is each moment in which the store is asked.

    Asking takes its time: the clock has gone on since the sender looked at it.
    """

    waits = False
    _told = datetime.min.replace(tzinfo=UTC)

    def now(self) -> datetime:
        self._told = max(self._told + timedelta(microseconds=1), super().now())
        return self._told

    def next_due_at(self) -> datetime | None:
        return self.now() if self.waits else None

    def run(self, *, all_now: bool, fetch: bool = True, cancelled: object = None) -> SyncReport:
        self.waits = False
        return super().run(all_now=all_now, fetch=fetch, cancelled=cancelled)


def test_what_is_due_at_once_is_sent_without_being_asked_for(qtbot: QtBot) -> None:
    post = PostDueAtOnce()
    sender = Sender(post.parts())
    with qtbot.waitSignal(sender.reported, timeout=PATIENCE):
        sender.start()
    post.waits = True
    try:
        with qtbot.waitSignal(sender.reported, timeout=PATIENCE):
            sender.look()
    finally:
        sender.close()
    assert post.runs == [(False, True), (False, False)]


class PostWithSetClock(Post):
    """Its clock is a year ahead until it is set right."""

    ahead = timedelta(days=365)

    def now(self) -> datetime:
        return super().now() + self.ahead


def test_a_clock_that_was_a_year_ahead_holds_up_nothing_once_it_is_set_right(qtbot: QtBot) -> None:
    post = PostWithSetClock()
    sender = Sender(post.parts())
    with qtbot.waitSignal(sender.reported, timeout=PATIENCE):
        sender.start()
    post.ahead = timedelta(0)
    post.due = post.now()
    try:
        with qtbot.waitSignal(sender.reported, timeout=PATIENCE):
            sender.look()
    finally:
        sender.close()
    assert post.runs == [(False, True), (False, True)]


def test_without_the_sending_right_it_asks_the_process_that_has_it(qtbot: QtBot) -> None:
    post = Post(free=False)
    sender = Sender(post.parts())
    with qtbot.waitSignal(
        sender.stateChanged, check_params_cb=lambda state: state is SenderState.ELSEWHERE
    ):
        sender.start()
    assert post.runs == []
    with qtbot.waitSignal(sender.reported, timeout=PATIENCE):
        sender.send_now()
    sender.close()
    assert post.asked_elsewhere == 1
    assert not post.released.is_set()


def test_a_newer_question_ends_the_search_that_is_running(qtbot: QtBot, tmp_path: Path) -> None:
    connections = Connections(ConnectionFactory(tmp_path / "store.db"))
    begun, owner = threading.Event(), QObject()
    answers: list[int] = []
    reading = Background("reading", connections.close_thread, stopping=connections.stopping)

    def without_end() -> int:
        with connections.reading() as connection:
            begun.set()
            return int(connection.execute(_WITHOUT_END).get)

    def quick() -> int:
        with connections.reading() as connection:
            return int(connection.execute("SELECT 7").get)

    lane = Lane(reading, owner)
    try:
        lane.ask(without_end, answers.append)
        assert begun.wait(10)
        lane.ask(quick, answers.append)
        qtbot.waitUntil(lambda: answers == [7], timeout=PATIENCE)
    finally:
        lane.drop()
        reading.close()
        connections.close()


def test_what_is_written_is_not_stopped_in_its_middle(tmp_path: Path) -> None:
    connections = Connections(ConnectionFactory(tmp_path / "store.db"))
    with connections.stopping(lambda: True):
        with connections.writing() as connection:
            connection.execute("CREATE TABLE numbers AS " + _MANY_NUMBERS)
        with pytest.raises(StoppedReadingError), connections.reading() as connection:
            connection.execute(_WITHOUT_END).fetchall()
    with connections.reading() as connection:
        assert connection.execute("SELECT count(*) FROM numbers").get == 100_000
    connections.close()
