"""The charts say in bars and words what the figures hold."""

from __future__ import annotations

from datetime import date

from declarant_client.application.history_charts import charts_of
from declarant_client.application.ports.charts import (
    ChosenAnswer,
    ChosenBranch,
    ChosenMonth,
    Look,
    number,
    words,
)
from declarant_client.application.ports.history import (
    AnswerTimes,
    BranchLevels,
    HistoryFigures,
    MonthLevels,
    MonthParticipation,
)
from declarant_client.application.reporting import last_month, month_of, months_before
from declarant_client.domain.declaration import VIETNAM
from tests.support.history_entries import MADE, english


def test_a_bar_is_its_levels_the_best_first_and_leaves_out_what_nobody_gave():
    figures = HistoryFigures(months=(MonthLevels(date(2026, 3, 1), (1, 0, 0, 2, 1000)),))
    (chart,) = charts_of(figures)
    (bar,) = chart.bars
    assert bar.parts == ((Look.LEVEL_5, 1000), (Look.LEVEL_4, 2), (Look.LEVEL_1, 1))
    assert bar.choice == ChosenMonth(date(2026, 3, 1))
    assert words(bar.figure, english) == "5.0/5 · 1,003"


def test_the_newest_month_stands_first_and_twelve_are_shown():
    months = tuple(
        MonthLevels(months_before(date(2026, 3, 1), back), (0, 0, 0, 0, 1))
        for back in reversed(range(15))
    )
    (chart,) = charts_of(HistoryFigures(months=months))
    assert [bar.label for bar in chart.bars][:2] == ["03/2026", "02/2026"]
    assert len(chart.bars) == 12
    assert str(chart.note) == "3 more are not shown."


def test_own_participation_stands_beside_the_originals():
    figures = HistoryFigures(participation=(MonthParticipation(date(2026, 3, 1), 42, 38),))
    (chart,) = charts_of(figures)
    assert str(chart.note) == (
        "38 of 42 cleared declarations known on this computer are assessed: "
        "90.5\N{NO-BREAK SPACE}%. "
        "The original system got 3.3\N{NO-BREAK SPACE}% in its first five weeks."
    )
    assert round(chart.mark or 0, 3) == 0.033
    assert chart.bars[0].whole == 42


def test_a_case_without_a_result_is_its_own_bar():
    figures = HistoryFigures(answers=AnswerTimes((1, 0, 0, 0, 2), 3))
    (chart,) = charts_of(figures)
    assert chart.bars[-1].choice == ChosenAnswer(-1)
    assert chart.bars[-1].parts == ((Look.WAITING, 3),)
    assert {bar.whole for bar in chart.bars} == {6}


def test_a_branch_is_named_in_the_readers_language():
    branch = BranchLevels("03CC", "Hải quan", "Customs", (0, 0, 0, 0, 1))
    (chart,) = charts_of(HistoryFigures(branches=(branch,)))
    assert words(chart.bars[0].label, english) == "Customs"
    assert chart.bars[0].choice == ChosenBranch("03CC")

    def vietnamese(context: str, source: str) -> str:
        return "vi" if source == "en" else source

    assert words(chart.bars[0].label, vietnamese) == "Hải quan"


def test_thousands_are_set_apart():
    assert [words(number(count), english) for count in (999, 1000, 1234567)] == [
        "999",
        "1,000",
        "1,234,567",
    ]


def test_a_month_begins_and_ends_by_vietnams_clock():
    since, until = month_of(date(2026, 12, 1))
    assert (since.isoformat(), until.isoformat()) == (
        "2026-12-01T00:00:00+07:00",
        "2027-01-01T00:00:00+07:00",
    )
    assert last_month(MADE) == date(2026, 2, 1)
    assert last_month(MADE.astimezone(VIETNAM).replace(month=1)) == date(2025, 12, 1)
