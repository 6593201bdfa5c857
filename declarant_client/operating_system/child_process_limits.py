"""A memory limit for a child process, and its end with ours, as each system can do it.

Linux: ``RLIMIT_AS``, set from outside with ``prlimit`` (no code runs between fork and exec, which
is not safe in a program with threads), enforced by the kernel. Windows: a job object, enforced
by the kernel, which also ends the child with us. macOS: its kernel does not enforce
``RLIMIT_AS``, so whoever waits for the child asks ``is_over_limit`` while it waits.
A child ends with us everywhere because the pipe to it ends; the reader of spreadsheets also asks
the kernel for its end after the longest time that one file may take.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Sequence

MEMORY_LIMIT = 1024 * 1024 * 1024
"""Bytes; a list report of 100,000 rows needs about a fifth of it."""


class LimitedChild:
    """A started child and what its limit needs until it ends."""

    def __init__(self, process: subprocess.Popen[bytes], memory_limit: int) -> None:
        self.process = process
        self._memory_limit = memory_limit
        self._limit: contextlib.ExitStack = contextlib.ExitStack()
        try:
            self._limit.enter_context(_limited(process, memory_limit))
        except OSError:
            end_at_once(process)
            raise

    def is_over_limit(self) -> bool:
        """Whether the child uses more than it may, on the system that does not enforce it."""
        if sys.platform != "darwin":
            return False
        from declarant_client.operating_system.macos_memory import physical_footprint

        return physical_footprint(self.process.pid) > self._memory_limit

    def release(self) -> None:
        """Give back what the limit holds; a job object still running in is ended by it."""
        self._limit.close()


def start_limited(command: Sequence[str], memory_limit: int = MEMORY_LIMIT) -> LimitedChild:
    """Start ``command`` with pipes for input and output and at most so many bytes of memory.

    Raises ``OSError`` when it cannot be started, or not be limited (it is ended then).
    """
    process = subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_creation_flags(),
    )
    return LimitedChild(process, memory_limit)


def end_at_once(process: subprocess.Popen[bytes]) -> None:
    """Kill a process, wait for it, and close its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def _creation_flags() -> int:
    if sys.platform == "win32":
        from declarant_client.operating_system.windows_job_object import CREATE_SUSPENDED

        # Suspended until it is in its job: a venv's python.exe starts another process at once.
        return subprocess.CREATE_NO_WINDOW | CREATE_SUSPENDED
    return 0


def _limited(
    process: subprocess.Popen[bytes], memory_limit: int
) -> contextlib.AbstractContextManager[object]:
    if sys.platform == "win32":
        from declarant_client.operating_system.windows_job_object import JobObject

        return JobObject(process, memory_limit)
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(ProcessLookupError):  # ended already: its reader finds out
            resource.prlimit(process.pid, resource.RLIMIT_AS, (memory_limit, memory_limit))
            resource.prlimit(process.pid, resource.RLIMIT_CORE, (0, 0))
    return contextlib.nullcontext()
