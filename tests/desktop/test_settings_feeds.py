"""Official gazettes in the settings: offered, never followed unasked; each says how it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.feeds import GAZETTE_ADDRESS, GAZETTE_KEYWORDS
from declarant_client.desktop.background import Threads
from declarant_client.desktop.settings.feed_dialog import FeedDialog
from declarant_client.desktop.settings.feeds_section import FeedsSection
from tests.desktop.reading import PATIENCE, says
from tests.desktop.settings_scene import following
from tests.support.desk_scene import DeskScene
from tests.support.web_server import WebServer

FEED = """<rss version="2.0"><channel><title>Công báo</title>
<item><title>Thông tư số 1/2026/TT-BTC về hải quan</title></item>
<item><title>Cho thuê đất</title></item></channel></rss>"""


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer().serving() as server:
        server.answer("/new.rss", FEED)
        yield server


@pytest.fixture
def section(qtbot: QtBot, scene: DeskScene, threads: Threads) -> FeedsSection:
    follow = following(scene)
    section = FeedsSection(lambda: follow, threads)
    qtbot.addWidget(section)
    section.show()
    section.store_changed()
    qtbot.waitUntil(lambda: says(section, "None is followed"), timeout=PATIENCE)
    return section


def waits(qtbot: QtBot, dialog: FeedDialog, told: str) -> None:
    qtbot.waitUntil(lambda: told in dialog.told.text(), timeout=PATIENCE)


def test_the_gazette_is_offered_and_followed_when_that_is_chosen(
    qtbot: QtBot, scene: DeskScene, section: FeedsSection
):
    assert scene.store.feeds.feeds() == []
    QTest.keyClick(section.offer, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(section.rows) == 1, timeout=PATIENCE)
    (feed,) = scene.store.feeds.feeds()
    assert (feed.address, feed.keywords, feed.asked_at) == (GAZETTE_ADDRESS, GAZETTE_KEYWORDS, None)


def test_a_feed_is_tried_followed_fetched_and_switched_off(
    qtbot: QtBot, scene: DeskScene, threads: Threads, section: FeedsSection, server: WebServer
):
    follow = following(scene)
    dialog = FeedDialog(lambda: follow, threads.errands)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.saved.connect(section.store_changed)
    QTest.keyClicks(dialog.address, f"{server.address}/new.rss")
    QTest.keyClick(dialog.test, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: says(dialog, "Entries: 2; with one of the keywords: 1"), timeout=PATIENCE
    )
    assert dialog.name.text() == "Công báo"
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(section.rows) == 1, timeout=PATIENCE)
    QTest.keyClick(section.rows[0].fetch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(section, "1 notice(s) kept"), timeout=PATIENCE)
    QTest.keyClick(section.rows[0].switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not scene.store.feeds.feeds()[0].is_on, timeout=PATIENCE)


def follow_two(
    qtbot: QtBot, scene: DeskScene, section: FeedsSection, server: WebServer
) -> FeedsSection:
    """Return the section with two feeds, in a window that has the keyboard."""
    server.answer("/old.rss", FEED)
    for name in ("new", "old"):
        following(scene).add(f"{server.address}/{name}.rss", name, ["hải quan"])
    section.store_changed()
    wait_for_rows(qtbot, section, 2)
    section.activateWindow()
    qtbot.waitUntil(section.isActiveWindow, timeout=PATIENCE)
    return section


def wait_for_rows(qtbot: QtBot, section: FeedsSection, count: int) -> None:
    qtbot.waitUntil(lambda: len(section.rows) == count, timeout=PATIENCE)


def wait_for_word(qtbot: QtBot, section: FeedsSection, row: int, word: str) -> None:
    qtbot.waitUntil(lambda: section.rows[row].switch.text() == word, timeout=PATIENCE)


def test_the_keyboard_stays_on_the_button_that_was_pressed(
    qtbot: QtBot, scene: DeskScene, section: FeedsSection, server: WebServer
):
    follow_two(qtbot, scene, section, server)
    for expected in (False, True):
        pressed = section.rows[1].switch
        pressed.setFocus()
        QTest.keyClick(pressed, Qt.Key.Key_Space)
        word = "Switch off" if expected else "Switch on"
        wait_for_word(qtbot, section, 1, word)
        assert section.rows[1].switch.hasFocus()
    section.rows[0].fetch.setFocus()
    QTest.keyClick(section.rows[0].fetch, Qt.Key.Key_Space)
    QTest.keyClick(section.rows[0].fetch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(section, "1 notice(s) kept"), timeout=PATIENCE)
    assert section.rows[0].fetch.hasFocus()
    assert len(server.asked) == 1


def test_where_a_feed_is_gone_the_keyboard_is_at_what_stands_there_instead(
    qtbot: QtBot, scene: DeskScene, section: FeedsSection, server: WebServer
):
    follow_two(qtbot, scene, section, server)
    for left in (1, 0):
        section.rows[0].remove.setFocus()
        following(scene).remove(section.rows[0].feed)
        section.store_changed()
        wait_for_rows(qtbot, section, left)
        there = section.rows[0].remove if left else section.add_other
        assert there.hasFocus()


def test_an_address_that_gives_no_feed_is_told_in_words(
    qtbot: QtBot, scene: DeskScene, threads: Threads, server: WebServer
):
    server.answer("/portal", "<html>Đăng nhập</html>")
    follow = following(scene)
    dialog = FeedDialog(lambda: follow, threads.errands)
    qtbot.addWidget(dialog)
    for address, words in (
        (f"{server.address}/portal", "a web page"),
        ("http://a.vn", "https only"),
    ):
        dialog.address.setText(address)
        QTest.mouseClick(dialog.test, Qt.MouseButton.LeftButton)
        waits(qtbot, dialog, words)
    assert scene.store.feeds.feeds() == []
