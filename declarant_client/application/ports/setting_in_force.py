"""A setting as it holds, for those who list them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from declarant_client.application.ports.setting import Setting, SettingSource


@dataclass(frozen=True, slots=True)
class SettingInForce:
    """One setting with the value that holds now and where it comes from."""

    setting: Setting[Any]
    value: str | int | bool
    source: SettingSource
