"""The running window reads its sources by itself, says so, and ends in the middle of it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.settings import LANGUAGE
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.session import Session
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring import open_client
from declarant_client.wiring.desk import Desk
from tests.benchmarks.list_report import write_report
from tests.desktop.desk import PATIENCE
from tests.desktop.sources_scene import seated
from tests.support.watched_profiles import export, folder_source, number

pytestmark = pytest.mark.processes

ROWS = 15_000

LONGEST_END = 15.0
"""Seconds for the end in the middle of a file, on a machine that is busy with other tests."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


def page_of(session: Session) -> ToRatePage:
    page = session.window.show_page("to_rate")
    assert isinstance(page, ToRatePage)
    return page


def shown(session: Session) -> int:
    return page_of(session).left.view.model().rowCount()


def status(session: Session) -> str:
    line = session.window.status_line
    return "" if line.reading.isHidden() else line.reading.text()


def test_a_file_that_is_saved_into_a_watched_folder_appears_in_the_list(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path, folder: Path
) -> None:
    with seated(tmp_path / "profile", appearance, qapp) as (client, session):
        folder_source(client, folder)
        assert shown(session) == 0
        export(folder, 1)
        qtbot.waitUntil(lambda: shown(session) == 1, timeout=PATIENCE)
        form = page_of(session).desk
        qtbot.waitUntil(lambda: form.form is not None, timeout=PATIENCE)
        assert form.form is not None
        assert form.form.row.declaration.number.digits == number(1)
        qtbot.waitUntil(lambda: status(session) == "", timeout=PATIENCE)


def test_the_window_ends_in_the_middle_of_a_long_report_and_goes_on_with_it_next_time(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path, folder: Path
) -> None:
    write_report(folder / "BaoCaoToKhai.xlsx", ROWS)
    with seated(tmp_path / "profile", appearance, qapp) as (client, session):
        folder_source(client, folder)
        qtbot.waitUntil(lambda: "BaoCaoToKhai.xlsx … " in status(session), timeout=4 * PATIENCE)
        begun = time.monotonic()
        session.close()
        assert time.monotonic() - begun < LONGEST_END
        (source,) = client.store.sources.sources()
        assert not client.store.sources.files(source.source_id), "it was not read to its end"
    with seated(tmp_path / "profile", appearance, qapp) as (client, session):
        qtbot.waitUntil(
            lambda: client.store.sources.state(source.source_id).declarations == ROWS,
            timeout=9 * PATIENCE,
        )
        qtbot.waitUntil(lambda: status(session) == "", timeout=PATIENCE)
        assert client.store.sources.state(source.source_id).failed == 0


def test_nothing_is_read_by_itself_for_a_picture(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path, folder: Path
) -> None:
    with seated(tmp_path / "profile", appearance, qapp, works=False) as (client, session):
        folder_source(client, folder)
        with qtbot.waitSignal(session.watcher.stands, timeout=PATIENCE) as told:
            session.watcher.ask()
        (now,) = told.args[0]
        assert now.source.settings.path == folder
        assert not client.folders.watching_lock.exists(), "nobody took the right to watch"


def test_another_language_opens_another_window_that_goes_on_watching(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path, folder: Path
) -> None:
    secrets = MemorySecrets()
    client = open_client(tmp_path / "profile", secrets=secrets)
    languages = Languages(qapp, resources_folder() / "translations")
    desk = Desk(client, secrets, languages, appearance, tmp_path / "profile")
    old = desk.open()
    try:
        folder_source(client, folder)
        export(folder, 1)
        qtbot.waitUntil(lambda: shown(old) == 1, timeout=PATIENCE)
        client.settings.set(LANGUAGE, "vi")
        desk._setting_changed(LANGUAGE, "vi")
        qtbot.waitUntil(lambda: desk.session is not old, timeout=PATIENCE)
        export(folder, 2)
        qtbot.waitUntil(lambda: shown(desk.session) == 2, timeout=PATIENCE)
    finally:
        desk.session.close()
        desk.end()
        desk.session.window.deleteLater()
        client.close()
        languages.remove()


def test_nothing_of_the_sources_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from declarant_client.desktop.appearance import Appearance\n"
        "from declarant_client.desktop.languages import Languages\n"
        "from declarant_client.operating_system.keyring_secrets import MemorySecrets\n"
        "from declarant_client.operating_system.resources import resources_folder\n"
        "from declarant_client.wiring import open_client\n"
        "from declarant_client.wiring.desk import Desk\n"
        "from declarant_client.wiring.window import made_application\n"
        "application, given = made_application(), MemorySecrets()\n"
        "profile = pathlib.Path(sys.argv[1])\n"
        "client = open_client(profile, secrets=given)\n"
        "languages = Languages(application, resources_folder() / 'translations')\n"
        "session = Desk(client, given, languages, Appearance(application), profile).open()\n"
        "painted = []\n"
        "session.window.firstPainted.connect(lambda: painted.extend(sys.modules))\n"
        "session.begun.connect(session.window.close)\n"
        "application.exec()\n"
        "client.close()\n"
        "print(*painted)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    loaded = done.stdout.split()
    assert "declarant_client.desktop.to_rate.page" in loaded
    rooms = ("declarant_client.desktop.sources", "declarant_client.application.watching")
    foreign = ("watchdog", "sqlalchemy", "pymssql", "keyring", "requests", "msgspec", "xlsxwriter")
    assert [name for name in loaded if name.startswith(rooms) or name in foreign] == []
