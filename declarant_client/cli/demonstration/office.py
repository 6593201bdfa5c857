"""The receiving office of a demonstration: the real one, as a child process with sample data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from declarant_client.domain.sentences import SaidError, Sentence, translate

_SECONDS_TO_END = 15
_NEEDS_EXTRA = 2
"""The receiver's exit code where its libraries are not installed."""


class OfficeNotStartedError(SaidError):
    """The embedded receiving office did not start."""


class EmbeddedOffice:
    """Runs while the block runs; ends with this process in any case (its input closes then)."""

    def __init__(self, folder: Path, *, officer_seconds: float) -> None:
        self._folder = folder
        self._officer_seconds = officer_seconds
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        self.enrolment_code = ""

    @property
    def database(self) -> Path:
        """What the office keeps."""
        return self._folder / "office.sqlite3"

    @property
    def log(self) -> Path:
        """What the office's process says."""
        return self._folder / "office.log"

    def __enter__(self) -> Self:
        ready = self._folder / "ready.json"
        with self.log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                self._command(ready),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf-8",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        try:
            self._await_ready(self._process, ready)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def _command(self, ready: Path) -> list[str]:
        return [
            *(sys.executable, "-m", "declarant_client.receiver", "serve", "--demo"),
            *("--port", "0", "--database", str(self.database), "--ready-file", str(ready)),
            *("--demo-officer-seconds", str(self._officer_seconds), "--until-stdin-closes"),
        ]

    def _await_ready(self, process: subprocess.Popen[str], ready: Path) -> None:
        # The address is printed once the office answers; nothing is when it cannot.
        if process.stdout is None or not process.stdout.readline().strip():
            raise OfficeNotStartedError(self._trouble(process.wait(_SECONDS_TO_END)))
        told = json.loads(ready.read_text(encoding="utf-8"))
        self.url, self.enrolment_code = told["url"], told["enrolment_code"]
        ready.unlink()

    def _trouble(self, code: int) -> Sentence:
        if code == _NEEDS_EXTRA:
            return translate(
                "cli",
                "The demonstration needs the receiving office: install declarant-client[receiver].",
            )
        lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return translate(
            "cli",
            "The receiving office of the demonstration did not start: {reason}",
            reason=lines[-1] if lines else code,
        )

    def _end(self) -> None:
        """Close the office's input, which ends it in order; kill it when it does not end."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
