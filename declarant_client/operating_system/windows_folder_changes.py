"""Word of changes in folders on Windows: one thread that sleeps in the kernel for all of them.

watchdog's own waiting there wakes once a second for each folder, and loses an overflow of its
buffer unsaid. A change notification only rings, and rings for whatever happened between two waits.

Source: ``FindFirstChangeNotificationW`` and ``WaitForMultipleObjects`` in the Win32 documentation.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    import threading
    from collections.abc import Callable
    from ctypes import wintypes
    from dataclasses import dataclass
    from pathlib import Path

    from declarant_client.application.ports.folder_changes import (
        ChangesUnknownError,
        FolderAwayError,
    )

    _FILE_NAME, _DIR_NAME, _SIZE, _LAST_WRITE = 0x01, 0x02, 0x08, 0x10
    _WANTED = _FILE_NAME | _DIR_NAME | _SIZE | _LAST_WRITE
    _INVALID = ctypes.c_void_p(-1).value
    _INFINITE = 0xFFFFFFFF
    _NO, _YES = 0, 1
    _MOST_FOLDERS = 63
    """``MAXIMUM_WAIT_OBJECTS`` less the event that wakes the thread."""
    _AWAY = {2, 3, 5, 21, 53, 55, 64, 67, 1231}
    """Not found, refused, not ready, network path, name or host not there (``winerror.h``)."""

    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _first = _kernel32.FindFirstChangeNotificationW
    _first.argtypes = (wintypes.LPCWSTR, wintypes.BOOL, wintypes.DWORD)
    _first.restype = wintypes.HANDLE
    _next = _kernel32.FindNextChangeNotification
    _next.argtypes = (wintypes.HANDLE,)
    _next.restype = wintypes.BOOL
    _end = _kernel32.FindCloseChangeNotification
    _end.argtypes = (wintypes.HANDLE,)
    _end.restype = wintypes.BOOL
    _event = _kernel32.CreateEventW
    _event.argtypes = (ctypes.c_void_p, wintypes.BOOL, wintypes.BOOL, wintypes.LPCWSTR)
    _event.restype = wintypes.HANDLE
    _set = _kernel32.SetEvent
    _set.argtypes = (wintypes.HANDLE,)
    _set.restype = wintypes.BOOL
    _close = _kernel32.CloseHandle
    _close.argtypes = (wintypes.HANDLE,)
    _close.restype = wintypes.BOOL
    _wait = _kernel32.WaitForMultipleObjects
    _wait.argtypes = (
        wintypes.DWORD,
        ctypes.POINTER(wintypes.HANDLE),
        wintypes.BOOL,
        wintypes.DWORD,
    )
    _wait.restype = wintypes.DWORD

    @dataclass(frozen=True, slots=True)
    class _Watched:
        handle: int
        changed: Callable[[], None]

    class WindowsFolderChanges:
        """Implements ``FolderChanges``; its thread starts with the first folder."""

        def __init__(self) -> None:
            self._turn = threading.Lock()
            self._watched: dict[Path, _Watched] = {}
            self._ended: list[int] = []
            """Handles that the thread closes, once it does not wait on them any longer."""
            self._wake: int | None = None
            self._thread: threading.Thread | None = None
            self._has_ended = False

        def watch(self, folder: Path, *, recursive: bool, changed: Callable[[], None]) -> None:
            with self._turn:
                self._forget(folder)
                if len(self._watched) >= _MOST_FOLDERS:
                    raise ChangesUnknownError
                handle = _first(str(folder), _YES if recursive else _NO, _WANTED)
                if handle is None or handle == _INVALID:
                    if ctypes.get_last_error() in _AWAY:
                        raise FolderAwayError
                    raise ChangesUnknownError
                self._watched[folder] = _Watched(handle, changed)
                self._ring()

        def forget(self, folder: Path) -> None:
            with self._turn:
                self._forget(folder)

        def close(self) -> None:
            with self._turn:
                for folder in list(self._watched):
                    self._forget(folder)
                thread, self._thread = self._thread, None
                wake, self._wake = self._wake, None
                self._has_ended = True
                if wake is not None:
                    _set(wake)
            if thread is not None:
                thread.join()
            if wake is not None:
                _close(wake)
            self._has_ended = False

        def _forget(self, folder: Path) -> None:
            watched = self._watched.pop(folder, None)
            if watched is not None:
                self._ended.append(watched.handle)
                self._ring()

        def _ring(self) -> None:
            """Wake the thread, so that it waits for what is watched now."""
            if self._wake is None:
                self._wake = _event(None, _NO, _NO, None)
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._serve, args=(self._wake,), name="folder changes"
                )
                self._thread.start()
            _set(self._wake)

        def _serve(self, wake: int) -> None:
            while True:
                with self._turn:
                    for handle in self._ended:
                        _end(handle)
                    self._ended.clear()
                    if self._has_ended:
                        return
                    waited = list(self._watched.items())
                handles = (wintypes.HANDLE * (1 + len(waited)))(
                    wake, *(watched.handle for _, watched in waited)
                )
                index = _wait(len(handles), handles, _NO, _INFINITE)
                if 1 <= index < len(handles):
                    self._rang(*waited[index - 1])
                elif index != 0:
                    self._drop_all()

        def _rang(self, folder: Path, watched: _Watched) -> None:
            with self._turn:
                if self._watched.get(folder) is not watched:
                    return
                if not _next(watched.handle):
                    self._forget(folder)  # the folder is gone: whoever is told looks and learns it
            watched.changed()

        def _drop_all(self) -> None:
            """The wait itself failed: tell everybody, who then look, and watch anew."""
            with self._turn:
                dropped = list(self._watched.items())
                for folder, _ in dropped:
                    self._forget(folder)
            for _, watched in dropped:
                watched.changed()
