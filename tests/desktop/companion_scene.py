"""The companion in a test: a window of two pages, and the column that took its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from declarant_client.desktop.companion.companion import Companion
from declarant_client.desktop.session import Session, SessionParts
from declarant_client.desktop.shell.pages import Page
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.desktop.shell.status_words import QueueFigures
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from tests.desktop.desk import PATIENCE, declare, open_number
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene


@contextmanager
def opened_session(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts, folder: Path
) -> Iterator[Session]:
    """Open a window with "To rate", where three wait, and another page."""
    scene.enrol()
    declare(scene, 3)
    pages = (
        Page(
            "to_rate", "rate", lambda: "To rate", lambda parent: ToRatePage(to_rate_parts, parent)
        ),
        Page("other", "rate", lambda: "Other", lambda parent: QLabel("other", parent)),
    )
    opened = Session(
        SessionParts(
            window=WindowParts(
                pages=pages,
                threads=to_rate_parts.threads,
                importing=lambda: None,  # type: ignore[arg-type,return-value]
                queue=QueueFigures,
                today=NOW.date,
                memory=folder / "window.place",
            ),
            keys=lambda: None,  # type: ignore[arg-type,return-value]
            data_version=lambda: 1,
            close_thread=scene.store.close_thread,
        )
    )
    opened.show()
    qtbot.waitUntil(opened.window.isVisible, timeout=PATIENCE)
    yield opened
    opened.close()
    opened.window.deleteLater()


def taken_over(qtbot: QtBot, session: Session, folder: Path) -> Companion:
    """Return the companion in the place of the window, a declaration in it."""
    session.window.show_page("other")
    made = Companion(session.window, folder / "companion.ini")
    made.take_over()
    page = page_of(session)
    qtbot.waitUntil(lambda: open_number(page) != "", timeout=PATIENCE)
    return made


def page_of(session: Session) -> ToRatePage:
    """Return the page "To rate" of the window."""
    (page,) = session.window.findChildren(ToRatePage)
    return page


def numbers(companion: Companion) -> str:
    """Return the number that the companion shows."""
    return companion.window.card._number.text()
