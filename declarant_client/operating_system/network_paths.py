"""Whether a folder lies on another computer: SQLite's write-ahead log does not work there.

Source: https://sqlite.org/wal.html, "does not work over a network filesystem".
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

DRIVE_REMOTE = 4
"""``GetDriveTypeW``: a network drive."""

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "9p",
        "acfs",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncp",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "webdav",
    }
)
"""File systems as Linux and macOS name them that share no memory between their readers."""

_MOUNT_POINT = 4
_OCTAL = re.compile(r"\\([0-7]{3})")
_MACOS_MOUNT = r"^(?P<device>.*?) on (?P<point>/.*) \((?P<options>[^()]*)\)$"
_MACOS_NOT_LOCAL = NETWORK_FILE_SYSTEMS | {"macfuse", "osxfuse", "fuse-t", "ftp"}


def lies_on_network(path: Path) -> bool:
    """Whether ``path``, which need not exist yet, lies on another computer, as far as is known."""
    if sys.platform == "win32":
        return windows_path_is_remote(str(path.absolute()), _windows_drive_type) or (
            windows_path_is_remote(str(path.resolve()), _windows_drive_type)
        )
    resolved = PurePosixPath(path.resolve())
    if sys.platform == "darwin":
        return macos_path_is_remote(resolved, _macos_mounts())
    return linux_path_is_remote(resolved, _linux_mounts())


def linux_path_is_remote(resolved: PurePosixPath, mountinfo: str) -> bool:
    """Decide by ``/proc/self/mountinfo`` (``man 5 proc``); ``resolved`` holds no links."""
    kinds: list[tuple[str, str]] = []
    for line in mountinfo.splitlines():
        mount, _, source = line.partition(" - ")
        fields, kind = mount.split(" "), source.split(" ")[0]
        if len(fields) > _MOUNT_POINT and kind:
            kinds.append((_unescaped(fields[_MOUNT_POINT]), kind))
    return _kind_of_mount(resolved, kinds) in NETWORK_FILE_SYSTEMS


def macos_path_is_remote(resolved: PurePosixPath, mounts: str) -> bool:
    """Decide by what ``/sbin/mount`` prints; a local file system has the word ``local``."""
    kinds: list[tuple[str, str]] = []
    for line in mounts.splitlines():
        if match := re.match(_MACOS_MOUNT, line):
            options = [option.strip() for option in match["options"].split(",")]
            kind = "local" if "local" in options[1:] else options[0]
            kinds.append((match["point"], kind))
    return _kind_of_mount(resolved, kinds) in _MACOS_NOT_LOCAL


def windows_path_is_remote(path: str, drive_type: Callable[[str], int]) -> bool:
    r"""Decide for ``\\server\share\…``, ``\\?\UNC\…`` and mapped drives (``GetDriveTypeW``)."""
    text = path.replace("/", "\\")
    if text.upper().startswith("\\\\?\\UNC\\"):
        return True
    plain = text[4:] if text.startswith(("\\\\?\\", "\\\\.\\")) else text
    if plain.startswith("\\\\"):
        return True
    root = PureWindowsPath(plain).anchor
    return bool(root) and drive_type(root) == DRIVE_REMOTE


def _kind_of_mount(resolved: PurePosixPath, kinds: list[tuple[str, str]]) -> str | None:
    """Return the kind of the deepest mount above a path; the later of two at one point counts."""
    inside = f"{resolved}/"
    found: tuple[int, str] | None = None
    for point, kind in kinds:
        # As text: every start of the program asks, and a path of its own for each mount is slow.
        folder = point if point.endswith("/") else f"{point}/"
        if inside.startswith(folder) and (found is None or len(folder) >= found[0]):
            found = (len(folder), kind)
    return found[1] if found else None


def _unescaped(field: str) -> str:
    return _OCTAL.sub(lambda match: chr(int(match[1], 8)), field)


if sys.platform == "win32":
    import ctypes

    def _windows_drive_type(root: str) -> int:
        return int(ctypes.windll.kernel32.GetDriveTypeW(ctypes.c_wchar_p(root)))


def _linux_mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _macos_mounts() -> str:
    import subprocess

    try:
        printed = subprocess.run(
            ["/sbin/mount"], capture_output=True, check=False, timeout=10, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return printed.stdout
