"""Word of changes in folders, as this system tells them."""

from __future__ import annotations

import sys

from declarant_client.application.ports.folder_changes import FolderChanges


def system_folder_changes() -> FolderChanges:
    """Return the system's own way; nothing runs before the first folder is watched."""
    if sys.platform == "win32":
        from declarant_client.operating_system.windows_folder_changes import WindowsFolderChanges

        return WindowsFolderChanges()
    else:  # noqa: RET505 - mypy leaves out a branch for another system, not what stands behind it
        from declarant_client.operating_system.watchdog_folder_changes import WatchdogFolderChanges

        return WatchdogFolderChanges()
