"""Where Windows itself says that a folder lies, whatever the environment says.

Source: ``SHGetFolderPathW`` in the Win32 documentation; ``CSIDL_COMMON_APPDATA`` in ``shlobj.h``.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from pathlib import Path

    _COMMON_APPDATA = 0x0023
    _CURRENT_PATH = 0
    _LONGEST = 260

    def program_data() -> Path:
        """Return the machine's ``ProgramData``; raises ``OSError``."""
        folder = ctypes.create_unicode_buffer(_LONGEST)
        find = ctypes.WinDLL("shell32").SHGetFolderPathW
        find.argtypes = (
            wintypes.HWND,
            ctypes.c_int,
            wintypes.HANDLE,
            wintypes.DWORD,
            wintypes.LPWSTR,
        )
        find.restype = ctypes.c_long
        result = find(None, _COMMON_APPDATA, None, _CURRENT_PATH, folder)
        if result != 0:
            raise OSError(f"SHGetFolderPathW: {result & 0xFFFFFFFF:#010x}")
        return Path(folder.value)
