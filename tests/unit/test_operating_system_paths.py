"""Folders of a profile: the user's alone, on this computer, all under --profile where asked."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

import pytest

from declarant_client.operating_system.network_paths import (
    DRIVE_REMOTE,
    lies_on_network,
    linux_path_is_remote,
    macos_path_is_remote,
    windows_path_is_remote,
)
from declarant_client.operating_system.paths import (
    ProfileUnusableError,
    machine_folder,
    profile_folders,
)
from declarant_client.operating_system.resources import (
    ResourcesMissingError,
    resources_folder,
    resources_folder_of,
)

MOUNTINFO = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 0:40 / /mnt/share rw,relatime shared:1 master:2 - cifs //server/share rw
41 27 0:41 / /mnt/with\040space rw - nfs4 server:/export rw
42 40 0:42 / /mnt/share/local rw - ext4 /dev/vdb rw
43 27 0:43 / /home/me/remote rw - fuse.sshfs me@host: rw
44 27 0:44 / /over rw - nfs server:/x rw
45 27 0:45 / /over rw - ext4 /dev/vdc rw
broken line
"""
MOUNTS = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//me@server/share on /Volumes/My Share (smbfs, nodev, nosuid, mounted by me)
me@host:/home on /Users/me/remote (macfuse, nodev, nosuid, synchronous)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""


@pytest.mark.parametrize(
    "path, remote",
    [
        ("/home/me", False),
        ("/mnt/share", True),
        ("/mnt/share/deep/er", True),
        ("/mnt/shared", False),
        ("/mnt/share/local/data", False),
        ("/mnt/with space/data", True),
        ("/home/me/remote/x", True),
        ("/over/x", False),
    ],
)
def test_linux_tells_by_the_deepest_mount_above(path: str, remote: bool) -> None:
    assert linux_path_is_remote(PurePosixPath(path), MOUNTINFO) is remote


def test_an_unreadable_mount_table_accuses_nobody() -> None:
    assert not linux_path_is_remote(PurePosixPath("/home/me"), "")
    assert not macos_path_is_remote(PurePosixPath("/Users/me"), "")


@pytest.mark.parametrize(
    "path, remote",
    [
        ("/Users/me/Library", False),
        ("/Volumes/My Share/data", True),
        ("/Users/me/remote/data", True),
        ("/System/Volumes/Data/x", False),
    ],
)
def test_macos_tells_by_the_word_local(path: str, remote: bool) -> None:
    assert macos_path_is_remote(PurePosixPath(path), MOUNTS) is remote


@pytest.mark.parametrize(
    "path, remote",
    [
        (r"C:\Users\me", False),
        (r"\\server\share\me", True),
        (r"//server/share", True),
        (r"\\?\UNC\server\share", True),
        (r"\\?\C:\Users", False),
        (r"H:\me", True),
    ],
)
def test_windows_tells_by_server_names_and_mapped_drives(path: str, remote: bool) -> None:
    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return DRIVE_REMOTE if root == "H:\\" else 3

    assert windows_path_is_remote(path, drive_type) is remote
    assert all(root in {"C:\\", "H:\\"} for root in asked)


def test_this_computers_own_folders_are_no_network() -> None:
    assert not lies_on_network(Path("/nonexistent/folder"))


@pytest.mark.skipif(os.name != "posix", reason="Windows: access is inherited")
def test_a_profile_lies_all_under_its_folder_and_is_its_users_alone(tmp_path: Path) -> None:
    root = tmp_path / "profile"
    folders = profile_folders(root)
    for folder in (folders.data, folders.config, folders.cache, folders.logs):
        assert folder.is_relative_to(root)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert folders.database.parent == folders.sending_lock.parent == folders.data
    assert folders.config_file == folders.config / "config.toml"


@pytest.mark.skipif(os.name != "posix", reason="Windows: access is inherited")
def test_folders_left_open_to_others_are_closed_but_the_given_one_is_not_touched(
    tmp_path: Path,
) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "data").mkdir(mode=0o755)
    folders = profile_folders(tmp_path)
    assert stat.S_IMODE(folders.data.stat().st_mode) == 0o700
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.skipif(os.name != "posix", reason="Windows: access is inherited")
def test_a_folder_that_others_use_is_not_taken_from_them(tmp_path: Path) -> None:
    theirs = tmp_path / "data"
    theirs.mkdir(mode=0o755)
    (theirs / "prices.xlsx").write_text("")
    with pytest.raises(ProfileUnusableError, match="holds something else"):
        profile_folders(tmp_path)
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o755


@pytest.mark.skipif(os.name != "posix", reason="Windows: access is inherited")
def test_a_profile_that_was_left_open_is_closed_with_all_it_holds(tmp_path: Path) -> None:
    folders = profile_folders(tmp_path / "profile")
    folders.database.write_text("")
    (folders.logs / "errors.log").write_text("")
    for folder in (folders.data, folders.logs):
        folder.chmod(0o755)
    profile_folders(tmp_path / "profile")
    assert {stat.S_IMODE(one.stat().st_mode) for one in (folders.data, folders.logs)} == {0o700}


def test_without_a_profile_the_systems_own_places_are_used() -> None:
    folders = profile_folders()
    assert folders == profile_folders()
    assert all("declarant-client" in str(part) for part in (folders.data, folders.config))


def test_a_network_path_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(ProfileUnusableError, match="lies on another computer"):
        profile_folders(tmp_path / "share", on_network=lambda _path: True)
    assert not (tmp_path / "share").exists()


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ProfileUnusableError, match="cannot be used"):
        profile_folders(tmp_path / "file")


def test_the_machines_folder_does_not_follow_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = machine_folder()
    for name in ("XDG_CONFIG_DIRS", "ProgramData", "WIN_PD_OVERRIDE_COMMON_APPDATA"):
        monkeypatch.setenv(name, str(Path.cwd()))
    assert machine_folder() == before


def test_resources_lie_beside_the_package_in_a_clone_and_inside_it_in_a_wheel(
    tmp_path: Path,
) -> None:
    package = tmp_path / "declarant_client"
    package.mkdir()
    with pytest.raises(ResourcesMissingError):
        resources_folder_of(package)
    (tmp_path / "resources").mkdir()
    with pytest.raises(ResourcesMissingError):
        resources_folder_of(package)
    (tmp_path / "pyproject.toml").write_text("")
    assert resources_folder_of(package) == tmp_path / "resources"
    (package / "resources").mkdir()
    assert resources_folder_of(package) == package / "resources"


def test_this_installation_has_its_resources() -> None:
    assert resources_folder().is_dir()
