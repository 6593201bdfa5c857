"""What a reader does with notices: stars, citations, calendars, attachments, reminders."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.offices import NoticeFilter
from declarant_client.contract.notices import Attachment, NoticeKind
from declarant_client.desktop.background import Threads
from declarant_client.desktop.notices.filters import Show
from declarant_client.desktop.notices.page import NoticesPage
from declarant_client.desktop.widgets.chip import Chip
from tests.desktop.notices_scene import notices_page
from tests.desktop.reading import PATIENCE, open_page, says, texts
from tests.support.desk_facts import NOW, notice
from tests.support.desk_scene import DeskScene
from tests.support.web_server import WebServer

SPACE = Qt.Key.Key_Space


@pytest.fixture
def page(qtbot: QtBot, scene: DeskScene, threads: Threads) -> NoticesPage:
    scene.announce(
        scene.enrol(),
        notice(1, in_force_on=NOW.date() + timedelta(days=2)),
        notice(2, in_force_on=NOW.date() + timedelta(days=9)),
    )
    page = notices_page(scene, threads)
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=PATIENCE)
    return page


def stored(scene: DeskScene, **wanted: bool) -> list[str]:
    kept = scene.store.notices.notices(NoticeFilter(**wanted), None, 9)  # type: ignore[arg-type]
    return [one.notice.notice_id for one in kept]


def wait_for(qtbot: QtBot, scene: DeskScene, expected: list[str], **wanted: bool) -> None:
    qtbot.waitUntil(lambda: stored(scene, **wanted) == expected, timeout=PATIENCE)


def waits(qtbot: QtBot, page: NoticesPage, told: str) -> None:
    qtbot.waitUntil(lambda: told in page.told.text, timeout=PATIENCE)


def chosen_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_a_star_is_set_by_keyboard_kept_and_filtered_by(
    qtbot: QtBot, scene: DeskScene, page: NoticesPage
):
    QTest.keyClick(page.reading.star, SPACE)
    assert page.reading.star.text() == "Starred"
    wait_for(qtbot, scene, ["tb-001"], starred=True)
    page.filters.show_only.choose(Show.STARRED)
    page.filters.show_only.activated.emit(2)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1, timeout=PATIENCE)
    QTest.keyClick(page.reading.star, SPACE)
    wait_for(qtbot, scene, [], starred=True)
    assert page.rows.rowCount() == 1


def signs(page: NoticesPage) -> list[str]:
    return [chip.accessibleName() for chip in page.reading.findChildren(Chip) if chip.isVisible()]


def test_another_day_is_told_by_the_reminder_and_the_reading_pane(
    qtbot: QtBot, scene: DeskScene, page: NoticesPage
) -> None:
    qtbot.waitUntil(page.reminder.isVisible, timeout=PATIENCE)
    before = texts(page.reminder), signs(page)
    page.new_day.look()
    scene.clock.at = NOW + timedelta(days=1)
    page.new_day.look()
    qtbot.waitUntil(lambda: texts(page.reminder) != before[0], timeout=PATIENCE)
    qtbot.waitUntil(lambda: signs(page) != before[1], timeout=PATIENCE)


def test_the_reminder_shows_its_notice_whatever_is_filtered(
    qtbot: QtBot, scene: DeskScene, page: NoticesPage
) -> None:
    qtbot.waitUntil(page.reminder.isVisible, timeout=PATIENCE)
    page.filters.kind.choose(NoticeKind.EVENT)
    page.filters.kind.activated.emit(0)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 0, timeout=PATIENCE)
    show = next(one for one in page.reminder.findChildren(QPushButton) if "11/2026" in one.text())
    show.click()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: says(page.reading, "11/2026"), timeout=PATIENCE)


def test_a_file_name_with_a_point_keeps_it_and_gets_its_ending(
    qtbot: QtBot, page: NoticesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen_file(monkeypatch, tmp_path / "TT 38.2015")
    QTest.keyClick(page.export, Qt.Key.Key_Space)
    qtbot.waitUntil((tmp_path / "TT 38.2015.ics").exists, timeout=PATIENCE)


def test_all_that_is_shown_is_marked_read_and_that_is_undone(
    qtbot: QtBot, scene: DeskScene, page: NoticesPage
):
    QTest.keyClick(page.all_read, SPACE)
    qtbot.waitUntil(lambda: page.told.text == "2 notice(s) marked as read", timeout=PATIENCE)
    assert stored(scene, unread=True) == []
    QTest.keyClick(page.told.follow, SPACE)
    wait_for(qtbot, scene, ["tb-001", "tb-002"], unread=True)


def test_a_citation_goes_to_the_clipboard(page: NoticesPage):
    QTest.keyClick(page.reading.cite, SPACE)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Thông tư 11/2026/TT-BTC ngày 27/02/2026 của Bộ Tài chính về thủ tục")


def test_effective_days_of_one_or_all_go_into_a_calendar(
    qtbot: QtBot, page: NoticesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for button, events in ((page.reading.calendar, 1), (page.export, 2)):
        path = tmp_path / f"{events}.ics"
        chosen_file(monkeypatch, path)
        QTest.keyClick(button, SPACE)
        waits(qtbot, page, path.name)
        assert path.read_bytes().count(b"BEGIN:VEVENT") == events


def test_what_takes_effect_soon_stands_above_until_it_is_put_away(
    qtbot: QtBot, scene: DeskScene, page: NoticesPage
):
    qtbot.waitUntil(page.reminder.isVisible, timeout=PATIENCE)
    assert says(page.reminder, "Takes effect in 2 days")
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    show = next(b for b in page.reminder.findChildren(QPushButton) if "11/2026" in b.text())
    QTest.keyClick(show, SPACE)
    assert page.list.currentIndex().row() == 0
    QTest.keyClick(page.reminder.put_away, SPACE)
    assert not page.reminder.isVisible()
    moved = notice(1, revision=2, in_force_on=NOW.date() + timedelta(days=1))
    scene.announce(scene.store.accounts.accounts()[0], moved)
    page.store_changed()
    qtbot.waitUntil(page.reminder.isVisible, timeout=PATIENCE)


def test_a_changed_day_is_news_again_and_says_what_it_was(
    qtbot: QtBot, scene: DeskScene, page: NoticesPage
):
    page.deeds.mark(0, read=True)
    wait_for(qtbot, scene, ["tb-002"], unread=True)
    moved = notice(1, revision=2, in_force_on=NOW.date() + timedelta(days=40))
    scene.announce(scene.store.accounts.accounts()[0], moved)
    page.store_changed()
    told = f"→ {moved.in_force_on:%d/%m/%Y}"
    qtbot.waitUntil(lambda: says(page.reading, told), timeout=PATIENCE)
    assert says(page.reading, "What has changed")
    assert stored(scene, unread=True) == ["tb-001", "tb-002"]


def test_a_notice_that_changed_before_it_was_ever_read_does_not_speak_of_a_reading(
    qtbot: QtBot, scene: DeskScene, page: NoticesPage
):
    assert stored(scene, unread=True) == ["tb-001", "tb-002"]
    moved = notice(1, revision=2, in_force_on=NOW.date() + timedelta(days=40))
    scene.announce(scene.store.accounts.accounts()[0], moved)
    page.store_changed()
    qtbot.waitUntil(lambda: says(page.reading, "What has changed"), timeout=PATIENCE)
    assert not any(" read" in text for text in texts(page.reading))


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer().serving() as server:
        yield server


def attachment(server: WebServer, content: bytes) -> Attachment:
    server.answer("/a.pdf", content)
    sha256 = hashlib.sha256(b"content").hexdigest()
    return Attachment(name="a.pdf", link=f"{server.address}/a.pdf", size=7, sha256=sha256)


@pytest.mark.parametrize(
    "content, words", [(b"content", "its check sum is right"), (b"another", "was not saved")]
)
def test_an_attachment_is_saved_or_refused_in_words(
    content: bytes, words: str, qtbot: QtBot, page: NoticesPage, server: WebServer, tmp_path: Path
):
    page.saving.save(attachment(server, content), tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: words in page.saving.text.text(), timeout=PATIENCE)
    assert (tmp_path / "a.pdf").exists() == (content == b"content")
