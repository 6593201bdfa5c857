"""The installed window's own entry as a real process on a display with tray and notifications."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.command_line import CommandLine
from tests.support.private_bus import session_bus
from tests.support.virtual_display import VirtualDisplay, virtual_display
from tests.support.waiting import until

_TRAY = [
    *("trayer", "--edge", "bottom", "--align", "right"),
    *("--widthtype", "request", "--height", "24", "--SetDockType", "true"),
]
_SIGN = 20
"""Pixels: an empty tray is narrower."""
TITLE = "Đánh giá dịch vụ hải quan"


@dataclass(frozen=True, slots=True)
class Desktop:
    """A display with a window manager, a tray and a notification service."""

    display: VirtualDisplay
    environment: dict[str, str]
    """For programs that are to appear on it."""
    beats: Path | None = None
    """Where windows write how long their thread was held up; nowhere: they do not measure it."""

    @contextmanager
    def window(
        self, client: CommandLine, *arguments: str, shown: bool = True
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Open the window on a profile; on leaving, kill what is still there."""
        process = self.start(client, *arguments)
        try:
            if shown:
                until(lambda: self.display.windows(TITLE), "the window is shown")
            yield process
        finally:
            process.kill()
            process.wait()

    def start(self, client: CommandLine, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the window's program."""
        return subprocess.Popen(
            [
                *(sys.executable, "-m", *self._program()),
                *("--profile", str(client.profile), "--language", "vi", *arguments),
            ],
            env={**client.environment, **self.environment},
            stdin=subprocess.DEVNULL,
        )

    @contextmanager
    def other_program(self, script: str, title: str) -> Iterator[subprocess.Popen[str]]:
        """Run another program with a window of that title."""
        process = subprocess.Popen(
            [sys.executable, "-c", script, title],
            env=self._own(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            until(lambda: self.display.windows(title), "the other program's window is shown")
            yield process
        finally:
            process.kill()
            process.communicate()

    def _program(self) -> tuple[str, ...]:
        if self.beats is None:
            return ("declarant_client.cli.desk",)
        return ("tests.support.beating_desk", str(self.beats))

    def has_sign(self) -> bool:
        """Whether anything lies in the tray."""
        return any(self.display.place(panel)[2] >= _SIGN for panel in self.display.windows("panel"))

    def click_sign(self) -> None:
        """Click what lies in the tray."""
        (panel,) = self.display.windows("panel")
        left, top, width, height = self.display.place(panel)
        self.display.click(left + width // 2, top + height // 2)

    def announced(self) -> list[str]:
        """Return the titles of what the notification service was told, the newest first."""
        done = subprocess.run(
            ["dunstctl", "history"],
            env=self._own(),
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        (told,) = json.loads(done.stdout)["data"] if done.stdout else [[]]
        return [each["summary"]["data"] for each in told]

    def shows_message(self) -> bool:
        """Whether the notification service shows a message now."""
        done = subprocess.run(
            ["dunstctl", "count", "displayed"],
            env=self._own(),
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return done.stdout.strip() not in {"", "0"}

    def click_message(self) -> None:
        """Do what a click on the message that the notification service shows does."""
        subprocess.run(["dunstctl", "action"], env=self._own(), timeout=20, check=True)

    def _own(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


@contextmanager
def desktop(folder: Path, *, beats: Path | None = None) -> Iterator[Desktop]:
    """Start everything, and end it."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    with ExitStack() as stack:
        display = stack.enter_context(virtual_display(folder))
        bus = stack.enter_context(session_bus(folder))
        environment = {
            "DISPLAY": display.name,
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "XDG_RUNTIME_DIR": str(runtime),
        }
        for command in (_TRAY, ["dunst"]):
            stack.enter_context(_running(command, {**os.environ, **environment}))
        until(lambda: display.windows("panel"), "the tray is there")
        yield Desktop(display, environment, beats)


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)
