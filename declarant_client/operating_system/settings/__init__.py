"""Settings through their layers: built in, machine-wide policy, the user's own file."""

from __future__ import annotations

from declarant_client.operating_system.settings.layered import LayeredSettings, settings_of

__all__ = ["LayeredSettings", "settings_of"]
