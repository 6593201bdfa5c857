"""How much memory processes use on Windows, asked of the kernel from outside.

Source: the Windows SDK's ``psapi.h``: ``GetProcessMemoryInfo`` (``K32GetProcessMemoryInfo`` of
``kernel32``) fills ``PROCESS_MEMORY_COUNTERS``; its ``PagefileUsage`` is the commit charge, the
memory that a job object's limit counts too.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from collections.abc import Iterable
    from ctypes import wintypes

    _QUERY_LIMITED_INFORMATION = 0x1000

    class _MemoryCounters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        )

    def commit_charge(pids: Iterable[int]) -> int:
        """Return the bytes committed to all these processes; one that has ended counts nothing."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        kernel.K32GetProcessMemoryInfo.argtypes = (
            wintypes.HANDLE,
            ctypes.POINTER(_MemoryCounters),
            wintypes.DWORD,
        )
        kernel.K32GetProcessMemoryInfo.restype = wintypes.BOOL
        return sum(_commit_charge_of(kernel, pid) for pid in pids)

    def _commit_charge_of(kernel: ctypes.WinDLL, pid: int) -> int:
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)  # noqa: FBT003
        if not handle:
            return 0
        counters = _MemoryCounters(cb=ctypes.sizeof(_MemoryCounters))
        try:
            is_known = kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
        finally:
            kernel.CloseHandle(handle)
        return int(counters.PagefileUsage) if is_known else 0
