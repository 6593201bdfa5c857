"""Whatever a power cut leaves on the disk opens, is whole, and holds what had been confirmed."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from declarant_client.store.connection import ConnectionFactory
from tests.support.power_cuts import uses


def test_a_power_cut_at_any_step_loses_nothing_that_was_confirmed(tmp_path: Path):
    found = list(uses(tmp_path, 1, calls=25, cuts=40, in_all=400))
    assert [fault for one in found for fault in one.faults] == []
    within = {what for one in found for what in one.within}
    assert {"submit", "send", "read", "draft", "checkpoint", "between calls"} <= within


@pytest.mark.parametrize("synchronous", ["OFF", "NORMAL"])
def test_a_database_that_does_not_wait_for_the_disk_fails_this(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str
):
    """The ordeal can fail: less waiting for the disk loses what was confirmed."""
    real = ConnectionFactory._set_up

    def hasty(self: ConnectionFactory, connection: apsw.Connection) -> None:
        real(self, connection)
        connection.execute(f"PRAGMA synchronous = {synchronous}")

    monkeypatch.setattr(ConnectionFactory, "_set_up", hasty)
    found = uses(tmp_path, 1, calls=25, cuts=40, in_all=80)
    assert any(one.faults for one in found)
