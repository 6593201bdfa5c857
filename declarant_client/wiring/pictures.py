"""Pictures of a profile's main screens, rendered without a display."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.pictures import picture
from declarant_client.desktop.shell.main_window import MainWindow
from declarant_client.operating_system import windows_folders
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring.core import open_client
from declarant_client.wiring.desk import Desk
from declarant_client.wiring.window import made_application

_WINDOWS_FONT = "Segoe UI"
READING_MS = 700
"""Pages read in the background and gather what comes in bursts; then they stand still."""


def draw(profile: Path | None, folder: Path, *, language: str) -> list[Path]:
    """Write one PNG for each page into ``folder``; return the files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "win32":
        # Without a display Qt does not ask Windows for its fonts: every letter would be a box.
        os.environ.setdefault("QT_QPA_FONTDIR", str(windows_folders.fonts()))
    application = made_application()
    if sys.platform == "win32":
        application.setFont(_WINDOWS_FONT)
    languages = Languages(application, resources_folder() / "translations")
    languages.install(language)
    given = MemorySecrets()
    client = open_client(profile, secrets=given, language=language)
    try:
        desk = Desk(client, given, languages, Appearance(application), profile)
        session = desk.open(works=False)
        try:
            return list(_pictures(session.window, folder))
        finally:
            session.close()
    finally:
        client.close()
        # While Python stands whole: left to the end of the process, it was seen to hang on Windows.
        application.shutdown()


def _pictures(window: MainWindow, folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for page in window.stack.pages:
        window.show_page(page.key)
        _let_read()
        yield picture(window, page.key, folder)


def _let_read() -> None:
    loop = QEventLoop()
    QTimer.singleShot(READING_MS, loop.quit)
    loop.exec()
