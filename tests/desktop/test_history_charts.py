"""Charts beside the history are said in words, and filter it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.charts import ChosenClearance
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.desktop.background import Threads
from declarant_client.desktop.history.charts import ChartsPanel
from declarant_client.desktop.history.charts.bar_row import BarRow
from declarant_client.desktop.history.page import HistoryPage
from tests.desktop.history_scene import history_page, settled, shown
from tests.desktop.reading import PATIENCE, open_page
from tests.support.desk_scene import DeskScene, fill
from tests.support.offices_in_memory import OfficesInMemory


@pytest.fixture
def page(scene: DeskScene, threads: Threads) -> HistoryPage:
    return history_page(scene, threads, OfficesInMemory())


@pytest.fixture
def charted(qtbot: QtBot, scene: DeskScene, page: HistoryPage) -> ChartsPanel:
    """The charts of the filled scene, drawn."""
    fill(scene)
    open_page(qtbot, page)
    shown(qtbot, page, 24)
    QTest.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    charts = page.charts
    assert charts is not None
    settled(qtbot, page, lambda: bool(charts.cards))
    return charts


def bars(charts: ChartsPanel) -> dict[str, BarRow]:
    return {
        f"{card.accessibleName()} / {row.label}": row
        for card in charts.cards
        if card.isVisible()
        for row in card.rows
    }


def test_a_bar_is_said_in_words_and_reached_by_tab_and_arrows(
    qtbot: QtBot, page: HistoryPage, charted: ChartsPanel
) -> None:
    kinds = next(card for card in charted.cards if "kind of subject" in card.accessibleName())
    first, second = kinds.rows[:2]
    assert first.accessibleName().startswith("Customs branch: ")
    assert "average" in first.accessibleName()
    reached = [row for row in kinds.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [first]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert [row for row in kinds.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus] == [second]


LEVELS = "Levels by month"


def test_a_bar_filters_the_table_and_the_same_bar_shows_all_again(
    qtbot: QtBot, page: HistoryPage, charted: ChartsPanel
) -> None:
    waiting = bars(charted)["Time from rating to result / No result yet"]
    with qtbot.waitSignal(charted.shown, timeout=PATIENCE):
        QTest.keyClick(waiting, Qt.Key.Key_Return)
    assert page.filters.wanted().answer == -1
    settled(qtbot, page, lambda: page.rows.rowCount() < 24)
    page.filters.forget_all()
    shown(qtbot, page, 24)
    settled(qtbot, page, lambda: any(name.startswith(LEVELS) for name in bars(charted)))
    month = next(row for name, row in bars(charted).items() if name.startswith(LEVELS))
    with qtbot.waitSignal(charted.shown, timeout=PATIENCE):
        month.click()
    wanted = page.filters.wanted()
    assert wanted.since is not None
    assert (wanted.since.day, wanted.since.hour) == (1, 0)
    assert page.filters.chosen() == {month.bar.choice}
    page.filters.toggle(month.bar.choice)
    assert page.filters.wanted() == HistoryFilter()


def test_a_bar_of_participation_shows_what_was_cleared_in_its_month(
    qtbot: QtBot, page: HistoryPage, charted: ChartsPanel
) -> None:
    cards = (card for card in charted.cards if "participation" in card.accessibleName())
    bar = next(row for card in cards for row in card.rows if row.bar.parts)
    assessed = sum(size for _, size in bar.bar.parts)
    bar.click()
    assert isinstance(bar.bar.choice, ChosenClearance)
    assert page.filters.wanted() == HistoryFilter(cleared_month=bar.bar.choice.month)
    settled(qtbot, page, lambda: page.rows.rowCount() == assessed)
    assert page.filters.cleared.isVisible()
    page.filters.cleared.setFocus()
    QTest.keyClick(page.filters.cleared, Qt.Key.Key_Space)
    shown(qtbot, page, 24)
    assert page.filters.cleared.isHidden()
    assert page.filters.period.hasFocus()


def test_charts_are_not_loaded_before_they_are_opened(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    fill(scene)
    open_page(qtbot, page)
    shown(qtbot, page, 24)
    assert page.charts is None
