"""``declarant-desk``: opens the window, or calls the one that is open already, and little else.

A second start is to end at once: nothing is loaded here before it is known to be the first.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from declarant_client.application.ports.second_start import Call

LANGUAGES = ("vi", "en")
PROGRAM = "declarant-desk"
SHORT_PATIENCE = 2.0
"""Seconds to wait here for a window that is just being opened; later on it is waited for longer."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and return its exit code, or 0 where an open one took over."""
    # What is loaded now stays: nothing of it is to be looked through for garbage.
    gc.disable()
    options = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    files = [path.absolute() for path in options.files]
    right = None
    from declarant_client.domain.sentences import SaidError

    try:
        from declarant_client.operating_system.first_window import (
            activation_token,
            first_or_called,
        )

        def call() -> Call:
            from declarant_client.application.ports.second_start import Call

            token = activation_token()
            return Call(files=tuple(files), activation=token, raises=not options.in_tray)

        right = first_or_called(options.profile, call, patience=SHORT_PATIENCE)
        if right is None:
            return 0
    except SaidError:
        # Whoever opens the window meets the same trouble, and has the words for it.
        right = None
    from declarant_client.wiring import open_window

    return open_window(
        options.profile,
        language=options.language,
        files=files,
        in_tray=options.in_tray,
        right=right,
    )


def _parser() -> argparse.ArgumentParser:
    # In English: what speaks the reader's language would have to be loaded first, and who starts
    # a window by hand with arguments reads the manual of ``declarant-client``.
    parser = argparse.ArgumentParser(PROGRAM, description="Open the window of declarant-client.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="files to read")
    parser.add_argument("--profile", type=Path, help="keep everything under this folder")
    parser.add_argument("--language", choices=LANGUAGES, help="Vietnamese or English")
    parser.add_argument(
        "--in-tray", action="store_true", help="show nothing but the sign in the tray"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
