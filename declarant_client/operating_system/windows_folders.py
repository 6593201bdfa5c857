"""Where Windows itself says that a folder lies, whatever the environment says.

Source: ``SHGetFolderPathW`` in the Win32 documentation; the ``CSIDL`` numbers of ``shlobj.h``.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from pathlib import Path

    _FONTS = 0x0014
    _COMMON_APPDATA = 0x0023
    _CURRENT_PATH = 0
    _LONGEST = 260

    def program_data() -> Path:
        """Return the machine's ``ProgramData``; raises ``OSError``."""
        return _folder(_COMMON_APPDATA)

    def fonts() -> Path:
        """Return where the system's fonts lie; raises ``OSError``."""
        return _folder(_FONTS)

    def _folder(number: int) -> Path:
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
        result = find(None, number, None, _CURRENT_PATH, folder)
        if result != 0:
            raise OSError(f"SHGetFolderPathW: {result & 0xFFFFFFFF:#010x}")
        return Path(folder.value)
