"""Takes from this process the means to change anything: no reader can write to its source.

Python tells an audit hook of every file that it opens and of whatever else would change one,
start a process or reach the network; a hook cannot be removed again. Libraries in C or Rust do
not ask: they are given bytes or an open stream, never a path; besides, where the system has limits
for a process, it lets nothing be written into any file by this one, in whatever language.
"""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = frozenset(
    {
        "ctypes.dlopen",
        "ctypes.dlsym",
        "os.chflags",
        "os.chmod",
        "os.chown",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.kill",
        "os.link",
        "os.mkdir",
        "os.posix_spawn",
        "os.remove",
        "os.removexattr",
        "os.rename",
        "os.rmdir",
        "os.setxattr",
        "os.spawn",
        "os.startfile",
        "os.symlink",
        "os.system",
        "os.truncate",
        "os.utime",
        "pty.spawn",
        "socket.__new__",
        "sqlite3.connect",
        "subprocess.Popen",
        "winreg.CreateKey",
        "winreg.DeleteKey",
        "winreg.DeleteValue",
        "winreg.SetValue",
        "_winapi.CreateFile",
        "_winapi.CreateProcess",
    }
)


def from_now_on() -> None:
    """Refuse with ``PermissionError`` whatever would change something; cannot be undone."""
    sys.dont_write_bytecode = True
    if sys.platform != "win32":
        import _posixsubprocess
        import resource

        # Python ignores the signal that goes with it: whoever writes gets an error.
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        # The one way to start a process of which no hook is told.
        _posixsubprocess.fork_exec = _refuse_process
    sys.addaudithook(_refuse)


def _refuse_process(*_arguments: object) -> NoReturn:
    raise PermissionError("fork_exec")


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _path, mode, flags = arguments
        writes = (isinstance(flags, int) and flags & _FOR_WRITING) or (
            isinstance(mode, str) and not set(mode).isdisjoint("wax+")
        )
        if writes:
            raise PermissionError(event)
    elif event in _REFUSED:
        raise PermissionError(event)
