"""The window around the pages: built late, remembered, and closed without a trace."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from declarant_client import desktop
from declarant_client.application.importing import (
    FailedFile,
    FilesFound,
    ImportProgress,
    ImportReport,
)
from declarant_client.desktop.accounts import KeyParts
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.background import Threads
from declarant_client.desktop.session import Session, SessionParts
from declarant_client.desktop.shell.keys_dialog import KeysDialog
from declarant_client.desktop.shell.pages import Page
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.desktop.shell.status_words import (
    Connection,
    QueueFigures,
    StatusKind,
    status,
)
from declarant_client.domain.sentences import translate

PATIENCE = 30_000


class Files:
    """Reads nothing; says of each path that it is no declaration."""

    def __init__(self) -> None:
        self.read: list[Path] = []

    def look_at(
        self, paths: Iterable[Path], today: date, cancelled: Callable[[], bool] = lambda: False
    ) -> FilesFound:
        assert today
        assert not cancelled()
        return FilesFound(len(list(paths)))

    def run(
        self,
        paths: Iterable[Path],
        progress: Callable[[ImportProgress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
        *,
        read_as: str | None = None,
        waits_from: date | None = None,
    ) -> ImportReport:
        assert read_as is None
        assert waits_from is None
        self.read.extend(paths)
        progress(ImportProgress(0, len(self.read), self.read[0]))
        reason = translate("sources", "{name} is no declaration.", name="a.xls")
        return ImportReport(failed=tuple(FailedFile(path, reason) for path in self.read))


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def built() -> list[str]:
    return []


@pytest.fixture
def session(
    qtbot: QtBot, appearance: Appearance, tmp_path: Path, files: Files, built: list[str]
) -> Iterator[Session]:
    opened = Session(parts(tmp_path, files, built))
    opened.show()
    qtbot.waitUntil(opened.window.isVisible, timeout=PATIENCE)
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow, timeout=PATIENCE)
    yield opened
    opened.close()


def parts(folder: Path, files: Files, built: list[str]) -> SessionParts:
    def page(key: str, count: int) -> Page:
        def build(parent: QWidget) -> QWidget:
            built.append(key)
            return QLabel(key, parent)

        return Page(key, "rate", key.title, build, lambda: count)

    return SessionParts(
        window=WindowParts(
            pages=(page("first", 7), page("second", 0)),
            threads=Threads.made(),
            importing=lambda: files,
            queue=lambda: QueueFigures(accounts=1, waiting=3),
            today=lambda: date(2026, 3, 18),
            memory=folder / "window.place",
        ),
        keys=no_key_is_missing,
        data_version=lambda: 1,
        close_thread=lambda: None,
    )


def no_key_is_missing() -> KeyParts:
    raise AssertionError


def test_only_the_first_page_is_built_at_the_start(session: Session, built: list[str]) -> None:
    assert built == ["first"]
    session.window.show_page("second")
    session.window.show_page("first")
    assert built == ["first", "second"]


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier]
)
def test_ctrl_or_alt_and_a_digit_go_to_a_page(
    qtbot: QtBot, session: Session, modifier: Qt.KeyboardModifier
) -> None:
    # The menus, with their keys, are filled after the first paint.
    qtbot.waitUntil(lambda: bool(session.window.menuBar().actions()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: session.window.actions_.are_filled, timeout=PATIENCE)
    QTest.keyClick(session.window, Qt.Key.Key_2, modifier)
    assert session.window.stack.shown_key == "second"


def test_f1_names_the_keys_of_all_pages(qtbot: QtBot, session: Session) -> None:
    session.window.actions_.show_keys()
    (dialog,) = session.window.findChildren(KeysDialog)
    assert "Ctrl+1 – 2, Alt+1 – 2" in {label.text() for label in dialog.findChildren(QLabel)}
    dialog.close()


def test_f1_names_every_key_of_the_window(qtbot: QtBot, session: Session) -> None:
    window = session.window
    qtbot.waitUntil(lambda: window.actions_.are_filled, timeout=PATIENCE)
    keys = {action.shortcut().toString() for action in window.findChildren(QAction)}
    keys |= {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    digits = {f"{modifier}+{digit}" for modifier in ("Ctrl", "Alt") for digit in "12"}
    assert digits < keys
    dialog = KeysDialog(2, window)
    assert keys - digits - {""} <= named_keys(dialog)


@pytest.mark.parametrize(
    "module",
    [
        "to_rate/page_keys",
        "outbox/page",
        "history/page",
        "results/page",
        "results/reply_form",
        "notices/page",
        "companion/window",
    ],
)
def test_f1_names_every_key_of_a_page(qtbot: QtBot, module: str) -> None:
    dialog = KeysDialog(6)
    qtbot.addWidget(dialog)
    path = Path(desktop.__file__).parent / f"{module}.py"
    keys = set(re.findall(r'"((?:Ctrl|Shift|Alt|Esc|F\d)[+\w]*)"', path.read_text("utf-8")))
    assert keys
    assert {_as_named(one) for one in keys} <= named_keys(dialog)


def _as_named(key: str) -> str:
    for qt, named in (("Return", "Enter"), ("Right", "→"), ("Escape", "Esc")):
        key = key.replace(qt, named)
    return key


def named_keys(dialog: KeysDialog) -> set[str]:
    return {key for label in dialog.findChildren(QLabel) for key in label.text().split(", ")}


def test_the_rail_says_each_pages_count(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(
        lambda: session.window.rail.entry("first").accessibleName() == "First, 7",
        timeout=PATIENCE,
    )
    assert session.window.rail.entry("second").accessibleName() == "Second"


def test_tab_lands_on_the_rails_entry_of_the_page_that_is_shown(session: Session) -> None:
    rail = session.window.rail
    for shown, other in (("second", "first"), ("first", "second")):
        session.window.show_page(shown)
        assert rail.entry(shown).focusPolicy() & Qt.FocusPolicy.TabFocus
        assert not rail.entry(other).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_files_dropped_on_the_window_are_read_and_failures_told_by_name(
    qtbot: QtBot, session: Session, files: Files, tmp_path: Path
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xls"))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(session.window.imports.imported, timeout=PATIENCE):
        session.window.dropEvent(event)
    assert files.read == [tmp_path / "a.xls"]
    told = session.window.findChildren(QPlainTextEdit)
    assert [field.toPlainText() for field in told] == ["a.xls is no declaration."]


@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox, QDateEdit, QComboBox, QPlainTextEdit])
def test_files_dropped_on_a_field_are_the_windows_and_words_the_fields(
    qtbot: QtBot, session: Session, files: Files, tmp_path: Path, kind: type[QWidget]
) -> None:
    field = kind(session.window)
    if isinstance(field, QComboBox):
        field.setEditable(True)
    field.setGeometry(300, 200, 200, 40)
    field.show()
    before = written_in(field)
    file = tmp_path / "a.xls"
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file))])
    dragged.setText(str(file))
    with qtbot.waitSignal(session.window.imports.imported, timeout=PATIENCE):
        assert is_taken_at(session.window, field, dragged)
    assert files.read == [file]
    assert written_in(field) == before
    words = QMimeData()
    words.setText("3")
    is_taken_at(session.window, field, words)
    assert files.read == [file]
    if isinstance(field, QLineEdit | QPlainTextEdit):
        assert written_in(field) == "3"


def test_nothing_else_that_is_dragged_over_the_window_is_taken(session: Session) -> None:
    link = QMimeData()
    link.setUrls([QUrl("https://office.example/van-ban")])
    assert not is_taken_at(session.window, session.window.rail, link)


def is_taken_at(window: QWidget, widget: QWidget, data: QMimeData) -> bool:
    """Drag over a widget and let go there, as the display does it: the native window is told."""
    place = widget.mapTo(window, widget.rect().center())
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, *how)
    QApplication.sendEvent(window.windowHandle(), entering)
    QApplication.sendEvent(window.windowHandle(), QDragMoveEvent(place, *how))
    if entering.isAccepted():
        QApplication.sendEvent(window.windowHandle(), QDropEvent(place, *how))
    return entering.isAccepted()


def written_in(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line.text()


def test_the_window_comes_back_where_it_was(
    qtbot: QtBot, session: Session, tmp_path: Path, files: Files, built: list[str]
) -> None:
    session.window.resize(1100, 650)
    session.window.close()
    again = Session(parts(tmp_path, files, built))
    again.show()
    # The off-screen display is narrower than the window: its height tells.
    assert again.window.height() == 650
    again.close()


def test_closing_the_window_ends_every_thread(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.closed, timeout=PATIENCE):
        session.window.close()
    ours = {"reading", "writing", "lengthy", "store watch", "sender"}
    assert not ours & {thread.name for thread in threading.enumerate()}


OFFLINE = translate("office", "The office cannot be reached.")
END = datetime(2026, 3, 18, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "queue, connection, kind, text",
    [
        (QueueFigures(), Connection(), StatusKind.QUIET, "No office connected"),
        (
            QueueFigures(waiting=3),
            Connection(),
            StatusKind.WAITING,
            "No office connected · waiting here: 3",
        ),
        (
            QueueFigures(accounts=1),
            Connection(last_end=END),
            StatusKind.GOOD,
            "Everything is sent · 14:05",
        ),
        (
            QueueFigures(accounts=1, waiting=3),
            Connection(trouble=OFFLINE),
            StatusKind.WAITING,
            "Waiting for the network: 3",
        ),
        (
            QueueFigures(accounts=1, waiting=3),
            Connection(trouble=OFFLINE, lacks_key=True),
            StatusKind.WAITING,
            "An access key is needed · waiting here: 3",
        ),
        (
            QueueFigures(accounts=1),
            Connection(trouble=OFFLINE, lacks_key=True),
            StatusKind.WAITING,
            "An access key is needed",
        ),
        (
            QueueFigures(accounts=1, refused=1),
            Connection(last_end=END),
            StatusKind.TROUBLE,
            "Refused by the office: 1. See the outbox.",
        ),
    ],
)
def test_the_status_line_says_in_words_what_connection_and_queue_do(
    queue: QueueFigures, connection: Connection, kind: StatusKind, text: str
) -> None:
    found = status(queue, connection)
    assert (found.kind, found.text) == (kind, text)
