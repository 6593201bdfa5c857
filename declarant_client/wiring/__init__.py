"""The only place that builds objects and hands them to each other.

``core`` builds everything that needs no window, with ``reading_parts`` and ``office_parts``;
``window`` the program with a window, ``desk`` what keeps it open. Qt is loaded only when a window
or a picture of one is wanted.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from declarant_client.wiring.core import Client, open_client, restored_copy
from declarant_client.wiring.profile import Speech, speech_of
from declarant_client.wiring.unexpected import errors_kept

if TYPE_CHECKING:
    from declarant_client.application.ports.second_start import OneWindow
    from declarant_client.application.ports.world import KeySecrets

__all__ = [
    "Client",
    "Speech",
    "draw_pictures",
    "errors_kept",
    "open_client",
    "open_window",
    "restored_copy",
    "speech_of",
]


def open_window(
    profile: Path | None = None,
    *,
    secrets: KeySecrets | None = None,
    language: str | None = None,
    files: Sequence[Path] = (),
    in_tray: bool = False,
    right: OneWindow | None = None,
) -> int:
    """Open the window on a profile and return its exit code when it is closed.

    ``secrets`` are the keyring's unless given; ``language`` is the setting's unless given;
    ``files`` are read; ``in_tray``: nothing is shown but the sign in the tray. Where a window of
    the profile is open already, it is called instead; ``right`` is the right to be the one
    window, if it was taken before.
    """
    # Starting makes many objects, and hardly any that could be thrown away: looking for those
    # begins behind the first paint.
    gc.disable()
    from declarant_client.wiring.second_start import Start, right_or_code

    start = Start(files=tuple(path.absolute() for path in files), in_tray=in_tray)
    if right is None:
        found = right_or_code(profile, start, language)
        if isinstance(found, int):
            return found
        right = found
    from declarant_client.operating_system.paths import named_folders
    from declarant_client.wiring.kept_binding import KeptBinding

    binding = KeptBinding(named_folders(profile).binding)
    binding.load()
    from declarant_client.wiring.window import Opening, run_window

    opening = Opening(profile, language, start, right, later=binding.keep)
    return run_window(opening, secrets=secrets)


def draw_pictures(profile: Path | None, folder: Path, *, language: str) -> list[Path]:
    """Render the main screens of a profile off-screen to PNG files in ``folder``."""
    from declarant_client.wiring.pictures import draw

    return draw(profile, folder, language=language)
