"""Whose declarations are shown is chosen once, works with the other filters, and is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from declarant_client.desktop.background import Threads
from declarant_client.desktop.to_rate.finer_filters import FinerFilters
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.desktop.to_rate.worklist_model import WorklistModel
from declarant_client.domain.declaration import Channel
from declarant_client.domain.sentences import SaidError, translate
from tests.desktop.desk import PATIENCE, show
from tests.desktop.reading import says
from tests.support.desk_scene import DeskScene


class Chosen:
    """The setting, as the page knows it."""

    def __init__(self, user: str = "") -> None:
        self.user = user

    def keep(self, user: str) -> None:
        self.user = user


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def open_page(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts, chosen: Chosen
) -> Callable[[], ToRatePage]:
    scene.enrol()

    def opened() -> ToRatePage:
        parts = to_rate_parts._replace(mine=lambda: chosen.user, keep_mine=chosen.keep)
        return show(qtbot, ToRatePage(parts))

    return opened


def numbers(page: ToRatePage) -> set[str]:
    model = page.left.view.model()
    assert isinstance(model, WorklistModel)
    rows = (model.row_at(position) for position in range(model.rowCount()))
    return {row.declaration.number.digits for row in rows if row}


def finer(qtbot: QtBot, page: ToRatePage, users: int) -> FinerFilters:
    page.left.filters.open_finer()
    found = page.findChild(FinerFilters)
    assert isinstance(found, FinerFilters)
    qtbot.waitUntil(lambda: found.user.count() == 1 + users, timeout=PATIENCE)
    return found


def test_a_user_chosen_in_the_filter_is_shown_alone_and_kept(
    qtbot: QtBot, scene: DeskScene, open_page: Callable[[], ToRatePage], chosen: Chosen
) -> None:
    mine = scene.declare(0, declarant_user="HUNGNV")
    other = scene.declare(1, declarant_user="LANTT")
    page = open_page()
    qtbot.waitUntil(lambda: len(numbers(page)) == 2, timeout=PATIENCE)
    box = finer(qtbot, page, users=2).user
    assert [box.itemText(row) for row in range(3)] == [
        "Everyone's declarations",
        "Only mine (user HUNGNV)",
        "Only mine (user LANTT)",
    ]
    box.setCurrentIndex(1)
    qtbot.waitUntil(lambda: numbers(page) == {mine.number.digits}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: chosen.user == "HUNGNV", timeout=PATIENCE)
    qtbot.waitUntil(lambda: says(page.left, "Declarations of the user HUNGNV: 1"), timeout=PATIENCE)
    box.setCurrentIndex(0)
    qtbot.waitUntil(
        lambda: numbers(page) == {mine.number.digits, other.number.digits}, timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: chosen.user == "", timeout=PATIENCE)


def test_what_was_chosen_before_holds_from_the_first_rows_on(
    qtbot: QtBot, scene: DeskScene, open_page: Callable[[], ToRatePage], chosen: Chosen
) -> None:
    chosen.user = "hungnv"
    mine = scene.declare(0, declarant_user="HUNGNV", channel=Channel.GREEN)
    scene.declare(1, declarant_user="HUNGNV", channel=Channel.RED)
    scene.declare(2, declarant_user="LANTT", channel=Channel.GREEN)
    page = open_page()
    qtbot.waitUntil(lambda: len(numbers(page)) == 2, timeout=PATIENCE)
    filters = finer(qtbot, page, users=2)
    assert filters.user.currentText() == "Only mine (user HUNGNV)"
    filters._channel.setCurrentIndex(filters._channel.findData(Channel.GREEN))
    qtbot.waitUntil(lambda: numbers(page) == {mine.number.digits}, timeout=PATIENCE)
    page.left.filters.clear()
    qtbot.waitUntil(lambda: len(numbers(page)) == 2, timeout=PATIENCE)


def test_a_user_without_declarations_stays_chosen_and_there_is_a_way_back(
    qtbot: QtBot, scene: DeskScene, open_page: Callable[[], ToRatePage], chosen: Chosen
) -> None:
    chosen.user = "MOI"
    other = scene.declare(0, declarant_user="LANTT")
    page = open_page()
    qtbot.waitUntil(lambda: says(page.left, "the user MOI are shown"), timeout=PATIENCE)
    box = finer(qtbot, page, users=2).user
    assert box.currentText() == "Only mine (user MOI)"
    page.left.filters.show_everyones()
    qtbot.waitUntil(lambda: numbers(page) == {other.number.digits}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: chosen.user == "", timeout=PATIENCE)


def test_a_choice_made_in_the_settings_is_followed(
    qtbot: QtBot, scene: DeskScene, open_page: Callable[[], ToRatePage], chosen: Chosen
) -> None:
    mine = scene.declare(0, declarant_user="HUNGNV")
    scene.declare(1, declarant_user="LANTT")
    page = open_page()
    qtbot.waitUntil(lambda: len(numbers(page)) == 2, timeout=PATIENCE)
    chosen.user = "HUNGNV"
    page.store_changed()
    qtbot.waitUntil(lambda: numbers(page) == {mine.number.digits}, timeout=PATIENCE)


def test_a_choice_that_cannot_be_kept_is_taken_back_and_told(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts, threads: Threads
) -> None:
    def refuse(_user: str) -> None:
        raise SaidError(translate("settings", "There is no setting."))

    scene.declare(0, declarant_user="HUNGNV")
    scene.declare(1, declarant_user="LANTT")
    page = show(qtbot, ToRatePage(to_rate_parts._replace(keep_mine=refuse)))
    box = finer(qtbot, page, users=2).user
    with qtbot.waitSignal(threads.writing.troubled, timeout=PATIENCE):
        box.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(numbers(page)) == 2, timeout=PATIENCE)
    assert box.currentIndex() == 0
