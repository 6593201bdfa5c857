"""The running window reads its sources by itself, says so, and ends in the middle of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.session import Session
from declarant_client.desktop.to_rate.page import ToRatePage
from tests.benchmarks.list_report import write_report
from tests.desktop.desk import PATIENCE
from tests.desktop.sources_scene import seated
from tests.support.watched_profiles import export, folder_source, number

pytestmark = pytest.mark.processes

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
    write_report(folder / "BaoCaoToKhai.xlsx", 100_000)
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
            lambda: client.store.sources.state(source.source_id).declarations == 100_000,
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
