"""Pictures of the main screens, rendered off-screen by a child process: no Qt in this one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from declarant_client.cli.demonstration.places import Places
from declarant_client.domain.sentences import SaidError, Sentence, translate

_SECONDS = 120


class NoPicturesError(SaidError):
    """The screens could not be rendered."""


def rendered_pictures(where: Places, language: str) -> list[Path]:
    """Render the demonstration's screens; return the files. Raises ``NoPicturesError``."""
    folder = where.results
    try:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "declarant_client", "--profile", str(where.profile)),
                *("--language", language, "pictures", str(folder)),
            ],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NoPicturesError(_not_rendered(str(error))) from error
    pictures = sorted(folder.glob("*.png"))
    if done.returncode or not pictures:
        lines = done.stderr.strip().splitlines()
        raise NoPicturesError(_not_rendered(lines[-1] if lines else str(done.returncode)))
    return pictures


def _not_rendered(reason: str) -> Sentence:
    return translate("cli", "The screens could not be rendered: {reason}", reason=reason)
