"""A file's access list and the user's id, asked of Windows.

Source: ``GetNamedSecurityInfoW``, ``ConvertSecurityDescriptorToStringSecurityDescriptorW``,
``GetTokenInformation`` and ``ConvertSidToStringSidW`` in the Win32 documentation.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from pathlib import Path

    _FILE_OBJECT = 1
    _OWNER_AND_LIST = 0x1 | 0x4
    _REVISION = 1
    _TOKEN_QUERY = 0x0008
    _TOKEN_USER = 1

    _advapi = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.LocalFree.argtypes = (wintypes.HLOCAL,)
    _kernel.LocalFree.restype = wintypes.HLOCAL
    _kernel.GetCurrentProcess.restype = wintypes.HANDLE
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)

    def descriptor_of(path: Path) -> str:
        """Return a file's or folder's owner and access list as a string; raises ``OSError``."""
        descriptor = ctypes.c_void_p()
        ask = _advapi.GetNamedSecurityInfoW
        ask.argtypes = (
            wintypes.LPCWSTR,
            ctypes.c_int,
            wintypes.DWORD,
            *(ctypes.c_void_p for _ in range(4)),
            ctypes.POINTER(ctypes.c_void_p),
        )
        ask.restype = wintypes.DWORD
        result = ask(str(path), _FILE_OBJECT, _OWNER_AND_LIST, None, None, None, None, descriptor)
        if result != 0:
            raise ctypes.WinError(result)
        try:
            return _said(descriptor)
        finally:
            _kernel.LocalFree(descriptor)

    def _said(descriptor: ctypes.c_void_p) -> str:
        text = wintypes.LPWSTR()
        say = _advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW
        say.argtypes = (
            ctypes.c_void_p,
            wintypes.DWORD,
            wintypes.DWORD,
            ctypes.POINTER(wintypes.LPWSTR),
            ctypes.c_void_p,
        )
        if not say(descriptor, _REVISION, _OWNER_AND_LIST, text, None):
            raise ctypes.WinError(ctypes.get_last_error())
        return _taken(text)

    def this_user() -> str:
        """Return the id of the user whose process this is; raises ``OSError``."""
        token = wintypes.HANDLE()
        opens = _advapi.OpenProcessToken
        opens.argtypes = (wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE))
        if not opens(_kernel.GetCurrentProcess(), _TOKEN_QUERY, token):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            return _user_of(token)
        finally:
            _kernel.CloseHandle(token)

    def _user_of(token: wintypes.HANDLE) -> str:
        ask = _advapi.GetTokenInformation
        ask.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
            ctypes.POINTER(wintypes.DWORD),
        )
        needed = wintypes.DWORD()
        ask(token, _TOKEN_USER, None, 0, needed)
        room = ctypes.create_string_buffer(needed.value)
        if not ask(token, _TOKEN_USER, room, needed, needed):
            raise ctypes.WinError(ctypes.get_last_error())
        # TOKEN_USER begins with the pointer to the id.
        sid = ctypes.c_void_p.from_buffer(room)
        text = wintypes.LPWSTR()
        say = _advapi.ConvertSidToStringSidW
        say.argtypes = (ctypes.c_void_p, ctypes.POINTER(wintypes.LPWSTR))
        if not say(sid, text):
            raise ctypes.WinError(ctypes.get_last_error())
        return _taken(text)

    def _taken(text: wintypes.LPWSTR) -> str:
        try:
            return text.value or ""
        finally:
            _kernel.LocalFree(ctypes.cast(text, wintypes.HLOCAL))
