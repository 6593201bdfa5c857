"""Deleting what a profile keeps beside the database: settings, the window's place, logs."""

from __future__ import annotations

import shutil
from contextlib import suppress

from declarant_client.operating_system.paths import ProfileFolders

_LOGS = ("errors.log*", "run-*-*.txt")


def erase_settings_and_logs(folders: ProfileFolders) -> None:
    """Delete them; what another process holds open stays (Windows), and so does what is not ours.

    No error is raised: what mattered lies in the database, and that is gone by then.
    """
    found = [folders.config_file, folders.window_memory]
    for pattern in _LOGS:
        found.extend(folders.logs.glob(pattern))
    for path in found:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    shutil.rmtree(folders.logs / "crashes", ignore_errors=True)
