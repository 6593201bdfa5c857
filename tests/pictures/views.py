"""Everything that there is to look at in a window, one after another, each when it stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from declarant_client.application.ports.settings import TEXT_SIZE, THEME
from declarant_client.desktop.appearance import Appearance, Theme
from declarant_client.desktop.background import Background
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.session import Session
from declarant_client.desktop.settings import SettingsPage
from declarant_client.desktop.settings.leaves import leaves
from declarant_client.desktop.shell.keys_dialog import KeysDialog
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import open_client
from declarant_client.wiring.desk import Desk

SIZE = (1280, 720)
_LONGEST_PAUSE = 1000
"""Milliseconds: a timer that waits longer changes nothing that was just shown."""
_ROUNDS = 400
_LISTS = frozenset({"outbox", "history", "results", "notices"})
_LONG_LIST = 40
_APART = 6
_MOST_OPENED = 12
_LAYOUTS = 3
"""Passes: a new size goes from a button to its line, its card and what that lies in."""


@dataclass(frozen=True, slots=True)
class View:
    """Something to look at; ``widget`` is what a picture of it is made of."""

    name: str
    widget: QWidget


@contextmanager
def seated(
    profile: Path,
    appearance: Appearance,
    languages: Languages,
    language: str,
    theme: Theme = Theme.LIGHT,
    *,
    text_percent: int = 100,
    size: tuple[int, int] = SIZE,
) -> Iterator[Desk]:
    """Open a profile's window in a language; nothing is sent and no source is read."""
    languages.install(language)
    secrets = MemorySecrets()
    client = open_client(profile, secrets=secrets, language=language)
    client.settings.set(THEME, str(theme))
    client.settings.set(TEXT_SIZE, text_percent)
    desk = Desk(client, secrets, languages, appearance, profile)
    session = desk.open(works=False)
    try:
        session.window.resize(*size)
        yield desk
    finally:
        session.close()
        desk.end()
        session.window.deleteLater()
        client.close()


def views(desk: Desk) -> Iterator[View]:
    """Show one thing after another; each lies still while it is looked at."""
    session = desk.session
    window = session.window
    for page in window.stack.pages:
        shown = window.show_page(page.key)
        settle(session)
        yield View(page.key, window)
        if page.key in _LISTS:
            for row in _looked_at(shown):
                settle(session)
                yield View(f"{page.key}-{row + 1}", window)
        if isinstance(shown, SettingsPage):
            for leaf in leaves()[1:]:
                shown.show_leaf(leaf.key)
                settle(session)
                yield View(f"settings-{leaf.key}", window)
    yield from _steps(desk)
    keys = KeysDialog(len(window.stack.pages), window)
    keys.show()
    settle(session)
    yield View("keys", keys)
    keys.close()
    keys.deleteLater()


def _looked_at(page: QWidget) -> Iterator[int]:
    """Open rows of a long list, far enough from one another to stand in different states."""
    (rows,) = (one for one in page.findChildren(QAbstractItemView) if one.isVisible())
    model = rows.model()
    if model.rowCount() < _LONG_LIST:
        return
    for row in range(_APART, min(model.rowCount(), _APART * _MOST_OPENED), _APART):
        rows.setCurrentIndex(model.index(row, 0))
        yield row


def _steps(desk: Desk) -> Iterator[View]:
    desk.first_steps.show(step=0)
    assistant = desk.first_steps.assistant
    assert assistant is not None
    for step in range(len(assistant.steps)):
        assistant.show_step(step)
        settle(desk.session)
        yield View(f"first-steps-{step + 1}", assistant)
    assistant.reject()


def settle(session: Session) -> None:
    """Return once nothing is asked any more and nothing waits to be drawn."""
    threads = session.threads
    for _ in range(_ROUNDS):
        # What a timer does within a round may ask and change anything: then one more is due.
        was_quiet = not _waits(session)
        for thread in (threads.reading, threads.writing, threads.errands, threads.lengthy):
            _drain(session, thread)
        for _ in range(_LAYOUTS):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        if was_quiet and not _waits(session):
            return
        if not was_quiet:
            _wait_for_timers()


def _drain(session: Session, thread: Background) -> None:
    answered: list[bool] = []
    thread.run(session, lambda: None, lambda _: answered.append(True))
    while not answered:
        QApplication.processEvents()


def _waits(session: Session) -> bool:
    # What works behind the window, such as the watcher of sources, is no part of it.
    timers = (*session.findChildren(QTimer), *session.window.findChildren(QTimer))
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= _LONGEST_PAUSE
        for timer in timers
    )


def _wait_for_timers() -> None:
    loop = QEventLoop()
    pause = QTimer(singleShot=True, interval=20)
    pause.timeout.connect(loop.quit)
    pause.start()
    loop.exec()
    # A word to quit ends every loop before its time.
    pause.stop()
