"""What an office sends is text: never markup, a path, an address to open, a format or a formula."""

from __future__ import annotations

import csv
import io
import itertools
import json
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtGui import Qt as Texts
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.offices import NoticeFilter
from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.notices.words import web_address
from declarant_client.desktop.session import Session
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring import Client, open_client
from declarant_client.wiring.desk import Desk
from tests.desktop.reading import PATIENCE
from tests.support import profiles
from tests.support.breaking_office import BreakingOffice
from tests.support.command_line import CommandLine
from tests.support.hostile_office import HOSTILE, Hostility
from tests.support.receiver_process import ReceiverProcess
from tests.support.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.timeout(240)]

NUMBER = "106999900010"
ROOT = QModelIndex()
PLAIN = Qt.TextFormat.PlainText
STEERS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.fixture
def hostility() -> Hostility:
    return Hostility()


@pytest.fixture
def office(tmp_path: Path, hostility: Hostility) -> Iterator[tuple[BreakingOffice, str]]:
    folder = tmp_path / "office"
    folder.mkdir()
    pace = ("--demo-officer-seconds", "0")
    with (
        ReceiverProcess(folder, *pace, demo=True) as honest,
        BreakingOffice(honest.url) as hostile,
    ):
        assert honest.enrolment_code is not None
        hostile.after = hostility
        yield hostile, honest.enrolment_code


@pytest.fixture
def client(tmp_path: Path, office: tuple[BreakingOffice, str]) -> Iterator[Client]:
    hostile, code = office
    client = open_client(tmp_path / "profile", secrets=MemorySecrets(), language="en")
    try:
        client.enrolling.enrol(hostile.url, code, "PC 1")
        yield client
    finally:
        client.close()


def entries(client: Client) -> list[HistoryEntry]:
    return list(client.store.submissions.history(HistoryFilter(), None, 500).entries)


def rated_and_answered(client: Client) -> None:
    """Rate low, send, and wait for what the officer says of it."""
    client.sync_now.run()
    branch = client.store.accounts.accounts()[0].office.branches[0]
    row = client.worklist.add_by_number(NUMBER, branch.code)
    profiles.rate(client, row.declaration.identity, 1)

    def is_answered() -> bool:
        client.sync_now.run()
        return any(case.events for entry in entries(client) for case in entry.cases)

    until(is_answered, "the officer answered")


@contextmanager
def window_on(
    qtbot: QtBot, client: Client, appearance: Appearance, profile: Path
) -> Iterator[Session]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    languages = Languages(application, resources_folder() / "translations")
    desk = Desk(client, MemorySecrets(), languages, appearance, profile)
    session = desk.open(works=False)
    try:
        qtbot.waitUntil(session.window.isActiveWindow, timeout=PATIENCE)
        yield session
    finally:
        session.close()
        desk.end()
        session.window.deleteLater()


def tool_tips(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for row in range(model.rowCount(ROOT)):
            for column in itertools.takewhile(
                lambda column, row=row: model.index(row, column).isValid(),  # type: ignore[misc]
                itertools.count(),
            ):
                tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                yield str(tip or "")


def acts(tip: str) -> bool:
    """Whether a tool tip would be taken for markup that is not our own escaping."""
    return Texts.mightBeRichText(tip) and "<" in tip.removeprefix("<span>").removesuffix("</span>")


def test_every_page_shows_what_an_office_sent_as_text(
    qtbot: QtBot,
    client: Client,
    appearance: Appearance,
    hostility: Hostility,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    rated_and_answered(client)
    assert hostility.sent == set(HOSTILE)
    shown: set[str] = set()
    with window_on(qtbot, client, appearance, tmp_path / "profile") as session:
        for page in session._parts.window.pages:
            session.window.show_page(page.key)
            for view in session.window.findChildren(QAbstractItemView):
                if view.isVisible() and view.model() is not None and view.model().rowCount(ROOT):
                    view.setCurrentIndex(view.model().index(0, 0))
            qtbot.waitUntil(lambda: bool(session.window.findChildren(QLabel)), timeout=PATIENCE)
            until_quiet(qtbot, session)
            labels = session.window.findChildren(QLabel)
            rich = [label.text() for label in labels if label.textFormat() != PLAIN]
            assert not any(Texts.mightBeRichText(text) for text in rich), page.key
            shown.update(label.text() for label in labels)
            for widget in session.window.findChildren(QWidget):
                assert not [tip for tip in tool_tips(widget) if acts(tip)], page.key
    assert any(text in whole for text in HOSTILE for whole in shown)
    assert opened == []


def until_quiet(qtbot: QtBot, session: Session) -> None:
    """Wait until the page's questions are answered."""
    done: list[None] = []
    threads = session._parts.window.threads
    for count, thread in enumerate((threads.reading, threads.errands, threads.reading)):
        thread.run(session, lambda: None, done.append)
        qtbot.waitUntil(partial(_are_more, done, count), timeout=PATIENCE)


def _are_more(done: list[None], than: int) -> bool:
    return len(done) > than


def test_exports_hold_what_an_office_sent_as_text_and_no_formula(
    client: Client, tmp_path: Path
) -> None:
    rated_and_answered(client)
    for name in ("history.xlsx", "history.csv", "history.json"):
        client.exporting.run(HistoryFilter(), tmp_path / name, speak=client.speech.translate)
    with zipfile.ZipFile(tmp_path / "history.xlsx") as book:
        sheets = [book.read(name) for name in book.namelist() if "sheet" in name]
        assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
        assert not any(b"hyperlink" in sheet for sheet in sheets)
    text = (tmp_path / "history.csv").read_text(encoding="utf-8-sig")
    separator = ";" if text.count(";") > text.count(",") else ","
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=separator) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    assert any(cell.startswith("'") for cell in cells)
    json.loads((tmp_path / "history.json").read_text(encoding="utf-8"))


def test_no_link_of_a_hostile_notice_opens(client: Client) -> None:
    client.sync_now.run()
    notices = client.store.notices.notices(NoticeFilter(), None, 100)
    links = [kept.notice.source_link for kept in notices if kept.notice.source_link]
    assert links
    assert set(links) <= set(HOSTILE)
    assert [link for link in HOSTILE if web_address(link)] == []


def test_no_text_of_an_office_becomes_the_name_of_a_file(client: Client, tmp_path: Path) -> None:
    before = {path for path in tmp_path.rglob("*") if "office" not in path.parts}
    rated_and_answered(client)
    made = {path for path in tmp_path.rglob("*") if "office" not in path.parts} - before
    allowed = ("declarant.sqlite3", "copy-", "saved", "sending", "copies")
    assert not [path for path in made if not path.name.startswith(allowed)]
    assert not Path("/tmp/hostile-name").exists()  # noqa: S108 - one of the texts names it


def steers(letter: str) -> bool:
    """Whether a letter does something to a terminal instead of being shown."""
    return unicodedata.category(letter) == "Cc" or unicodedata.bidirectional(letter) in STEERS


def test_the_terminal_is_given_no_control_characters(client: Client, tmp_path: Path) -> None:
    rated_and_answered(client)
    client.close()
    command_line = CommandLine(tmp_path)
    for command in (["notices"], ["history"], ["outbox"], ["declarations"], ["doctor"]):
        for form in ([], ["--json"]):
            done = command_line.run(*form, *command, code=None)
            told = json.dumps(json.loads(done.stdout)) if form else done.stdout + done.stderr
            steered = [letter for letter in told.replace("\n", "") if steers(letter)]
            assert steered == [], command


def test_names_of_ten_megabytes_are_refused_and_everything_else_goes_on(
    client: Client, hostility: Hostility
) -> None:
    hostility.too_much = True
    report = client.sync_now.run()
    assert report is not None
    assert report.troubles
    branch = client.store.accounts.accounts()[0].office.branches[0]
    row = client.worklist.add_by_number(NUMBER, branch.code)
    profiles.rate(client, row.declaration.identity, 5)
    client.sync_now.run()
    assert entries(client)[0].receipt is not None
    assert client.store.notices.notices(NoticeFilter(), None, 10) == []
    hostility.too_much = False
    client.sync_now.run()
    assert client.store.notices.notices(NoticeFilter(), None, 10)
