"""Beside other work: announced when it may be, aside when it is wanted, and never out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.desktop_messages import (
    Clicked,
    DesktopMessage,
    DesktopMessages,
)
from declarant_client.application.ports.presence_settings import (
    ANNOUNCE_REFUSED,
    WHEN_CLOSED,
    WhenClosed,
)
from declarant_client.application.ports.setting import Settings
from declarant_client.desktop.accounts import KeyParts
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.background import Threads
from declarant_client.desktop.presence.announcer import Announcer
from declarant_client.desktop.presence.counted_icon import SIZES, counted_icon
from declarant_client.desktop.presence.messenger import Messenger
from declarant_client.desktop.presence.parts import PresenceParts
from declarant_client.desktop.presence.stepping_aside import SteppingAside
from declarant_client.desktop.session import Session, SessionParts
from declarant_client.desktop.shell.pages import Page
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.desktop.shell.status_words import QueueFigures
from declarant_client.domain.announcing import GATHERING, HANDS_OFF, Announcement, NewsKind
from declarant_client.operating_system.paths import profile_folders
from declarant_client.operating_system.resources import resources_folder
from declarant_client.operating_system.settings.layered import settings_of
from tests.support.desk_facts import NOW
from tests.support.desk_scene import StandingClock

PATIENCE = 30_000
START = datetime(2026, 3, 18, 3, 0, tzinfo=UTC)


@dataclass
class World:
    """What the presence asks of the world around it."""

    settings: Settings
    folder: Path
    clock: StandingClock = field(default_factory=lambda: StandingClock(START))
    known: int = 10
    since_input: timedelta | None = None
    is_quitting: bool = False
    messages: DesktopMessages | None = None

    def parts(self) -> PresenceParts:
        return PresenceParts(
            settings=self.settings,
            clock=self.clock,
            picture=resources_folder() / "icons" / "application.png",
            memory=self.folder / "presence.ini",
            known=lambda: self.known,
            messages=lambda: self.messages,
            since_input=lambda: self.since_input,
            is_quitting=lambda: self.is_quitting,
            turn_autostart=lambda _on: None,
        )


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(settings_of(profile_folders(tmp_path / "profile")), tmp_path)


@pytest.fixture
def threads() -> Iterator[Threads]:
    made = Threads.made()
    yield made
    made.close()


@pytest.fixture
def session(
    qtbot: QtBot, appearance: Appearance, tmp_path: Path, threads: Threads
) -> Iterator[Session]:
    def page(parent: QWidget) -> QWidget:
        return QLabel("first", parent)

    def no_key_is_missing() -> KeyParts:
        raise AssertionError

    opened = Session(
        SessionParts(
            window=WindowParts(
                pages=(Page("first", "rate", lambda: "First", page),),
                threads=threads,
                importing=lambda: None,  # type: ignore[arg-type,return-value]
                queue=QueueFigures,
                today=NOW.date,
                memory=tmp_path / "window.place",
            ),
            keys=no_key_is_missing,
            data_version=lambda: 1,
            close_thread=lambda: None,
        )
    )
    opened.show()
    qtbot.waitUntil(opened.window.isVisible, timeout=PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def told() -> list[Announcement]:
    return []


@pytest.fixture
def announcer(
    qapp: object, session: Session, world: World, threads: Threads, told: list[Announcement]
) -> Iterator[Announcer]:
    made = Announcer(world.parts(), threads.reading, session)
    made.announced.connect(told.append)
    yield made
    made.close()


def read(qtbot: QtBot, announcer: Announcer, queue: QueueFigures, known: int) -> None:
    """Let the figures come, with the answer that is asked for in the background."""
    announcer.figures_read(queue, {})
    qtbot.waitUntil(lambda: announcer._figures.get(NewsKind.CLEARED) == known, timeout=PATIENCE)


def test_what_grew_while_nobody_looked_is_told_together_and_nothing_is_at_the_start(
    qtbot: QtBot, world: World, announcer: Announcer, told: list[Announcement]
) -> None:
    read(qtbot, announcer, QueueFigures(), 10)
    for world.known in (12, 15):
        read(qtbot, announcer, QueueFigures(), world.known)
    world.clock.at = START + GATHERING
    announcer.settings_changed()
    assert told == [Announcement(NewsKind.CLEARED, 5)]


def test_what_comes_before_the_users_eyes_is_not_told_again(
    qtbot: QtBot, world: World, announcer: Announcer, told: list[Announcement]
) -> None:
    read(qtbot, announcer, QueueFigures(), 10)
    world.known = 12
    read(qtbot, announcer, QueueFigures(), 12)
    announcer.looks(looks=True)
    announcer.looks(looks=False)
    world.clock.at = START + GATHERING
    announcer.settings_changed()
    assert not told


def test_hands_that_are_busy_anywhere_are_waited_for(
    qtbot: QtBot, world: World, announcer: Announcer, told: list[Announcement]
) -> None:
    read(qtbot, announcer, QueueFigures(), 10)
    read(qtbot, announcer, QueueFigures(refused=1), 10)
    world.clock.at = START + GATHERING
    world.since_input = timedelta(0)
    announcer.settings_changed()
    assert not told
    world.clock.at += HANDS_OFF
    world.since_input = HANDS_OFF
    announcer.settings_changed()
    assert told == [Announcement(NewsKind.REFUSED, 1)]


def test_a_kind_that_is_switched_off_is_not_told(
    qtbot: QtBot, world: World, announcer: Announcer, told: list[Announcement]
) -> None:
    world.settings.set(ANNOUNCE_REFUSED, False)
    read(qtbot, announcer, QueueFigures(), 10)
    read(qtbot, announcer, QueueFigures(refused=1), 10)
    world.clock.at = START + GATHERING
    announcer.settings_changed()
    assert not told


def test_quiet_until_tomorrow_outlives_the_program(
    world: World, announcer: Announcer, session: Session, threads: Threads
) -> None:
    announcer.pause_until_tomorrow()
    again = Announcer(world.parts(), threads.reading, session)
    assert again.paused_until == announcer.paused_until is not None
    again.close()


@dataclass
class Service:
    """A notification service whose socket is a pair of our own."""

    descriptor: int
    shown: list[DesktopMessage] = field(default_factory=list)
    clicks: list[Clicked] = field(default_factory=list)
    gone: bool = False

    def show(self, message: DesktopMessage) -> None:
        if self.gone:
            raise OSError
        self.shown.append(message)

    def heard(self) -> list[Clicked]:
        return self.clicks

    def close(self) -> None:
        self.gone = True


def aside_of(
    world: World, session: Session, threads: Threads, *, has_sign: bool = True
) -> SteppingAside:
    return SteppingAside(world.parts(), session.window, threads.writing, lambda: has_sign, session)


def question(session: Session) -> QMessageBox | None:
    return session.window.findChild(QMessageBox)


def choose(box: QMessageBox, role: QMessageBox.ButtonRole) -> None:
    (button,) = (each for each in box.buttons() if box.buttonRole(each) is role)
    assert isinstance(button, QPushButton)
    button.click()


def test_the_first_time_the_user_is_told_of_the_tray_and_the_choice_is_kept(
    qtbot: QtBot, world: World, session: Session, threads: Threads
) -> None:
    aside = aside_of(world, session, threads)
    session.window.close()
    box = question(session)
    assert box is not None
    assert session.window.isVisible()
    choose(box, QMessageBox.ButtonRole.AcceptRole)
    assert not session.window.isVisible()
    qtbot.waitUntil(lambda: world.settings.get(WHEN_CLOSED) == WhenClosed.TRAY, timeout=PATIENCE)
    session.come_forward()
    assert session.window.isVisible()
    session.window.close()
    assert not session.window.isVisible()
    aside.close()


@pytest.mark.parametrize("why", ["no sign", "quitting", "chosen", "own word"])
def test_without_a_tray_or_when_the_program_ends_closing_closes(
    qtbot: QtBot, world: World, session: Session, threads: Threads, why: str
) -> None:
    world.is_quitting = why == "quitting"
    if why == "chosen":
        world.settings.set(WHEN_CLOSED, str(WhenClosed.QUIT))
    aside_of(world, session, threads, has_sign=why != "no sign")
    with qtbot.waitSignal(session.closed, timeout=PATIENCE):
        session.window.quit() if why == "own word" else session.window.close()
    assert question(session) is None


def test_a_tray_that_goes_away_brings_the_window_back(
    qtbot: QtBot, world: World, session: Session, threads: Threads
) -> None:
    aside = aside_of(world, session, threads)
    aside.step_aside()
    # The off-screen platform has no tray: exactly what is looked for.
    with qtbot.waitSignal(aside.stranded, timeout=PATIENCE):
        aside._look()
    aside.close()


def test_the_number_in_the_icon_is_to_be_seen_at_every_size(appearance: Appearance) -> None:
    picture = QPixmap(str(resources_folder() / "icons" / "application.png"))
    for side in SIZES:
        plain, counted, many = (
            counted_icon(picture, count).pixmap(side).toImage() for count in (0, 7, 1000)
        )
        corner = QPoint(side - 3, side // 2)
        assert plain.pixel(corner) != many.pixel(corner)
        assert counted != many


def test_a_message_leads_to_its_own_page_and_a_service_that_is_gone_is_done_without(
    qtbot: QtBot, world: World, session: Session, threads: Threads
) -> None:
    import socket

    ours, theirs = socket.socketpair()
    service = Service(ours.fileno())
    world.messages = service
    messenger = Messenger(world.parts(), threads.errands, session)
    qtbot.waitUntil(lambda: messenger.reaches_service, timeout=PATIENCE)
    messenger.say(Announcement(NewsKind.REFUSED, 2))
    assert [message.title for message in service.shown] == ["Refused by the office: 2"]
    service.clicks = [Clicked("refused")]
    with qtbot.waitSignal(messenger.clicked, timeout=PATIENCE) as clicked:
        theirs.send(b"!")
    assert clicked.args == [NewsKind.REFUSED]
    service.gone = True
    messenger.say(Announcement(NewsKind.CLEARED, 1))
    assert not messenger.reaches_service
    messenger.close()
    ours.close()
    theirs.close()
