"""The outbox in the program's own window, with a real receiving office behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from declarant_client.application.conflicts import Side
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.outbox.conflict_dialog import ConflictDialog
from declarant_client.desktop.outbox.page import OutboxPage
from declarant_client.desktop.shell.main_window import MainWindow
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.resources import resources_folder
from declarant_client.store.columns import micros
from declarant_client.wiring.desk import Desk
from tests.desktop.reading import says
from tests.support.two_computers import Computer, Enterprise, enterprise, place, running_office

pytestmark = pytest.mark.processes

Seat = Callable[..., AbstractContextManager[OutboxPage]]

PATIENCE = 30_000
ONE, OTHER = "100000000010", "100000000020"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Enterprise]:
    with running_office(tmp_path / "office") as office, enterprise(tmp_path, office) as made:
        yield made


@pytest.fixture
def seat(appearance: Appearance, qapp: QApplication, qtbot: QtBot) -> Seat:
    """Open the window on a computer, on its outbox."""

    @contextmanager
    def seated(computer: Computer, *, works: bool = True) -> Iterator[OutboxPage]:
        languages = Languages(qapp, resources_folder() / "translations")
        desk = Desk(computer.client, computer.secrets, languages, appearance, computer.folder)
        session = desk.open(works=works)
        try:
            qtbot.waitUntil(session.window.isActiveWindow, timeout=PATIENCE)
            page = session.window.show_page("outbox")
            assert isinstance(page, OutboxPage)
            yield page
        finally:
            session.close()
            desk.end()
            session.window.deleteLater()

    return seated


def wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE)


def state(computer: Computer, number: str) -> SubmissionState | None:
    entry = computer.client.store.submissions.current(place(number))
    return entry.state if entry else None


def select(qtbot: QtBot, page: OutboxPage, number: str) -> None:
    """Walk through the list with the arrows until a declaration's item is shown."""
    wait(qtbot, lambda: page.rows.rowCount() > 0 and page.detail.line is not None)
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    for _ in range(page.rows.rowCount()):
        if shown(page) == number:
            return
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert shown(page) == number


def shown(page: OutboxPage) -> str:
    line = page.detail.line
    return line.entry.assessment.declaration.number if line else ""


def put_off(computer: Computer) -> None:
    """Let nothing be due for hours, as after many failed attempts."""
    later = micros(computer.client.clock.now() + timedelta(hours=20))
    with computer.client.store.connections.writing() as connection:
        connection.execute(
            "UPDATE assessments SET next_attempt_at = ? WHERE state = 'queued'", (later,)
        )


def test_send_now_brings_the_one_to_the_office_and_send_all_the_rest(
    qtbot: QtBot, scene: Enterprise, seat: Seat
) -> None:
    computer = scene.computers[0]
    for number in (ONE, OTHER):
        computer.rate(number, (5, 4))
    computer.client.store.submissions.assign_accounts()
    put_off(computer)
    with seat(computer) as page:
        select(qtbot, page, ONE)
        page.detail.foot.send.click()
        wait(qtbot, lambda: state(computer, ONE) is SubmissionState.ACCEPTED)
        assert state(computer, OTHER) is SubmissionState.QUEUED
        assert set(scene.current()) == {ONE[:11]}
        wait(qtbot, page.head.send_all.isEnabled)
        page.head.send_all.click()
        wait(qtbot, lambda: state(computer, OTHER) is SubmissionState.ACCEPTED)
        wait(qtbot, lambda: not page.head.send_all.isEnabled())
    assert sorted(scene.received()) == sorted(computer.confirmed), "each once"


def test_an_office_that_is_down_is_named_and_what_waits_goes_once_it_is_back(
    qtbot: QtBot, scene: Enterprise, seat: Seat
) -> None:
    computer = scene.computers[0]
    scene.office.kill()
    computer.rate(ONE, (5, None))
    with seat(computer) as page:
        wait(qtbot, lambda: says(page.detail, "Nothing answers at"))
        assert says(page.detail, "It is sent by itself as soon as that is over")
        scene.office.restart()
        page.detail.foot.send.click()
        wait(qtbot, lambda: has_receipt(page))
    assert scene.received() == computer.confirmed


def has_receipt(page: OutboxPage) -> bool:
    line = page.detail.line
    return line is not None and line.entry.receipt is not None


def test_what_was_withdrawn_here_never_comes_to_the_office(
    qtbot: QtBot,
    scene: Enterprise,
    seat: Seat,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    computer = scene.computers[0]
    say_yes(monkeypatch)
    computer.rate(ONE, (5, None))
    computer.rate(OTHER, (5, None))
    with seat(computer, works=False) as page:
        select(qtbot, page, ONE)
        page.detail.foot.withdraw.click()
        wait(qtbot, lambda: state(computer, ONE) is None)
        wait(qtbot, lambda: not page.detail.foot.withdraw.isVisible())
    computer.sync()
    assert set(scene.current()) == {OTHER[:11]}
    assert len(scene.received()) == 1


def test_what_the_office_holds_is_withdrawn_there(
    qtbot: QtBot,
    scene: Enterprise,
    seat: Seat,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    computer = scene.computers[0]
    say_yes(monkeypatch)
    computer.rate(ONE, (5, None))
    computer.sync()
    assert set(scene.current()) == {ONE[:11]}
    with seat(computer, works=False) as page:
        select(qtbot, page, ONE)
        page.detail.foot.withdraw.click()
        wait(qtbot, lambda: state(computer, ONE) is None)
    assert scene.current() == {}


def test_correcting_opens_the_form_and_what_is_sent_then_takes_the_first_ones_place(
    qtbot: QtBot, scene: Enterprise, seat: Seat
) -> None:
    computer = scene.computers[0]
    computer.rate(ONE, (5, None))
    with seat(computer, works=False) as page:
        select(qtbot, page, ONE)
        page.detail.foot.correct.click()
        window = page.window()
        assert isinstance(window, MainWindow)
        wait(qtbot, lambda: window.stack.shown_key == "to_rate")
        form = window.show_page("to_rate")
        assert isinstance(form, ToRatePage)
        wait(qtbot, lambda: form.desk.form is not None)
        wait(qtbot, lambda: [row.level for row in form.right.form.subjects.drafted] == [5])
        form.flow.set_level(4)
        form.flow.send()
        wait(qtbot, lambda: levels(computer, ONE) == [4])
    computer.sync()
    (current,) = scene.current()[ONE[:11]]
    assert scene.received() == [current], "the first one never left"


def levels(computer: Computer, number: str) -> list[int]:
    entry = computer.client.store.submissions.current(place(number))
    return [rating.level for rating in entry.assessment.ratings] if entry else []


def say_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Confirm every withdrawal."""
    target = "declarant_client.desktop.history.withdrawal.confirmed"
    monkeypatch.setattr(target, lambda *_: True)


def second(scene: Enterprise) -> Computer:
    """Let two rate one declaration; return the computer that came second."""
    first, late, _ = scene.computers
    first.rate(ONE, (5, None))
    late.rate(ONE, (3, 4))
    first.sync()
    late.sync()
    assert state(late, ONE) is SubmissionState.REFUSED
    return late


def compared(qtbot: QtBot, page: OutboxPage) -> ConflictDialog:
    """Open the comparison from the refused item."""
    select(qtbot, page, ONE)
    wait(qtbot, page.detail.foot.compare.isVisible)
    page.detail.foot.compare.click()
    wait(qtbot, lambda: page.choosing.dialog is not None)
    dialog = page.choosing.dialog
    assert dialog is not None
    return dialog


def sides(dialog: ConflictDialog) -> list[Side]:
    return [shown.side for shown in dialog.sides]


def test_the_second_sees_both_and_sends_a_revision_of_the_sides_that_were_chosen(
    qtbot: QtBot, scene: Enterprise, seat: Seat
) -> None:
    late = second(scene)
    with seat(late, works=False) as page:
        dialog = compared(qtbot, page)
        told = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert "Lan rated it first" in told
        assert "Yours · Minh" in told
        branch = dialog.sides[0]
        assert sides(dialog) == [Side.OURS, Side.OURS], "ours, where we said something"
        wait(qtbot, dialog.isActiveWindow)
        branch.buttons[Side.OURS].setFocus()
        QTest.keyClick(branch.buttons[Side.OURS], Qt.Key.Key_Right)
        assert sides(dialog) == [Side.THEIRS, Side.OURS]
        dialog.merge.click()
        wait(qtbot, lambda: state(late, ONE) is SubmissionState.HELD)
        wait(qtbot, lambda: page.choosing.dialog is None)
    late.sync()
    standing = late.client.store.submissions.current(place(ONE))
    assert standing is not None
    assert scene.current() == {ONE[:11]: [standing.assessment.assessment_id]}
    assert [rating.level for rating in standing.assessment.ratings] == [5, 4]


def test_the_second_leaves_what_stands_and_counts_as_having_rated(
    qtbot: QtBot, scene: Enterprise, seat: Seat
) -> None:
    late = second(scene)
    standing = scene.current()
    with seat(late, works=False) as page:
        dialog = compared(qtbot, page)
        dialog.leave.click()
        wait(qtbot, lambda: page.choosing.dialog is None)
        wait(qtbot, lambda: "is withdrawn" in page.bar.text)
    assert late.is_rated(ONE)
    late.sync()
    assert scene.current() == standing


def test_a_choice_that_another_window_made_meanwhile_is_told(
    qtbot: QtBot, scene: Enterprise, seat: Seat
) -> None:
    late = second(scene)
    with seat(late, works=False) as page:
        dialog = compared(qtbot, page)
        late.leave(late.conflicts(ONE)[0])
        dialog.merge.click()
        wait(qtbot, lambda: says(dialog, "There is nothing to choose any more"))
        dialog.reject()
    assert len(scene.received()) == 1
