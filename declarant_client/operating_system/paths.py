"""The folders of a profile and of the machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from declarant_client.domain.sentences import SaidError, translate
from declarant_client.operating_system.network_paths import lies_on_network

APPLICATION = "declarant-client"
ONLY_THE_USER = 0o700


class ProfileUnusableError(SaidError):
    """The profile cannot lie where it should: not writable, or on another computer."""


class ProfileFolders(NamedTuple):
    """Where one profile keeps things; every folder is its user's alone (0700)."""

    data: Path
    config: Path
    cache: Path
    logs: Path

    @property
    def database(self) -> Path:
        """The one database."""
        return self.data / "declarant.sqlite3"

    @property
    def sending_lock(self) -> Path:
        """The file whose lock is the right to send."""
        return self.data / "sending.lock"

    @property
    def opening_lock(self) -> Path:
        """The file whose lock is the right to open the database, or to put another in its place."""
        return self.data / "opening.lock"

    @property
    def watching_lock(self) -> Path:
        """The file whose lock is the right to watch the sources."""
        return self.data / "watching.lock"

    @property
    def window_lock(self) -> Path:
        """The file whose lock is the right to be the profile's one window."""
        return self.data / "window.lock"

    @property
    def window_address(self) -> Path:
        """The file in which the one window says where it can be called."""
        return self.data / "window.address"

    @property
    def icons(self) -> Path:
        """Icons as they were painted; made when the first is kept."""
        return self.cache / "icons"

    @property
    def binding(self) -> Path:
        """What Qt's binding compiles of itself; made when it is kept."""
        return self.cache / "binding"

    @property
    def config_file(self) -> Path:
        """The user's settings."""
        return self.config / "config.toml"

    @property
    def window_memory(self) -> Path:
        """Where the window was: there once a window was closed."""
        return self.config / "window.place"


def profile_folders(
    profile: Path | None = None, *, on_network: Callable[[Path], bool] = lies_on_network
) -> ProfileFolders:
    """Return a profile's folders, made where they are missing.

    Without ``profile`` they lie where the operating system wants them, else all under that
    folder. Raises ``ProfileUnusableError`` for a network path (the database would be damaged
    there), where a folder cannot be made, and where others use what would be its user's alone.
    """
    folders = named_folders(profile)
    if on_network(folders.data):
        raise ProfileUnusableError(
            translate(
                "profile",
                "The folder {path} lies on another computer, where the database could be "
                "damaged. Choose a folder on this computer with --profile.",
                path=str(folders.data),
            )
        )
    if profile is not None and not profile.expanduser().exists():
        make_private_folder(profile.expanduser())
    if profile is not None and not folders.database.exists():
        # Settings may have been laid there for the user before.
        _refuse_what_others_use(folders.data, folders.cache, folders.logs)
    for folder in (folders.data, folders.config, folders.cache, folders.logs):
        make_private_folder(folder)
    return folders


def named_folders(profile: Path | None) -> ProfileFolders:
    """Return where a profile's folders lie, without making or judging them."""
    if profile is not None:
        root = profile.expanduser().absolute()
        return ProfileFolders(root / "data", root / "config", root / "cache", root / "logs")
    import platformdirs

    places = platformdirs.PlatformDirs(APPLICATION, appauthor=False)
    return ProfileFolders(
        data=places.user_data_path,
        config=places.user_config_path,
        cache=places.user_cache_path,
        logs=places.user_log_path,
    )


def machine_folder() -> Path:
    """Return the folder of machine-wide policy, which only an administrator may write.

    Fixed, not taken from the environment, which a user could change to escape the policy. On
    Windows the registry is the safer place: any user may make a folder in ``ProgramData``.
    """
    if sys.platform == "win32":
        # platformdirs would let WIN_PD_OVERRIDE_COMMON_APPDATA of the environment decide.
        from declarant_client.operating_system.windows_folders import program_data

        return program_data() / APPLICATION
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / APPLICATION
    return Path("/etc") / APPLICATION


def _refuse_what_others_use(*folders: Path) -> None:
    for folder in filter(_is_used_by_others, folders):
        raise ProfileUnusableError(
            translate(
                "profile",
                "The folder {path} holds something else, which others may read: it would be "
                "closed to them. Choose another folder with --profile.",
                path=str(folder),
            )
        )


def _is_used_by_others(folder: Path) -> bool:
    """Whether a folder is open to others and not empty; Windows has no such rights."""
    if os.name != "posix":
        return False
    try:
        is_open = folder.stat().st_mode & 0o077
        return bool(is_open) and any(folder.iterdir())
    except OSError:
        return False


def make_private_folder(folder: Path) -> None:
    """Make a folder, with its parents, that is the user's alone.

    Raises ``ProfileUnusableError`` where that cannot be.
    """
    try:
        folder.mkdir(mode=ONLY_THE_USER, parents=True, exist_ok=True)
        if os.name == "posix" and folder.stat().st_mode & 0o777 != ONLY_THE_USER:
            folder.chmod(ONLY_THE_USER)
    except OSError as error:
        raise ProfileUnusableError(
            translate(
                "profile",
                "The folder {path} cannot be used: {reason}. Choose another one.",
                path=str(folder),
                reason=error.strerror or str(error),
            )
        ) from error
