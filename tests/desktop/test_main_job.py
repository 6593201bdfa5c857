"""The main job in the window's own process, through a death without goodbye."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from declarant_client.application.ports.declarations import WorklistFilter
from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.session import Session
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring import Client, open_client
from declarant_client.wiring.desk import Desk
from tests.support.profiles import SAMPLES
from tests.support.receiver_process import ReceiverProcess

pytestmark = pytest.mark.processes

PATIENCE = 20_000
ALL_FIVE, LOW, ALL_FOUR = "106999900010", "107999900020", "307999900010"
DETAILS = "Chờ kiểm hóa quá lâu, không rõ lý do"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    (tmp_path / "office").mkdir()
    pace = ("--demo-officer-seconds", "0.2")
    with ReceiverProcess(tmp_path / "office", *pace, demo=True) as running:
        yield running


@contextmanager
def seated(
    profile: Path, secrets: MemorySecrets, appearance: Appearance, application: QApplication
) -> Iterator[tuple[Client, Session]]:
    """The window on a profile; leaving ends its threads as a death of the process would."""
    client = open_client(profile, secrets=secrets, language="vi")
    languages = Languages(application, resources_folder() / "translations")
    desk = Desk(client, secrets, languages, appearance, profile)
    session = desk.open()
    try:
        yield client, session
    finally:
        session.close()
        desk.end()
        session.window.deleteLater()
        client.close()


def entries(client: Client) -> dict[str, HistoryEntry]:
    found = client.store.submissions.history(HistoryFilter(), None, 50).entries
    return {entry.assessment.declaration.number: entry for entry in found}


def page_of(session: Session) -> ToRatePage:
    page = session.window.show_page("to_rate")
    assert isinstance(page, ToRatePage)
    return page


def rate(qtbot: QtBot, client: Client, page: ToRatePage, number: str, key: Qt.Key) -> None:
    find(qtbot, page, number)
    QTest.keyClick(page.left.view, key)
    QTest.keyClick(page.left.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: number in entries(client), timeout=PATIENCE)


def find(qtbot: QtBot, page: ToRatePage, number: str) -> None:
    search = page.left.filters.search
    search.setFocus()
    search.selectAll()
    QTest.keyClicks(search, number)
    QTest.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _lies_open(page, number), timeout=PATIENCE)


def _lies_open(page: ToRatePage, number: str) -> bool:
    form = page.desk.form
    return form is not None and form.row.declaration.number.digits == number


def rate_low(qtbot: QtBot, client: Client, page: ToRatePage) -> None:
    find(qtbot, page, LOW)
    QTest.keyClick(page.left.view, Qt.Key.Key_1)
    QTest.keyClick(page.left.view, Qt.Key.Key_Return)
    details = focused()
    assert isinstance(details, QPlainTextEdit), "Enter leads to what is missing"
    QTest.keyClick(details, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(focused(), QCheckBox), "before the details are the reasons"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    details.insertPlainText(DETAILS)
    details.setFocus()
    QTest.keyClick(details, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for typed in ("Nguyễn Thị Minh", "0225 3000 111"):
        field = focused()
        assert isinstance(field, QLineEdit)
        field.setText(typed)
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: LOW in entries(client), timeout=PATIENCE)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def enrolled(profile: Path, secrets: MemorySecrets, office: ReceiverProcess) -> None:
    """Enter an enrolment code and fetch what the office has; then the office goes down."""
    with closing(open_client(profile, secrets=secrets, language="vi")) as client:
        assert office.enrolment_code is not None
        client.enrolling.enrol(office.url, office.enrolment_code, "PC 1")
        client.sync_now.run()
    office.kill()


def closed_case(client: Client, session: Session) -> bool:
    session.window.sendNowWanted.emit()
    cases = entries(client)[LOW].cases
    return bool(cases) and all(case.events[-1].kind == "closed" for case in cases)


def test_what_was_rated_while_the_office_was_down_arrives_once_and_is_answered(
    qtbot: QtBot,
    tmp_path: Path,
    office: ReceiverProcess,
    appearance: Appearance,
    qapp: QApplication,
) -> None:
    profile, secrets = tmp_path / "profile", MemorySecrets()
    enrolled(profile, secrets, office)

    with seated(profile, secrets, appearance, qapp) as (client, session):
        qtbot.waitUntil(session.window.isActiveWindow, timeout=PATIENCE)
        page = page_of(session)
        session.window.imports.read([SAMPLES])
        qtbot.waitUntil(lambda: knows(client, ALL_FIVE, LOW, ALL_FOUR), timeout=PATIENCE)
        rate(qtbot, client, page, ALL_FIVE, Qt.Key.Key_5)
        rate_low(qtbot, client, page)
        rate(qtbot, client, page, ALL_FOUR, Qt.Key.Key_4)
        first = entries(client)

    office.restart()
    with seated(profile, secrets, appearance, qapp) as (client, session):
        qtbot.waitUntil(lambda: states(client) == {SubmissionState.ACCEPTED}, timeout=PATIENCE)
        qtbot.waitUntil(lambda: closed_case(client, session), timeout=PATIENCE)
        ours = entries(client)
        client.exporting.run(
            HistoryFilter(), tmp_path / "history.xlsx", speak=client.speech.translate
        )

    assert {name: one.assessment for name, one in ours.items()} == {
        name: one.assessment for name, one in first.items()
    }
    check_office(tmp_path, office, ours)
    book = CalamineWorkbook.from_path(str(tmp_path / "history.xlsx"))
    cells = {str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert cells >= {ALL_FIVE, LOW, ALL_FOUR, DETAILS, "Nguyễn Thị Minh"}


def states(client: Client) -> set[SubmissionState]:
    return {entry.state for entry in entries(client).values()}


def knows(client: Client, *numbers: str) -> bool:
    rows = client.worklist.page(WorklistFilter()).rows
    return {row.declaration.number.digits for row in rows}.issuperset(numbers)


def check_office(tmp_path: Path, office: ReceiverProcess, ours: dict[str, HistoryEntry]) -> None:
    """A new computer of the enterprise fetches what the office holds: each once, as it was sent."""
    secrets = MemorySecrets()
    with closing(open_client(tmp_path / "other", secrets=secrets, language="vi")) as other:
        assert office.enrolment_code is not None
        other.enrolling.enrol(office.url, office.enrolment_code, "PC 2")
        other.sync_now.run()
        held = other.store.submissions.history(HistoryFilter(), None, 50).entries
    assert len(held) == len({entry.receipt.number for entry in held if entry.receipt}) == 3
    assert {entry.assessment.declaration.number: entry.assessment for entry in held} == {
        name: entry.assessment for name, entry in ours.items()
    }
    levels = {
        entry.assessment.declaration.number: {one.level for one in entry.assessment.ratings}
        for entry in held
    }
    assert levels == {ALL_FIVE: {5}, LOW: {1}, ALL_FOUR: {4}}
