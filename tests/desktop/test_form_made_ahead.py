"""Where nothing waits at the start, the form is made in pieces before the first declaration."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from tests.desktop.desk import PATIENCE, declare, kept, press, show, wait_open
from tests.support.desk_scene import DeskScene

MORE_THAN_ANY = 20


def made(page: ToRatePage) -> int:
    """Let the page make all that it can; return in how many pieces."""
    return len(list(takewhile(bool, (page.make_next() for _ in range(MORE_THAN_ANY)))))


def test_it_is_not_seen_until_a_declaration_lies_open_and_then_rates(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
) -> None:
    page = show(qtbot, ToRatePage(to_rate_parts))
    pieces = made(page)
    assert 1 < pieces < MORE_THAN_ANY
    form = page.right.form
    assert not form.isVisible()
    (declaration,) = declare(scene, 1)
    page.store_changed()
    wait_open(qtbot, page, declaration)
    assert form.isVisible()
    shown = [row for row in form.subjects.widgets if row.isVisible()]
    assert len(shown) == len(form.subjects.drafted) > 0
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: declaration.number.digits in kept(scene), timeout=PATIENCE)


def test_a_form_that_lies_open_is_not_made_again(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
) -> None:
    (declaration,) = declare(scene, 1)
    page = show(qtbot, ToRatePage(to_rate_parts))
    wait_open(qtbot, page, declaration)
    form, rows = page.right.form, page.right.form.subjects.widgets
    made(page)
    assert page.right.form is form
    assert form.subjects.widgets == rows
    assert form.isVisible()
