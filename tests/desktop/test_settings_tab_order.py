"""Tab goes over every page of the settings in the order of the eye, and meets everything on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.feeds import GAZETTE_ADDRESS
from declarant_client.application.ports.settings import (
    PROXY,
    PROXY_HOST,
    PROXY_USER,
    ProxyUse,
    Settings,
)
from declarant_client.application.ports.sources import FolderSettings, NewSource
from declarant_client.application.ports.submissions import KeptContact
from declarant_client.desktop.background import Threads
from declarant_client.desktop.settings import SettingsPage
from declarant_client.desktop.settings.account_row import AccountRow
from declarant_client.desktop.settings.contacts_section import ContactRow
from declarant_client.desktop.settings.copies_section import CopyRow
from declarant_client.desktop.settings.feed_row import FeedRow
from declarant_client.desktop.settings.leaves import leaves
from declarant_client.desktop.sources.source_row import SourceRow
from declarant_client.desktop.widgets.tab_order import stops_within
from declarant_client.domain.sentences import translate
from declarant_client.operating_system.settings import LayeredSettings
from tests.desktop.reading import PATIENCE, open_page
from tests.desktop.settings_scene import following, settings_page
from tests.desktop.tab_stops import in_turn, jumps, named, reachable, round_trip
from tests.support.desk_facts import CONTACT, ENTERPRISE
from tests.support.desk_scene import DeskScene

LEAVES = [leaf.key for leaf in leaves()]
ROWS: dict[str, type[QWidget]] = {
    "office": AccountRow,
    "sources": SourceRow,
    "contact": ContactRow,
    "notices": FeedRow,
    "data": CopyRow,
}
"""What there is a row of for each thing that is listed, by the page it stands on."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    files = tmp_path / "config.toml", tmp_path / "none.toml"
    made = LayeredSettings(user_file=files[0], machine_file=files[1], registry=dict)
    for setting, value in (
        (PROXY, ProxyUse.BY_HAND.value),
        (PROXY_HOST, "proxy"),
        (PROXY_USER, "a"),
    ):
        made.set(setting, value)
    return made


@pytest.fixture
def page(
    qtbot: QtBot, scene: DeskScene, threads: Threads, settings: Settings, tmp_path: Path
) -> SettingsPage:
    """Every list on it has two rows, the offices lack their keys."""
    for number in (1, 2):
        add_one(scene, tmp_path, number)
    for account in scene.store.accounts.accounts():
        scene.store.accounts.set_trouble(account.account_id, translate("office", "No key."))
    page = settings_page(scene, threads, settings)
    open_page(qtbot, page)
    for key in LEAVES:
        page.show_leaf(key)
    return page


def add_one(scene: DeskScene, folder: Path, number: int) -> None:
    """Let there be one more of all that the settings list."""
    store = scene.store
    scene.enrol(f"https://{number}.example/", f"031440424{number}")
    store.sources.add(NewSource(name="", settings=FolderSettings(path=folder / str(number))))
    store.drafts.keep_contact(KeptContact(ENTERPRISE[:-1] + str(number), CONTACT))
    address = GAZETTE_ADDRESS if number == 1 else "https://gazette.example/"
    following(scene).add(address, f"Gazette {number}", ())
    store.copies.make()


def shows_rows(page: SettingsPage, kind: type[QWidget]) -> bool:
    rows = [row for row in page.findChildren(kind) if row.isVisible()]
    buttons = [next(stops_within(row)) for row in rows]
    return len(buttons) == 2 and jumps(page, buttons) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["Tab", "Shift+Tab"])
@pytest.mark.parametrize("leaf", LEAVES)
def test_tab_goes_down_each_page_and_meets_everything(
    qtbot: QtBot, page: SettingsPage, leaf: str, key: Qt.Key
) -> None:
    page.show_leaf(leaf)
    if leaf in ROWS:
        qtbot.waitUntil(lambda: shows_rows(page, ROWS[leaf]), timeout=PATIENCE)

    def goes_down() -> None:
        page.list.setFocus()
        stops = in_turn(round_trip(key), key)
        assert jumps(page, stops[1:]) == []
        assert named(reachable(page) - set(stops)) == []

    # The page hears of new rows a turn after these stand in their places.
    qtbot.waitUntil(goes_down, timeout=PATIENCE)
