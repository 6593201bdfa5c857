"""The one window that tells of errors nobody expected: reachable, readable, and only one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.error_reports import ErrorReport
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.trouble.error_dialog import MOST_SHOWN, ErrorDialog
from declarant_client.desktop.trouble.unexpected_errors import UnexpectedErrors
from tests.desktop.reading import PATIENCE, says


@pytest.fixture
def errors(qtbot: QtBot, appearance: Appearance) -> Iterator[UnexpectedErrors]:
    made = UnexpectedErrors()
    yield made
    made.close()


def report(
    text: str = "ValueError: …", *, ended: bool = False, is_again: bool = False
) -> ErrorReport:
    return ErrorReport(text, Path.home() / "logs" / "errors.log", ended, is_again)


def shown(qtbot: QtBot, errors: UnexpectedErrors) -> ErrorDialog:
    qtbot.waitUntil(lambda: errors.dialog is not None, timeout=PATIENCE)
    dialog = errors.dialog
    assert dialog is not None
    return dialog


def dialogs() -> list[ErrorDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ErrorDialog)]


def test_it_says_what_became_of_the_work_and_where_the_report_is(
    qtbot: QtBot, errors: UnexpectedErrors
) -> None:
    errors.show(report())
    dialog = shown(qtbot, errors)
    assert says(dialog, "What was said to be saved is saved.")
    assert says(dialog, "~/logs/errors.log")
    assert dialog.report.toPlainText() == "ValueError: …"
    assert not dialog.isModal()


def test_errors_of_many_threads_come_into_one_window_with_one_report_to_copy(
    qtbot: QtBot, errors: UnexpectedErrors
) -> None:
    def many(name: int) -> None:
        for number in range(MOST_SHOWN):
            errors.show(report(f"error {name} {number}"))

    threads = [threading.Thread(target=many, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    dialog = shown(qtbot, errors)
    qtbot.waitUntil(lambda: says(dialog, f"Errors so far: {4 * MOST_SHOWN}."), timeout=PATIENCE)
    assert len(dialogs()) == 1
    dialog.copy_report.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.report.toPlainText()
    assert copied.count("error ") == MOST_SHOWN


def test_it_is_reached_by_keyboard_and_enter_typed_elsewhere_does_not_close_it(
    qtbot: QtBot, errors: UnexpectedErrors
) -> None:
    errors.show(report())
    dialog = shown(qtbot, errors)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.copy_report, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "ValueError: …"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: errors.dialog is None, timeout=PATIENCE)


def test_it_can_be_used_while_a_question_is_open(qtbot: QtBot, errors: UnexpectedErrors) -> None:
    question = QDialog()
    qtbot.addWidget(question)
    QVBoxLayout(question).addWidget(QLineEdit())
    question.setModal(True)
    question.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is question, timeout=PATIENCE)
    errors.show(report())
    dialog = shown(qtbot, errors)
    QTest.mouseClick(dialog.copy_report, Qt.MouseButton.LeftButton)
    assert says(dialog, "Copied.")
    close = [one for one in dialog.findChildren(QPushButton) if one is not dialog.copy_report]
    QTest.mouseClick(close[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: errors.dialog is None, timeout=PATIENCE)
    assert question.isVisible()


def test_what_a_report_says_is_never_markup(qtbot: QtBot, errors: UnexpectedErrors) -> None:
    errors.show(report("<b>x</b> <img src='https://x.invalid/'>"))
    dialog = shown(qtbot, errors)
    assert dialog.report.toPlainText() == "<b>x</b> <img src='https://x.invalid/'>"


def test_a_run_that_ended_all_at_once_is_told_as_that(
    qtbot: QtBot, errors: UnexpectedErrors
) -> None:
    errors.show(report("Fatal Python error: Segmentation fault", ended=True))
    assert says(shown(qtbot, errors), "The program ended all at once the last time")


def test_the_next_error_after_it_was_closed_is_told_again(
    qtbot: QtBot, errors: UnexpectedErrors
) -> None:
    errors.show(report("first"))
    shown(qtbot, errors).close()
    qtbot.waitUntil(lambda: errors.dialog is None, timeout=PATIENCE)
    errors.show(report("second"))
    assert shown(qtbot, errors).report.toPlainText() == "second"


def test_the_same_error_is_not_added_to_its_open_window_and_is_told_after_it_was_closed(
    qtbot: QtBot, errors: UnexpectedErrors
) -> None:
    errors.show(report("first"))
    dialog = shown(qtbot, errors)
    errors.show(report("first", is_again=True))
    errors.show(report("other"))
    qtbot.waitUntil(lambda: "other" in dialog.report.toPlainText(), timeout=PATIENCE)
    assert dialog.report.toPlainText().count("first") == 1
    dialog.close()
    qtbot.waitUntil(lambda: errors.dialog is None, timeout=PATIENCE)
    errors.show(report("first", is_again=True))
    assert shown(qtbot, errors).report.toPlainText() == "first"
