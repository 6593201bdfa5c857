"""A real display without a screen: Xvfb with a window manager, and a keyboard to type on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.waiting import until

SCREEN = "1280x720x24"


@dataclass(frozen=True, slots=True)
class VirtualDisplay:
    """A running display, by its name (``:99``)."""

    name: str

    def environment(self) -> dict[str, str]:
        """Return the environment for programs that are to appear on it."""
        kept = {
            key: value
            for key, value in os.environ.items()
            if key not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}
        }
        return {**kept, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def press(self, *keys: str) -> None:
        """Press keys by their X names, one after the other: ``5``, ``Return``, ``ctrl+z``."""
        self._xdotool("key", "--clearmodifiers", "--delay", "20", *keys)

    def type_text(self, text: str) -> None:
        """Type text."""
        self._xdotool("type", "--clearmodifiers", "--delay", "5", text)

    def windows(self, title: str) -> list[str]:
        """Return the ids of visible windows whose title contains ``title``."""
        found = self._xdotool("search", "--onlyvisible", "--name", title, check=False)
        return found.split()

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at a place of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", str(button))

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Return left, top, width and height of a window on the screen."""
        told = self._xdotool("getwindowgeometry", "--shell", window)
        values = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
        return tuple(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))  # type: ignore[return-value]

    def focus_title(self) -> str:
        """Return the title of the window that has the keyboard."""
        return self._xdotool("getactivewindow", "getwindowname", check=False).strip()

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(done.stderr)
        return done.stdout


@contextmanager
def virtual_display(folder: Path) -> Iterator[VirtualDisplay]:
    """Start Xvfb on a free number with openbox, and end both."""
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            msg = f"{program} is missing: run the set-up, or install it from the system's packages"
            raise AssertionError(msg)
    reading, writing = os.pipe()
    with (folder / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(
            # -r: on a busy machine a key that is let go late must not be pressed many times.
            # -noreset: else the first question's end resets the server, and with it a window
            # manager that is just connecting.
            [
                *("Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN),
                *("-nolisten", "tcp", "-r", "-noreset"),
            ],
            pass_fds=(writing,),
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    os.close(writing)
    manager = None
    try:
        with os.fdopen(reading, encoding="ascii") as number:
            display = VirtualDisplay(f":{number.readline().strip()}")
        manager = subprocess.Popen(
            ["openbox"],
            env={**os.environ, "DISPLAY": display.name},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(lambda: _is_managed(display), "the window manager is running")
        # The first key makes the server tell the keyboard's map anew, and the manager lays its own
        # keys anew then: one pressed meanwhile would pass it by.
        display.press("Shift_L")
        yield display
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait(timeout=20)


def _is_managed(display: VirtualDisplay) -> bool:
    done = subprocess.run(
        ["xdotool", "get_desktop"],
        env={**os.environ, "DISPLAY": display.name},
        capture_output=True,
        timeout=20,
        check=False,
    )
    return done.returncode == 0
