"""What starts the program loads little, and builds the rest once."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from declarant_client.wiring.late import late

# Each would be felt before the first rows are on the screen.
HEAVY = ("msgspec", "requests", "keyring", "socket", "subprocess", "PySide6", "hashlib")


def test_the_core_loads_nothing_that_the_first_rows_do_without() -> None:
    code = "import sys, declarant_client.wiring; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())


class Whole:
    def __init__(self) -> None:
        self.built = 0

    @late
    def part(self) -> object:
        self.built += 1
        return object()


def test_a_late_part_is_built_when_first_asked_for_and_once_whoever_asks() -> None:
    whole, together = Whole(), Barrier(8)
    assert whole.built == 0

    def ask(_: int) -> object:
        together.wait(20)
        return whole.part

    with ThreadPoolExecutor(8) as threads:
        parts = set(threads.map(ask, range(8)))
    assert len(parts) == whole.built == 1
    assert isinstance(Whole.part, late)
