"""A memory limit for a child process, and its end with ours, as each system can do it.

Linux: ``RLIMIT_AS``, set from outside with ``prlimit`` (no code runs between fork and exec, which
is not safe in a program with threads), enforced by the kernel. Windows: a job object, enforced
by the kernel, which also ends the child with us. macOS: its kernel does not enforce ``RLIMIT_AS``.
On macOS alone, and on Windows beside the job object, the memory is watched as well: whoever waits
for the child asks ``is_over_limit`` while it waits.
A child ends with us everywhere because the pipe to it ends; the reader of spreadsheets also asks
the kernel for its end after the longest time that one file may take.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MEMORY_LIMIT = 1024 * 1024 * 1024
"""Bytes; a list report of 100,000 rows needs about two fifths of it."""
_KEPT_MEMORY = 16 * 1024 * 1024
"""Bytes that a child on Linux may keep from one task to the next."""
_KEPT_PIECE = 4 * 1024 * 1024
"""Bytes of one piece from which on it is given back at once."""


@dataclass(frozen=True, slots=True)
class WatchedLimit:
    """How many bytes a child may use, and how to ask how many it uses now."""

    limit: int
    memory_in_use: Callable[[], int]

    def is_exceeded(self) -> bool:
        """Whether the child uses more than it may."""
        return self.memory_in_use() > self.limit


class LimitedChild:
    """A started child and what its limit needs until it ends."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        watched: WatchedLimit | None = None,
        held: contextlib.ExitStack | None = None,
    ) -> None:
        self.process = process
        self._watched = watched
        self._held = held or contextlib.ExitStack()

    def is_over_limit(self) -> bool:
        """Whether the child uses more than it may, where that is watched."""
        return self._watched is not None and self._watched.is_exceeded()

    def release(self) -> None:
        """Give back what the limit holds; a job object still running in is ended by it."""
        self._watched = None
        self._held.close()


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
        env=_environment(),
    )
    try:
        return _limited(process, memory_limit)
    except OSError:
        end_at_once(process)
        raise


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


def _environment() -> dict[str, str] | None:
    """Return what the child inherits; glibc is told to keep one task's memory for the next.

    Given back, it is fetched again page by page, a fifth of what reading a small print takes.
    """
    if sys.platform != "linux":
        return None
    return os.environ | {
        "MALLOC_MMAP_THRESHOLD_": str(_KEPT_PIECE),
        "MALLOC_TRIM_THRESHOLD_": str(_KEPT_MEMORY),
    }


if sys.platform == "win32":

    def _limited(process: subprocess.Popen[bytes], memory_limit: int) -> LimitedChild:
        from declarant_client.operating_system.windows_job_object import JobObject
        from declarant_client.operating_system.windows_memory import commit_charge

        held = contextlib.ExitStack()
        job = held.enter_context(JobObject(process, memory_limit))
        watched = WatchedLimit(
            memory_limit, lambda: commit_charge(job.process_ids() or [process.pid])
        )
        return LimitedChild(process, watched, held)

elif sys.platform == "darwin":

    def _limited(process: subprocess.Popen[bytes], memory_limit: int) -> LimitedChild:
        from declarant_client.operating_system.macos_memory import physical_footprint

        return LimitedChild(
            process, WatchedLimit(memory_limit, lambda: physical_footprint(process.pid))
        )

else:

    def _limited(process: subprocess.Popen[bytes], memory_limit: int) -> LimitedChild:
        import resource

        with contextlib.suppress(ProcessLookupError):  # ended already: its reader finds out
            resource.prlimit(process.pid, resource.RLIMIT_AS, (memory_limit, memory_limit))
            resource.prlimit(process.pid, resource.RLIMIT_CORE, (0, 0))
        return LimitedChild(process)
