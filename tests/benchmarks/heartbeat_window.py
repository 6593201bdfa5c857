"""The real window while it works: how long its thread was held up, as JSON.

By itself it reads a list report; ``draining_window`` sends.

Run as a process of its own with the profile's folder and the report.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# In the program's own order: its core first, Qt with the window.
from declarant_client.wiring.core import open_client  # isort: split

from PySide6.QtCore import QEventLoop, QTimer

from declarant_client.application.importing import ImportReport
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.session import Session
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring.desk import Desk
from declarant_client.wiring.window import look_for_garbage, made_application, paint_first
from tests.support.heart import Heartbeat

IDLE_MS = 8_000
_SETTLES_MS = 3_000


@dataclass
class Work:
    """What keeps a window busy: made ready after the idle window was measured, then begun."""

    ready: Callable[[Session], None]
    begin: Callable[[Session, Callable[[], None]], None]
    """Begins, and calls what it is given once all is done."""


def held_up(profile: Path, given: MemorySecrets, work: Work) -> dict[str, dict[str, float]]:
    """Measure the idle window, then the same window at work."""
    application = made_application()
    paint_first()
    languages = Languages(application, resources_folder() / "translations")
    languages.install("vi")
    client = open_client(profile, secrets=given, language="vi")
    try:
        desk = Desk(client, given, languages, Appearance(application), profile)
        session = desk.open()
        try:
            _wait(_SETTLES_MS)
            look_for_garbage(application)
            idle = Heartbeat()
            timer = idle.start(session)
            _wait(IDLE_MS)
            timer.stop()
            idle_figures = idle.figures()
            work.ready(session)
            busy = Heartbeat()
            loop = QEventLoop()
            timer = busy.start(session)
            work.begin(session, loop.quit)
            loop.exec()
            timer.stop()
            return {"idle": idle_figures, "busy": busy.figures()}
        finally:
            session.close()
    finally:
        client.close()


def main(profile: Path, report: Path) -> None:
    """Measure the window during the import of a report."""
    read: list[ImportReport] = []

    def begin(session: Session, done: Callable[[], None]) -> None:
        session.window.imports.imported.connect(read.append)
        session.window.imports.imported.connect(lambda _: done())
        session.window.imports.read([report])

    figures = held_up(profile, MemorySecrets(), Work(lambda _: None, begin))
    print(json.dumps({**figures, "read": read[0].read}))


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
