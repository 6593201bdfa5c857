"""A Windows job object: limits a child's memory and ends it with us.

Source: the Windows SDK's ``winnt.h`` (``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``, the limit
flags, ``JOBOBJECT_BASIC_PROCESS_ID_LIST``) and "Job Objects" in the Win32 documentation;
``NtResumeProcess`` of ``ntdll`` resumes a process that was created suspended, as ``subprocess``
keeps no handle of its first thread.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    import subprocess
    from ctypes import wintypes
    from types import TracebackType
    from typing import Self

    CREATE_SUSPENDED = 0x00000004
    _BASIC_PROCESS_ID_LIST = 3
    _EXTENDED_LIMIT_INFORMATION = 9
    _MOST_PROCESSES = 32
    """A reading child is one process, or two where a venv's ``python.exe`` starts the real one."""
    _LIMIT_PROCESS_MEMORY = 0x00000100
    _LIMIT_JOB_MEMORY = 0x00000200
    _LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x00000400
    _LIMIT_KILL_ON_JOB_CLOSE = 0x00002000

    class _BasicLimitInformation(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _IoCounters(ctypes.Structure):
        _fields_ = tuple(
            (name, ctypes.c_uint64)
            for name in (
                "ReadOperationCount",
                "WriteOperationCount",
                "OtherOperationCount",
                "ReadTransferCount",
                "WriteTransferCount",
                "OtherTransferCount",
            )
        )

    class _ExtendedLimitInformation(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimitInformation),
            ("IoInfo", _IoCounters),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    class _ProcessIdList(ctypes.Structure):
        _fields_ = (
            ("NumberOfAssignedProcesses", wintypes.DWORD),
            ("NumberOfProcessIdsInList", wintypes.DWORD),
            ("ProcessIdList", ctypes.c_size_t * _MOST_PROCESSES),
        )

    def _kernel32() -> ctypes.WinDLL:
        library = ctypes.WinDLL("kernel32", use_last_error=True)
        library.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        library.CreateJobObjectW.restype = wintypes.HANDLE
        library.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            wintypes.LPVOID,
            wintypes.DWORD,
        )
        library.SetInformationJobObject.restype = wintypes.BOOL
        library.QueryInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            wintypes.LPVOID,
            wintypes.DWORD,
            wintypes.LPDWORD,
        )
        library.QueryInformationJobObject.restype = wintypes.BOOL
        library.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        library.AssignProcessToJobObject.restype = wintypes.BOOL
        library.CloseHandle.argtypes = (wintypes.HANDLE,)
        library.CloseHandle.restype = wintypes.BOOL
        return library

    def _resume(handle: int) -> None:
        library = ctypes.WinDLL("ntdll")
        library.NtResumeProcess.argtypes = (wintypes.HANDLE,)
        library.NtResumeProcess.restype = ctypes.c_long
        status = library.NtResumeProcess(handle)
        if status < 0:
            raise OSError(f"NtResumeProcess: {status & 0xFFFFFFFF:#010x}")

    class JobObject:
        """Holds one process, started suspended, which runs once it is inside the job."""

        def __init__(self, process: subprocess.Popen[bytes], memory_limit: int) -> None:
            self._kernel = _kernel32()
            self._job: int | None = self._kernel.CreateJobObjectW(None, None)
            if not self._job:
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                self._set_limits(memory_limit)
                # subprocess has no public name for the handle; multiprocessing uses it too.
                handle = int(process._handle)  # type: ignore[attr-defined]  # noqa: SLF001
                if not self._kernel.AssignProcessToJobObject(self._job, handle):
                    raise ctypes.WinError(ctypes.get_last_error())
                _resume(handle)
            except OSError:
                self.close()
                raise

        def _set_limits(self, memory_limit: int) -> None:
            limits = _ExtendedLimitInformation()
            limits.BasicLimitInformation.LimitFlags = (
                _LIMIT_PROCESS_MEMORY
                | _LIMIT_JOB_MEMORY
                | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION
                | _LIMIT_KILL_ON_JOB_CLOSE
            )
            limits.ProcessMemoryLimit = memory_limit
            limits.JobMemoryLimit = memory_limit
            is_set = self._kernel.SetInformationJobObject(
                self._job,
                _EXTENDED_LIMIT_INFORMATION,
                ctypes.byref(limits),
                ctypes.sizeof(limits),
            )
            if not is_set:
                raise ctypes.WinError(ctypes.get_last_error())

        def process_ids(self) -> list[int]:
            """Return the processes that run in the job now; none where the system does not tell."""
            listed = _ProcessIdList()
            is_known = self._kernel.QueryInformationJobObject(
                self._job,
                _BASIC_PROCESS_ID_LIST,
                ctypes.byref(listed),
                ctypes.sizeof(listed),
                None,
            )
            return list(listed.ProcessIdList[: listed.NumberOfProcessIdsInList]) if is_known else []

        def close(self) -> None:
            """Close the job, which ends whatever still runs in it."""
            job, self._job = self._job, None
            if job:
                self._kernel.CloseHandle(job)

        def __enter__(self) -> Self:
            return self

        def __exit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            trace: TracebackType | None,
        ) -> None:
            self.close()
