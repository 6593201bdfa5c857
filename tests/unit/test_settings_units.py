"""A number that is set says what it counts."""

from __future__ import annotations

from declarant_client.application.ports import settings
from declarant_client.application.ports.settings import Setting


def test_every_number_that_is_typed_has_a_unit_but_one_that_counts_nothing():
    counted = [
        setting
        for setting in vars(settings).values()
        if isinstance(setting, Setting)
        and isinstance(setting.default, int)
        and not isinstance(setting.default, bool)
        and not setting.choices
    ]
    assert {one.key for one in counted if one.unit is None} == {"proxy_port"}
    assert {one.key for one in counted} >= {"hold_seconds", "sync_minutes", "reminder_days"}
