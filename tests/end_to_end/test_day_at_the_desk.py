"""A declarant's day in a real window: many rated, a while offline, results, notices, an export."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.support.day_at_the_desk import PARTS, day_at_the_desk

pytestmark = [pytest.mark.processes, pytest.mark.display, pytest.mark.timeout(300)]


def test_a_day_in_the_window_by_keyboard_alone_loses_nothing(tmp_path: Path):
    with day_at_the_desk(tmp_path) as day:
        for part in PARTS:
            part(day)
        kept = day.client.json("history")
        opened = set(
            day.opened()
        )  # The key may have been pressed again before the first was noted.

    entered = [{rating["entry"] for rating in entry["ratings"]} for entry in kept]
    assert entered.count({"bulk"}) == 30
    assert len({entry["number"] for entry in kept}) == len(kept)
    (written,) = opened
    book = CalamineWorkbook.from_path(written)
    rows = book.get_sheet_by_index(0).to_python()
    assert {entry["number"] for entry in kept} <= {str(cell) for row in rows for cell in row}
