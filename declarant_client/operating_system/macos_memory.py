"""How much memory a process uses on macOS, whose kernel enforces no limit on it.

Source: ``<libproc.h>``, ``<sys/resource.h>``: ``proc_pid_rusage`` with ``RUSAGE_INFO_V0`` fills
``rusage_info_v0``; ``ri_phys_footprint`` is what Activity Monitor shows as "Memory".
"""

from __future__ import annotations

import ctypes
import sys

_RUSAGE_INFO_V0 = 0


class _RusageInfoV0(ctypes.Structure):
    _fields_ = (
        ("ri_uuid", ctypes.c_uint8 * 16),
        ("ri_user_time", ctypes.c_uint64),
        ("ri_system_time", ctypes.c_uint64),
        ("ri_pkg_idle_wkups", ctypes.c_uint64),
        ("ri_interrupt_wkups", ctypes.c_uint64),
        ("ri_pageins", ctypes.c_uint64),
        ("ri_wired_size", ctypes.c_uint64),
        ("ri_resident_size", ctypes.c_uint64),
        ("ri_phys_footprint", ctypes.c_uint64),
        ("ri_proc_start_abstime", ctypes.c_uint64),
        ("ri_proc_exit_abstime", ctypes.c_uint64),
    )


def physical_footprint(pid: int) -> int:
    """Return the bytes that the process occupies, compressed ones included; 0 when unknown."""
    if sys.platform != "darwin":
        return 0
    usage = _RusageInfoV0()
    library = ctypes.CDLL("/usr/lib/libproc.dylib", use_errno=True)
    failed = library.proc_pid_rusage(pid, _RUSAGE_INFO_V0, ctypes.byref(usage))
    return 0 if failed else int(usage.ri_phys_footprint)
