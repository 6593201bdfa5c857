"""On a computer that misbehaves a call is done whole or not at all, and says which."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from declarant_client.domain.sentences import SaidError
from declarant_client.store.submissions import Submissions
from tests.support.hard_times import used_in_hard_times

TROUBLES = {"full", "failing", "read only", "locked", "clock"}


def test_whatever_fails_nothing_is_half_done_and_nothing_saved_is_lost(tmp_path: Path) -> None:
    met: Counter[str] = Counter()
    for seed in range(8):
        use = used_in_hard_times(tmp_path / str(seed), seed, 40)
        assert use.faults == []
        met += use.met
    assert set(met) >= TROUBLES
    assert met["failed"] > met["none"] / 2


def test_what_is_called_saved_though_it_failed_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ordeal can fail."""
    real = Submissions.submit

    def silent(self: Submissions, *given: object) -> None:
        try:
            real(self, *given)  # type: ignore[arg-type]
        except SaidError:
            return

    monkeypatch.setattr(Submissions, "submit", silent)
    uses = [used_in_hard_times(tmp_path / str(seed), seed, 40) for seed in range(3)]
    assert any("lost" in fault for use in uses for fault in use.faults)
