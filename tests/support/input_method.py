"""A real Vietnamese input method: ibus with Unikey (Telex), on the test's own bus and display."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.waiting import until

ENGINE = "Unikey"


@contextmanager
def vietnamese_input_method(folder: Path, desk: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Start it where ``desk`` is; yield the environment for programs that are typed into."""
    home = folder / "input method"
    environment = {
        **desk,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "QT_IM_MODULE": "ibus",
    }
    home.mkdir()
    daemon = subprocess.Popen(
        ["ibus-daemon", "--panel=disable", "--config=disable", "--emoji-extension=disable"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        choose_vietnamese(environment)
        yield environment
    finally:
        daemon.terminate()
        daemon.wait(timeout=20)


def choose_vietnamese(environment: Mapping[str, str]) -> None:
    """Choose the engine for what has the keyboard now: ibus keeps one for each window."""
    until(lambda: _is_chosen(environment), f"{ENGINE} is the engine")


def _is_chosen(environment: Mapping[str, str]) -> bool:
    # Its code of exit also tells that the keyboard's layout could not be set, which Xvfb refuses.
    _ibus(environment, "engine", ENGINE)
    return ENGINE in _ibus(environment, "engine")


def _ibus(environment: Mapping[str, str], *words: str) -> str:
    return subprocess.run(
        ["ibus", *words],
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    ).stdout
