"""What the program's presence beside other work is given by wiring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from declarant_client.application.ports.desktop_messages import DesktopMessages
    from declarant_client.application.ports.settings import Settings
    from declarant_client.application.ports.world import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceParts:
    """The settings are read whenever something is decided, so that a change holds at once."""

    settings: Settings
    clock: Clock
    picture: Path
    """The program's icon."""
    memory: Path
    """The small file in the profile that remembers what was announced, and a pause."""
    known: Callable[[], int]
    """How many declarations wait for a rating or have one; asked in the background."""
    messages: Callable[[], DesktopMessages | None]
    """Connects to the system's notification service; asked in the background, takes seconds."""
    since_input: Callable[[], timedelta | None]
    """How long the user touched neither key nor mouse in any program; ``None``: unknown."""
    is_quitting: Callable[[], bool]
    """Whether the windows are closed because the program or the user's session ends."""
    turn_autostart: Callable[[bool], None]
    """Lets the program start with the user's session, or not; in the background, ``SaidError``."""
