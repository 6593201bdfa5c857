"""The program's own run, begun anew on another profile: `test_whole_runs` gives it a process.

What a run leaves behind in Qt ends with its process, and would hold up the tests after it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.settings import SettingsPage
from declarant_client.desktop.shell.main_window import MainWindow
from declarant_client.desktop.trouble.unexpected_errors import UnexpectedErrors
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import open_client
from declarant_client.wiring.second_start import Start
from declarant_client.wiring.window import Opening, _run
from tests.desktop.reading import says
from tests.support.desk_facts import CONTACT
from tests.support.desk_scene import fill, open_scene


class Driven:
    """The program's own window, driven until its conditions have come about one after another."""

    def __init__(self, *steps: Callable[[MainWindow], bool]) -> None:
        self._steps = list(steps)
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        shown = [window for window in windows if window.isVisible()]
        if shown and self._steps[0](shown[-1]):
            self._steps.pop(0)
        if not self._steps:
            self._timer.stop()
            QApplication.quit()


def told_in(window: MainWindow, text: str) -> bool:
    return "trouble" in window.__dict__ and says(window.trouble, text)


def filled(profile: Path, secrets: MemorySecrets) -> None:
    open_client(profile, secrets=secrets).close()
    scene = open_scene(profile / "data")
    account = fill(scene)
    secrets.keep(account.office_url, account.client_id, "a secret")
    scene.store.copies.make()
    scene.store.close()


def settings_of(window: MainWindow) -> SettingsPage:
    page = window.show_page("settings")
    assert isinstance(page, SettingsPage)
    return page


def opening(profile: Path) -> Opening:
    return Opening(profile, "en", Start(), None)


def test_deleting_takes_all_of_a_profile_with_its_keys_and_the_program_begins_anew(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path
) -> None:
    profile, secrets = tmp_path / "profile", MemorySecrets()
    filled(profile, secrets)
    foreign = profile / "data" / "a letter.txt"
    foreign.write_text("mine", encoding="utf-8")

    def deletes(window: MainWindow) -> bool:
        settings_of(window).deletionWanted.emit()
        return True

    driven = Driven(deletes, lambda window: told_in(window, "Everything was deleted."))
    assert _run(qapp, UnexpectedErrors(), opening(profile), secrets=secrets) == 0
    del driven
    assert foreign.exists(), "only what is the program's own is deleted"
    left = [path for path in (profile / "data").rglob("*") if path.is_file()]
    assert not any(CONTACT.name.encode() in path.read_bytes() for path in left)
    client = open_client(profile, secrets=secrets)
    try:
        assert client.store.submissions.totals(HistoryFilter()).assessments == 0
        assert client.store.accounts.accounts() == []
    finally:
        client.close()
    assert secrets._secrets == {}


def test_going_back_to_a_copy_opens_the_window_on_it_and_says_so(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path
) -> None:
    profile, secrets = tmp_path / "profile", MemorySecrets()
    filled(profile, secrets)
    without_office = open_client(profile, secrets=secrets)
    for account in without_office.store.accounts.accounts():
        without_office.enrolling.remove(account)
    without_office.close()

    def restores(window: MainWindow) -> bool:
        page = settings_of(window)
        page.restoreWanted.emit(page.parts.data.copies.all()[0].name)
        return True

    driven = Driven(restores, lambda window: "trouble" in window.__dict__)
    assert _run(qapp, UnexpectedErrors(), opening(profile), secrets=secrets) == 0
    del driven
    assert list((profile / "data").glob("declarant-before-restoring*.sqlite3"))
