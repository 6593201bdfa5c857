"""What runs, said at the head of every report."""

from __future__ import annotations

import os
import sys

from declarant_client import __version__


def versions() -> tuple[str, ...]:
    """Return what runs, a line each; cheap enough for every start."""
    return (
        f"declarant-client {__version__}",
        f"Python {sys.version.split()[0]}, {sys.platform} {_release()}",
    )


def _release() -> str:
    if sys.platform == "win32":
        return ".".join(str(part) for part in sys.getwindowsversion()[:3])
    return os.uname().release
