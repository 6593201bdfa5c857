"""Where each value of a declaration comes from can be seen, without a mouse and by a reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.application.facts_wording import FACTS, ORIGINS
from declarant_client.desktop.to_rate.form.facts_dialog import FactsDialog
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.merging import FIELDS
from declarant_client.domain.origin import Origin
from tests.desktop.desk import PATIENCE, focus, press, show, wait_open
from tests.desktop.reading import says
from tests.support.desk_scene import DeskScene


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


def shown(qtbot: QtBot, page: ToRatePage) -> FactsDialog:
    qtbot.waitUntil(lambda: bool(page.findChildren(FactsDialog)), timeout=PATIENCE)
    dialog = page.findChildren(FactsDialog)[0]
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    return dialog


def lines(dialog: FactsDialog) -> dict[str, tuple[str, ...]]:
    table = dialog.table
    read = []
    for line in range(table.rowCount()):
        items = [table.item(line, place) for place in range(table.columnCount())]
        read.append(tuple(item.text() if item else "" for item in items))
    return {line[0]: line[1:] for line in read}


def test_each_value_has_its_source_and_the_time_it_was_read(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declaration = scene.declare(0, enterprise_name=None)
    listed = replace(declaration, enterprise_name="CÔNG TY A", regime="A12", declarant_user="LAN")
    scene.store.declarations.keep([listed], Origin.LIST)
    show(qtbot, page)
    wait_open(qtbot, page, declaration)
    focus(page.right.form.head.sources)
    press(Qt.Key.Key_Return)
    told = lines(shown(qtbot, page))
    assert told["Customs regime"] == ("A11", "Excel print", "18/03/2026 15:20")
    assert told["Name of the enterprise"] == ("CÔNG TY A", "List report", "18/03/2026 15:20")
    assert told["User who declared"][:2] == ("LAN", "List report")
    assert "Name of the customs agent" not in told


def test_the_table_has_the_keyboard_and_escape_closes_it(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declaration = scene.declare(0)
    show(qtbot, page)
    wait_open(qtbot, page, declaration)
    page.right.form.head.sources.click()
    dialog = shown(qtbot, page)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.table, timeout=PATIENCE)
    press(Qt.Key.Key_Down)
    assert dialog.table.currentRow() == 1
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(FactsDialog), timeout=PATIENCE)


def test_every_field_and_every_origin_has_its_words() -> None:
    assert set(FACTS) == set(FIELDS)
    assert set(ORIGINS) == set(Origin)


def test_a_cancelled_declaration_says_who_told_that_it_is_not_to_be_rated(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declaration = scene.declare(0)
    scene.store.declarations.keep(
        [replace(declaration, clearance=Clearance.CANCELLED)], Origin.DATABASE
    )
    show(qtbot, page)
    page.flow.open_off_list(declaration.identity)
    wait_open(qtbot, page, declaration)
    question = page.right.form.question
    assert says(question, "This declaration was cancelled")
    source = "Told by: Database of the declaration software, read 18/03/2026 15:20."
    assert says(question, source)
    assert says(question, "It waits for no rating any more.")
