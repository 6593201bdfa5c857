"""What no test may leave behind or touch: logs, threads, processes, timers, foreign hosts."""

from __future__ import annotations

import gc
import ipaddress
import logging
import os
import re
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

PATIENCE = 5.0
"""Seconds in which threads and processes that are ending may end."""

UNKNOWN_HOSTS = (".invalid",)
"""Names that never resolve (RFC 6761): a test may ask for them and gets the usual error."""


class ForeignHostError(OSError):
    """A test tried to leave this computer."""


def unexpected_records(
    records: Iterable[logging.LogRecord], expected: Iterable[str]
) -> list[logging.LogRecord]:
    """Return records from WARNING up that match none of the expected patterns."""
    patterns = [re.compile(pattern) for pattern in expected]
    return [
        record
        for record in records
        if record.levelno >= logging.WARNING
        and not any(pattern.search(record.getMessage()) for pattern in patterns)
    ]


def leaked_threads(before: Iterable[threading.Thread]) -> list[str]:
    """Return names of Python threads started since and still running after a while."""
    known = set(before)
    leaked = []
    for thread in threading.enumerate():
        if thread in known or _is_of_the_tools(thread):
            continue
        thread.join(PATIENCE)
        if thread.is_alive():
            leaked.append(thread.name)
    return leaked


def _is_of_the_tools(thread: threading.Thread) -> bool:
    # A dummy stands for a thread of Qt's or C's own; it outlives that thread in Python's books.
    is_dummy = isinstance(thread, threading._DummyThread)  # type: ignore[attr-defined,unused-ignore]
    return is_dummy or thread is threading.current_thread() or thread.name.startswith(_TOOLS)


_TOOLS = ("pytest_timeout", "execnet")


def children() -> set[psutil.Process]:
    """Return this process's children, theirs included."""
    if not _LISTS_CHILDREN:
        return set(psutil.Process().children(recursive=True))
    found = set()
    for child in _below(os.getpid()):
        with suppress(psutil.NoSuchProcess):
            found.add(psutil.Process(child))
    return found


_LISTS_CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children").exists()
"""Linux names a process's children; else every process there is must be asked for its parent."""


def _below(process: int) -> Iterator[int]:
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, listed.read_text().split()):
                yield child
                yield from _below(child)


def leaked_processes(before: set[psutil.Process]) -> list[str]:
    """Return command lines of child processes started since that do not end; end them."""
    started = [child for child in children() - before if not _is_of_python(child)]
    _, alive = psutil.wait_procs(started, timeout=PATIENCE)
    leaked = [_command_line(child) for child in alive]
    for child in alive:
        child.kill()
    psutil.wait_procs(alive, timeout=PATIENCE)
    return leaked


def _is_of_python(child: psutil.Process) -> bool:
    command = _command_line(child)
    return "resource_tracker" in command or "multiprocessing.forkserver" in command


def _command_line(child: psutil.Process) -> str:
    try:
        return " ".join(child.cmdline()) or child.name()
    except psutil.NoSuchProcess:
        return "(ended)"
    except psutil.Error as error:
        return str(error)


def active_qt_timers() -> dict[int, str]:
    """Return the Qt timers that run and that Python knows of, by identity; none without Qt.

    This looks at every object there is: a tenth of a second when much is loaded.
    """
    core: Any = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return {}
    shiboken: Any = sys.modules["shiboken6"]
    kinds = set(_kinds(core.QTimer))
    return {
        id(found): f"{found.interval()} ms, parent {found.parent()!r}"
        for found in gc.get_objects()
        if type(found) in kinds and shiboken.isValid(found) and found.isActive()
    }


def _kinds(kind: type[Any]) -> Iterator[type[Any]]:
    yield kind
    below: list[type[Any]] = kind.__subclasses__()
    for more in below:
        yield from _kinds(more)


def leaked_qt_timers(before: dict[int, str]) -> list[str]:
    """Return the Qt timers started since that still run once deferred deletions are done."""
    if not (active_qt_timers().keys() - before.keys()):
        return []
    core: Any = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return [text for key, text in active_qt_timers().items() if key not in before]


@contextmanager
def this_computer_only() -> Iterator[list[str]]:
    """Refuse connections and name look-ups beyond this computer; yield what was refused."""
    refused: list[str] = []
    guard = pytest.MonkeyPatch()
    _guard_connections(guard, refused)
    _guard_lookups(guard, refused)
    try:
        yield refused
    finally:
        guard.undo()


def _guard_connections(guard: pytest.MonkeyPatch, refused: list[str]) -> None:
    for name in ("connect", "connect_ex", "sendto"):
        original = getattr(socket.socket, name)

        def guarded(
            self: socket.socket, *arguments: Any, _original: Callable[..., Any] = original
        ) -> Any:
            address = arguments[-1]
            if self.family in {socket.AF_INET, socket.AF_INET6}:
                _refuse_foreign(str(address[0]), refused)
            return _original(self, *arguments)

        guard.setattr(socket.socket, name, guarded)


def _guard_lookups(guard: pytest.MonkeyPatch, refused: list[str]) -> None:
    original = socket.getaddrinfo

    def guarded(host: Any, *arguments: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and str(name).rstrip(".").endswith(UNKNOWN_HOSTS):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if name:
            _refuse_foreign(str(name), refused)
        return original(host, *arguments, **options)

    guard.setattr(socket, "getaddrinfo", guarded)


def _refuse_foreign(host: str, refused: list[str]) -> None:
    if not is_this_computer(host):
        refused.append(host)
        raise ForeignHostError(host)


def is_this_computer(host: str) -> bool:
    """Whether a host or address means this computer."""
    name = host.strip("[]").partition("%")[0].lower()
    if name in {"", "localhost", socket.gethostname().lower()}:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
