"""The page "To rate" in a test: declarations, keys, and what the store holds in the end."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.worklist_model import WorklistModel
from declarant_client.domain.declaration import Declaration
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene

PATIENCE = 30_000
"""Milliseconds after which waiting for a condition fails."""


def declare(scene: DeskScene, count: int) -> list[Declaration]:
    """Keep cleared declarations; returned as the worklist shows them, newest first."""
    return [
        scene.declare(position, cleared_at=NOW - timedelta(minutes=position))
        for position in range(count)
    ]


def show(qtbot: QtBot, page: ToRatePage) -> ToRatePage:
    """Show the page, with what the store holds by now.

    The page was made before the declarations were kept: it may have read when only some were.
    """
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=PATIENCE)
    page.take_focus()
    rows = page.left.view.model()
    assert isinstance(rows, WorklistModel)
    with qtbot.waitSignal(rows.loaded, timeout=PATIENCE):
        rows.show_only(rows.wanted)
    return page


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def open_number(page: ToRatePage) -> str:
    """Return the number of the declaration that lies open; empty while none does."""
    form = page.desk.form
    return form.row.declaration.number.digits if form else ""


def wait_open(qtbot: QtBot, page: ToRatePage, declaration: Declaration) -> None:
    """Wait until a declaration lies open, and is laid out for the mouse."""
    qtbot.waitUntil(lambda: open_number(page) == declaration.number.digits, timeout=PATIENCE)
    QApplication.processEvents()


def kept(scene: DeskScene) -> dict[str, HistoryEntry]:
    """Return what the store holds, by declaration number."""
    page = scene.store.submissions.history(HistoryFilter(), None, 500)
    return {entry.assessment.declaration.number: entry for entry in page.entries}


def levels(entry: HistoryEntry) -> list[int]:
    """Return the levels of an assessment."""
    return [rating.level for rating in entry.assessment.ratings]


def shown_levels(page: ToRatePage) -> list[int | None]:
    """Return the levels that the form shows."""
    return [row.level for row in page.right.form.subjects.drafted]


def focus(widget: QWidget) -> None:
    """Put the focus on a widget."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    assert QApplication.focusWidget() is not None
