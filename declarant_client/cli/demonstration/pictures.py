"""Pictures of the main screens, rendered off-screen by a child process: no Qt in this one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from declarant_client.cli.demonstration.places import Places
from declarant_client.domain.sentences import SaidError, Sentence, translate

_SECONDS = 120


class NoPicturesError(SaidError):
    """The screens could not be rendered."""


def rendered_pictures(where: Places, language: str) -> list[Path]:
    """Render the demonstration's screens; return the files. Raises ``NoPicturesError``."""
    folder = where.results
    # Not a pipe: what a child leaves behind on Windows would hold it open, and us with it.
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(
                [
                    *(sys.executable, "-m", "declarant_client", "--profile", str(where.profile)),
                    *("--language", language, "pictures", str(folder)),
                ],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise NoPicturesError(_not_rendered(str(error))) from error
        said.seek(0)
        lines = said.read().decode(errors="replace").strip().splitlines()
    pictures = sorted(folder.glob("*.png"))
    if done.returncode or not pictures:
        raise NoPicturesError(_not_rendered(lines[-1] if lines else str(done.returncode)))
    return pictures


def _not_rendered(reason: str) -> Sentence:
    return translate("cli", "The screens could not be rendered: {reason}", reason=reason)
