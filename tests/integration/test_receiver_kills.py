"""The receiving office killed while clients submit: every receipt it gave is kept, and once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.receiver_kills import Log, killed_office, reckoned

KILLS = 5
RECEIPTS = 20
"""So few are given between kills on a busy machine that more of these may be needed."""


@pytest.mark.processes
def test_no_receipt_of_a_killed_office_is_missing_and_nothing_is_there_twice(tmp_path: Path):
    log = Log()
    with closing(killed_office(tmp_path, 1, log)) as killing:
        for killed in killing:
            if killed.kills >= KILLS and len(log.receipts) > RECEIPTS:
                break
    database = killed.office.database
    assert reckoned(log, database) == []
    assert log.answers["no answer"] > 0
    _is_found_out(log, database)


def _is_found_out(log: Log, database: Path) -> None:
    """What the reckoning says of an office that lost one, and kept another for somebody else."""
    lost, other = sorted(log.receipts)[:2]
    with closing(sqlite3.connect(database)) as office, office:
        office.execute("DELETE FROM assessments WHERE given_id = ?", (lost,))
        office.execute("UPDATE assessments SET receipt_number = 'x' WHERE given_id = ?", (other,))
    assert {fault[:36] for fault in reckoned(log, database)} == {lost, other}
