"""What each clearance means for rating, and what printed times mean."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from declarant_client.domain.declaration import (
    VIETNAM,
    Clearance,
    Phase,
)

PERMIT = datetime(2024, 5, 20, 18, 52, 25, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    "clearance, phase",
    [
        (Clearance.NONE, Phase.DURING),
        (Clearance.RELEASED_BEFORE_PERMIT, Phase.CLEARED),
        (Clearance.STORED, Phase.CLEARED),
        (Clearance.CLEARED, Phase.CLEARED),
        (Clearance.CANCELLED, None),
        (Clearance.UNKNOWN, None),
    ],
)
def test_the_clearance_gives_the_phase_in_which_to_rate(
    clearance: Clearance, phase: Phase | None
) -> None:
    assert clearance.phase is phase


def test_times_of_prints_are_vietnams() -> None:
    assert PERMIT.astimezone(timezone.utc).hour == 11  # noqa: UP017
