"""A reading that was stopped is taken up again, however soon."""

from __future__ import annotations

from pathlib import Path

import pytest

from declarant_client.application.watching.standing import Standing
from tests.benchmarks.list_report import write_report
from tests.support.profiles import profile
from tests.support.waiting import until
from tests.support.watched_profiles import folder_source, now, watching

pytestmark = pytest.mark.processes

ROWS = 10_000


def test_a_source_that_is_paused_and_resumed_at_once_is_read_to_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    write_report(folder / "BaoCaoToKhai.xlsx", ROWS)
    with profile(tmp_path / "profile") as client:
        source = folder_source(client, folder)
        with watching(client) as watch:

            def is_in_the_middle() -> bool:
                progress = now(watch, source).live.progress
                return progress is not None and progress.share > 0

            until(is_in_the_middle, "the report is being read")
            # What watching sees of a pause that was taken back before it looked.
            watch._word.pause(source.source_id)
            watch._reader.interrupt()
            watch.look()
            until(lambda: now(watch, source).state.declarations == ROWS, "the report is read")
            until(lambda: now(watch, source).live.standing is Standing.WATCHED, "nothing is left")
