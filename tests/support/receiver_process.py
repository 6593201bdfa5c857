"""A real receiving office on loopback, as a process of its own."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from declarant_client.receiver.command_line import run
from tests.support import preloaded, quick_secrets
from tests.support.preloaded import Running

RESOURCES = Path(__file__).parents[2] / "resources"
CONTRACT = RESOURCES / "contract"
SAMPLE = RESOURCES / "sample"

quick_secrets.hash_quickly()


class ReceiverProcess:
    """``declarant-receiver serve`` on a free port, over a database in ``folder``.

    The port is chosen at the first start and kept by ``restart``; ``command`` works with the
    server running or not. Use as a context manager, or call ``kill`` or ``end``.
    """

    def __init__(self, folder: Path, *options: str, demo: bool = False) -> None:
        self._folder = folder
        self._options = [*options, "--demo"] if demo else list(options)
        self._port = 0
        self._process: Running | None = None
        self.database = folder / "office.sqlite3"
        self.url = ""
        self.enrolment_code: str | None = None
        """With ``demo``: a code of 0200999001, new at every start."""

    @property
    def log(self) -> str:
        """What the process said on its standard error, over all starts."""
        return (self._folder / "receiver.err").read_text(encoding="utf-8")

    def set_up(self) -> Self:
        """Import the sample office and its directory, as an office would; nothing else."""
        self.command("office", "import", str(SAMPLE / "office.toml"))
        self.command("directory", "import", str(SAMPLE / "directory.toml"))
        return self

    def start(self) -> Self:
        """Start the server and return once it answers."""
        ready = self._folder / "ready.json"
        with (self._folder / "receiver.err").open("a", encoding="utf-8") as errors:
            self._process = preloaded.started(
                "declarant_client.receiver",
                (
                    *("serve", "--database", str(self.database), "--port", str(self._port)),
                    *("--ready-file", str(ready), "--until-stdin-closes", *self._options),
                ),
                os.environ,
                errors,
            )
        assert self._process.stdout is not None
        # The address is printed when the server answers, so this line is what to wait for.
        self.url = self._process.stdout.readline().strip()
        if not self.url:
            self.kill()
            raise AssertionError(f"the receiver did not start: {self.log}")
        self._port = int(self.url.rsplit(":", 1)[1])
        self.enrolment_code = json.loads(ready.read_text(encoding="utf-8"))["enrolment_code"]
        return self

    @property
    def process(self) -> Running:
        """The running process."""
        assert self._process is not None, "the receiver was not started"
        return self._process

    def kill(self) -> None:
        """End the server at once, as a power cut would; nothing to do when it is down."""
        if self._process is not None:
            self._process.kill()
            self._wait()

    def end(self) -> int:
        """Close the server's standard input, wait for its orderly end, return its exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self._wait()

    def terminate(self) -> int:
        """Send SIGTERM, wait for the orderly end, return the exit code."""
        self.process.terminate()
        return self._wait()

    def restart(self) -> Self:
        """Start again on the same database and the same port."""
        self.kill()
        return self.start()

    def command(self, *arguments: str) -> str:
        """Run a ``declarant-receiver`` command on the same database; return what it printed."""
        out, err = io.StringIO(), io.StringIO()
        code = run(["--database", str(self.database), *arguments], out=out, err=err)
        assert code == 0, f"{arguments} ended with {code}: {err.getvalue()}"
        return out.getvalue()

    def enrolment_code_for(self, tax_code: str, *options: str) -> str:
        """Let a party in and return its enrolment code."""
        return self.command("enterprise", "add", tax_code, *options).strip()

    def _wait(self) -> int:
        process = self.process
        code = process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None and not stream.closed:
                stream.close()
        self._process = None
        return code

    def __enter__(self) -> Self:
        return self if self._process is not None else self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
