"""Notices: read when chosen, never by passing over; opened in the browser only from the web."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.legal_standing import Standing
from declarant_client.contract.notices import NoticeKind
from declarant_client.desktop.background import Threads
from declarant_client.desktop.notices.filters import Show
from declarant_client.desktop.notices.page import NoticesPage
from declarant_client.desktop.notices.words import web_address
from tests.desktop.notices_scene import notices_page
from tests.desktop.reading import PATIENCE, open_page, says
from tests.support.desk_facts import notice
from tests.support.desk_scene import DeskScene, fill


class Browser:
    """Stands for the browser: keeps what it was asked to open."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def openUrl(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    made = Browser()
    monkeypatch.setattr("declarant_client.desktop.notices.reading.QDesktopServices", made)
    return made


@pytest.fixture
def page(scene: DeskScene, threads: Threads) -> NoticesPage:
    return notices_page(scene, threads)


@pytest.fixture
def filled(qtbot: QtBot, scene: DeskScene, page: NoticesPage) -> NoticesPage:
    fill(scene)
    open_page(qtbot, page)
    shown(qtbot, page, 4)
    page.take_focus()
    return page


def shown(qtbot: QtBot, page: NoticesPage, count: int) -> None:
    qtbot.waitUntil(lambda: page.rows.rowCount() == count, timeout=PATIENCE)


def unread(page: NoticesPage) -> list[bool]:
    kept = [page.rows.notice(row) for row in range(page.rows.rowCount())]
    return [one.unread for one in kept if one]


def written(qtbot: QtBot, scene: DeskScene, count: int) -> None:
    qtbot.waitUntil(lambda: scene.store.notices.unread() == count, timeout=PATIENCE)


def test_arrows_that_pass_over_a_notice_do_not_mark_it_read(
    qtbot: QtBot, scene: DeskScene, filled: NoticesPage
) -> None:
    QTest.keyClick(filled.list, Qt.Key.Key_Down)
    QTest.keyClick(filled.list, Qt.Key.Key_Down)
    assert unread(filled) == [True, True, False, True]
    assert scene.store.notices.unread() == 3


def test_enter_reads_a_notice_and_the_rail_learns_the_count(
    qtbot: QtBot, scene: DeskScene, filled: NoticesPage
) -> None:
    with qtbot.waitSignal(
        filled.unreadCounted, timeout=PATIENCE, check_params_cb=lambda count: count == 2
    ):
        QTest.keyClick(filled.list, Qt.Key.Key_Return)
    assert unread(filled) == [False, True, False, True]
    written(qtbot, scene, 2)


def test_a_click_reads_a_notice(qtbot: QtBot, scene: DeskScene, filled: NoticesPage) -> None:
    place = filled.list.visualRect(filled.rows.index(1)).center()
    QTest.mouseClick(filled.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert unread(filled) == [True, False, False, True]
    written(qtbot, scene, 2)


def test_resting_on_a_notice_reads_it(qtbot: QtBot, scene: DeskScene, filled: NoticesPage) -> None:
    filled.list._dwell.setInterval(0)
    QTest.keyClick(filled.list, Qt.Key.Key_Down)
    written(qtbot, scene, 2)
    assert unread(filled) == [True, False, False, True]


def test_a_notice_can_be_marked_unread_again(
    qtbot: QtBot, scene: DeskScene, filled: NoticesPage
) -> None:
    QTest.keyClick(filled.list, Qt.Key.Key_Return)
    written(qtbot, scene, 2)
    filled.reading.mark_unread.click()
    written(qtbot, scene, 3)
    assert unread(filled)[0]


def test_a_newer_revision_is_news_again_and_says_what_changed(
    qtbot: QtBot, scene: DeskScene, page: NoticesPage
) -> None:
    account = scene.enrol()
    scene.announce(account, notice(1))
    open_page(qtbot, page)
    shown(qtbot, page, 1)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    written(qtbot, scene, 0)
    scene.announce(account, notice(1, revision=2, changed="Lùi ngày có hiệu lực."))
    page.store_changed()
    qtbot.waitUntil(lambda: unread(page) == [True], timeout=PATIENCE)
    qtbot.waitUntil(lambda: says(page.reading, "Lùi ngày có hiệu lực."), timeout=PATIENCE)


def test_among_the_unread_the_notice_being_read_stays_in_its_place(
    qtbot: QtBot, scene: DeskScene, filled: NoticesPage
) -> None:
    filled.filters.show_only.choose(Show.UNREAD)
    filled.filters.show_only.activated.emit(1)
    shown(qtbot, filled, 3)
    QTest.keyClick(filled.list, Qt.Key.Key_Return)
    written(qtbot, scene, 2)
    with qtbot.waitSignal(filled.rows.filled, timeout=PATIENCE):
        filled.store_changed()
    assert unread(filled) == [False, True, True]
    assert filled.list.currentIndex().row() == 0


def test_the_source_opens_in_the_browser(browser: Browser, filled: NoticesPage) -> None:
    filled.reading.open_source.click()
    assert browser.opened == ["https://congbao.chinhphu.vn/van-ban/10-2026-tt-btc"]


def test_an_address_that_is_not_the_webs_is_never_opened(
    qtbot: QtBot, browser: Browser, filled: NoticesPage
) -> None:
    QTest.keyClick(filled.list, Qt.Key.Key_End)
    assert not filled.reading.open_source.isEnabled()
    assert says(filled.reading, "not one of the web")
    filled.reading._open()
    assert browser.opened == []


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//host/path",
        "https://",
        "smb://host/share",
        "https:///nohost",
        "https://host/" + "x" * 3000,
        "",
        None,
    ],
)
def test_only_http_and_https_with_a_host_are_addresses(link: str | None) -> None:
    assert web_address(link) is None


def test_unknown_dates_are_said_to_be_unknown(filled: NoticesPage) -> None:
    assert says(filled.reading, "not known")
    assert says(filled.reading, "01/05/2026")
    assert says(filled.reading, "11.2026.TT-BTC.pdf · 1.4 MB")
    assert says(filled.reading, "38/2015/TT-BTC, 39/2018/TT-BTC")


def test_a_withdrawn_notice_is_struck_through_and_said_to_be_withdrawn(
    filled: NoticesPage,
) -> None:
    QTest.keyClick(filled.list, Qt.Key.Key_Down)
    QTest.keyClick(filled.list, Qt.Key.Key_Down)
    assert says(filled.reading, "has withdrawn this notice")
    struck = [label for label in filled.reading.findChildren(QLabel) if label.font().strikeOut()]
    assert [label.text() for label in struck] == [
        "Nghị định về biểu thuế xuất khẩu, biểu thuế nhập khẩu ưu đãi"
    ]


def test_search_and_filters_narrow_the_list(qtbot: QtBot, filled: NoticesPage) -> None:
    QTest.keyClick(filled, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(filled.filters.search, "bieu thue")
    shown(qtbot, filled, 1)
    filled.filters.forget_all()
    shown(qtbot, filled, 4)
    filled.filters.kind.choose(NoticeKind.GUIDANCE)
    filled.filters.kind.activated.emit(1)
    shown(qtbot, filled, 1)
    filled.filters.standing.choose(Standing.EXPIRED)
    filled.filters.standing.activated.emit(1)
    shown(qtbot, filled, 0)
    qtbot.waitUntil(lambda: says(filled, "Nothing matches"), timeout=PATIENCE)


def test_markup_in_a_notice_is_shown_as_text(
    qtbot: QtBot, scene: DeskScene, page: NoticesPage
) -> None:
    account = scene.enrol()
    scene.announce(account, notice(1, title="<b>A</b>", abstract="<img src='https://x.invalid/'>"))
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: says(page.reading, "<b>A</b>"), timeout=PATIENCE)
    assert says(page.reading, "<img src=")
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_without_notices_the_page_says_how_to_get_some(qtbot: QtBot, page: NoticesPage) -> None:
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "No notices yet"), timeout=PATIENCE)
    with qtbot.waitSignal(page.enrolmentWanted, timeout=PATIENCE):
        QTest.keyClick(page._enrol, Qt.Key.Key_Space)


def test_a_row_says_to_a_screen_reader_what_it_shows(filled: NoticesPage) -> None:
    spoken = filled.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Unread; 11/2026/TT-BTC; Thông tư về thủ tục")
    assert "Takes effect in" in spoken
