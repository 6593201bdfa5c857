"""What setting sources up needs, on a test's own store and folders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Never

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from declarant_client.application.arranging_sources import ArrangeSources, SourceParts
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.background import Threads
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.session import Session
from declarant_client.desktop.sources.parts import SourcesParts
from declarant_client.desktop.sources.watcher import Watcher, WatcherParts
from declarant_client.domain.declaration import VIETNAM
from declarant_client.operating_system.export_places import UsualPlaces
from declarant_client.operating_system.folders import DiskFolders
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring import Client, open_client
from declarant_client.wiring.desk import Desk
from tests.desktop.reading import PATIENCE
from tests.support.desk_scene import DeskScene


@contextmanager
def seated(
    profile: Path, appearance: Appearance, application: QApplication, *, works: bool = True
) -> Iterator[tuple[Client, Session]]:
    """The window of a profile, in English."""
    secrets = MemorySecrets()
    client = open_client(profile, secrets=secrets, language="en")
    languages = Languages(application, resources_folder() / "translations")
    desk = Desk(client, secrets, languages, appearance, profile)
    session = desk.open(works=works)
    try:
        yield client, session
    finally:
        session.close()
        desk.end()
        session.window.deleteLater()
        client.close()


def dialog_of(qtbot: QtBot) -> QDialog:
    """Return the dialog that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog), timeout=PATIENCE)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    return shown


def sources_parts(scene: DeskScene, threads: Threads) -> SourcesParts:
    """For a page that shows sources beside what is tested: nobody watches, nothing is added."""

    def arranging() -> ArrangeSources:
        parts = SourceParts(
            sources=scene.store.sources,
            folders=DiskFolders(),
            places=UsualPlaces(list),
            reader=_not_wanted,
            databases=_not_wanted,
            keep_password=_not_wanted,
            forget_password=_not_wanted,
            clock=scene.clock,
        )
        return ArrangeSources(parts)

    return SourcesParts(
        watcher=Watcher(WatcherParts(made=_not_wanted, arranging=arranging), threads),
        arranging=arranging,
        databases=_not_wanted,
        failed=scene.store.sources.failed_files,
        save_reader_script=_not_wanted,
        today=lambda: scene.clock.now().astimezone(VIETNAM).date(),
    )


def _not_wanted(*_: object) -> Never:
    raise AssertionError
