"""One window for each profile: who comes first has the right, who comes second calls the first.

The right is a lock of the system, so that no process that died stands in the way. Where the first
can be called is said in a file of the profile, which nobody else can write; the socket itself lies
in the user's own runtime folder. Who is the first loads nothing more for it before the first paint.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from declarant_client.domain.sentences import SaidError, translate
from declarant_client.operating_system.file_lock import FileLock
from declarant_client.operating_system.paths import APPLICATION, ProfileFolders, profile_folders

if TYPE_CHECKING:
    from declarant_client.application.ports.second_start import Call

PATIENCE_SECONDS = 15.0
"""How long a second start waits for the first, which may be starting or ending just now."""
_LOOK_AGAIN_SECONDS = 0.05
_ANSWER_SECONDS = 5.0
_LONGEST_PATH = 100
"""Systems take some hundred bytes as the path of a socket."""
_PIPES = "\\\\.\\pipe\\"


class WindowSilentError(SaidError):
    """A window of the profile is open, but takes no call."""


class FirstWindow:
    """The right to be a profile's one window; ``OneWindow`` for the desktop."""

    def __init__(self, folders: ProfileFolders) -> None:
        self._folders = folders
        self._lock = FileLock(folders.window_lock, signed=True)

    @cached_property
    def address(self) -> str:
        """Where the window is to listen."""
        return _new_address(self._folders.data)

    def take(self) -> bool:
        """Take the right without waiting; raise ``LockFileUnusableError``."""
        return self._lock.take()

    def release(self) -> None:
        """Give the right back."""
        self._lock.release()

    def announce(self) -> None:
        """Let later starts know where the window listens."""
        if sys.platform != "win32":
            os.chmod(self.address, stat.S_IRUSR | stat.S_IWUSR)  # noqa: PTH101 - a socket
        partial = self._folders.window_address.with_suffix(".new")
        partial.unlink(missing_ok=True)
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(self.address)
        partial.replace(self._folders.window_address)

    def is_ours(self, descriptor: int) -> bool:
        """Whether the other end of a socket is a process of this user, as far as can be told."""
        return _is_own_user(descriptor)

    def call(self, call: Call) -> bool:
        """Hand a call over to the window that has the right; return whether it took it."""
        try:
            address = self._folders.window_address.read_text("utf-8", "surrogateescape")
        except OSError:
            return False
        if sys.platform == "win32":
            _let_come_to_front(self._lock.holder())
            return _called_by_pipe(address, call.encoded())
        return _called_by_socket(address, call.encoded())


def first_or_called(
    profile: Path | None, call: Callable[[], Call], *, patience: float = PATIENCE_SECONDS
) -> FirstWindow | None:
    """Return the right to be the profile's window; ``None``: the one that has it was called.

    ``call`` is asked where another one has it.

    Raises ``WindowSilentError``, and what keeps anybody from knowing: ``ProfileUnusableError``,
    ``LockFileUnusableError``.
    """
    window = FirstWindow(profile_folders(profile))
    until = time.monotonic() + patience
    while True:
        if window.take():
            return window
        if window.call(call()):
            return None
        if time.monotonic() >= until:
            raise WindowSilentError(
                translate(
                    "profile",
                    "The program is open already, but it does not answer. If its window does not "
                    "come back, end it with the system's task manager and start it again.",
                )
            )
        time.sleep(_LOOK_AGAIN_SECONDS)


def activation_token() -> str:
    """Return what the desktop gave this start, so that a window may come to the front."""
    return os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""


def _new_address(data: Path) -> str:
    import hashlib

    named = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    if sys.platform == "win32":
        import secrets

        # Pipes have no folder that keeps others out: nobody can guess this one beforehand.
        return f"{APPLICATION}-{named}-{secrets.token_hex(16)}"
    file = f"{APPLICATION}-{named}.socket"
    for folder in (_runtime_folder(), data):
        if folder is not None and len(os.fsencode(folder / file)) <= _LONGEST_PATH:
            return str(folder / file)
    import tempfile

    # Nothing is short enough: a folder of our own under the system's, private as all of those.
    return str(Path(tempfile.mkdtemp(prefix=APPLICATION)) / "window.socket")


def _runtime_folder() -> Path | None:
    """Return the user's runtime folder, where it is the user's alone."""
    named = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(named) if named else Path(f"/run/user/{os.getuid()}")
    if sys.platform == "darwin":
        import tempfile

        folder = Path(tempfile.gettempdir())
    with suppress(OSError):
        found = folder.lstat()
        is_private = stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
        if is_private and found.st_uid == os.getuid():
            return folder
    return None


def _called_by_socket(address: str, line: bytes) -> bool:
    import socket

    from declarant_client.application.ports.second_start import ANSWER

    with socket.socket(socket.AF_UNIX) as calling:
        calling.settimeout(_ANSWER_SECONDS)
        try:
            calling.connect(address)
            if not _is_own_user(calling.fileno()):
                return False
            calling.sendall(line)
            return calling.recv(len(ANSWER), socket.MSG_WAITALL) == ANSWER
        except OSError:
            return False


def _called_by_pipe(name: str, line: bytes) -> bool:
    from declarant_client.application.ports.second_start import ANSWER

    try:
        with open(_PIPES + name, "r+b", buffering=0) as pipe:  # noqa: PTH123 - no path
            pipe.write(line)
            return pipe.read(len(ANSWER)) == ANSWER
    except OSError:
        return False


def _is_own_user(descriptor: int) -> bool:
    if not sys.platform.startswith("linux"):
        return True  # the folder of the socket, or the pipe's own list, lets in nobody else
    import socket
    import struct

    try:
        with socket.socket(fileno=os.dup(descriptor)) as end:
            told = end.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    except OSError:
        return False
    _, user, _ = struct.unpack("3i", told)
    return bool(user == os.geteuid())


def _let_come_to_front(process: int | None) -> None:
    """Hand on the right to come to the front: Windows gives it to what the user started last."""
    if sys.platform == "win32" and process is not None:
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
