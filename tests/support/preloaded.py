"""Programs of ours in processes that begin with everything loaded, where the system can fork.

Loading is most of what a short command costs, and the tests run hundreds. Each still has a process,
an environment and streams of its own, and ends like one that was started from nothing. Where
nothing can be forked, and for whoever asks for a ``fresh`` one, a new interpreter is started.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import DupFd
from typing import IO, Any, NoReturn, Protocol

from tests.support import quick_secrets

CAN_FORK = sys.platform == "linux"
"""macOS' own libraries do not bear to be forked."""

LOADED = (
    "declarant_client.application.following_feeds",
    "declarant_client.application.gazette_notices",
    "declarant_client.application.news_beside_offices",
    "declarant_client.application.reminding",
    "declarant_client.application.watching.reading_once",
    "declarant_client.cli.arguments",
    "declarant_client.cli.commands",
    "declarant_client.cli.declarations",
    "declarant_client.cli.doctor",
    "declarant_client.cli.history",
    "declarant_client.cli.notices",
    "declarant_client.cli.outbox",
    "declarant_client.cli.rating",
    "declarant_client.cli.reading",
    "declarant_client.cli.settings",
    "declarant_client.cli.sources",
    "declarant_client.office.web",
    "declarant_client.operating_system.keyring_secrets",
    "declarant_client.operating_system.proxies",
    "declarant_client.receiver.app",
    "declarant_client.receiver.command_line",
    "declarant_client.receiver.demonstration",
    "declarant_client.sources.reading_process",
    "declarant_client.store.copies",
    "declarant_client.store.feeds",
    "declarant_client.store.history",
    "declarant_client.store.notices",
    "declarant_client.store.replies",
    "declarant_client.store.reminders",
    "declarant_client.store.submissions",
    "declarant_client.store.taking_in",
    "declarant_client.wiring.core",
    "keyring",
    "requests",
    "tests.support.file_keyring",
    "tests.support.killed_client_loaded",
    "xlsxwriter",
    __name__,
)


class Running(Protocol):
    """A process with its standard input and output, as ``subprocess`` has them."""

    pid: int
    stdin: IO[str] | None
    stdout: IO[str] | None

    def kill(self) -> None: ...
    def terminate(self) -> None: ...
    def poll(self) -> int | None: ...
    def wait(self) -> int: ...


def started(
    module: str, arguments: Sequence[str], environment: Mapping[str, str], errors: IO[str]
) -> Running:
    """Start ``python -m module`` with pipes to its standard input and output."""
    if not CAN_FORK:
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
        )
    return _Forked(module, arguments, environment, errors)


def run(
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    *,
    typed: str,
    umask: int,
    longest: float,
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module`` to its end in a forked process, as ``subprocess.run`` would."""
    command = [module, *arguments]
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as said,
        tempfile.TemporaryFile() as wrong,
    ):
        given.write(typed.encode())
        given.seek(0)
        process = _begun(command, environment, umask, (given, said, wrong))
        process.join(longest)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(command, longest)
        output, errors = (_text(file) for file in (said, wrong))
        return subprocess.CompletedProcess(command, process.exitcode, output, errors)


def context() -> ForkServerContext:
    """What forks processes from the one of this process that has everything loaded.

    There is only one of them: whoever wants more loaded says so in ``LOADED``.
    """
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(list(LOADED))
    return made


class _Forked:
    """A forked process in the shape of ``subprocess.Popen``."""

    def __init__(
        self,
        module: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        errors: IO[str],
    ) -> None:
        reads, feeds = os.pipe()
        hears, says = os.pipe()
        with os.fdopen(reads) as given, os.fdopen(says, "w") as said:
            self._process = _begun([module, *arguments], environment, -1, (given, said, errors))
        assert self._process.pid is not None
        self.pid = self._process.pid
        self.stdin: IO[str] | None = os.fdopen(feeds, "w", encoding="utf-8")
        self.stdout: IO[str] | None = os.fdopen(hears, encoding="utf-8")

    def kill(self) -> None:
        self._process.kill()

    def terminate(self) -> None:
        self._process.terminate()

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int:
        self._process.join()
        code = self._process.exitcode
        assert code is not None
        return code


class _Stream:
    """A file that another process gets as its own."""

    def __init__(self, file: IO[Any]) -> None:
        self._descriptor = file.fileno()

    def __getstate__(self) -> Any:
        return DupFd(self._descriptor)

    def __setstate__(self, sent: Any) -> None:
        self._descriptor = sent.detach()

    def becomes(self, descriptor: int) -> None:
        os.dup2(self._descriptor, descriptor)
        os.close(self._descriptor)


def _begun(
    command: Sequence[str],
    environment: Mapping[str, str],
    umask: int,
    files: Sequence[IO[Any]],
) -> BaseProcess:
    streams = tuple(_Stream(file) for file in files)
    process = context().Process(target=_live, args=(command, dict(environment), umask, streams))
    process.start()
    return process


def _live(
    command: Sequence[str], environment: dict[str, str], umask: int, streams: Sequence[_Stream]
) -> NoReturn:
    """Be the program: what an interpreter does before and after it, around its ``main``."""
    gc.freeze()  # What was loaded stays: looking it through would copy every page of it.
    for descriptor, stream in enumerate(streams):
        stream.becomes(descriptor)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # It lives as long as we.
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environment)
    if umask >= 0:
        os.umask(umask)
    time.tzset()
    tempfile.tempdir = None
    if environment.get("PYTHONWARNINGS") == "error":
        warnings.simplefilter("error")
    quick_secrets.hash_quickly()
    module, *arguments = command
    sys.argv = [module, *arguments]
    try:
        code = importlib.import_module(f"{module}.__main__").main()
    finally:
        atexit._run_exitfuncs()
    sys.exit(code)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()
