"""Before anything is loaded: is a window of the profile open already?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from declarant_client.domain.sentences import SaidError
from declarant_client.operating_system.first_window import (
    WindowSilentError,
    activation_token,
    first_or_called,
)

if TYPE_CHECKING:
    from declarant_client.application.ports.second_start import Call, OneWindow

FAILED = 1


class Start(NamedTuple):
    """What a start was asked to do."""

    files: tuple[Path, ...] = ()
    """Files to read; absolute."""
    in_tray: bool = False
    """Whether nothing is shown but the sign in the tray."""

    def call(self) -> Call:
        """Return what is handed over where a window is open already."""
        from declarant_client.application.ports.second_start import Call

        return Call(files=self.files, activation=activation_token(), raises=not self.in_tray)


def right_or_code(
    profile: Path | None, start: Start, language: str | None
) -> OneWindow | int | None:
    """Return the right to be the one window, or the exit code where another one was called.

    ``None``: nobody can tell; whoever opens the profile meets the same trouble, and says so.
    """
    try:
        right = first_or_called(profile, start.call)
    except WindowSilentError as error:
        from declarant_client.wiring.window import tell_before_start

        tell_before_start(error, profile, language)
        return FAILED
    except SaidError:
        return None
    return 0 if right is None else right
