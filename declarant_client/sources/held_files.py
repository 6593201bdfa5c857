"""Whether another program holds a file so that it cannot be opened, which only Windows knows.

Python opens files through the C library there, whose one error "permission denied" stands for
missing rights and for a file that Excel is just writing. ``CreateFileW`` tells them apart.
Source: the Win32 documentation of ``CreateFileW``, "Creating and Opening Files".
"""

from __future__ import annotations

import sys
from pathlib import Path

SHARING_VIOLATION = 32
LOCK_VIOLATION = 33

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _GENERIC_READ = 0x80000000
    _SHARE_ALL = 0x7
    _OPEN_EXISTING = 3
    _INVALID_HANDLE = ctypes.c_void_p(-1).value

    # Bound here: the reading child process may load nothing more once it reads.
    _LIBRARY = ctypes.WinDLL("kernel32", use_last_error=True)
    _OPEN_FILE = _LIBRARY.CreateFileW
    _OPEN_FILE.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.HANDLE,
    )
    _OPEN_FILE.restype = wintypes.HANDLE
    _CLOSE = _LIBRARY.CloseHandle
    _CLOSE.argtypes = (wintypes.HANDLE,)

    def is_held_elsewhere(path: Path) -> bool:
        """Whether ``path`` cannot be opened only because another program has it open."""
        handle = _OPEN_FILE(str(path), _GENERIC_READ, _SHARE_ALL, None, _OPEN_EXISTING, 0, None)
        if handle == _INVALID_HANDLE:
            return ctypes.get_last_error() in {SHARING_VIOLATION, LOCK_VIOLATION}
        _CLOSE(handle)
        return False

else:

    def is_held_elsewhere(path: Path) -> bool:  # noqa: ARG001 - the same question on every system
        """Nothing is: a lock elsewhere hinders no reader."""
        return False
