"""Messages that the system's own notification service shows, beside or without a tray."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class DesktopMessage:
    """One message; its texts are ours, never what came over the wire."""

    topic: str
    """Told again when it is clicked; a newer message of a topic takes the place of the older."""
    title: str
    text: str
    action: str
    """What a click does, in words, for services that show a button."""


@dataclass(frozen=True, slots=True)
class Clicked:
    """The user clicked a message."""

    topic: str
    activation: str = ""
    """The token by which a window may come to the front; empty: none was given."""


class DesktopMessages(Protocol):
    """A connection to the service. Nothing here waits for an answer."""

    @property
    def descriptor(self) -> int:
        """What becomes readable when there is something to hear."""
        ...

    def show(self, message: DesktopMessage) -> None:
        """Hand a message over; raise ``OSError`` where nobody takes it any more."""
        ...

    def heard(self) -> list[Clicked]:
        """Return what was clicked since; raise ``OSError`` when the service is gone."""
        ...

    def close(self) -> None:
        """End the connection."""
        ...
