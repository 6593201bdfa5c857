"""What the program's presence beside other work is built from; loaded behind the first paint."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.settings import DECLARANT_USER
from declarant_client.desktop.application import Application
from declarant_client.desktop.presence.parts import PresenceParts
from declarant_client.operating_system.autostart import Autostart, window_command
from declarant_client.operating_system.last_input import since_last_input
from declarant_client.operating_system.resources import resources_folder

if TYPE_CHECKING:
    from declarant_client.application.ports.desktop_messages import DesktopMessages
    from declarant_client.wiring.core import Client


def presence_parts(client: Client, profile: Path | None) -> PresenceParts:
    """Return what tray, announcements and stepping aside need."""
    picture = resources_folder() / "icons" / "application.png"

    def known() -> int:
        mine = client.settings.get(DECLARANT_USER) or None
        shown = (Show.UNRATED, Show.RATED)
        return sum(
            client.store.declarations.count(WorklistFilter(show=show, mine=mine)) for show in shown
        )

    return PresenceParts(
        settings=client.settings,
        clock=client.clock,
        picture=picture,
        memory=client.folders.config / "presence.ini",
        known=known,
        messages=lambda: _messages(picture),
        since_input=since_last_input,
        is_quitting=_is_quitting,
        turn_autostart=lambda on: Autostart(window_command(), profile).turn(on=on),
    )


def _messages(picture: Path) -> DesktopMessages | None:
    if sys.platform != "linux":
        return None  # there the sign in the tray is the way
    from declarant_client.operating_system.desktop_messages import bus_messages

    return bus_messages(picture)


def _is_quitting() -> bool:
    application = QApplication.instance()
    return isinstance(application, Application) and application.is_quitting
