"""Opens the real window; writes what a start had made and loaded when rows were painted first.

That is the kinds of Qt's enumerations, and the names of our modules.

Run as a process of its own with the folder of a profile that holds declarations: only a fresh one
has made no kinds yet.
"""

from __future__ import annotations

import enum
import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from declarant_client.wiring.core import open_client  # isort: split

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QListView

from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring.desk import Desk
from declarant_client.wiring.window import made_application

made: list[str] = []
loaded: list[str] = []
_make = enum.EnumType.__new__


def _noted(metacls: type[Any], name: str, *rest: Any, **named: Any) -> Any:
    made.append(name)
    return _make(metacls, name, *rest, **named)


class _Painted(QObject):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._view.model().rowCount():
            if not loaded:
                loaded.extend(name for name in sys.modules if name.startswith("declarant_client."))
            QApplication.quit()
        return False


def main(profile: Path) -> None:
    """Open the window and wait until its first rows are painted."""
    application = made_application()
    secrets = MemorySecrets()
    client = open_client(profile, secrets=secrets, language="en")
    languages = Languages(application, resources_folder() / "translations")
    desk = Desk(client, secrets, languages, Appearance(application), profile)
    session = desk.open(works=False)
    try:
        from declarant_client.desktop.to_rate.page import ToRatePage

        (page,) = session.window.findChildren(ToRatePage)
        watch = _Painted(page.left.view)
        page.left.view.viewport().installEventFilter(watch)
        QApplication.exec()
        sys.stdout.write(json.dumps({"kinds": made, "modules": loaded}))
    finally:
        session.close()
        client.close()


if __name__ == "__main__":
    enum.EnumType.__new__ = _noted  # type: ignore[assignment, method-assign]
    main(Path(sys.argv[1]))
