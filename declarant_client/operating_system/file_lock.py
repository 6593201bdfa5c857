"""The right to send, held as a lock of the operating system on a file in the profile."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from weakref import WeakSet

from declarant_client.domain.sentences import SaidError, translate

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


_LOCKED_BYTES = 1
_LONGEST_NUMBER = 20


class LockFileUnusableError(SaidError):
    """The lock's file cannot be opened, so nobody can know who sends."""


class FileLock:
    """The port ``SendingRight`` on one file: at most one holder among all processes.

    A second lock on the same file within this process is excluded like another process. Of one
    lock only the thread that took it may take it again (it gets ``True``); any thread may give
    it back. The system frees it when the process dies. The file stays for ever: deleting it
    would let two processes lock two files of one name.
    """

    def __init__(self, path: Path, *, signed: bool = False) -> None:
        """``signed``: its holder writes its process number into the file, for ``holder``."""
        self._path = path
        self._signed = signed
        self._guard = threading.Lock()
        self._descriptor: int | None = None
        self._holder: int | None = None
        _ALL.add(self)

    def take(self) -> bool:
        """Take the right without waiting; raise ``LockFileUnusableError``."""
        with self._guard:
            if self._descriptor is not None:
                return self._holder == threading.get_ident()
            descriptor = self._opened()
            try:
                taken = _locked(descriptor)
            except OSError as error:
                os.close(descriptor)
                raise self._unusable(error) from error
            if not taken:
                os.close(descriptor)
                return False
            self._descriptor, self._holder = descriptor, threading.get_ident()
            if self._signed:
                _sign(descriptor)
            return True

    def holder(self) -> int | None:
        """Return the process number that the last holder of a signed lock wrote, if any did.

        Whether it holds the lock still, only ``take`` can tell.
        """
        try:
            # Windows lets nobody else read the byte that is locked: it is passed over.
            with self._path.open("rb", buffering=0) as file:
                file.seek(_LOCKED_BYTES)
                return int(file.read(_LONGEST_NUMBER))
        except (OSError, ValueError):
            return None

    def release(self) -> None:
        """Give the right back; nothing happens when it is not held."""
        with self._guard:
            descriptor, self._descriptor, self._holder = self._descriptor, None, None
            if descriptor is not None:
                _unlock(descriptor)
                os.close(descriptor)

    def _opened(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError as error:
            raise self._unusable(error) from error

    def _unusable(self, error: OSError) -> LockFileUnusableError:
        return LockFileUnusableError(
            translate(
                "profile",
                "The file {path} cannot be locked, so sending would not be safe: {reason}.",
                path=str(self._path),
                reason=error.strerror or str(error),
            )
        )

    def _forget_in_child(self) -> None:
        """A forked child must not keep the parent's lock alive after the parent's death."""
        self._guard = threading.Lock()
        descriptor, self._descriptor, self._holder = self._descriptor, None, None
        if descriptor is not None:
            os.close(descriptor)


_ALL: WeakSet[FileLock] = WeakSet()


def _forget_all_in_child() -> None:
    for lock in list(_ALL):
        lock._forget_in_child()  # noqa: SLF001 - the module's own class


def _sign(descriptor: int) -> None:
    # A disk without room keeps nobody from sending.
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, b"\n" * _LOCKED_BYTES + str(os.getpid()).encode())
        os.lseek(descriptor, 0, os.SEEK_SET)


if sys.platform == "win32":

    def _locked(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)

    os.register_at_fork(after_in_child=_forget_all_in_child)
