"""The outbox says of every item how it stands, why, and what may still be done about it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.outbox import OutboxShow
from declarant_client.desktop.background import Threads
from declarant_client.desktop.outbox import page as page_module
from declarant_client.desktop.outbox.page import OutboxPage
from declarant_client.domain.declaration import Branch, Phase
from declarant_client.domain.sentences import translate
from declarant_client.domain.submission import SubmissionState
from tests.desktop.outbox_scene import hold, lines, numbers, opened, outbox_page, wait_rows
from tests.desktop.reading import PATIENCE, open_page, says
from tests.support.desk_facts import NOW, refusal
from tests.support.desk_scene import DeskScene
from tests.support.offices_in_memory import OfficesInMemory

ELSEWHERE = Branch(code="02CI", short_name="HQSGKV1", name="Hải quan cảng Sài Gòn")


@pytest.fixture
def offices() -> OfficesInMemory:
    return OfficesInMemory()


@pytest.fixture
def page(scene: DeskScene, threads: Threads, offices: OfficesInMemory) -> OutboxPage:
    return outbox_page(scene, threads, offices)


def chip(page: OutboxPage) -> str:
    """The state's word in the detail."""
    shown = page.detail._chip
    assert shown is not None
    return shown.accessibleName()


def offered(page: OutboxPage) -> set[str]:
    """The words on the buttons below the detail that can be pressed."""
    buttons = page.detail.foot.findChildren(QPushButton)
    return {button.text() for button in buttons if not button.isHidden() and button.isEnabled()}


def wait_numbers(qtbot: QtBot, page: OutboxPage, expected: list[str]) -> None:
    qtbot.waitUntil(lambda: numbers(page) == expected, timeout=PATIENCE)


def confirm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Say yes to every question."""
    target = "declarant_client.desktop.history.withdrawal.confirmed"
    monkeypatch.setattr(target, lambda *_: True)


def test_the_newest_stands_first_and_what_ended_a_month_ago_is_gone(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    account = scene.enrol()
    scene.clock.at = NOW - timedelta(days=31)
    scene.accept(scene.rate(scene.declare(1)), account)
    scene.clock.at = NOW - timedelta(days=29)
    scene.accept(scene.rate(scene.declare(2)), account, "HP-2026-000002")
    scene.clock.at = NOW
    scene.rate(scene.declare(3))
    opened(qtbot, page, 2)
    assert numbers(page) == ["107600000030", "107600000020"]


def test_without_an_account_the_way_out_is_to_connect_an_office(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    scene.enrol()
    scene.rate(scene.declare(1, branch=ELSEWHERE))
    opened(qtbot, page, 1)
    assert chip(page) == "Waiting for an account"
    assert says(page.detail, "Connect the receiving office with the enrolment code")
    button = next(b for b in page.detail.findChildren(QPushButton) if "Connect" in b.text())
    with qtbot.waitSignal(page.accountWanted):
        button.click()
    assert "Send now" not in offered(page), "there is nobody to send it to"


def test_without_an_access_key_the_way_out_is_to_enter_it(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    account = scene.enrol()
    scene.rate(scene.declare(1))
    trouble = translate("office", "The key is gone.")
    scene.store.accounts.set_trouble(account.account_id, trouble)
    opened(qtbot, page, 1)
    qtbot.waitUntil(lambda: chip(page) == "Waiting for the access key", timeout=PATIENCE)
    assert says(page.detail, "The key is gone.")
    qtbot.waitUntil(page.head.send_all.isEnabled, timeout=PATIENCE)
    button = next(b for b in page.detail.findChildren(QPushButton) if "access key" in b.text())
    with qtbot.waitSignal(page.keyWanted) as asked:
        button.click()
    assert asked.args is not None
    assert asked.args[0].account_id == account.account_id


def test_the_cause_of_trouble_and_the_next_attempt_are_named(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    account = scene.enrol()
    scene.end(
        scene.rate(scene.declare(1)),
        account,
        state=SubmissionState.QUEUED,
        trouble=translate("office", "There is no way through the network to {office}.", office="X"),
        next_attempt_at=NOW + timedelta(seconds=40),
    )
    opened(qtbot, page, 1)
    assert chip(page) == "Waiting for the network"
    assert says(page.detail, "There is no way through the network to X.")
    assert says(page.detail, "in 40 s")
    scene.clock.at += timedelta(seconds=30)
    qtbot.waitUntil(lambda: says(page.detail, "in 10 s"), timeout=PATIENCE)


def test_what_may_have_reached_the_office_can_only_be_revised(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    account = scene.enrol()
    scene.end(scene.rate(scene.declare(1)), account, state=SubmissionState.UNKNOWN)
    opened(qtbot, page, 1)
    assert chip(page) == "No answer yet, will ask again"
    assert says(page.detail, "A change made now is sent as a revision behind it.")
    assert offered(page) == {"Send now", "Send a revision…", "Export…", "Print…", ""}
    with qtbot.waitSignal(page.editWanted) as wanted:
        page.detail.foot.correct.click()
    assert wanted.args == ["10760000001", Phase.CLEARED]


def test_a_refusal_is_told_in_the_offices_words_and_can_be_corrected_or_withdrawn(
    qtbot: QtBot,
    scene: DeskScene,
    page: OutboxPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = scene.enrol()
    refused = scene.rate(scene.declare(1))
    scene.end(refused, account, state=SubmissionState.REFUSED, problem=refusal())
    opened(qtbot, page, 1)
    assert says(page.detail, refusal().title)
    assert offered(page) == {"Correct…", "Withdraw…", "Export…", "Print…", ""}
    confirm(monkeypatch)
    with qtbot.waitSignal(page.changed):
        page.detail.foot.withdraw.click()
    qtbot.waitUntil(lambda: chip(page) == "Withdrawn", timeout=PATIENCE)
    item = scene.store.submissions.item(refused)
    assert item is not None
    assert item.state is SubmissionState.WITHDRAWN


def test_what_is_held_counts_down_and_undone_is_a_draft_again(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    scene.enrol()
    held = hold(scene, scene.declare(1), seconds=10)
    opened(qtbot, page, 1)
    assert chip(page) == "Saved, can be undone for 10 s"
    scene.clock.at += timedelta(seconds=4)
    qtbot.waitUntil(lambda: chip(page) == "Saved, can be undone for 6 s", timeout=PATIENCE)
    assert page.detail.foot.undo.text() == "Undo · 6"
    QTest.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_rows(qtbot, page, 0)
    assert scene.store.submissions.item(held) is None
    qtbot.waitUntil(lambda: "draft again" in page.bar.text, timeout=PATIENCE)
    with qtbot.waitSignal(page.editWanted) as wanted:
        page.bar.follow.click()
    assert wanted.args == ["10760000001", Phase.CLEARED]


def test_undoing_what_has_left_meanwhile_says_so_and_takes_nothing_away(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    account = scene.enrol()
    held = hold(scene, scene.declare(1))
    opened(qtbot, page, 1)
    scene.store.submissions.release_held(NOW, everything=True)
    scene.accept(held, account)
    page.detail.foot.undo.click()
    qtbot.waitUntil(lambda: "left already" in page.bar.text, timeout=PATIENCE)
    qtbot.waitUntil(lambda: chip(page) == "Received by the office", timeout=PATIENCE)


def test_send_now_ends_one_hold_and_leaves_the_others(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    scene.enrol()
    other, wanted = hold(scene, scene.declare(1)), hold(scene, scene.declare(2))
    opened(qtbot, page, 2)
    page.detail.foot.send.click()
    qtbot.waitUntil(lambda: "is sent next" in page.bar.text, timeout=PATIENCE)
    items = [scene.store.submissions.item(one) for one in (other, wanted)]
    assert [item.state for item in items if item] == [
        SubmissionState.HELD,
        SubmissionState.QUEUED,
    ]


def test_each_part_holds_what_it_says_and_counts_it(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    account = scene.enrol()
    scene.accept(scene.rate(scene.declare(1)), account)
    refused = scene.rate(scene.declare(2))
    scene.end(refused, account, state=SubmissionState.REFUSED, problem=refusal())
    scene.store.submissions.withdraw(scene.rate(scene.declare(3)), NOW)
    scene.rate(scene.declare(4))
    opened(qtbot, page, 4)
    qtbot.waitUntil(lambda: page.head.part(OutboxShow.ALL).text() == "All · 4", timeout=PATIENCE)
    for show, word, number in (
        (OutboxShow.WAITING, "Waiting · 1", "107600000040"),
        (OutboxShow.REFUSED, "Refused · 1", "107600000020"),
        (OutboxShow.SENT, "Received · 1", "107600000010"),
    ):
        assert page.head.part(show).text() == word
        page.head.part(show).click()
        wait_numbers(qtbot, page, [number])


def test_a_search_finds_numbers_and_receipts_and_nothing_offers_the_way_back(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    account = scene.enrol()
    scene.accept(scene.rate(scene.declare(1)), account, "HP-2026-000123")
    scene.rate(scene.declare(2))
    opened(qtbot, page, 2)
    page.head.search.setText("hp-2026-000123")
    qtbot.waitUntil(lambda: numbers(page) == ["107600000010"], timeout=PATIENCE)
    page.head.search.setText("no such thing")
    qtbot.waitUntil(lambda: says(page, "Nothing matches"), timeout=PATIENCE)
    next(b for b in page.findChildren(QPushButton) if b.text() == "Show all").click()
    wait_rows(qtbot, page, 2)


def test_an_empty_outbox_says_what_to_do(qtbot: QtBot, page: OutboxPage) -> None:
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "Nothing is on its way"), timeout=PATIENCE)
    shown = {b.text(): b for b in page.findChildren(QPushButton) if b.isVisible()}
    assert set(shown) == {"Rate declarations", "Connect an office…"}
    with qtbot.waitSignal(page.rateWanted):
        shown["Rate declarations"].click()


def test_markup_from_the_wire_is_shown_as_text(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    scene.rate(scene.declare(1, enterprise_name="<b>CÔNG TY</b>"), (1,), comment="<img src=x>")
    opened(qtbot, page, 1)
    assert says(page.detail, "<img src=x>")
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_copy_puts_the_number_on_the_clipboard(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    account = scene.enrol()
    scene.accept(scene.rate(scene.declare(1)), account, "HP-2026-000123")
    opened(qtbot, page, 1)
    QTest.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "107600000010"
    page.detail.foot.copy_receipt.trigger()
    assert QGuiApplication.clipboard().text() == "HP-2026-000123"


@pytest.mark.parametrize("ending", ["html", "txt", "json"])
def test_an_item_is_written_as_a_sheet(
    qtbot: QtBot,
    scene: DeskScene,
    page: OutboxPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    scene.rate(scene.declare(1), (1,), comment="<i>Chờ lâu</i>")
    opened(qtbot, page, 1)
    path = tmp_path / f"sheet.{ending}"
    monkeypatch.setattr(page_module, "ask_for_sheet", lambda *_: path)
    QTest.keyClick(page.list, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Written to" in page.bar.text, timeout=PATIENCE)
    written = path.read_text(encoding="utf-8-sig")
    assert "107600000010" in written
    if ending == "json":
        assert json.loads(written)["ratings"][0]["comment"] == "<i>Chờ lâu</i>"
    else:
        assert ("&lt;i&gt;Chờ lâu" if ending == "html" else "<i>Chờ lâu</i>") in written
        assert "The office has not confirmed that it received this" in written


def test_a_sheet_that_cannot_be_written_says_why(
    qtbot: QtBot,
    scene: DeskScene,
    page: OutboxPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene.rate(scene.declare(1))
    opened(qtbot, page, 1)
    monkeypatch.setattr(page_module, "ask_for_sheet", lambda *_: tmp_path / "no" / "sheet.html")
    page.export()
    qtbot.waitUntil(lambda: "the folder does not exist" in page.bar.text, timeout=PATIENCE)


def test_what_is_looked_at_stays_when_something_new_comes(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    for position in range(150):
        scene.rate(scene.declare(position), (5,))
    opened(qtbot, page, 150)
    page.list.setCurrentIndex(page.rows.index(120))
    page.list.scrollTo(page.rows.index(120))
    qtbot.waitUntil(lambda: page.rows.line(120) is not None, timeout=PATIENCE)
    top = page.list.visualRect(page.rows.index(120)).top()
    shown = page.rows.key(120)
    scene.rate(scene.declare(150), (5,))
    page.store_changed()
    wait_rows(qtbot, page, 151)
    assert page.rows.key(page.list.currentIndex().row()) == shown
    assert page.list.visualRect(page.rows.index(121)).top() == top
    assert page.rows.line(121) is not None, "read again with the keys: nothing flickers"


def test_rows_far_down_are_read_when_they_are_looked_at(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    for position in range(250):
        scene.rate(scene.declare(position), (5,))
    opened(qtbot, page, 250)
    assert page.rows.line(249) is None
    QTest.keyClick(page.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.rows.line(249) is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: says(page.detail, "107600000000"), timeout=PATIENCE)
    assert len(lines(page)) < 250


def test_what_is_gone_gives_its_place_to_what_follows(
    qtbot: QtBot, scene: DeskScene, page: OutboxPage
) -> None:
    account = scene.enrol()
    made = [scene.rate(scene.declare(position), (5,)) for position in range(3)]
    opened(qtbot, page, 3)
    page.head.part(OutboxShow.WAITING).click()
    page.list.setCurrentIndex(page.rows.index(1))
    scene.accept(made[1], account)
    scene.store.submissions.recover_interrupted()
    page.store_changed()
    wait_rows(qtbot, page, 2)
    assert page.list.currentIndex().row() == 1
    assert says(page.detail, "107600000000")
