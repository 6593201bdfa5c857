"""The command line as real processes over one profile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support import preloaded

ROOT = Path(__file__).parents[2]
KEYRING = "tests.support.file_keyring.FileKeyring"
NO_KEYRING = "keyring.backends.fail.Keyring"
LONGEST = 100


class CommandLine:
    """``declarant-client`` on a profile of its own, in English, with a keyring in a file.

    ``fresh``: every command has a new interpreter, which loads everything anew.
    """

    def __init__(self, folder: Path, *, keyring: str = KEYRING, fresh: bool = False) -> None:
        self.profile = folder / "profile"
        self._fresh = fresh or not preloaded.CAN_FORK
        self.umask = -1
        """What its processes are started with; -1: as here."""
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": keyring,
            "DECLARANT_TEST_KEYRING": str(folder / "keyring.json"),
            "PYTHONWARNINGS": "error",
        }

    def run(
        self, *arguments: str, typed: str = "", code: int | None = 0
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; ``typed`` is its standard input, ``code`` what must come."""
        done = self._run(arguments, typed)
        assert code is None or done.returncode == code, (
            f"{arguments} ended with {done.returncode}: {done.stderr}"
        )
        return done

    def _run(self, arguments: tuple[str, ...], typed: str) -> subprocess.CompletedProcess[str]:
        if not self._fresh:
            return preloaded.run(
                "declarant_client",
                self._options(arguments),
                self.environment,
                typed=typed,
                umask=self.umask,
                longest=LONGEST,
            )
        return subprocess.run(
            self._command(arguments),
            input=typed,
            env=self.environment,
            umask=self.umask,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )

    def json(self, *arguments: str, typed: str = "", code: int | None = 0) -> Any:
        """Run a command with ``--json`` and return its one document."""
        return json.loads(self.run("--json", *arguments, typed=typed, code=code).stdout)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command and return its process."""
        return subprocess.Popen(
            self._command(arguments),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        return [sys.executable, "-m", "declarant_client", *self._options(arguments)]

    def _options(self, arguments: tuple[str, ...]) -> list[str]:
        return ["--language", "en", "--profile", str(self.profile), *arguments]
