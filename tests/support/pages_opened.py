"""Opens every page of the real window; writes, as JSON, the modules that each loaded when shown.

Run as a process of its own with the profile's folder: only a fresh one has nothing loaded yet.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from declarant_client.wiring.core import open_client  # isort: split

from PySide6.QtCore import QEventLoop, QTimer

from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.session import Session
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring.desk import Desk
from declarant_client.wiring.window import made_application


def main(profile: Path) -> None:
    """Wait until everything was loaded ahead, then show one page after the other."""
    application = made_application()
    secrets = MemorySecrets()
    client = open_client(profile, secrets=secrets, language="en")
    languages = Languages(application, resources_folder() / "translations")
    desk = Desk(client, secrets, languages, Appearance(application), profile)
    session = desk.open(works=False)
    try:
        _wait_until_loaded(session)
        loaded = {page.key: _shown(session, page.key) for page in session.window.stack.pages}
        sys.stdout.write(json.dumps(loaded))
    finally:
        session.close()
        client.close()


def _wait_until_loaded(session: Session) -> None:
    loop = QEventLoop()
    session.loadedAhead.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()


def _shown(session: Session, key: str) -> list[str]:
    before = set(sys.modules)
    session.window.show_page(key)
    return sorted(set(sys.modules) - before)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
